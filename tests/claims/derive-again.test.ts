import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { derivedGraph, derivedQuads } from '../../src/claims/derive.ts';
import { Rederivation } from '../../src/claims/derive-again.ts';
import type { GraphDifference } from '../../src/index/graph-changes.ts';
import type { IndexWriter } from '../../src/index/index-writer.ts';
import type { GraphChange } from '../../src/index/quad-index.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../../src/rdf/quads.ts';
import { dcterms, isnad, rdf, rdfs, skos, skosxl } from '../../src/rdf/vocabulary.ts';
import { BASE, curated } from '../support/curated.ts';

const DERIVED = derivedGraph(BASE).value;
const key = ({ subject, predicate, object }: Quad): string =>
  JSON.stringify([
    subject.value,
    predicate.value,
    object.termType,
    object.value,
    'language' in object && object.language,
  ]);

/** The curated data with a derived graph that is only ever kept current, and never computed whole. */
class Kept {
  readonly index: SharedIndex;
  readonly records: ReadonlyMap<string, readonly Quad[]>;
  readonly #writer: IndexWriter;

  constructor({ index, writer }: Awaited<ReturnType<typeof curated>>) {
    this.index = index;
    this.#writer = writer;
    const records = [...index.graphs()].filter((graph) => !/\/(derived|ontology|vocabulary\/.*)$/.test(graph));
    this.records = new Map(records.sort().map((graph) => [graph, this.content(graph)]));
  }

  content(graph: string): Quad[] {
    return [...this.index.match(null, null, null, namedNode(graph))];
  }

  change(graph: string, quads: readonly Quad[]): void {
    const [old, now] = [new Map(this.content(graph).map((q) => [key(q), q])), new Map(quads.map((q) => [key(q), q]))];
    const changed = [...old, ...now].filter(([name]) => old.has(name) !== now.has(name)).map(([, q]) => q);
    const step = new Rederivation(this.index, changed, BASE);
    this.#apply({ graph, quads }, { graph: DERIVED, added: [], removed: step.stale });
    this.#apply({ graph: DERIVED, ...step.renewed(this.index) });
  }

  /** Compares with the derivation of everything. */
  check(): void {
    const quads = this.content(DERIVED);
    const kept = new Set(quads.map(key));
    this.#apply({ graph: DERIVED, quads: [] });
    const whole = new Set(Array.from(derivedQuads(this.index, BASE), key));
    this.#apply({ graph: DERIVED, quads });
    assert.deepEqual([...kept.difference(whole)].slice(0, 5), [], 'kept, but nothing says so any more');
    assert.deepEqual([...whole.difference(kept)].slice(0, 5), [], 'follows, but is not there');
  }

  #apply(...changes: (GraphChange | GraphDifference)[]): void {
    this.#writer.apply(changes, 1);
  }
}

const kept = new Kept(await curated());
const graphs = [...kept.records.keys()];

/** Properties that something is derived from; a change takes its new objects from what other records say with them. */
const TELLING = [
  ...[isnad.claimant, isnad.statedIn, isnad.about, isnad.credits, isnad.reports, isnad.date, isnad.earliest],
  ...[isnad.aspect, isnad.modality, isnad.value, isnad.bound, isnad.counts, isnad.object, isnad.scope, isnad.party],
  ...[isnad.withholding, isnad.ofProperty, rdfs.label, dcterms.title, skosxl.altLabel, skosxl.literalForm, rdf.type],
  ...[rdfs.subClassOf, isnad.finding, isnad.asWorded, isnad.addressee, isnad.standardOfProof],
];
const pool = TELLING.flatMap((predicate) => {
  const objects = kept.index.objects(null, predicate).slice(0, 60);
  return objects.length === 0 ? [] : [{ predicate, objects }];
});

const edit = fc.record({
  graph: fc.constantFrom(...graphs),
  drop: fc.array(fc.nat(), { maxLength: 4 }),
  add: fc.array(fc.record({ subject: fc.nat(), predicate: fc.nat(), object: fc.nat() }), { maxLength: 4 }),
});
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;
const withdrawal = fc.constantFrom(...graphs).map((graph) => ({ graph, withdrawn: true }));
const restoration = fc.constantFrom(...graphs).map((graph) => ({ graph, restored: true }));
const step = fc.oneof({ weight: 4, arbitrary: edit }, withdrawal, restoration);

function edited({ graph, drop, add }: Edit): Quad[] {
  const quads = kept.content(graph);
  const nodes = [...new Set([...(kept.records.get(graph) ?? []), ...quads].map(({ subject }) => subject))];
  for (const at of drop) quads.splice(at % (quads.length + 1), 1);
  for (const chosen of add) {
    const { predicate, objects } = pool[chosen.predicate % pool.length] ?? assert.fail();
    const [node, object] = [nodes[chosen.subject % nodes.length], objects[chosen.object % objects.length]];
    if (node !== undefined && object !== undefined) quads.push(quad(node, predicate, object));
  }
  return quads;
}

describe('the derived graph, kept current', () => {
  it('equals the derivation of everything after any sequence of changes', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const seen = new Set<string>();
        for (const change of steps) {
          seen.add(change.graph);
          if ('drop' in change) kept.change(change.graph, edited(change));
          else kept.change(change.graph, 'restored' in change ? (kept.records.get(change.graph) ?? []) : []);
        }
        kept.check();
        for (const graph of seen) kept.change(graph, kept.records.get(graph) ?? []);
        kept.check();
      }),
      { numRuns: 40 },
    );
  });

  it('follows a new name into the sentence of every claim that mentions it, and nowhere else', () => {
    const [claim] = kept.index.subjects(rdf.type, isnad.Claim);
    const agent = kept.index.object(claim, isnad.claimant);
    assert.ok(claim !== undefined && agent !== undefined);
    const graph = agent.value.replace('/id/', '/');
    const before = kept.content(graph);
    kept.change(graph, [
      ...before.filter((q) => !(q.subject.equals(agent) && q.predicate.equals(rdfs.label))),
      quad(agent, rdfs.label, literal('Renamed', 'en')),
    ]);
    const sentences = kept.index.objects(claim, isnad.sentence);
    assert.ok(sentences.some(({ value }) => value.includes('Renamed')));
    kept.check();
    kept.change(graph, before);
  });

  it('leaves an edge that another claim of the document feeds, and takes away one that none does', () => {
    const graph = `${BASE}document/new`;
    const [document, thing] = [namedNode(`${BASE}id/document/new`), namedNode(`${BASE}id/place/new`)];
    const claim = (name: string): Quad[] => {
      const node = namedNode(`${BASE}id/claim/new/${name}`);
      return [
        quad(node, rdf.type, isnad.Claim),
        quad(node, isnad.statedIn, document),
        quad(node, isnad.claimant, namedNode(`${BASE}id/organization/${name}`)),
        quad(node, isnad.about, thing),
      ];
    };
    const edges = () =>
      kept.index
        .subjects(null, thing, namedNode(DERIVED))
        .map(({ value }) => value.slice(`${BASE}id/`.length))
        .sort();
    kept.change(graph, [...claim('a'), ...claim('b')]);
    assert.deepEqual(edges(), ['document/new', 'organization/a', 'organization/b']);
    kept.change(graph, claim('a'));
    assert.deepEqual(edges(), ['document/new', 'organization/a']);
    kept.change(graph, []);
    assert.deepEqual(edges(), []);
  });

  it('follows a chain to its end when a claim in the middle of it changes', () => {
    const names = ['first', 'middle', 'last'];
    const node = (name: string) => namedNode(`${BASE}id/claim/${name}/c`);
    const claim = (name: string, ...more: [NamedNode, Quad['object']][]): Quad[] => [
      quad(node(name), rdf.type, isnad.Claim),
      quad(node(name), isnad.statedIn, namedNode(`${BASE}id/document/${name}`)),
      quad(node(name), isnad.claimant, namedNode(`${BASE}id/organization/${name}`)),
      ...more.map(([predicate, object]) => quad(node(name), predicate, object)),
    ];
    const change = (name: string, quads: Quad[]) => kept.change(`${BASE}document/${name}`, quads);
    change('first', claim('first'));
    change('middle', claim('middle', [isnad.reports, node('first')]));
    change('last', claim('last', [isnad.reports, node('middle')]));
    const rests = () => kept.index.objects(node('last'), isnad.voice).map(({ value }) => value);
    assert.deepEqual(rests(), [`${BASE}id/organization/first`]);
    change('first', claim('first', [isnad.credits, namedNode(`${BASE}id/organization/witness`)]));
    assert.deepEqual(rests(), [`${BASE}id/organization/witness`]);
    change('middle', claim('middle'));
    assert.deepEqual(rests(), [`${BASE}id/organization/middle`]);
    kept.check();
    for (const name of names) change(name, []);
    kept.check();
  });

  it('takes back a date that is lent when another record withholds it, and a plain label when its form changes', () => {
    const [document, claim, part] = ['document/d', 'claim/d/c', 'claim/d/c#w'].map((name) =>
      namedNode(`${BASE}id/${name}`),
    ) as [NamedNode, NamedNode, NamedNode];
    kept.change(`${BASE}document/d`, [
      quad(document, isnad.date, literal('2017')),
      quad(claim, rdf.type, isnad.Claim),
      quad(claim, isnad.statedIn, document),
      quad(claim, isnad.claimant, document),
      quad(claim, isnad.withholding, part),
      quad(document, skosxl.altLabel, part),
    ]);
    assert.equal(kept.index.object(claim, isnad.date)?.value, '2017');
    kept.change(`${BASE}document/e`, [
      quad(part, isnad.ofProperty, isnad.date),
      quad(part, skosxl.literalForm, literal('another name', 'en')),
    ]);
    assert.equal(kept.index.object(claim, isnad.date), undefined);
    assert.equal(kept.index.object(document, skos.altLabel)?.value, 'another name');
    kept.change(`${BASE}document/e`, []);
    kept.check();
    kept.change(`${BASE}document/d`, []);
  });
});
