import { BATCH_ROWS, type Batch, type Budget, type Operator } from '../operator.ts';
import type { CountColumn, GroupColumn } from './group-columns.ts';
import { KeyTable } from './key-table.ts';

const NO_KEYS = new Int32Array(0);

/** What a grouping needs to know. */
export interface Grouping {
  /** Places of the keys; empty: all rows are one group, also where there is no row at all (SPARQL 1.1, 11.2). */
  readonly keys: Int32Array;
  readonly columns: readonly GroupColumn[];
  /** Where all columns count rows: for how many each row stands, and those columns. */
  readonly counting?: Counting | undefined;
  /** Place of each column's result. */
  readonly results: Int32Array;
  /** How many groups there are, about. */
  readonly expected?: number;
  readonly width: number;
  readonly budget: Budget;
}

/** Rows that stand for several, or for none. */
export interface Counting {
  readonly columns: readonly CountColumn[];
  rowsOf(rows: Int32Array, at: number): number;
}

/** GROUP BY: reads all rows, then gives one row a group with its keys and results, in the order of first appearance. */
export class Group implements Operator {
  readonly #input: Operator;
  readonly #grouping: Grouping;
  #groups: KeyTable | undefined;
  readonly #out: Batch;
  #given = 0;
  #done = false;

  constructor(input: Operator, grouping: Grouping) {
    this.#input = input;
    this.#grouping = grouping;
    this.#out = { width: grouping.width, rows: new Int32Array(0), length: 0 };
  }

  next(): Batch | undefined {
    if (this.#done) return undefined;
    const groups = this.#groups ?? this.#read();
    const length = Math.min(groups.size - this.#given, BATCH_ROWS);
    if (length === 0) {
      this.#done = true;
      groups.release();
      for (const column of this.#grouping.columns) column.release();
      return undefined;
    }
    this.#write(groups, length);
    this.#given += length;
    return this.#out;
  }

  #read(): KeyTable {
    const { keys, columns, counting, budget, expected } = this.#grouping;
    const groups = new KeyTable(keys.length, budget, expected);
    this.#groups = groups;
    if (counting !== undefined) {
      this.#count(groups, counting);
      return this.#withOneGroup(groups);
    }
    const [first, second] = columns;
    for (let batch = this.#input.next(); batch !== undefined; batch = this.#input.next()) {
      const { rows, length, width } = batch;
      budget.tick(length);
      for (let i = 0, at = 0; i < length; i++, at += width) {
        const group = groups.row(rows, at, keys);
        if (first !== undefined) first.add(group, rows, at);
        if (second !== undefined) second.add(group, rows, at);
        for (let k = 2; k < columns.length; k++) (columns[k] as GroupColumn).add(group, rows, at);
      }
    }
    return this.#withOneGroup(groups);
  }

  /** Without keys there is one group even where there is no row. */
  #withOneGroup(groups: KeyTable): KeyTable {
    if (this.#grouping.keys.length === 0 && groups.size === 0) groups.row(NO_KEYS, 0, NO_KEYS);
    return groups;
  }

  #count(groups: KeyTable, { columns, rowsOf }: Counting): void {
    const { keys, budget } = this.#grouping;
    for (let batch = this.#input.next(); batch !== undefined; batch = this.#input.next()) {
      const { rows, length, width } = batch;
      budget.tick(length);
      for (let i = 0, at = 0; i < length; i++, at += width) {
        const count = rowsOf(rows, at);
        if (count === 0) continue;
        const group = groups.row(rows, at, keys);
        for (const column of columns) column.addMany(group, count);
      }
    }
  }

  #write(groups: KeyTable, length: number): void {
    const { keys, columns, results, width, budget } = this.#grouping;
    const out = this.#out;
    budget.tick(length);
    // Whoever took the last batch may have written into it.
    if (out.rows.length < length * width) out.rows = new Int32Array(length * width);
    else out.rows.fill(0, 0, length * width);
    for (let i = 0, at = 0; i < length; i++, at += width) {
      const group = this.#given + i;
      for (let k = 0; k < keys.length; k++) out.rows[at + (keys[k] as number)] = groups.id(group, k);
      for (let k = 0; k < columns.length; k++)
        out.rows[at + (results[k] as number)] = (columns[k] as GroupColumn).result(group);
    }
    out.length = length;
  }
}
