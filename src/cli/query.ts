import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import { openArchive } from '../archive/archive.ts';
import type { Config } from '../config.ts';
import { openCurrentQuads } from '../current-quads.ts';
import { IsnadError } from '../errors.ts';
import { decodeUtf8 } from '../rdf/decode.ts';
import { findFormat, GRAPH_FORMATS, RESULT_FORMATS } from '../rdf/media-types.ts';
import type { WantedFormats } from '../sparql/engine.ts';
import { explanationText } from '../sparql/explanation-text.ts';
import { WorkerPool } from '../sparql/worker-pool.ts';
import type { Call, Command, ExitCode, Io } from './command.ts';
import { writeAll } from './output.ts';

const HELP = `
isnad query [FILE | -] [--format FORMAT | --explain | --analyze] [--json]

Asks the archive in STATE_DIR one SPARQL query, read from FILE or, with "-" or nothing, from the
standard input, and writes the answer to the standard output. The limits of the server hold here,
too (QUERY_TIMEOUT_MS, QUERY_MEMORY_MB, SERVICE_HOSTS). The archive may be served meanwhile.

  --format FORMAT  json (default), xml, csv, tsv for SELECT, the first two for ASK;
                   turtle (default), ntriples, nquads, trig, jsonld, rdfxml for CONSTRUCT, DESCRIBE

  --explain        instead of the answer, the steps that lead to it, with the rows expected of each
  --analyze        the same, run, with the rows that each step gave
  --json           either of them as JSON, the query's algebra included

Exit code 1 for an error in the query or a query that takes too long.

Example: isnad query queries/01-killed-at-khan-shaykhun.rq --format csv
`;

/** `isnad query`: one SPARQL query over the archive, without a server. */
export const query: Command = {
  help: HELP,
  options: {
    format: { type: 'string' },
    explain: { type: 'boolean' },
    analyze: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  arguments: 1,
  run,
};

async function run({ values, positionals, io, config }: Call): Promise<ExitCode> {
  const formats = wantedFormats(values['format']);
  const file = positionals[0] ?? '-';
  const text = decodeUtf8(await readQuery(file, io, config.maxQueryBytes), file === '-' ? undefined : file);
  const archive = openArchive({ stateDir: config.stateDir, base: config.baseIri, readOnly: true });
  try {
    archive.holdStill();
    const log = pino({ level: config.logLevel === 'info' ? 'warn' : config.logLevel }, pino.destination(2));
    const current = openCurrentQuads(archive, { stateDir: config.stateDir, save: false, log });
    const pool = new WorkerPool({ ...limits(config), data: () => current.data, spare: false, log });
    try {
      await answer(pool, text, formats, { values, io });
    } finally {
      await pool.close();
      await current.close();
    }
    return 0;
  } finally {
    archive.close();
  }
}

async function answer(
  pool: WorkerPool,
  text: string,
  formats: WantedFormats,
  { values, io }: Pick<Call, 'values' | 'io'>,
): Promise<void> {
  if (values['explain'] === true || values['analyze'] === true) {
    const told = await pool.explain({ query: text, analyze: values['analyze'] === true });
    const json = values['json'] === true;
    io.stdout.write(json ? `${JSON.stringify(told, null, 2)}\n` : explanationText(told, 'en'));
    return;
  }
  const { body } = await pool.query({ query: text, formats }).catch(inTermsOfTheCall);
  await writeAll(io.stdout, body);
}

function wantedFormats(wanted: unknown): WantedFormats {
  if (wanted === undefined) return { bindings: 'json', boolean: 'json', quads: 'turtle' };
  const result = findFormat(RESULT_FORMATS, String(wanted))?.name;
  const graph = findFormat(GRAPH_FORMATS, String(wanted))?.name;
  if (result === undefined && graph === undefined) {
    const names = [...RESULT_FORMATS, ...GRAPH_FORMATS].map(({ name }) => name);
    throw new IsnadError('bad-request', `--format takes ${names.join(', ')}, not "${wanted}".`);
  }
  // A yes or no has no CSV or TSV form (SPARQL 1.1 Query Results CSV and TSV, 1).
  return { bindings: result, boolean: result === 'json' || result === 'xml' ? result : undefined, quads: graph };
}

/** Over HTTP the format comes from Accept, here from the call. */
function inTermsOfTheCall(error: unknown): never {
  const kind = error instanceof IsnadError && error.code === 'not-acceptable' ? error.extra['kind'] : undefined;
  if (typeof kind !== 'string') throw error;
  throw new IsnadError('bad-request', `--format cannot express this answer; it takes ${POSSIBLE[kind]} for it.`);
}

const POSSIBLE: Readonly<Record<string, string>> = {
  bindings: RESULT_FORMATS.map(({ name }) => name).join(', '),
  boolean: 'json, xml',
  quads: GRAPH_FORMATS.map(({ name }) => name).join(', '),
};

async function readQuery(file: string, { stdin }: Io, max: number): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await buffer(stdin) : await readFile(file);
  } catch (cause) {
    throw new IsnadError('bad-request', `The query ${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
  if (bytes.byteLength > max)
    throw new IsnadError(
      'too-large',
      `The query has ${bytes.byteLength} bytes; at most ${max} are read (MAX_QUERY_BYTES).`,
    );
  return bytes;
}

function limits(config: Config) {
  const { baseIri, serviceHosts, maxRows, queryTimeoutMs: timeoutMs, queryMemoryMb: memoryMb } = config;
  const codeCache = join(config.stateDir, 'code-cache');
  return { baseIri, workers: 1, serviceHosts, maxRows, timeoutMs, memoryMb, codeCache };
}
