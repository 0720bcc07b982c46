import type { StoredRecord } from '../archive/stored-record.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import type { NamedNode, Term } from '../rdf/quads.ts';
import { dcterms, foaf, isnad, LICENCES, rdf, rdfs, schema } from '../rdf/vocabulary.ts';
import type { Segment } from '../records/segments.ts';
import { type Html, trusted } from '../views/html.ts';
import { namesOf } from './oai-sets.ts';
import { xml } from './xml.ts';

/** One element of simple Dublin Core. */
interface Element {
  readonly name: string;
  readonly text: string;
  readonly language?: string;
}

/** How a property of the thing is told: its text or address, the names of what it names, or both. */
interface Row {
  readonly name: string;
  readonly property: NamedNode;
  readonly as: 'text' | 'names';
}

/** Which element each property becomes, in the order in which Dublin Core lists the elements; a row a property. */
const ROWS: readonly Row[] = [
  { name: 'title', property: dcterms.title, as: 'text' },
  { name: 'title', property: rdfs.label, as: 'text' },
  { name: 'description', property: isnad.note, as: 'text' },
  { name: 'publisher', property: dcterms.publisher, as: 'names' },
  { name: 'date', property: isnad.date, as: 'text' },
  { name: 'type', property: rdf.type, as: 'names' },
  { name: 'type', property: isnad.documentType, as: 'names' },
  { name: 'identifier', property: isnad.symbol, as: 'text' },
  { name: 'identifier', property: dcterms.identifier, as: 'text' },
  { name: 'source', property: schema.url, as: 'text' },
  { name: 'language', property: dcterms.language, as: 'text' },
  { name: 'relation', property: foaf.primaryTopic, as: 'text' },
  { name: 'relation', property: isnad.heldBy, as: 'names' },
  { name: 'coverage', property: isnad.place, as: 'names' },
];

/** What the DCMI Type Vocabulary has a word for. */
const DCMI_TYPES: Readonly<Partial<Record<Segment, string>>> = {
  document: 'Text',
  resolution: 'Text',
  'catalogue-entry': 'Text',
  incident: 'Event',
  event: 'Event',
  source: 'Dataset',
};

/**
 * A record in simple Dublin Core: the names in every language that the record has, and of what it refers to the names that
 * its page shows. It tells of the thing, not of who claims what about it: that is what the format `rdf` is for.
 */
export function oaiDublinCore(record: StoredRecord, index: QuadIndex): Html {
  const own = record.quads.filter(({ subject }) => subject.value === record.thing);
  const told = ROWS.flatMap((row) =>
    own.filter(({ predicate }) => predicate.equals(row.property)).flatMap(({ object }) => elements(row, object, index)),
  );
  const kind = DCMI_TYPES[record.segment];
  return dublinCore([
    { name: 'identifier', text: record.thing },
    ...told,
    ...(kind === undefined ? [] : [{ name: 'type', text: kind }]),
    ...sourcesOf(record).map((text) => ({ name: 'source', text })),
    { name: 'rights', text: LICENCES.data.value },
  ]);
}

/** Simple Dublin Core as the protocol wants it, each element once, in the order given. */
export function dublinCore(given: readonly Element[]): Html {
  const written = new Set(
    given.map(({ name, text, language }) => {
      // xs:language is narrower than the language tags of RDF.
      const tag = language !== undefined && /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? language : undefined;
      const attribute = tag === undefined ? '' : xml` xml:lang="${tag}"`;
      return xml`<dc:${trusted(name)}${attribute}>${text}</dc:${trusted(name)}>`.text;
    }),
  );
  return xml`<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">${trusted([...written].join(''))}</oai_dc:dc>`;
}

function elements({ name, as }: Row, object: Term, index: QuadIndex): Element[] {
  if (object.termType === 'Literal') {
    const { value: text, language } = object;
    return [{ name, text, ...(language === '' ? {} : { language }) }];
  }
  if (as === 'text') return [{ name, text: object.value }];
  return namesOf(index, object.value).map((known) => ({ name, ...known }));
}

/** What the record was written from: the documents and sources that its curation names. */
function sourcesOf({ quads, thing }: StoredRecord): string[] {
  const curated = quads.filter(({ subject, predicate }) => subject.value === thing && predicate.equals(isnad.curation));
  const nodes = new Set(curated.map(({ object }) => object.value));
  const named = quads.filter(({ subject, predicate }) => nodes.has(subject.value) && predicate.equals(isnad.source));
  // What a document says of itself is no other source.
  return [...new Set(named.map(({ object }) => object.value))].filter((iri) => iri !== thing).sort();
}
