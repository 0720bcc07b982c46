import type { Json, JsonObject } from '../rdf/json.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import type { Activity } from '../views/activity.ts';
import { pageIri, type Stream, type StreamAnswer, type StreamPage, streamIri } from './stream.ts';

/** The context of IIIF Change Discovery 1.0. */
export const IIIF_CONTEXT = 'http://iiif.io/api/discovery/1/context.json';

/** Where the context of what we say beyond that is served, below the base. */
export const OWN_CONTEXT_PATH = 'activity-stream/context.jsonld';

/** What we say beyond IIIF Change Discovery: the version that a change wrote, its hash, and the place in the log. */
export const OWN_CONTEXT = {
  '@context': {
    hasVersion: { '@id': 'http://purl.org/dc/terms/hasVersion', '@type': '@id' },
    contentHash: 'https://w3id.org/isnad/ontology#contentHash',
    position: 'http://schema.org/position',
  },
} as const;

/** A stream, or a page of it, as IIIF Change Discovery 1.0 writes them. */
export function iiifJson(answer: StreamAnswer): JsonObject {
  const { stream } = answer;
  // 3.4.2: extension contexts "MUST be before the URI of the Discovery context".
  const context = [`${stream.base}${OWN_CONTEXT_PATH}`, IIIF_CONTEXT];
  return { '@context': context, ...(answer.page ? collectionPage(stream, answer.page) : collection(answer)) };
}

/** 3.1: "Ordered Collections MUST have a last property", and it does not hold the activities itself. */
function collection({ stream, ends }: Extract<StreamAnswer, { ends: object }>): JsonObject {
  const { base } = stream;
  const parts = stream.path.split('/');
  return {
    id: streamIri(stream),
    type: 'OrderedCollection',
    totalItems: ends.total,
    rights: LICENCES.data.value.replace(/^https:/, 'http:'),
    seeAlso: [
      { id: `${base}.well-known/void`, type: 'Dataset', format: 'text/turtle', profile: 'http://rdfs.org/ns/void#' },
    ],
    ...(parts.length > 1 && { partOf: [{ id: base + parts.slice(0, -1).join('/'), type: 'OrderedCollection' }] }),
    first: pageOf(stream, 0),
    last: pageOf(stream, ends.last),
  };
}

function collectionPage(stream: Stream, { after, before, next, previous, activities }: StreamPage): JsonObject {
  return {
    id: pageIri(stream, after),
    type: 'OrderedCollectionPage',
    partOf: { id: streamIri(stream), type: 'OrderedCollection' },
    startIndex: before,
    ...(previous && { prev: pageOf(stream, previous.after) }),
    ...(next && { next: pageOf(stream, next.after) }),
    // 3.2: "ordered within the array from the earliest datetime to the most recent datetime".
    orderedItems: activities.map(item),
  };
}

function pageOf(stream: Stream, after: number): JsonObject {
  return { id: pageIri(stream, after), type: 'OrderedCollectionPage' };
}

function item({ iri, type, object, thing, target, endTime, position, version, hash, summary }: Activity): Json {
  return {
    id: iri,
    type,
    object: { id: object, type: 'Dataset', ...(thing !== undefined && { canonical: thing }) },
    // 3.3: "Move activities MUST have the target property."
    ...(target !== undefined && { target: { id: target, type: 'Dataset' } }),
    endTime,
    ...(summary !== undefined && { summary }),
    position,
    ...(version !== undefined && { hasVersion: version }),
    ...(hash !== undefined && { contentHash: hash }),
  };
}
