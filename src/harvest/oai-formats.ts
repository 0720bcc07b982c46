import type { StoredRecord } from '../archive/stored-record.ts';
import { IsnadError } from '../errors.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import type { Quad } from '../rdf/quads.ts';
import { toRdfXml } from '../rdf/rdfxml.ts';
import { NAMESPACES } from '../rdf/vocabulary.ts';
import { type Html, trusted } from '../views/html.ts';
import { oaiDublinCore } from './oai-dc.ts';
import { xml, xmlDocument } from './xml.ts';

/** One way of writing records. */
export interface OaiFormat {
  readonly prefix: string;
  /** The address of its schema, under the base of the archive. */
  readonly schema: (base: string) => string;
  readonly namespace: string;
  /** `undefined` for a record that cannot be written so. */
  readonly write: (record: StoredRecord, index: QuadIndex) => Html | undefined;
}

/** The formats, one row each. OAI-PMH 3.4: "repositories must disseminate unqualified Dublin Core". */
export const OAI_FORMATS: readonly OaiFormat[] = [
  {
    prefix: 'oai_dc',
    schema: () => 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    write: oaiDublinCore,
  },
  {
    prefix: 'rdf',
    schema: (base) => `${base}oai/rdf.xsd`,
    namespace: NAMESPACES.rdf,
    write: ({ quads }) => rdfXml(quads),
  },
];

/** The format of a prefix. */
export function oaiFormat(prefix: string): OaiFormat | undefined {
  return OAI_FORMATS.find((format) => format.prefix === prefix);
}

/** Statements as an element, exactly: read back, a record has its hash. `undefined` for what RDF/XML cannot express. */
export function rdfXml(quads: readonly Quad[]): Html | undefined {
  try {
    // No xsi:schemaLocation on it: RDF/XML (7.2.9) allows its root no attribute.
    return trusted([...toRdfXml(quads)].join('').replace(/^<\?xml[^>]*>\n/, ''));
  } catch (error) {
    if (error instanceof IsnadError && error.code === 'not-acceptable') return undefined;
    throw error;
  }
}

/**
 * A schema for RDF/XML, of which there is no official one: the protocol wants a schema for each format, and validators
 * refuse a root element of which they know nothing. What stands inside is for RDF tools to check.
 */
export const RDF_SCHEMA =
  xmlDocument(xml`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${NAMESPACES.rdf}">
  <xs:element name="RDF">
    <xs:complexType>
      <xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>`);
