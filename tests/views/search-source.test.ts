import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Entry, Links } from '../../src/archive/search/entry.ts';
import type { IndexWriter } from '../../src/index/index-writer.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { type NamedNode, namedNode, type Quad, quad } from '../../src/rdf/quads.ts';
import { dcterms, isnad, org, rdf, rdfs, skos, skosxl } from '../../src/rdf/vocabulary.ts';
import { entryOf } from '../../src/views/search-entry.ts';
import { entrySource } from '../../src/views/search-source.ts';
import { BASE, curated } from '../support/curated.ts';

/** The curated data with entries that are only ever kept current, as the search file keeps them. */
class Kept {
  readonly index: SharedIndex;
  readonly #writer: IndexWriter;
  readonly records: readonly string[];
  readonly original = new Map<string, readonly Quad[]>();
  readonly #entries = new Map<string, Entry>();
  readonly #links = new Map<string, Links>();

  constructor({ index, writer }: Awaited<ReturnType<typeof curated>>) {
    this.index = index;
    this.#writer = writer;
    this.records = [...index.graphs()].filter(
      (graph) => /\/[a-z-]+\/[a-z0-9-]+$/.test(graph) && !/vocabulary/.test(graph),
    );
    for (const record of this.records) this.original.set(record, this.content(record));
    for (const record of this.records) this.#describe(thingOf(record));
  }

  content(graph: string): Quad[] {
    return [...this.index.match(null, null, null, namedNode(graph))];
  }

  change(edits: ReadonlyMap<string, readonly Quad[]>): void {
    const things = [...edits.keys()].map(thingOf);
    const changed = things.map((thing) => ({ thing, before: this.#links.get(thing) }));
    const changes = Array.from(edits, ([graph, quads]) => ({ graph, quads }));
    this.#writer.apply(changes, 1);
    for (const [graph, quads] of edits) {
      if (quads.length > 0) continue;
      this.#entries.delete(thingOf(graph));
      this.#links.delete(thingOf(graph));
    }
    for (const thing of entrySource(this.index).touched(changed)) {
      if (this.#entries.has(thing) || things.includes(thing)) this.#describe(thing);
    }
    for (const [graph, quads] of edits) if (quads.length === 0) this.#entries.delete(thingOf(graph));
  }

  /** Compares with describing everything anew. */
  check(): void {
    for (const [thing, kept] of this.#entries) {
      assert.deepEqual(kept, entryOf(this.index, thing), thing);
      const found = entrySource(this.index).foundBy(thing);
      assert.deepEqual({ ...kept, ...found }, kept, `what ${thing} is found by before all of it is compared`);
    }
  }

  #describe(thing: string): void {
    const source = entrySource(this.index);
    this.#entries.set(thing, source.describe(thing));
    this.#links.set(thing, source.linksOf(thing));
  }
}

const thingOf = (record: string): string => record.replace(BASE, `${BASE}id/`);

const kept = new Kept(await curated());

/** What entries are made of, on claims and on things; a change takes its objects from what others say with the property. */
const OF_CLAIMS: readonly NamedNode[] = [
  ...[
    isnad.claimant,
    isnad.about,
    isnad.credits,
    isnad.reports,
    isnad.aspect,
    isnad.modality,
    isnad.value,
    isnad.bound,
  ],
  ...[isnad.object, isnad.finding, isnad.counts, isnad.curation],
];
const OF_THINGS: readonly NamedNode[] = [
  ...[isnad.place, isnad.within, isnad.date, isnad.earliest, rdfs.label, org.subOrganizationOf, dcterms.publisher],
  ...[skos.broader, rdf.type, skosxl.altLabel, skosxl.literalForm],
];
const objects = new Map([...OF_CLAIMS, ...OF_THINGS].map((own) => [own, kept.index.objects(null, own).slice(0, 60)]));

const edit = fc.record({
  graph: fc.constantFrom(...kept.records),
  drop: fc.array(fc.nat(), { maxLength: 3 }),
  add: fc.array(fc.record({ subject: fc.nat(), predicate: fc.nat(), object: fc.nat() }), { maxLength: 3 }),
  withdrawn: fc.nat(4).map((at) => at === 0),
  restored: fc.nat(4).map((at) => at === 0),
});

function edited({
  graph,
  drop,
  add,
  withdrawn,
  restored,
}: typeof edit extends fc.Arbitrary<infer E> ? E : never): Quad[] {
  if (restored) return [...(kept.original.get(graph) as readonly Quad[])];
  if (withdrawn) return [];
  const quads = kept.content(graph);
  const claims = quads.filter(({ predicate }) => predicate.equals(isnad.statedIn)).map(({ subject }) => subject);
  for (const at of drop) {
    const telling = quads.filter(({ predicate }) => [...OF_CLAIMS, ...OF_THINGS].some((own) => own.equals(predicate)));
    const gone = telling[at % Math.max(1, telling.length)];
    if (gone !== undefined) quads.splice(quads.indexOf(gone), 1);
  }
  for (const { subject, predicate, object } of add) {
    const claim = claims[subject % (claims.length + 1)];
    const properties = claim === undefined ? OF_THINGS : OF_CLAIMS;
    const property = properties[predicate % properties.length] as NamedNode;
    const known = objects.get(property) ?? [];
    const value = known[object % known.length];
    if (value !== undefined) quads.push(quad(claim ?? namedNode(thingOf(graph)), property, value));
  }
  return quads;
}

describe('after a change of the archive', () => {
  it('describing what it touches is as good as describing everything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        (rounds) => {
          for (const round of rounds) kept.change(new Map(round.map((own) => [own.graph, edited(own)])));
          kept.check();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('touches little where little can differ', () => {
    const source = entrySource(kept.index);
    const thing = `${BASE}id/place/syria`;
    const before = source.linksOf(thing);
    assert.deepEqual([...source.touched([{ thing, before }])], [thing], 'a place that has only another name');
  });
});
