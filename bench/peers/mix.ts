import { readdirSync, readFileSync } from 'node:fs';
import type { ArchiveSize } from '../synthetic-claims.ts';
import { constantsOf } from './constants.ts';

/** A question of the mix. `text` has `$name` where a constant belongs, which is a variable to whoever reads it as it stands. */
export interface MixQuery {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** Its SQL over columns of ids, where it is one of those that DuckDB is asked. */
  readonly sql: string | undefined;
  /** Stands beside the mix and counts into no mean. */
  readonly beside: boolean;
}

const QUERIES = new URL('../queries/', import.meta.url);
const SQL = new URL('./sql/', import.meta.url);
/** Not one of the nineteen: asked for the comparison with DuckDB alone. */
const BESIDE = ['20-types'];

/** The mix in the order of its files; `only` picks some by the beginning or any part of the name. */
export function readMix(only: readonly string[] = []): MixQuery[] {
  const sql = new Set(readdirSync(SQL));
  return readdirSync(QUERIES)
    .filter((file) => file.endsWith('.rq'))
    .sort()
    .map((file): MixQuery => {
      const name = file.slice(0, -'.rq'.length);
      const text = readFileSync(new URL(file, QUERIES), 'utf8');
      const sqlFile = `${name}.sql`;
      return {
        name,
        title: name.slice(3).replaceAll('-', ' '),
        text,
        sql: sql.has(sqlFile) ? readFileSync(new URL(sqlFile, SQL), 'utf8') : undefined,
        beside: BESIDE.includes(name),
      };
    })
    .filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
}

/** The text with the constants of the `call`-th asking in it. */
export function filled(text: string, size: ArchiveSize, call: number): string {
  const constant = constantsOf(size, call);
  return text.replace(/\$([a-z]+)/g, (_, name: string) => constant(name));
}

/** Whether any answer of the right length is right: a LIMIT without an order lets each engine choose its rows. */
export function choosesRows(text: string): boolean {
  return /\bLIMIT\b/.test(text) && !ordersRows(text);
}

/** Whether the order of rows is part of the answer; every ORDER BY of the mix leaves no ties. */
export function ordersRows(text: string): boolean {
  return /\bORDER BY\b/.test(text);
}
