import { type OaiDate, oaiDate } from './oai-dates.ts';

/** The errors of the protocol that can come up here (OAI-PMH 3.6); `noSetHierarchy` cannot: every segment is a set. */
export type OaiErrorCode =
  | 'badVerb'
  | 'badArgument'
  | 'badResumptionToken'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'
  | 'noMetadataFormats';

/** One error as it is told. */
export interface OaiError {
  readonly code: OaiErrorCode;
  readonly text: string;
}

const VERBS = {
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [], resumable: false },
  Identify: { required: [], optional: [], resumable: false },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], resumable: true },
  ListMetadataFormats: { required: [], optional: ['identifier'], resumable: false },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], resumable: true },
  ListSets: { required: [], optional: [], resumable: true },
} as const satisfies Record<string, VerbRow>;

interface VerbRow {
  readonly required: readonly Argument[];
  readonly optional: readonly Argument[];
  readonly resumable: boolean;
}

export type OaiVerb = keyof typeof VERBS;
type Argument = 'identifier' | 'metadataPrefix' | 'from' | 'until' | 'set';

/** A request whose form is right: its arguments as they were sent, each once. */
export interface OaiRequest {
  readonly verb: OaiVerb;
  readonly arguments: Readonly<Partial<Record<Argument | 'resumptionToken', string>>>;
  readonly from?: OaiDate;
  readonly until?: OaiDate;
}

/** A request, or everything that is wrong with its form. */
export type ReadRequest =
  | { readonly ok: true; readonly request: OaiRequest }
  | { readonly ok: false; readonly errors: readonly OaiError[] };

/** Checks the form of a request: the verb, which arguments it takes, each at most once, and how they are written. */
export function readOaiRequest(parameters: URLSearchParams): ReadRequest {
  const [verb, ...more] = parameters.getAll('verb');
  // OAI-PMH 3.6: "Value of the verb argument is not a legal OAI-PMH verb, the verb argument is missing, or the verb
  // argument is repeated."
  if (verb === undefined) return refuse('badVerb', `The argument "verb" is missing. ${VERB_HINT}`);
  if (more.length > 0) return refuse('badVerb', 'The argument "verb" is repeated: send it once.');
  if (!Object.hasOwn(VERBS, verb)) return refuse('badVerb', `"${shown(verb)}" is no verb of OAI-PMH. ${VERB_HINT}`);
  return readArguments(verb as OaiVerb, parameters);
}

const VERB_HINT = `Possible are ${Object.keys(VERBS).join(', ')}.`;

function readArguments(verb: OaiVerb, parameters: URLSearchParams): ReadRequest {
  const row: VerbRow = VERBS[verb];
  const names = [...new Set(parameters.keys())].filter((name) => name !== 'verb');
  const token = row.resumable && names.includes('resumptionToken');
  const known: readonly string[] = token ? ['resumptionToken'] : [...row.required, ...row.optional];
  const faults = names.flatMap((name) => faultsOf(name, parameters.getAll(name), { verb, known, token }));
  // OAI-PMH 3.4.1: resumptionToken is "an exclusive argument", which the others need not accompany.
  if (!token)
    for (const name of row.required) if (!names.includes(name)) faults.push(`${verb} needs the argument "${name}".`);
  if (faults.length > 0) return { ok: false, errors: faults.slice(0, MOST_FAULTS).map(badArgument) };
  const given = Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? '']));
  return readDates({ verb, arguments: given });
}

/** Whoever sends a thousand wrong arguments is told of the first ones. */
const MOST_FAULTS = 10;

function faultsOf(
  name: string,
  values: readonly string[],
  { verb, known, token }: { verb: OaiVerb; known: readonly string[]; token: boolean },
): string[] {
  if (!known.includes(name)) {
    const beside = token && VERBS[verb].required.length > 0 ? ' beside a resumptionToken' : '';
    return [`${verb} takes no argument "${shown(name)}"${beside}.`];
  }
  // OAI-PMH 3.6, badArgument: "... includes a repeated argument, or values for arguments have an illegal syntax."
  if (values.length > 1) return [`The argument "${name}" is repeated: send it once.`];
  const form = FORMS[name];
  return form === undefined || form.test(values[0] ?? '')
    ? []
    : [`"${shown(values[0] ?? '')}" cannot be the argument "${name}".`];
}

const PLAIN = '[A-Za-z0-9._~-]';
const PATH = "(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}){0,1000}";

/** How the schema of the protocol writes the arguments that an answer repeats. */
const FORMS: Readonly<Record<string, RegExp>> = {
  // RFC 3986, as far as it is worth telling apart: nothing beyond US-ASCII, brackets around an address of a host alone.
  identifier: new RegExp(
    `^[A-Za-z][A-Za-z0-9+.-]{0,40}:(?://(?:\\[[0-9A-Fa-f:.]{2,40}\\]|${PLAIN}{1,253})(?::\\d{0,5})?(?=[/?#]|$)|(?!//))${PATH}(?:#${PATH})?$`,
  ),
  metadataPrefix: /^[A-Za-z0-9\-_.!~*'()]{1,200}$/,
  set: /^[A-Za-z0-9\-_.!~*'()]{1,200}(?::[A-Za-z0-9\-_.!~*'()]{1,200}){0,9}$/,
};

function readDates(request: OaiRequest): ReadRequest {
  const { from: start, until: end } = request.arguments;
  const [from, until] = [start, end].map((text) => (text === undefined ? undefined : oaiDate(text)));
  for (const [name, text, date] of [
    ['from', start, from],
    ['until', end, until],
  ] as const)
    if (text !== undefined && date === undefined)
      return refuse('badArgument', `"${shown(text)}" cannot be a date for "${name}": ${DATE_HINT}`);
  if (from && until) {
    // OAI-PMH 3.3.1 and 4.5: "The granularity of the from and until arguments must be the same".
    if (from.granularity !== until.granularity)
      return refuse('badArgument', 'The arguments "from" and "until" must have the same granularity.');
    if (from.first > until.first) return refuse('badArgument', 'The argument "from" is later than "until".');
  }
  return { ok: true, request: { ...request, ...(from && { from }), ...(until && { until }) } };
}

const DATE_HINT = 'write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, in UTC.';

function refuse(code: OaiErrorCode, text: string): ReadRequest {
  return { ok: false, errors: [{ code, text }] };
}

function badArgument(text: string): OaiError {
  return { code: 'badArgument', text };
}

/** What was sent, as far as it is worth repeating. */
function shown(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
