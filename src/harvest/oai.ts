import type { FeedRecord } from '../archive/feed.ts';
import { parseIri, recordIri } from '../records/segments.ts';
import { type Html, trusted } from '../views/html.ts';
import { OAI_FORMATS, oaiFormat } from './oai-formats.ts';
import { type OaiPage, oaiList } from './oai-lists.ts';
import { type OaiSource, oaiMetadata, oaiRecord } from './oai-record.ts';
import { identify, listFormats, listSets } from './oai-repository.ts';
import { type OaiError, type OaiRequest, readOaiRequest } from './oai-request.ts';
import { utcSeconds, xml, xmlDocument } from './xml.ts';

/** What stands in the envelope: pieces of a list that are made when they are asked for, or errors. */
type Body =
  | { readonly ok: true; readonly pieces: Iterable<Html> }
  | { readonly ok: false; readonly errors: readonly OaiError[] };

/**
 * Answers a request of OAI-PMH 2.0, whatever is wrong with it, as the pieces of one XML document. With the first piece
 * everything is decided; the rest is made record by record. Memory: one page of rows, one record at a time.
 */
export function* answerOai(source: OaiSource, parameters: URLSearchParams, now: Date): Generator<string> {
  const read = readOaiRequest(parameters);
  const body: Body = read.ok ? answer(source, read.request) : read;
  const request = read.ok ? read.request : undefined;
  // Harvesters ask from here on next time (implementation guidelines, 2.2.2): it must not be later than what they got.
  const opening = envelope(source, request, source.archive.settledAt(now));
  if (body.ok) {
    yield opening.before;
    for (const piece of body.pieces) yield piece.text;
    yield opening.after;
  } else yield opening.before + body.errors.map(toldError).join('') + opening.after;
}

function answer(source: OaiSource, request: OaiRequest): Body {
  switch (request.verb) {
    case 'Identify':
      return { ok: true, pieces: [identify(source)] };
    case 'ListMetadataFormats':
      return formats(source, request.arguments.identifier);
    case 'ListSets':
      return wrapped(request, listSets(source, request.arguments.resumptionToken));
    case 'ListIdentifiers':
    case 'ListRecords':
      return wrapped(request, oaiList(source, request));
    case 'GetRecord':
      return one(source, request);
    default:
      return request.verb satisfies never;
  }
}

function formats(source: OaiSource, identifier: string | undefined): Body {
  const { base } = source.archive;
  if (identifier === undefined) return { ok: true, pieces: [listFormats(base)] };
  const record = known(source, identifier);
  if (record === undefined) return unknownIdentifier();
  // A deleted one is told as deleted in every format.
  const able = OAI_FORMATS.filter((f) => record.state !== 'current' || oaiMetadata(source, record, f) !== undefined);
  return able.length > 0
    ? { ok: true, pieces: [listFormats(base, able)] }
    : refuse('noMetadataFormats', 'This record can be had in no format.');
}

function one(source: OaiSource, { arguments: given }: OaiRequest): Body {
  const record = known(source, given.identifier ?? '');
  if (record === undefined) return unknownIdentifier();
  const format = oaiFormat(given.metadataPrefix ?? '');
  const text = 'This record cannot be had in this format: see ListMetadataFormats.';
  if (format === undefined) return refuse('cannotDisseminateFormat', text);
  if (record.state === 'current' && oaiMetadata(source, record, format) === undefined)
    return refuse('cannotDisseminateFormat', text);
  return { ok: true, pieces: [xml`<GetRecord>${oaiRecord(source, record, format)}</GetRecord>`] };
}

function known({ archive }: OaiSource, identifier: string): FeedRecord | undefined {
  const named = parseIri(identifier, archive.base);
  if (named?.kind !== 'record' || named.fragment !== undefined) return undefined;
  return archive.feed.recordOf(recordIri(named.segment, named.slug, archive.base));
}

function unknownIdentifier(): Body {
  return refuse('idDoesNotExist', 'There never was such a record here. An identifier is the IRI of a record.');
}

function wrapped({ verb }: OaiRequest, page: OaiPage): Body {
  if (!page.ok) return { ok: false, errors: [page.error] };
  return { ok: true, pieces: list(verb, page) };
}

function* list(verb: string, { items, end }: Extract<OaiPage, { ok: true }>): Generator<Html> {
  yield trusted(`<${verb}>\n`);
  for (const item of items) yield trusted(`${item.text}\n`);
  yield trusted(`${end?.text ?? ''}</${verb}>`);
}

function envelope(
  { archive }: OaiSource,
  request: OaiRequest | undefined,
  date: Date,
): { before: string; after: string } {
  // OAI-PMH 3.2: after badVerb and badArgument "the repository must return the base URL of the protocol request only".
  const sent = request === undefined ? [] : Object.entries({ verb: request.verb, ...request.arguments });
  const attributes = sent.map(([name, value]) => xml` ${name}="${value}"`);
  const [before = '', after = ''] = xmlDocument(
    xml`<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"><responseDate>${utcSeconds(date)}</responseDate><request${attributes}>${archive.base}oai</request>${BODY}</OAI-PMH>`,
  ).split(BODY.text);
  return { before, after };
}

/** Where the body goes; nothing that was escaped can look like it. */
const BODY = trusted('<body/>');

function toldError({ code, text }: OaiError): string {
  return xml`<error code="${code}">${text}</error>`.text;
}

function refuse(code: OaiError['code'], text: string): Body {
  return { ok: false, errors: [{ code, text }] };
}
