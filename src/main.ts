#!/usr/bin/env node
import type { CommandRow } from './cli/command.ts';
import { runCli } from './cli/run.ts';

const COMMANDS: Readonly<Record<string, CommandRow>> = {
  serve: { summary: 'load the data and answer over HTTP', load: async () => (await import('./cli/serve.ts')).serve },
  load: { summary: 'bring a folder of files into the archive', load: async () => (await import('./cli/load.ts')).load },
  validate: { summary: 'judge files, write nothing', load: async () => (await import('./cli/validate.ts')).validate },
  dump: {
    summary: 'write all current records as RDF, or make a dump to publish',
    load: async () => (await import('./cli/dump.ts')).dump,
  },
  query: { summary: 'ask one SPARQL query', load: async () => (await import('./cli/query.ts')).query },
  verify: {
    summary: 'recompute every hash of the archive, or of a dump',
    load: async () => (await import('./cli/verify.ts')).verify,
  },
  key: { summary: 'make a key to sign dumps with', load: async () => (await import('./cli/key.ts')).key },
  rebase: { summary: 'move the archive to another base', load: async () => (await import('./cli/rebase.ts')).rebase },
};

const { stdin, stdout, stderr } = process;
process.exitCode = await runCli(COMMANDS, process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  terminal: stderr.isTTY === true,
});
