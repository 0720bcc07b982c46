import type { FeedRecord } from '../archive/feed.ts';
import type { Html } from '../views/html.ts';
import { type OaiFormat, oaiFormat } from './oai-formats.ts';
import { type OaiSource, oaiHeader, oaiRecord } from './oai-record.ts';
import type { OaiError, OaiRequest } from './oai-request.ts';
import { type Selection, selectionOf } from './oai-sets.ts';
import { readToken, type TokenScope, writeToken } from './token.ts';
import { xml } from './xml.ts';

/** Records of a page: few enough that it is made while others are answered, record by record. */
const RECORDS = 100;
/** Headers of a page: one takes no more than a row of the record and of the log. */
const HEADERS = 200;

/** Where a list stands. */
interface Standing {
  readonly prefix: string;
  readonly set: string;
  /** It goes on after this position of the log ... */
  readonly after: number;
  /** ... and ends at this one, which was the last when it began. */
  readonly until: number;
  /** How many it has told. */
  readonly cursor: number;
  /** The harvester asked for no end. */
  readonly open: boolean;
}

/** A page of records or of headers, or what is wrong. */
export type OaiPage =
  | { readonly ok: true; readonly items: Iterable<Html>; readonly end: Html | undefined }
  | { readonly ok: false; readonly error: OaiError };

/** ListRecords and ListIdentifiers: records in the order of their latest change. Reads a row for each, and one more. */
export function oaiList(source: OaiSource, request: OaiRequest): OaiPage {
  const { archive } = source;
  const withRecords = request.verb === 'ListRecords';
  const most = source.pageSize ?? (withRecords ? RECORDS : HEADERS);
  const scope: TokenScope = { archive, kind: `oai ${request.verb}` };
  const { resumptionToken } = request.arguments;
  const begun = resumptionToken === undefined ? begin(source, request) : resume(scope, resumptionToken);
  if (begun === undefined) return refuse('badResumptionToken', 'This is no token of this list. Begin the list again.');
  const format = oaiFormat(begun.prefix);
  if (format === undefined)
    return refuse('cannotDisseminateFormat', 'There is no such format here: see ListMetadataFormats.');
  const selection = begun.set === '' ? {} : selectionOf(begun.set, archive.base);
  if (selection === undefined) return refuse('noRecordsMatch', 'There is no such set here: see ListSets.');
  const { standing, rows } = nextRows(source, begun, selection, most + 1);
  if (rows.length === 0) return refuse('noRecordsMatch', 'No record matches what was asked for.');
  const page = rows.slice(0, most);
  return {
    ok: true,
    items: items(source, page, withRecords ? format : undefined),
    end: end(scope, standing, rows, most),
  };
}

/** The first page. Times of the log never go back, so that dates are positions; what comes later is for the next harvest. */
function begin({ archive }: OaiSource, { arguments: given, from, until }: OaiRequest): Standing {
  const { feed, position } = archive;
  // OAI-PMH 2.7.1: from and until are inclusive. Before an instant is a millisecond before it, as fine as times are.
  const after = from === undefined ? 0 : feed.positionAt(new Date(from.first.getTime() - 1));
  const last = until === undefined ? position : Math.min(position, feed.positionAt(until.last));
  const { metadataPrefix: prefix = '', set = '' } = given;
  return { prefix, set, after, until: last, cursor: 0, open: until === undefined };
}

function resume(scope: TokenScope, text: string): Standing | undefined {
  const token = readToken(scope, text);
  if (token === undefined || token.fields.length !== 5) return undefined;
  const [prefix = '', set = '', after, cursor, open] = token.fields;
  return { prefix, set, after: Number(after), until: token.until, cursor: Number(cursor), open: open === 'open' };
}

/**
 * A record that changes during a harvest leaves its place for one behind the end of the list. Where that was all that was
 * left, a page would be empty, which the protocol has no form for: then the list goes on with what changed meanwhile.
 */
function nextRows(
  { archive }: OaiSource,
  standing: Standing,
  selection: Selection,
  most: number,
): { standing: Standing; rows: FeedRecord[] } {
  const read = ({ after, until }: Standing) => archive.feed.records({ from: after, until, most, ...selection });
  const rows = read(standing);
  if (rows.length > 0 || standing.cursor === 0 || !standing.open) return { standing, rows };
  const longer = { ...standing, until: archive.position };
  return { standing: longer, rows: read(longer) };
}

function* items(source: OaiSource, page: readonly FeedRecord[], format: OaiFormat | undefined): Generator<Html> {
  for (const record of page)
    yield format === undefined ? oaiHeader(record, source.archive.base) : oaiRecord(source, record, format);
}

/** OAI-PMH 3.5: a page that others follow has a token; the last of several has an empty one; a whole list has none. */
function end(scope: TokenScope, standing: Standing, rows: readonly FeedRecord[], most: number): Html | undefined {
  const { prefix, set, until, cursor, open } = standing;
  const last = rows[most - 1];
  if (rows.length <= most || last === undefined) {
    if (cursor === 0) return undefined;
    // How long the list is costs a look at all of it; at its end it is known.
    return xml`<resumptionToken completeListSize="${cursor + rows.length}" cursor="${cursor}"/>`;
  }
  const fields = [prefix, set, String(last.position), String(cursor + most), open ? 'open' : 'closed'];
  return xml`<resumptionToken cursor="${cursor}">${writeToken(scope, { until, fields })}</resumptionToken>`;
}

function refuse(code: OaiError['code'], text: string): OaiPage {
  return { ok: false, error: { code, text } };
}
