import type { Readable, Writable } from 'node:stream';
import type { ParseArgsConfig } from 'node:util';
import type { Config } from '../config.ts';

/** 0: well. 1: the data is wrong. 2: the call is wrong. */
export type ExitCode = 0 | 1 | 2;

/** The world of a command, passed in so that a test can hold it. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Settings; without them the process's own environment, which config.ts alone reads. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether stderr is a terminal, on which a progress bar may be redrawn. */
  readonly terminal: boolean;
}

/** One call of a command. */
export interface Call {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly io: Io;
  readonly config: Config;
}

/** A command: what `--help` teaches, which options it takes, and what it does. */
export interface Command {
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many arguments beside the options it takes at most. */
  readonly arguments: number;
  run(call: Call): Promise<ExitCode>;
}

/** A row of the table of commands: its line in the overview, and its module, loaded only when it is called. */
export interface CommandRow {
  readonly summary: string;
  readonly load: () => Promise<Command>;
}
