import type { Request } from 'express';
import { IsnadError } from '../errors.ts';
import { addressParameters, notUtf8, parseForm, readBody } from './form-body.ts';

/** What a SPARQL protocol request asks, whatever way it came (SPARQL 1.1 Protocol, 2.1). */
export interface ProtocolRequest {
  /** Absent: the request carries no query. */
  readonly query: string | undefined;
  readonly dataset: { readonly default: readonly string[]; readonly named: readonly string[] } | undefined;
  /** The instant that is asked about, as it was written; absent: now. */
  readonly at: string | undefined;
  /** Whether an explanation is to say what running the query gave. */
  readonly analyze: boolean;
  /** `format`, `output` and `results`, in this order of authority. */
  readonly formats: readonly string[];
}

/** Media types of a request body that carries a query; the value of Accept-Post and Accept-Query. */
export const QUERY_TYPES = 'application/sparql-query, application/x-www-form-urlencoded';

const UPDATES_GO_TO = 'updates go to /sparql/update';

/** Reads a GET or HEAD: everything stands in the address; a content type, which some clients send, is ignored. */
export function readGet(req: Request): ProtocolRequest {
  return understand(addressParameters(req));
}

/** Reads a POST or QUERY: a form, or the query itself as the body with the rest in the address. */
export async function readPost(req: Request, maxQueryBytes: number): Promise<ProtocolRequest> {
  const [type = '', ...parameters] = (req.get('Content-Type') ?? '').toLowerCase().split(';');
  checkType(type.trim(), parameters, req.get('Content-Encoding'));
  if (type.trim() === 'application/sparql-query') {
    const query = await readBody(req, maxQueryBytes, tooLarge);
    const address = addressParameters(req);
    if (address.has('query'))
      throw bad('The query stands both in the body and in the address.', 'الاستعلام مذكور في المتن وفي العنوان معًا.');
    return understand(address, query);
  }
  // Percent-encoding may triple what it carries.
  const form = parseForm(await readBody(req, maxQueryBytes * 3 + 65_536, tooLarge));
  // 2.1.2 puts all of it into the body; the W3C's own tests put the dataset into the address. Both count.
  for (const [name, value] of addressParameters(req)) form.append(name, value);
  const asked = understand(form);
  if (asked.query === undefined) throw bad('The form holds no "query".', 'لا يتضمّن النموذج الحقل query.');
  if (Buffer.byteLength(asked.query) > maxQueryBytes) throw tooLarge(maxQueryBytes);
  return asked;
}

function understand(parameters: URLSearchParams, direct?: string): ProtocolRequest {
  const queries = direct === undefined ? parameters.getAll('query') : [direct];
  if (parameters.has('update')) {
    const both = queries.length > 0 ? 'A request holds a query or an update, not both' : 'This address answers queries';
    throw bad(`${both}; ${UPDATES_GO_TO}.`, 'هذا العنوان يجيب عن الاستعلامات؛ والتحديثات تُرسل إلى ‎/sparql/update.');
  }
  if (queries.length > 1) throw bad('There is more than one "query".', 'ورد query أكثر من مرة.');
  const instants = parameters.getAll('at');
  if (instants.length > 1) throw bad('There is more than one "at".', 'ورد at أكثر من مرة.');
  const dataset = { default: parameters.getAll('default-graph-uri'), named: parameters.getAll('named-graph-uri') };
  for (const iri of [...dataset.default, ...dataset.named]) checkGraphIri(iri);
  return {
    query: queries[0],
    dataset: dataset.default.length + dataset.named.length > 0 ? dataset : undefined,
    at: instants[0],
    analyze: parameters.get('analyze') === '1',
    formats: ['format', 'output', 'results'].flatMap((name) =>
      // A "+" that was not encoded has become a space.
      parameters.getAll(name).map((value) => value.replaceAll(' ', '+')),
    ),
  };
}

function checkGraphIri(iri: string): void {
  if (URL.canParse(iri)) return;
  throw bad(`The graph "${iri.slice(0, 200)}" is not an absolute IRI.`, 'اسم البيان ليس معرّفًا مطلقًا.');
}

function checkType(type: string, parameters: readonly string[], coding: string | undefined): void {
  if (type === '') {
    throw bad('The body has no Content-Type.', 'لا يحمل المتن الترويسة Content-Type.');
  }
  if (type === 'application/sparql-update') {
    throw unsupported(`This address answers queries; ${UPDATES_GO_TO}.`);
  }
  if (!QUERY_TYPES.split(', ').includes(type)) {
    throw unsupported(`A query cannot be read from ${type.slice(0, 100)}; send one of ${QUERY_TYPES}.`);
  }
  if (coding !== undefined && coding.toLowerCase() !== 'identity')
    throw unsupported('Send the body without a Content-Encoding.');
  const charset = parameters
    .map((one) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(one)?.[1])
    .find((one) => one !== undefined);
  if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(charset)) throw notUtf8();
}

function bad(detail: string, arabic: string): IsnadError {
  return new IsnadError('bad-request', detail, { arabic });
}

function unsupported(detail: string): IsnadError {
  return new IsnadError('unsupported-media-type', detail, {
    arabic: `أرسل الاستعلام بأحد الأنواع: ${QUERY_TYPES}؛ والتحديثات إلى ‎/sparql/update.`,
    extra: { acceptPost: QUERY_TYPES },
  });
}

function tooLarge(limit: number): IsnadError {
  return new IsnadError('too-large', `The query is longer than ${limit} bytes.`, {
    arabic: `الاستعلام أطول من ${limit} بايت.`,
  });
}
