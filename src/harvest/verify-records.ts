import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { IsnadError } from '../errors.ts';
import { NEUTRAL_BASE, rebaseQuads } from '../rdf/base.ts';
import { canonicalNQuads, contentHash } from '../rdf/canonical.ts';
import { parseN3 } from '../rdf/parse-n3.ts';
import { decodedBytes, graphsOf, linesOf } from '../records/dump-lines.ts';
import { claimsIn } from './dump-forms.ts';
import type { DumpFile, DumpManifest } from './dump-manifest.ts';
import type { Problems } from './verify-problems.ts';

interface Task {
  /** The files that are what the manifest says they are. */
  readonly good: readonly DumpFile[];
  /** Whether all of the dump has to be there. */
  readonly whole: boolean;
  readonly problems: Problems;
  readonly onProgress: ((records: number) => void) | undefined;
}

/** What is known of a record, by the table or by its statements. */
interface Row {
  readonly hash: string;
  readonly quads: number;
  readonly claims: number;
}

/** A record of more than this is none of ours; what is larger would fill the memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Holds the records of the N-Quads against the table of their hashes, and both against the counts of the manifest. Both name
 * them in one order, so that a record waits for its counterpart only where they disagree. Gives the number of records.
 */
export async function verifyRecords(folder: string, manifest: DumpManifest, task: Task): Promise<number> {
  const { good, whole, problems, onProgress } = task;
  const [nquads, table] = (['nquads', 'records'] as const).map((form) =>
    good.find(({ content }) => content?.form === form),
  );
  if (nquads === undefined || table === undefined) {
    const isListed = (form: string) => manifest.files.some(({ content }) => content?.form === form);
    if (whole && !(isListed('nquads') && isListed('records')))
      problems.add('The manifest lists no N-Quads or no table of records: their hashes cannot be made anew.');
    else if (whole || nquads !== undefined)
      problems.add(
        'The hashes of the records were not made anew: that needs undamaged N-Quads and the table of records.',
      );
    return 0;
  }
  const pairs = new Pairs(problems);
  const found = { records: 0, quads: 0, claims: 0, catalogQuads: 0 };
  const rows = tableRows(join(folder, table.name), problems);
  for await (const { graph, nquads: lines } of graphsOf(decodedBytes(join(folder, nquads.name)), MOST_BYTES)) {
    if (graph === `${manifest.base}catalog`) {
      found.catalogQuads += countLines(lines);
      continue;
    }
    const row = await recompute(graph, lines, manifest.base, problems);
    found.records += 1;
    if (row !== undefined) {
      found.quads += row.quads;
      found.claims += row.claims;
      pairs.inQuads(graph.startsWith(manifest.base) ? graph.slice(manifest.base.length) : graph, row);
    }
    const listed = await rows.next();
    if (!listed.done) pairs.inTable(...listed.value);
    if (found.records % 100 !== 0) continue;
    onProgress?.(found.records);
    await breathe();
  }
  for await (const listed of rows) pairs.inTable(...listed);
  pairs.end();
  for (const name of ['records', 'quads', 'claims', 'catalogQuads'] as const)
    if (found[name] !== manifest.counts[name])
      problems.add(
        `The N-Quads hold ${found[name]} ${WORDS[name]} where the manifest counts ${manifest.counts[name]}.`,
      );
  return found.records;
}

const WORDS = { records: 'records', quads: 'quads of records', claims: 'claims', catalogQuads: 'quads of the catalog' };

async function recompute(
  graph: string,
  lines: Buffer | undefined,
  base: string,
  problems: Problems,
): Promise<Row | undefined> {
  if (lines === undefined) {
    problems.add(`${graph} is too large to be a record.`);
    return undefined;
  }
  try {
    const quads = rebaseQuads(parseN3(lines.toString(), 'application/n-quads', NEUTRAL_BASE), base, NEUTRAL_BASE);
    return { hash: contentHash(await canonicalNQuads(quads)), quads: quads.length, claims: claimsIn(quads) };
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    problems.add(`${graph} cannot be read: ${error.message}`);
    return undefined;
  }
}

function countLines(lines: Buffer | undefined): number {
  let count = 0;
  for (let at = lines?.indexOf(10) ?? -1; at !== -1; at = lines?.indexOf(10, at + 1) ?? -1) count += 1;
  return count;
}

async function* tableRows(file: string, problems: Problems): AsyncGenerator<[record: string, row: Row]> {
  let number = 0;
  for await (const line of linesOf(decodedBytes(file), 1_000_000)) {
    number += 1;
    const [record, version, hash, quads, claims, more] = line?.toString().trimEnd().split('\t') ?? [];
    const whole = [version, quads, claims].every((text) => /^\d{1,15}$/.test(text ?? '')) && more === undefined;
    if (record !== undefined && hash !== undefined && whole)
      yield [record, { hash, quads: Number(quads), claims: Number(claims) }];
    else if (number > 1) problems.add(`Line ${number} of the table of records cannot be read.`);
  }
}

/** Records seen on one side and not yet on the other. */
class Pairs {
  readonly #problems: Problems;
  readonly #quads = new Map<string, Row>();
  readonly #table = new Map<string, Row>();

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  inQuads(record: string, row: Row): void {
    this.#meet(record, row, this.#quads, this.#table, (other) => this.#compare(record, row, other));
  }

  inTable(record: string, row: Row): void {
    this.#meet(record, row, this.#table, this.#quads, (other) => this.#compare(record, other, row));
  }

  end(): void {
    for (const record of this.#table.keys())
      this.#problems.add(`${record} is missing: it is listed, and the N-Quads do not hold it.`);
    for (const record of this.#quads.keys())
      this.#problems.add(`${record} was added: the N-Quads hold it, and it is not listed.`);
  }

  #meet(
    record: string,
    row: Row,
    own: Map<string, Row>,
    others: Map<string, Row>,
    compare: (other: Row) => void,
  ): void {
    const other = others.get(record);
    if (other !== undefined) {
      others.delete(record);
      compare(other);
    } else if (own.has(record))
      this.#problems.add(`${record} stands there twice, or its statements do not stand together.`);
    else own.set(record, row);
  }

  #compare(record: string, found: Row, listed: Row): void {
    if (found.hash !== listed.hash)
      this.#problems.add(`${record} was changed: its hash is ${found.hash} where ${listed.hash} is listed.`);
    else if (found.quads !== listed.quads || found.claims !== listed.claims)
      this.#problems.add(`${record}: the table of records gives a wrong number of quads or claims.`);
  }
}
