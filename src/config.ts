import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { IsnadError } from './errors.ts';

/** Every setting of a running Isnad, checked and frozen; the README's table is made from the same rows. */
export interface Config {
  /** Base of every published IRI; absolute, http(s), ends in `/`. */
  readonly baseIri: string;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly stateDir: string;
  /** Folder of source texts named `<sha256>.txt`, shown in context on claim pages; absent: passages show offsets only. */
  readonly sourcesDir: string | undefined;
  /** Refuse to start when a record is refused. */
  readonly strict: boolean;
  readonly workers: number;
  readonly queryTimeoutMs: number;
  readonly queryMemoryMb: number;
  /** 0: answers are not kept. */
  readonly resultCacheMb: number;
  /** 0: no question is answered from the past. */
  readonly atMemoryMb: number;
  readonly maxQueryBytes: number;
  /** 0: no budget. */
  readonly maxRows: number;
  readonly maxFileBytes: number;
  readonly serviceHosts: readonly string[];
  readonly trustProxy: boolean;
  /** Requests a minute and client address; 0: no limit. */
  readonly rateLimit: number;
  readonly fragmentsRateLimit: number;
  readonly logLevel: LogLevel;
  /** Name of who publishes the archive; empty: nobody is named. */
  readonly publisher: string;
  /** A `mailto:` or http(s) address; empty: none. */
  readonly contact: string;
  /** Folder of the dumps that are served; absent: none are made by the server, and none are served. */
  readonly dumpsDir: string | undefined;
  /** 0: the server makes none. */
  readonly dumpHours: number;
  readonly dumpsKept: number;
  readonly dumpKeyFile: string | undefined;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Env = Readonly<Record<string, string | undefined>>;

interface Setting<T> {
  readonly name: string;
  readonly fallback: string;
  readonly why: string;
  readonly read: (text: string, name: string) => T;
}

/** One row a setting: name, default, reason, and how its text becomes a value. */
export const SETTINGS = {
  baseIri: setting(
    'BASE_IRI',
    'http://localhost:3030/',
    'Base of every published IRI. Choose it before publishing: identifiers do not change.',
    baseIri,
  ),
  port: setting('PORT', '3030', 'Port to listen on; 0 takes a free one.', integer(0, 65_535)),
  host: setting('HOST', '127.0.0.1', 'Address to listen on; loopback until you decide to publish.', host),
  dataDir: setting(
    'DATA_DIR',
    './data',
    'Folder of record files, or a dump of another archive, that a load reads.',
    folder,
  ),
  stateDir: setting('STATE_DIR', './var', 'Folder of the archive (SQLite); back this up.', folder),
  sourcesDir: setting(
    'SOURCES_DIR',
    '',
    'Folder of source texts; a passage is shown in context where a text with its digest lies here.',
    optionalFolder,
  ),
  strict: setting('STRICT', '0', '1 refuses to start when a record is refused.', flag),
  workers: setting('QUERY_WORKERS', '2', 'Threads that answer SPARQL queries.', integer(1, 64)),
  queryTimeoutMs: setting('QUERY_TIMEOUT_MS', '30000', 'Time limit of one query.', integer(10, 3_600_000)),
  queryMemoryMb: setting(
    'QUERY_MEMORY_MB',
    '1024',
    'Memory that one query may take for its rows, beside the data, which all share.',
    integer(64, 65_536),
  ),
  resultCacheMb: setting(
    'RESULT_CACHE_MB',
    '64',
    'Memory for answers that are asked for again before the data change; 0: none.',
    integer(0, 65_536),
  ),
  atMemoryMb: setting(
    'AT_MEMORY_MB',
    '256',
    'Memory for the indexes of other instants (`at=`), all of them together, their threads apart; 0: the present alone.',
    integer(0, 65_536),
  ),
  maxQueryBytes: setting('MAX_QUERY_BYTES', '1048576', 'Longest query text accepted.', integer(1_000, 100_000_000)),
  maxRows: setting('MAX_ROWS', '0', 'Row budget of one query; 0: none.', integer(0, 1_000_000_000)),
  maxFileBytes: setting(
    'MAX_FILE_BYTES',
    '16777216',
    'Largest record file that a load reads.',
    integer(1_000, 1_000_000_000),
  ),
  serviceHosts: setting(
    'SERVICE_HOSTS',
    '',
    'Comma-separated hosts that a query may reach with SERVICE; empty: none.',
    hosts,
  ),
  trustProxy: setting('TRUST_PROXY', '0', '1 believes X-Forwarded-* headers; only behind a proxy of yours.', flag),
  rateLimit: setting('RATE_LIMIT', '600', 'Requests a minute and client address; 0: no limit.', integer(0, 1_000_000)),
  fragmentsRateLimit: setting(
    'FRAGMENTS_RATE_LIMIT',
    '3000',
    'The same for /fragments alone, of which one query of a client asks hundreds of small pages; 0: no limit.',
    integer(0, 1_000_000),
  ),
  logLevel: setting('LOG_LEVEL', 'info', 'silent, error, warn, info or debug.', oneOf(LOG_LEVELS)),
  publisher: setting(
    'PUBLISHER',
    '',
    'Name of who publishes the archive, for the catalogue; empty: the host of `BASE_IRI`.',
    line,
  ),
  contact: setting('CONTACT', '', 'Mail or web address for questions about the data; empty: none is told.', contact),
  dumpsDir: setting(
    'DUMPS_DIR',
    '',
    'Folder of the dumps at /dumps/; empty: none are made and none are served. A dump takes some 40 MB a million quads.',
    optionalFolder,
  ),
  dumpHours: setting(
    'DUMP_HOURS',
    '24',
    'Hours between two dumps, made in a process of its own where something has changed; 0: only isnad dump --all makes them.',
    integer(0, 8_760),
  ),
  dumpsKept: setting(
    'DUMPS_KEPT',
    '3',
    'Dumps that are kept; older ones are deleted with the next.',
    integer(1, 1_000),
  ),
  dumpKeyFile: setting(
    'DUMP_KEY_FILE',
    '',
    'File with the private key that signs the manifests of dumps (isnad key makes one); empty: they are not signed.',
    optionalFile,
  ),
} satisfies { [K in keyof Config]: Setting<Config[K]> };

/** Reads the environment, the only place that does; throws `configuration` naming the variable and what it accepts. */
export function loadConfig(env: Env = process.env): Config {
  const entries = Object.entries(SETTINGS).map(([key, { name, fallback, read }]) => [
    key,
    read(env[name] ?? fallback, name),
  ]);
  return Object.freeze(Object.fromEntries(entries) as Config);
}

/** Whether the base can be resolved by nobody else, so that identifiers are local. */
export function isLoopback(base: string): boolean {
  const { hostname } = new URL(base);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

/** The sentence that goes with everything that bears identifiers of a loopback base. */
export function localNotice(base: string): string | undefined {
  return isLoopback(base)
    ? `Identifiers are local: ${base} means nothing on another machine. Set BASE_IRI before you publish.`
    : undefined;
}

function setting<T>(name: string, fallback: string, why: string, read: (text: string, name: string) => T): Setting<T> {
  return { name, fallback, why, read };
}

function wrong(name: string, text: string, wanted: string): never {
  throw new IsnadError('configuration', `${name}=${JSON.stringify(text.slice(0, 200))} is not valid: ${wanted}.`);
}

function baseIri(text: string, name: string): string {
  const wanted =
    'an absolute http or https IRI that ends in "/", without query, fragment or user, as in https://example.org/isnad/';
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return wrong(name, text, wanted);
  }
  const plain = url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (!/^https?:$/.test(url.protocol) || !text.endsWith('/') || !plain || url.href !== text) wrong(name, text, wanted);
  return text;
}

function integer(min: number, max: number) {
  return (text: string, name: string): number => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : wrong(name, text, `a whole number from ${min} to ${max}`);
  };
}

function line(text: string, name: string): string {
  const wanted = 'one line of at most 200 characters';
  return text.length > 200 || /\p{Cc}/u.test(text) ? wrong(name, text, wanted) : text.trim();
}

function contact(text: string, name: string): string {
  if (text === '') return '';
  if (/^[^\s@<>"]{1,64}@[A-Za-z0-9.-]{1,255}$/.test(text)) return `mailto:${text}`;
  const isWeb = /^https?:\/\/[^\s<>"]{1,500}$/.test(text) && URL.canParse(text);
  return isWeb ? text : wrong(name, text, 'a mail address or an http(s) address');
}

function flag(text: string, name: string): boolean {
  return text === '1' || (text === '0' || text === '' ? false : wrong(name, text, '0 or 1'));
}

function folder(text: string, name: string): string {
  return text.trim() === '' || text.includes('\0') ? wrong(name, text, 'the path of a folder') : resolve(text);
}

function optionalFolder(text: string, name: string): string | undefined {
  return text === '' ? undefined : folder(text, name);
}

function optionalFile(text: string, name: string): string | undefined {
  if (text === '') return undefined;
  return text.trim() === '' || text.includes('\0') ? wrong(name, text, 'the path of a file') : resolve(text);
}

function host(text: string, name: string): string {
  const ok = isIP(text) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/.test(text);
  return ok ? text : wrong(name, text, 'an IP address or a host name');
}

function hosts(text: string, name: string): readonly string[] {
  const list = text
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '');
  for (const item of list) {
    if (!/^[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?(:\d{1,5})?$/.test(item))
      wrong(name, text, 'host names, each with an optional port, separated by commas');
  }
  return Object.freeze(list);
}

function oneOf<const T extends readonly string[]>(values: T) {
  return (text: string, name: string): T[number] =>
    (values as readonly string[]).includes(text)
      ? (text as T[number])
      : wrong(name, text, `one of ${values.join(', ')}`);
}
