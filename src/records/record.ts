import { NEUTRAL_BASE, rebaseQuads } from '../rdf/base.ts';
import { contentHash, groundNQuads } from '../rdf/canonical.ts';
import { inGraph, namedNode, type Quad } from '../rdf/quads.ts';
import { isnad, NAMESPACES, rdf } from '../rdf/vocabulary.ts';
import { nameBlankNodes } from './blank-nodes.ts';
import type { Fault, FaultCode } from './fault.ts';
import {
  CLAIM_SEGMENTS,
  claimIri,
  type Named,
  ownerOf,
  parseIri,
  recordIri,
  type Segment,
  SLUG_RULE,
  segmentOfClass,
  thingIri,
} from './segments.ts';
import { unwritable } from './writable-terms.ts';

/** A record as the archive keeps it: on the neutral base, without blank nodes, every quad in the record's own graph. */
export interface ArchivableRecord {
  readonly iri: string;
  readonly thing: string;
  readonly segment: Segment;
  readonly slug: string;
  /** The classes of the thing. */
  readonly types: readonly string[];
  readonly quads: readonly Quad[];
  /** The quads as canonical N-Quads (RDFC-1.0). */
  readonly nquads: string;
  /** SHA-256 of `nquads`. */
  readonly hash: string;
  /** Each claim of the record with the hash of what it and its `#` nodes say. */
  readonly claims: ReadonlyMap<string, string>;
  readonly file?: string;
}

/** A record, or the one fault that keeps it from being one. */
export type Identified =
  | { readonly ok: true; readonly record: ArchivableRecord }
  | { readonly ok: false; readonly fault: Fault };

/** Finds the record in the quads of one file; IRIs under `base` are moved to the neutral base first. */
export function identify(
  incoming: readonly Quad[],
  { base = NEUTRAL_BASE, file }: { base?: string; file?: string } = {},
): Identified {
  const place = file === undefined ? {} : { file };
  const fail = (code: FaultCode, message: string, thing?: string): Identified => ({
    ok: false,
    fault: { code, message, place, ...(thing === undefined ? {} : { thing }) },
  });
  if (incoming.length === 0) return fail('empty', 'No triple stands in this file.');
  const reason = unwritable(incoming);
  if (reason !== undefined) return fail('bad-term', `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`);
  const naming = nameBlankNodes(rebaseQuads(incoming, base, NEUTRAL_BASE));
  if (!naming.ok) return fail('blank-node', naming.message);

  const things = thingsOf(naming.quads);
  const [thing] = things;
  if (thing === undefined)
    return fail(
      'no-thing',
      `No subject has the form <id/{segment}/{slug}> with a known segment and a valid slug. ${SLUG_RULE}`,
    );
  if (things.length > 1)
    return fail('two-things', `One file describes one thing; here are ${things.map(shorten).join(' and ')}.`);
  const { segment, slug } = parseIri(thing) as Extract<Named, { segment: Segment }>;

  const misplaced = checkTypes(naming.quads, thing, segment) ?? checkSubjects(naming.quads, segment, slug);
  if (misplaced !== undefined) return fail(misplaced.code, misplaced.message, thing);
  return { ok: true, record: { ...toRecord(naming.quads, segment, slug), ...place } };
}

function toRecord(quads: readonly Quad[], segment: Segment, slug: string): ArchivableRecord {
  const iri = recordIri(segment, slug);
  const thing = thingIri(segment, slug);
  const graph = namedNode(iri);
  const own = quads.map((q) => inGraph(q, graph));
  // No blank node is left, so this is what RDFC-1.0 gives, at a tenth of the time.
  const nquads = groundNQuads(own);
  const types = own.filter((q) => q.subject.value === thing && q.predicate.equals(rdf.type)).map((q) => q.object.value);
  return {
    iri,
    thing,
    segment,
    slug,
    types,
    quads: own,
    nquads,
    hash: contentHash(nquads),
    claims: claimHashes(nquads),
  };
}

/** The claims in canonical N-Quads, each with the hash of the lines about it and its `#` nodes. */
export function claimHashes(nquads: string): Map<string, string> {
  const lines = new Map<string, string[]>();
  for (const line of nquads.split('\n')) {
    const subject = /^<([^>]+)>/.exec(line)?.[1];
    const owner = subject === undefined ? undefined : ownerOf(subject);
    if (owner === undefined || parseIri(owner)?.kind !== 'claim') continue;
    const group = lines.get(owner);
    if (group === undefined) lines.set(owner, [line]);
    else group.push(line);
  }
  return new Map([...lines].map(([claim, group]) => [claim, contentHash(`${group.join('\n')}\n`)]));
}

function thingsOf(quads: readonly Quad[]): string[] {
  const owners = new Set(quads.map((q) => ownerOf(q.subject.value)));
  return [...owners].filter((iri) => parseIri(iri)?.kind === 'thing');
}

const CLASSES = new Set(
  Object.entries(isnad)
    .filter(([name]) => /^[A-Z]/.test(name))
    .map(([, node]) => node.value),
);

interface Misplaced {
  readonly code: FaultCode;
  readonly message: string;
}

function checkTypes(quads: readonly Quad[], thing: string, segment: Segment): Misplaced | undefined {
  const types = quads.filter((q) => q.predicate.equals(rdf.type));
  const unknown = types.find((q) => q.object.value.startsWith(NAMESPACES.isnad) && !CLASSES.has(q.object.value));
  if (unknown !== undefined)
    return {
      code: 'unknown-class',
      message: `${shorten(unknown.subject.value)} is a ${name(unknown.object.value)}, a class the ontology does not have.`,
    };
  const own = types.filter((q) => q.subject.value === thing).map((q) => q.object.value);
  if (own.some((type) => segmentOfClass(type) === segment)) return undefined;
  const known = own.find((type) => segmentOfClass(type) !== undefined);
  if (known === undefined)
    return {
      code: 'unknown-class',
      message: `${shorten(thing)} bears no class that may stand in the segment "${segment}".`,
    };
  return {
    code: 'wrong-segment',
    message: `${shorten(thing)} is a ${name(known)}, and those live under id/${segmentOfClass(known)}/.`,
  };
}

function checkSubjects(quads: readonly Quad[], segment: Segment, slug: string): Misplaced | undefined {
  const thing = thingIri(segment, slug);
  const graphs = new Set(quads.filter((q) => q.graph.termType !== 'DefaultGraph').map((q) => q.graph.value));
  graphs.delete(recordIri(segment, slug));
  const [graph] = graphs;
  if (graph !== undefined)
    return { code: 'foreign-graph', message: `Its graph is <${segment}/${slug}> or none, not ${shorten(graph)}.` };
  const holdsClaims = CLAIM_SEGMENTS.includes(segment);
  for (const { subject } of quads) {
    const owner = ownerOf(subject.value);
    if (owner === thing && isNodeName(subject.value)) continue;
    const named = parseIri(owner);
    if (named?.kind === 'claim' && holdsClaims && named.document === slug && isNodeName(subject.value)) continue;
    if (holdsClaims && named === undefined && owner.startsWith(claimIri(slug, '')))
      return { code: 'bad-slug', message: `${shorten(owner)}: ${SLUG_RULE}` };
    return { code: 'foreign-subject', message: explain(subject.value, named, segment, slug) };
  }
  return undefined;
}

// The name of a `#` node stands in addresses, too.
function isNodeName(iri: string): boolean {
  const hash = iri.indexOf('#');
  return hash === -1 || /^[A-Za-z0-9][A-Za-z0-9_.-]{0,199}$/.test(iri.slice(hash + 1));
}

function explain(subject: string, named: Named | undefined, segment: Segment, slug: string): string {
  if (named?.kind === 'claim' && CLAIM_SEGMENTS.includes(segment))
    return `${shorten(subject)} belongs to the document "${named.document}"; claims of this one start with ${shorten(claimIri(slug, ''))}.`;
  if (named?.kind === 'claim') return `${shorten(subject)}: claims stand in the file of the document that states them.`;
  return `${shorten(subject)} is neither <id/${segment}/${slug}> nor a "#" node of it, nor a claim of it.`;
}

function shorten(iri: string): string {
  return `<${iri.startsWith(NEUTRAL_BASE) ? iri.slice(NEUTRAL_BASE.length) : iri}>`;
}

function name(iri: string): string {
  return iri.startsWith(NAMESPACES.isnad) ? `isnad:${iri.slice(NAMESPACES.isnad.length)}` : `<${iri}>`;
}
