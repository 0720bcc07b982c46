import { type Archive, openArchive } from '../archive/archive.ts';
import { IsnadError } from '../errors.ts';
import { findFormat, GRAPH_FORMATS, type GraphFormatName } from '../rdf/media-types.ts';
import type { Quad } from '../rdf/quads.ts';
import { serializeStream } from '../rdf/serialize.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { localNotice, writeAll, writeLine } from './output.ts';

const HELP = `
isnad dump [--format FORMAT]

Writes every current record and the catalog to the standard output. Each record is one named graph,
{base}{segment}/{slug}; what is withheld is left out, and the dump says so in its place.

  --format FORMAT  nquads (default), trig, jsonld; or turtle, ntriples, rdfxml, which have no
                   graphs and give the triples alone. rdfxml holds the whole dump in memory,
                   the others one record.

The archive may be served meanwhile: a dump shows one moment of it.

Example: isnad dump --format trig | gzip > isnad.trig.gz
`;

/** `isnad dump`: the current records as one RDF file. */
export const dump: Command = { help: HELP, options: { format: { type: 'string' } }, arguments: 0, run };

async function run({ values, io, config }: Call): Promise<ExitCode> {
  const wanted = String(values['format'] ?? 'nquads');
  const format = findFormat(GRAPH_FORMATS, wanted)?.name;
  if (format === undefined)
    throw new IsnadError(
      'bad-request',
      `--format takes ${GRAPH_FORMATS.map(({ name }) => name).join(', ')}, not "${wanted}".`,
    );
  const archive = openArchive({ stateDir: config.stateDir, base: config.baseIri, readOnly: true });
  try {
    archive.holdStill();
    const notice = localNotice(archive.base);
    if (notice !== undefined) writeLine(io.stderr, notice);
    await writeAll(io.stdout, written(archive, format, notice));
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
