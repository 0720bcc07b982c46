import { randomUUID } from 'node:crypto';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { ERRORS, IsnadError } from '../errors.ts';
import type { Command, CommandRow, ExitCode, Io } from './command.ts';
import { isBrokenPipe, writeLine } from './output.ts';

/** Runs one command line; the only place where errors become exit codes. */
export async function runCli(
  commands: Readonly<Record<string, CommandRow>>,
  args: readonly string[],
  io: Io,
): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  if (['--help', '-h', 'help'].includes(name) && rest.length === 0) {
    writeLine(io.stdout, overview(commands));
    return 0;
  }
  const asked = name === 'help' ? (rest[0] ?? '') : name;
  const row = Object.hasOwn(commands, asked) ? commands[asked] : undefined;
  if (row === undefined) {
    writeLine(
      io.stderr,
      name === '' ? overview(commands) : `isnad: there is no command "${name}".\n\n${overview(commands)}`,
    );
    return 2;
  }
  const json = rest.includes('--json');
  try {
    return await runCommand(await row.load(), asked, name === 'help' ? ['--help'] : rest, io);
  } catch (error) {
    if (isBrokenPipe(error)) return 0;
    return report(error, asked, io, json);
  }
}

async function runCommand(command: Command, name: string, args: string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parse(command, name, args);
  if (values['help'] === true) {
    writeLine(io.stdout, command.help.trim());
    return 0;
  }
  if (positionals.length > command.arguments)
    throw new IsnadError(
      'bad-request',
      `"${positionals[command.arguments]}" is one argument too many; see isnad ${name} --help.`,
    );
  return command.run({ values, positionals, io, config: loadConfig(io.env) });
}

function parse(command: Command, name: string, args: string[]) {
  const help = { type: 'boolean', short: 'h' } as const;
  const options: ParseArgsConfig['options'] = { ...command.options, help };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (cause) {
    const message = (cause as Error).message.split('. ')[0];
    throw new IsnadError('bad-request', `${message}; see isnad ${name} --help.`, { cause });
  }
}

function report(error: unknown, name: string, io: Io, json: boolean): ExitCode {
  const known =
    error instanceof IsnadError ? error : new IsnadError('internal', (error as Error).message, { cause: error });
  const { code, message, place, extra } = known;
  const row = ERRORS[code];
  if (json) writeLine(io.stdout, JSON.stringify({ error: { code, detail: message, ...place, ...extra } }));
  const where =
    place.file === undefined
      ? ''
      : `${place.file}${place.line === undefined ? '' : `:${place.line}:${place.column}`}: `;
  writeLine(io.stderr, `isnad ${name}: ${where}${message}`);
  const records = (extra['records'] as string[] | undefined) ?? [];
  for (const record of records.slice(0, 50)) writeLine(io.stderr, `  ${record}`);
  if (records.length > 50) writeLine(io.stderr, `  ... and ${records.length - 50} more.`);
  if (code === 'internal')
    writeLine(io.stderr, `This is a fault of Isnad (${randomUUID()}):\n${(error as Error).stack}`);
  return row.exit;
}

function overview(commands: Readonly<Record<string, CommandRow>>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Isnad: a linked-data archive of contested claims.

Usage: isnad COMMAND [options]

${lines.join('\n')}

isnad COMMAND --help teaches each of them. Settings come from the environment (BASE_IRI, DATA_DIR,
STATE_DIR, PORT ...); the README lists them all. Exit codes: 0 all is well, 1 the data is wrong,
2 the call is wrong.`;
}
