import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { derivedGraph, derivedQuads } from '../../src/claims/derive.ts';
import { claimView } from '../../src/claims/read-claim.ts';
import { figureOf, passedOnOtherwise, repeatedFigures } from '../../src/claims/repeated.ts';
import type { Slot } from '../../src/index/quad-index.ts';
import { SharedIndex } from '../../src/index/shared-index.ts';
import { termGraphs } from '../../src/index/term-graphs.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import type { Quad } from '../../src/rdf/quads.ts';
import { isnad, rdf } from '../../src/rdf/vocabulary.ts';
import { BASE, curated } from '../support/curated.ts';
import { indexOfGraphs } from '../support/shared-index.ts';
import { claimTurtle } from './fixture.ts';

const { index } = await curated();
const claim = (path: string) => claimView(index, `${BASE}id/claim/${path}`) ?? assert.fail(path);
const last = (iri: string | undefined): string => (iri ?? '').replace(/^.*[#/]/, '');

describe('figures that are given more than once', () => {
  it('are those of question 25, with as many claims and voices, and those that cover a part', () => {
    const expected = JSON.parse(readFileSync('queries/25-voices-behind-figures.expected.json', 'utf8')) as {
      rows: Record<string, string | null>[];
    };
    const asked = expected.rows.map((row) =>
      [
        row['thing'],
        last(row['aspect']?.replace(':', '#')),
        last(row['counts']?.replace(':', '#')),
        row['lowest'],
        row['highest'],
        row['claims'],
        row['voices'],
      ].join(' '),
    );
    const { figures, unjudged } = repeatedFigures(index);
    const found = figures
      .filter(({ hasScope, about }) => !hasScope && about.length === 1)
      .map(({ about, aspect, counts, lowest, highest, claims, voices }) =>
        [
          about[0]?.slice(BASE.length),
          last(aspect),
          last(counts),
          lowest,
          highest ?? null,
          claims.length,
          voices.length,
        ].join(' '),
      );
    assert.deepEqual([...found].sort(), asked.sort());
    assert.ok(figures.length > found.length);
    assert.equal(unjudged, 0);
  });

  it('come with those of most claims first, and each claim once', () => {
    const { figures } = repeatedFigures(index);
    const sizes = figures.map(({ claims }) => claims.length);
    assert.deepEqual(
      sizes,
      [...sizes].sort((a, b) => b - a),
    );
    const claims = figures.flatMap((figure) => figure.claims);
    assert.equal(new Set(claims).size, claims.length);
  });

  it('are read once a log position', () => {
    assert.equal(repeatedFigures(index), repeatedFigures(index));
  });
});

describe('everyone who says what one claim says', () => {
  it('is told with who comes first, and who comes after without naming a source', () => {
    const figure = figureOf(index, claim('soc-2023-04-04/killed-children'));
    assert.deepEqual(
      figure?.claims.map(({ iri }) => iri.split('/')[5]?.replace(/-.*/, '')),
      ['vdc', 'snhr', 'jesr', 'soc'],
    );
    assert.deepEqual([figure?.voices.length, figure?.echoes.length], [1, 3]);
  });

  it('is the claim alone where nobody else says it, and nobody for a demand', () => {
    assert.equal(figureOf(index, claim('soc-2023-04-04/attacks-confirmed'))?.claims.length, 1);
    const [demand] = index.subjects(rdf.type, isnad.Demand);
    const asked = claimView(index, demand?.value ?? '');
    assert.ok(asked?.isDemand);
    assert.equal(figureOf(index, asked), undefined);
  });

  it('is told apart from those who pass it on with another figure', () => {
    const otherwise = passedOnOtherwise(index, [`${BASE}id/claim/jim-3/talmenes`]).map(({ iri }) => iri);
    assert.ok(otherwise.includes(`${BASE}id/claim/soc-2017-02-15/jim-chlorine-incidents`));
  });
});

/** Counts what is read of single nodes. */
class CountingIndex extends SharedIndex {
  matches = 0;
  override match(s?: Slot, p?: Slot, o?: Slot, g?: Slot): IterableIterator<Quad> {
    this.matches += 1;
    return super.match(s, p, o, g);
  }
}

describe('what reading them costs', () => {
  const PREFIXES = `@prefix isnad: <https://w3id.org/isnad/ontology#> . @prefix as: <https://w3id.org/isnad/vocabulary/aspect#> .
@prefix b: <https://w3id.org/isnad/vocabulary/bound#> . @prefix c: <https://w3id.org/isnad/vocabulary/counts#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .`;
  const count = (value: number) =>
    `isnad:about <id/incident/x> ; isnad:aspect as:killed ; isnad:value ${value} ; isnad:bound b:unqualified ; isnad:counts c:persons`;

  async function reads(single: number): Promise<number> {
    const turtle = [
      PREFIXES,
      claimTurtle('first/killed', '2017-04-05', 'watch', count(1)),
      claimTurtle('second/killed', '2017-04-06', 'press', count(1)),
      ...Array.from({ length: single }, (_, i) => claimTurtle(`d${i}/killed`, '2017-04-05', `o${i}`, count(100 + i))),
    ].join('\n');
    const quads = await parseRdf(turtle, { format: 'turtle', baseIRI: BASE });
    const { index: plain, writer } = indexOfGraphs([...(await termGraphs(BASE)), { graph: `${BASE}g`, quads }]);
    writer.apply([{ graph: derivedGraph(BASE).value, quads: derivedQuads(plain, BASE) }], 1);
    const counting = new CountingIndex(writer);
    assert.equal(repeatedFigures(counting).figures.length, 1);
    return counting.matches;
  }

  it('does not grow with claims whose figure nobody repeats', async () => {
    assert.equal(await reads(10), await reads(400));
  });
});
