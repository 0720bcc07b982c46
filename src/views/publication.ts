import { literal, type NamedNode, namedNode } from '../rdf/quads.ts';
import { dcat, dcterms, foaf, LICENCES, rdf, vcard, xsd } from '../rdf/vocabulary.ts';
import type { Say } from './description.ts';

/** What is known of who publishes the archive, and since when; plain data, to be posted to the thread of pages. */
export interface Publication {
  /** As configured; empty where nobody is named. */
  readonly publisher: string;
  /** A `mailto:` or http(s) address; empty for none. */
  readonly contact: string;
  /** Times of the first and of the latest change of the archive, as ISO 8601 writes them. */
  readonly issued?: string;
  readonly modified?: string;
  /** Whether there is a dump to be had at `/dumps/`. */
  readonly dumps: boolean;
}

/** Who publishes: the name that is configured or, since no other is known, the host at which the archive stands. */
export function publisherName({ publisher }: Publication, base: string): string {
  return publisher === '' ? new URL(base).host : publisher;
}

/** Of a catalogue, data set or service: publisher, contact, licence and, for what has them, its times. */
export function tellPublication(say: Say, subject: NamedNode, publication: Publication, base: string): void {
  const publisher = namedNode(`${base}catalog#publisher`);
  say(subject, dcterms.publisher, publisher);
  say(publisher, rdf.type, foaf.Agent);
  say(publisher, foaf.name, literal(publisherName(publication, base)));
  tellLicence(say, subject);
}

/** Of a data set or service: whom to write to, where the operator has said so. */
export function tellContact(say: Say, subject: NamedNode, publication: Publication, base: string): void {
  const { contact } = publication;
  if (contact === '') return;
  const card = namedNode(`${base}catalog#contact`);
  say(subject, dcat.contactPoint, card);
  say(card, rdf.type, vcard.Kind);
  say(card, vcard.fn, literal(publisherName(publication, base)));
  say(card, contact.startsWith('mailto:') ? vcard.hasEmail : vcard.hasURL, namedNode(contact));
}

/** Of a catalogue or data set: when it began and when it changed last. */
export function tellTimes(say: Say, subject: NamedNode, { issued, modified }: Publication): void {
  if (issued !== undefined) say(subject, dcterms.issued, literal(issued, xsd.dateTime));
  if (modified !== undefined) say(subject, dcterms.modified, literal(modified, xsd.dateTime));
}

/** The terms of use of the data. */
export function tellLicence(say: Say, subject: NamedNode): void {
  say(subject, dcterms.license, LICENCES.data);
  say(LICENCES.data, rdf.type, dcterms.LicenseDocument);
}
