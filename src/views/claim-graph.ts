import type { ClaimView } from '../claims/claim-view.ts';
import type { Comparison } from '../claims/compare.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import type { Json, JsonObject } from '../rdf/json.ts';
import { contextOf, recordToJsonLd } from '../rdf/jsonld.ts';
import { literal, namedNode, type Quad, quad } from '../rdf/quads.ts';
import { isnad, rdf, rdfs, vocab } from '../rdf/vocabulary.ts';
import { ownerOf } from '../records/segments.ts';
import { claimAddress } from './addresses.ts';
import { frameOf } from './frames.ts';
import { isLiteral, localName } from './names.ts';

/** The quads of a claim and of its `#` nodes, what is computed of it included. */
export function claimQuads(index: QuadIndex, claim: string): Quad[] {
  const quads: Quad[] = [];
  const seen = new Set([claim]);
  for (const iri of seen) {
    for (const q of index.match(namedNode(iri))) {
      quads.push(q);
      if (q.object.termType === 'NamedNode' && ownerOf(q.object.value) === claim) seen.add(q.object.value);
    }
  }
  return quads;
}

/** The labels of the things that claims name, so that a composed answer can be read by itself. */
export function labelQuads(index: QuadIndex, claims: readonly ClaimView[]): Quad[] {
  const named = claims.flatMap(({ claimant, document, about, credits, object }) => [
    claimant,
    document,
    ...about,
    ...credits,
    ...(object ? [object] : []),
  ]);
  return [...new Set(named)].flatMap((iri) =>
    index
      .objects(namedNode(iri), rdfs.label)
      .filter(isLiteral)
      .map((name) => quad(namedNode(iri), rdfs.label, name)),
  );
}

/** A comparison as a node of the page that computes it; it is never stored. */
export function comparisonQuads(comparisons: readonly Comparison[], page: string, base: string): Quad[] {
  return comparisons.flatMap((comparison) => {
    const node = namedNode(comparisonIri(comparison, page, base));
    const { a, b, kind, reason } = comparison;
    return [
      quad(node, rdf.type, isnad.Comparison),
      quad(node, isnad.compares, namedNode(a)),
      quad(node, isnad.compares, namedNode(b)),
      quad(node, isnad.comparisonKind, vocab('comparison', kind)),
      quad(node, isnad.note, literal(reason.en, 'en')),
      quad(node, isnad.note, literal(reason.ar, 'ar')),
    ];
  });
}

function comparisonIri({ a, b }: Comparison, page: string, base: string): string {
  const name = (iri: string): string => {
    const address = claimAddress(iri, base);
    return address ? `${address.document}.${address.claim}` : localName(iri);
  };
  return `${page}#${name(a)}--${name(b)}`;
}

/** One claim as JSON-LD in the shape that http.md fixes. */
export function claimJsonLd(index: QuadIndex, claim: string, base: string): Promise<JsonObject> {
  return recordToJsonLd(claimQuads(index, claim), { frame: frameOf('claim'), base, top: claim });
}

/** Several documents of ours as one: the context stands once. */
export function together(documents: readonly JsonObject[], base: string, head: JsonObject = {}): JsonObject {
  const graph: Json[] = documents.map(({ '@context': _, ...rest }) => rest);
  return { '@context': contextOf(base), ...head, '@graph': graph };
}
