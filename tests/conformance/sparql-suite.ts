import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import type { EngineName } from '../../src/sparql/engine.ts';

/** How one of the W3C's suites came out: every test by its IRI. */
export interface SuiteResult {
  readonly total: number;
  readonly failed: readonly string[];
  /** What the runner printed, for the message of a failing test. */
  readonly report: string;
}

const SUITES = 'https://w3c.github.io/rdf-tests/sparql/';
const RUNNER = createRequire(import.meta.url).resolve('rdf-test-suite/bin/Runner.js');

/**
 * Folder of the SPARQL suites, or the sentence that says why they do not run. Where `CONFORMANCE_DIR` is set but holds
 * none, that is a failure: a suite that silently does not run proves nothing.
 */
export function sparqlSuites(): { readonly folder: string } | { readonly absent: string } {
  const given = process.env['CONFORMANCE_DIR'];
  if (given === undefined || given === '') {
    return { absent: 'CONFORMANCE_DIR is not set: the W3C SPARQL suites did not run.' };
  }
  const folder = join(resolve(given), 'sparql');
  if (!existsSync(join(folder, 'sparql11'))) throw new Error(`CONFORMANCE_DIR is set, but ${folder} holds no suites.`);
  return { folder };
}

/** Runs the tests of one manifest with rdf-test-suite over our engine module. */
export async function runSuite(
  folder: string,
  manifest: string,
  options: object = {},
  engine: EngineName = 'evaluator',
): Promise<SuiteResult> {
  const child = spawn(
    process.execPath,
    [
      RUNNER,
      'tests/conformance/engine.mjs',
      `${SUITES}${manifest}`,
      ...['-m', `${SUITES}~${folder}${sep}`, '-o', 'summary', '-e', '-d', '20000', '-i', JSON.stringify(options)],
    ],
    {
      cwd: resolve(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, SPARQL_ENGINE: engine },
    },
  );
  let report = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (report += data.toString()));
  await new Promise((done) => child.on('close', done));
  const results = [...report.matchAll(/^([✔✖]) .* \((https?:\/\/[^)\s]+)\)/gmu)];
  const total = Number(/(\d+) \/ (\d+) tests succeeded/u.exec(report)?.[2] ?? 0);
  return { total, failed: results.filter(([, mark]) => mark === '✖').map(([, , iri]) => iri as string), report };
}
