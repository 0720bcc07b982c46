import { NEUTRAL_BASE } from '../rdf/base.ts';
import { type NamedNode, namedNode, type Quad, quad } from '../rdf/quads.ts';
import { dcterms, isnad, oa, org, prov, rdf, skos } from '../rdf/vocabulary.ts';
import type { ArchivableRecord } from '../records/record.ts';
import { CLAIM_SEGMENTS, ownerOf, parseIri } from '../records/segments.ts';
import type { Standing, Surroundings } from './surroundings.ts';

/** What a validation reads of a record. */
export type Validatable = Pick<ArchivableRecord, 'iri' | 'thing' | 'slug' | 'quads' | 'nquads'>;

/** What of other records a validation of one record needs. */
export interface Neighbourhood {
  /** Types of every node referred to, and the properties of those nodes that shapes and checks read. */
  readonly quads: readonly Quad[];
  /** How each node of another record stands that this one refers to. */
  readonly standing: ReadonlyMap<string, Standing>;
}

/** Properties along which no node may come back to itself; they are followed through other records. */
export const ACYCLIC: readonly NamedNode[] = [
  isnad.reports,
  isnad.subsetOf,
  isnad.revises,
  isnad.within,
  isnad.partOf,
  isnad.translationOf,
  org.subOrganizationOf,
  skos.broader,
  prov.wasDerivedFrom,
];

/** What is read of a node in another record, beside its types and what is followed. */
const READ: readonly NamedNode[] = [
  ...[isnad.textLength, isnad.value, isnad.upperValue, isnad.bound, isnad.counts],
  ...[isnad.statedIn, isnad.about, isnad.aspect, isnad.earliest, isnad.latest],
];

/** Followed from record to record: the chains, then who states a claim and where an incident was. */
const followed = new Set([...ACYCLIC, isnad.claimant, isnad.place].map(({ value }) => value));
const wanted = new Set([...followed, ...READ.map(({ value }) => value)]);
/** References behind which more is read than a type. */
const deep = new Set([
  ...followed,
  ...[oa.hasSource, isnad.variantOf, isnad.credits, isnad.about, isnad.object].map(({ value }) => value),
  ...[dcterms.publisher, dcterms.creator, isnad.issuingUnit].map(({ value }) => value),
]);

/**
 * Collects the neighbourhood of a record. Bound: one type list for each node it refers to, and one node for each step
 * of the chains that begin there (`reports`, `subsetOf`, `within`, the bodies above a claimant ...), however long they
 * are. What refers to the record is never asked for: that is without bound.
 */
export function neighbourhoodOf(record: Validatable, surroundings: Surroundings): Neighbourhood {
  const { quads } = record;
  const own = new Set(quads.map(({ subject }) => subject.value));
  const standing = new Map<string, Standing>();
  const near: Quad[] = [];
  const chains: string[] = [];
  const visit = (iri: string) => {
    if (own.has(iri) || standing.has(iri)) return;
    // What the archive still holds of this very record is about to be replaced.
    if (belongsTo(iri, record)) {
      standing.set(iri, 'missing');
      return;
    }
    standing.set(iri, surroundings.status(iri));
    for (const type of surroundings.typesOf(iri) ?? []) near.push(quad(namedNode(iri), rdf.type, namedNode(type)));
  };
  for (const { predicate, object } of quads) {
    if (object.termType !== 'NamedNode' || !isNode(object.value)) continue;
    visit(object.value);
    if (deep.has(predicate.value) && standing.get(object.value) !== 'missing' && !own.has(object.value))
      chains.push(object.value);
  }
  const walked = new Set<string>();
  for (let next = chains.pop(); next !== undefined; next = chains.pop()) {
    if (walked.has(next)) continue;
    walked.add(next);
    for (const step of surroundings.quadsOf(next)) {
      if (!wanted.has(step.predicate.value)) continue;
      near.push(step);
      if (followed.has(step.predicate.value) && !own.has(step.object.value)) chains.push(step.object.value);
    }
  }
  return { quads: near, standing };
}

/** Whether an IRI names a thing or a `#` node of some record, rather than something outside. */
export function isNode(iri: string): boolean {
  return iri.startsWith(`${NEUTRAL_BASE}id/`);
}

function belongsTo(iri: string, { thing, slug }: Validatable): boolean {
  const named = parseIri(iri);
  return ownerOf(iri) === thing || (named?.kind === 'claim' && named.document === slug && isDocument(thing));
}

function isDocument(thing: string): boolean {
  const named = parseIri(thing);
  return named?.kind === 'thing' && CLAIM_SEGMENTS.includes(named.segment);
}
