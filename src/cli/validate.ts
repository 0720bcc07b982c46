import { checkFiles, checkFolder } from '../archive/check.ts';
import type { LoadReport } from '../archive/load-report.ts';
import { IsnadError } from '../errors.ts';
import { findFormat, GRAPH_FORMATS, type GraphFormat } from '../rdf/media-types.ts';
import { serializeRdf } from '../rdf/serialize.ts';
import { IdleValidator } from '../validate/idle-validator.ts';
import { toReportGraph, toSentences } from '../validate/report.ts';
import type { Finding, Verdict } from '../validate/verdict.ts';
import type { Call, Command, ExitCode, Io } from './command.ts';
import { progressBar, writeLine } from './output.ts';
import { refusalLines, shorten } from './report-text.ts';

const HELP = `
isnad validate [FILE...] [--json | --report FORMAT]

Reads record files and judges them by the shapes, as a load would, but writes nothing. Without FILE
the whole of DATA_DIR is judged; with FILE those files alone, and DATA_DIR tells what they may refer
to. Each finding is one line: the file, how much it weighs, the node and property, what to do.

  Refused    breaks a rule; a load would not take the record in
  Warning    is taken in, and should be looked at
  Advice     could be better

  --json           one JSON object: {"results": [{file, accepted, findings}], "report": {...}}
  --report FORMAT  a SHACL validation report (turtle, ntriples, jsonld, rdfxml ...); files that
                   cannot be read have no place in it and are listed on the error output

Exit code 1 where a file would be refused.

Example: isnad validate data/document/jim-3.ttl
`;

/** `isnad validate`: judges files without writing anything. */
export const validate: Command = {
  help: HELP,
  options: { json: { type: 'boolean' }, report: { type: 'string' } },
  arguments: Number.POSITIVE_INFINITY,
  run,
};

async function run({ values, positionals, io, config }: Call): Promise<ExitCode> {
  const { baseIri: base, dataDir: dir, maxFileBytes } = config;
  const output = chooseOutput(values, io, base);
  const judge = new IdleValidator();
  const bar = progressBar(io);
  const { show: onProgress } = bar;
  try {
    output.begin();
    const options = { base, dir, maxFileBytes, judge, onProgress, onVerdict: output.verdict };
    const report = await (positionals.length === 0 ? checkFolder(options) : checkFiles(positionals, options));
    bar.done();
    await output.end(report);
    return report.refusedCount + report.heldBackCount === 0 ? 0 : 1;
  } finally {
    await judge.close();
  }
}

/** One way to tell the findings. */
interface Output {
  begin(): void;
  verdict(file: string, verdict: Verdict): void;
  end(report: LoadReport): Promise<void>;
}

function chooseOutput(values: Call['values'], io: Io, base: string): Output {
  const wanted = values['report'];
  if (wanted !== undefined) {
    const format = findFormat(GRAPH_FORMATS, String(wanted));
    if (format === undefined)
      throw new IsnadError(
        'bad-request',
        `--report takes ${GRAPH_FORMATS.map(({ name }) => name).join(', ')}, not "${wanted}".`,
      );
    return asGraph(io, format, base);
  }
  return values['json'] === true ? asJson(io) : asText(io, base);
}

function asText({ stdout }: Io, base: string): Output {
  return {
    begin: () => {},
    verdict(file, verdict) {
      for (const line of toSentences(verdict, 'en', (text) => shorten(text, base)))
        writeLine(stdout, `${file}: ${line}`);
    },
    async end({ refused, refusedCount, heldBackCount, files, warnings }) {
      const faulty = refused.filter(({ fault, heldBack }) => fault !== undefined || heldBack.length > 0);
      for (const line of faulty.flatMap((refusal) => refusalLines({ ...refusal, findings: [] }, base)))
        writeLine(stdout, line);
      const verdict =
        refusedCount + heldBackCount === 0
          ? 'all would be accepted'
          : `${refusedCount} refused, ${heldBackCount} waiting for those`;
      writeLine(stdout, `${files} files: ${verdict}, ${warnings} warnings.`);
    },
  };
}

function asJson({ stdout }: Io): Output {
  let first = true;
  return {
    begin: () => writeLine(stdout, '{"results": ['),
    verdict(file, { record, accepted, findings }) {
      writeLine(stdout, `${first ? '' : ','}${JSON.stringify({ file, record, accepted, findings })}`);
      first = false;
    },
    end: async (report) => writeLine(stdout, `], "report": ${JSON.stringify(report)}}`),
  };
}

// Holds every finding, because the report is one node with all of them.
function asGraph({ stdout, stderr }: Io, { name: format }: GraphFormat, base: string): Output {
  const all: Finding[] = [];
  return {
    begin: () => {},
    verdict: (_file, { findings }) => all.push(...findings),
    async end({ refused }) {
      const faulty = refused.filter(({ fault }) => fault !== undefined);
      for (const line of faulty.flatMap((refusal) => refusalLines(refusal, base))) writeLine(stderr, line);
      const verdict = { record: '', accepted: true, findings: all };
      stdout.write(await serializeRdf(toReportGraph(verdict), { format }));
    },
  };
}
