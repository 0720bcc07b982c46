import { type Archive, openArchive } from '../archive/archive.ts';
import { type Config, localNotice } from '../config.ts';
import { IsnadError } from '../errors.ts';
import { makeDump } from '../harvest/build-dump.ts';
import { DUMP_FORMS, dumpText } from '../harvest/dump-forms.ts';
import { readPrivateKey } from '../harvest/dump-key.ts';
import { findFormat, GRAPH_FORMATS, type GraphFormatName } from '../rdf/media-types.ts';
import type { Quad } from '../rdf/quads.ts';
import { serializeStream } from '../rdf/serialize.ts';
import type { Call, Command, ExitCode, Io } from './command.ts';
import { progressBar, writeAll, writeLine } from './output.ts';

const HELP = `
isnad dump [--format FORMAT]
isnad dump --all [FOLDER] [--json]

Writes every current record and the catalog to the standard output. Each record is one named graph,
{base}{segment}/{slug}; what is withheld is left out, and the dump says so in its place.

  --format FORMAT  nquads (default), trig, jsonld; jsonl (one record a line, as its page gives it,
                   without the catalog); or turtle, ntriples, rdfxml, which have no graphs and give
                   the triples alone. rdfxml holds the whole dump in memory, the others one record.
  --all            makes a dump to be published: N-Quads, TriG and JSON lines, each as .gz and .zst,
                   the hash of every record, a manifest (signed, with DUMP_KEY_FILE) and RO-Crate
                   metadata, in a dated folder below FOLDER (default DUMPS_DIR). Nothing is made
                   where nothing has changed. Keeps the last DUMPS_KEPT, and none from before
                   something was withdrawn, redacted or withheld.
  --json           with --all: {"state": "made" | "current", "id", "folder", "retired": [...]}

The archive may be served meanwhile: a dump shows one moment of it. A server with DUMPS_DIR makes
them by itself every DUMP_HOURS, and serves them at /dumps/.

Examples: isnad dump --format trig | gzip > isnad.trig.gz
          DUMP_KEY_FILE=dump.key isnad dump --all /srv/dumps
`;

/** `isnad dump`: the current records as one RDF file, or as a dump to be published. */
export const dump: Command = {
  help: HELP,
  options: { format: { type: 'string' }, all: { type: 'boolean' }, json: { type: 'boolean' } },
  arguments: 1,
  run,
};

async function run({ values, positionals: [folder], io, config }: Call): Promise<ExitCode> {
  const { all, format: wanted, json } = values;
  if (all === true) {
    if (wanted !== undefined) throw new IsnadError('bad-request', '--all writes every format; leave --format out.');
    return publish(folder, json === true, io, config);
  }
  if (folder !== undefined) throw new IsnadError('bad-request', `"${folder}" is a folder for --all, which is missing.`);
  return writeOne(String(wanted ?? 'nquads'), io, config);
}

async function publish(folder: string | undefined, json: boolean, io: Io, config: Config): Promise<ExitCode> {
  const dir = folder ?? config.dumpsDir;
  if (dir === undefined) throw new IsnadError('bad-request', 'Name the folder of dumps, or set DUMPS_DIR.');
  const { stateDir, baseIri: base, dumpsKept: keep, dumpKeyFile } = config;
  const bar = progressBar(io);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    const outcome = await makeDump({
      ...{ stateDir, base, dir, keep, signal: stopping.signal },
      ...(dumpKeyFile === undefined ? {} : { key: readPrivateKey(dumpKeyFile) }),
      onProgress: (done, total) => bar.show({ phase: 'writing', done, total }),
    });
    bar.done();
    const notice = localNotice(base);
    if (notice !== undefined) writeLine(io.stderr, notice);
    if (json) writeLine(io.stdout, JSON.stringify(outcome));
    else {
      const { state, retired } = outcome;
      writeLine(
        io.stdout,
        state === 'made' ? outcome.folder : `${outcome.folder} shows the archive as it is; none was made.`,
      );
      if (retired.length > 0) writeLine(io.stdout, `Deleted: ${retired.join(', ')}`);
    }
    return 0;
  } finally {
    bar.done();
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

async function writeOne(wanted: string, io: Io, config: Config): Promise<ExitCode> {
  const format = wanted === 'jsonl' ? wanted : findFormat(GRAPH_FORMATS, wanted)?.name;
  if (format === undefined)
    throw new IsnadError(
      'bad-request',
      `--format takes ${GRAPH_FORMATS.map(({ name }) => name).join(', ')}, jsonl, not "${wanted}".`,
    );
  const archive = openArchive({ stateDir: config.stateDir, base: config.baseIri, readOnly: true });
  try {
    archive.holdStill();
    const notice = localNotice(archive.base);
    if (notice !== undefined) writeLine(io.stderr, notice);
    const own = DUMP_FORMS.find(({ form }) => form === format);
    await writeAll(io.stdout, own ? dumpText(archive, own) : written(archive, format as GraphFormatName, notice));
    return 0;
  } finally {
    archive.close();
  }
}

async function* written(archive: Archive, format: GraphFormatName, notice: string | undefined): AsyncGenerator<string> {
  // JSON and XML have no place for a comment before the document.
  if (format !== 'jsonld' && format !== 'rdfxml') {
    yield `# Isnad, ${archive.base}, log position ${archive.position}\n`;
    if (notice !== undefined) yield `# ${notice}\n`;
  }
  yield* serializeStream(quadsOf(archive), { format });
}

function* quadsOf(archive: Archive): Generator<Quad> {
  for (const { quads } of archive.current()) yield* quads;
  yield* archive.catalog();
}
