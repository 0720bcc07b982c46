import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { edtf, isnad, oa, rdf } from '../rdf/vocabulary.ts';
import type {
  ClaimCore,
  ClaimValue,
  ClaimView,
  CurationView,
  DemandView,
  PassageView,
  ReadingView,
  ScopeView,
} from './claim-view.ts';
import { NodeReader } from './node-reader.ts';

/** Reads a claim from the index: one look-up for each of its nodes, none of them larger than the claim. Undefined: no such claim. */
export function claimView(index: QuadIndex, iri: string): ClaimView | undefined {
  const node = new NodeReader(index, iri);
  const core = coreOf(index, node);
  if (core === undefined) return undefined;
  return {
    ...core,
    readings: node.iris(isnad.reading).map((reading) => readingOf(new NodeReader(index, reading))),
    passages: node.iris(isnad.passage).map((passage) => passageOf(index, passage)),
    curation: node.iris(isnad.curation).map((curation) => curationOf(new NodeReader(index, curation))),
  };
}

/** The same without its readings, passages and curation: three look-ups, for whoever reads very many. */
export function claimCore(index: QuadIndex, iri: string): ClaimCore | undefined {
  return coreOf(index, new NodeReader(index, iri));
}

function coreOf(index: QuadIndex, node: NodeReader): ClaimCore | undefined {
  const document = node.iri(isnad.statedIn);
  const claimant = node.iri(isnad.claimant);
  if (document === undefined || claimant === undefined) return undefined;
  const isDemand = node.iris(rdf.type).includes(isnad.Demand.value);
  // A date that is withheld is not its document's.
  const isDateWithheld = node
    .iris(isnad.withholding)
    .some((part) => index.has(namedNode(part), isnad.ofProperty, isnad.date));
  const own = isDateWithheld || node.text(isnad.date) !== undefined;
  const dated = own ? node : new NodeReader(index, document);
  const scope = node.iri(isnad.scope);
  return dropUndefined({
    iri: node.node.value,
    isDemand,
    document,
    claimant,
    about: node.iris(isnad.about),
    aspect: node.iri(isnad.aspect),
    modality: node.iri(isnad.modality),
    value: claimValue(node),
    object: node.iri(isnad.object),
    finding: node.iri(isnad.finding),
    gist: node.worded(isnad.gist),
    asWorded: node.worded(isnad.asWorded),
    bound: node.iri(isnad.bound),
    counts: node.iri(isnad.counts),
    scope: scope === undefined ? undefined : scopeOf(new NodeReader(index, scope)),
    credits: node.iris(isnad.credits),
    creditsDocument: node.iris(isnad.creditsDocument),
    creditedModality: node.iris(isnad.creditedModality),
    reports: node.iris(isnad.reports),
    sourceCheck: node.iri(isnad.sourceCheck),
    standardOfProof: node.iris(isnad.standardOfProof),
    standardAsWorded: node.worded(isnad.standardAsWorded),
    revises: node.iris(isnad.revises),
    variantOf: node.iris(isnad.variantOf),
    subsetOf: node.iris(isnad.subsetOf),
    readIn: node.iris(isnad.readIn),
    date: dated.text(isnad.date),
    earliest: dated.text(isnad.earliest),
    latest: dated.text(isnad.latest),
    demand: isDemand ? demandOf(node) : undefined,
  });
}

/** The claims that speak of a thing, by IRI order; readings are not followed. */
export function claimsAbout(index: QuadIndex, thing: string): ClaimView[] {
  return viewsOf(index, isnad.about, thing);
}

/** The same without their readings, passages and curation, for whoever compares them. */
export function coresAbout(index: QuadIndex, thing: string): ClaimCore[] {
  return irisOf(index, isnad.about, thing).flatMap((iri) => claimCore(index, iri) ?? []);
}

/** The claims a body makes. */
export function claimsBy(index: QuadIndex, agent: string): ClaimView[] {
  return viewsOf(index, isnad.claimant, agent);
}

/** The claims that credit a body, whether or not it said so. */
export function claimsCrediting(index: QuadIndex, agent: string): ClaimView[] {
  return viewsOf(index, isnad.credits, agent);
}

/** The claims and demands a document states. */
export function claimsIn(index: QuadIndex, document: string): ClaimView[] {
  return viewsOf(index, isnad.statedIn, document);
}

function viewsOf(index: QuadIndex, predicate: NamedNode, object: string): ClaimView[] {
  return irisOf(index, predicate, object).flatMap((iri) => claimView(index, iri) ?? []);
}

function irisOf(index: QuadIndex, predicate: NamedNode, object: string): string[] {
  return index
    .subjects(predicate, namedNode(object))
    .map(({ value }) => value)
    .sort();
}

function claimValue(node: NodeReader): ClaimValue | undefined {
  const value = node.literal(isnad.value);
  if (value === undefined) return undefined;
  const lexical = value.value;
  if (!value.datatype.equals(edtf.EDTF)) {
    return dropUndefined({ kind: 'number' as const, lexical, upper: node.text(isnad.upperValue) });
  }
  const [earliest, latest] = [node.text(isnad.valueEarliest), node.text(isnad.valueLatest)];
  return dropUndefined({ kind: 'edtf' as const, lexical, earliest, latest });
}

function scopeOf(node: NodeReader): ScopeView {
  return dropUndefined({
    iri: node.node.value,
    party: node.iris(isnad.party),
    substance: node.iris(isnad.substance),
    place: node.iris(isnad.place),
    fromEvent: node.iris(isnad.fromEvent),
    untilEvent: node.iris(isnad.untilEvent),
    inclusion: node.iris(isnad.inclusion),
    date: node.text(isnad.date),
    asWorded: node.worded(isnad.asWorded),
    note: node.worded(isnad.note),
  });
}

function readingOf(node: NodeReader): ReadingView {
  const [wouldReport, wouldBeAbout] = [node.iris(isnad.wouldReport), node.iris(isnad.wouldBeAbout)];
  return { iri: node.node.value, wouldReport, wouldBeAbout, ground: node.worded(isnad.ground) };
}

function passageOf(index: QuadIndex, iri: string): PassageView {
  const node = new NodeReader(index, iri);
  const selectors = node.iris(oa.hasSelector).map((selector) => new NodeReader(index, selector));
  const first = (predicate: NamedNode) => selectors.map((selector) => selector.text(predicate)).find((text) => text);
  const [start, end] = [first(oa.start), first(oa.end)];
  return dropUndefined({
    iri,
    text: node.iri(oa.hasSource) ?? '',
    start: start === undefined ? undefined : Number(start),
    end: end === undefined ? undefined : Number(end),
    exact: first(oa.exact),
  });
}

function curationOf(node: NodeReader): CurationView {
  return dropUndefined({
    iri: node.node.value,
    grade: node.iri(isnad.grade),
    verification: node.iri(isnad.verification),
    sources: node.iris(isnad.source),
    ofProperty: node.iri(isnad.ofProperty),
    ofLanguage: node.text(isnad.ofLanguage),
    note: node.worded(isnad.note),
  });
}

function demandOf(node: NodeReader): DemandView {
  return {
    action: node.iris(isnad.demandedAction),
    addressee: node.iris(isnad.addressee),
    forum: node.iris(isnad.forum),
    legalBasis: node.iris(isnad.legalBasis),
    concerns: node.iris(isnad.concerns),
    renews: node.text(isnad.renews) === 'true',
  };
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function dropUndefined<T extends object>(source: T): Defined<T> {
  const defined: Partial<T> = {};
  for (const key in source) if (source[key] !== undefined) defined[key] = source[key];
  return defined as unknown as Defined<T>;
}
