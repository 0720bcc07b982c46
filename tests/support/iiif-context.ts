const AS = 'https://www.w3.org/ns/activitystreams#';
const node = (name: string) => ({ '@id': `${AS}${name}`, '@type': '@id' });

/**
 * What the terms that we use of IIIF Change Discovery 1.0 mean: written from the text of its section 3 and from the W3C's
 * Activity Streams 2.0 vocabulary, from which the terms are taken. The context itself is not copied here.
 */
export const IIIF_DISCOVERY = {
  '@context': {
    '@version': 1.1,
    id: '@id',
    type: '@type',
    ...Object.fromEntries(
      ['OrderedCollection', 'OrderedCollectionPage', 'Create', 'Update', 'Delete', 'Move'].map((name) => [
        name,
        AS + name,
      ]),
    ),
    Dataset: 'http://purl.org/dc/dcmitype/Dataset',
    ...Object.fromEntries(
      ['first', 'last', 'next', 'prev', 'partOf', 'object', 'target'].map((name) => [name, node(name)]),
    ),
    totalItems: { '@id': `${AS}totalItems`, '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
    startIndex: { '@id': `${AS}startIndex`, '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
    orderedItems: { '@id': `${AS}items`, '@type': '@id', '@container': '@list' },
    endTime: { '@id': `${AS}endTime`, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
    summary: `${AS}summary`,
    canonical: { '@id': 'http://iiif.io/api/discovery/1#canonical', '@type': '@id' },
    seeAlso: { '@id': 'http://www.w3.org/2000/01/rdf-schema#seeAlso', '@type': '@id', '@container': '@set' },
    format: 'http://purl.org/dc/elements/1.1/format',
    profile: { '@id': 'http://www.w3.org/ns/prof/hasProfile', '@type': '@id' },
    rights: { '@id': 'http://purl.org/dc/terms/rights', '@type': '@id' },
  },
} as const;
