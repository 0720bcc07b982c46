import type { Batch, Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowBatch } from '../row-batch.ts';
import { RowTable } from '../row-table.ts';

/** What a hash join needs to know. */
export interface HashJoinOptions {
  /** Opens the right side; called once, when the first row comes in. */
  readonly right: () => Operator;
  /** Places that are bound in every row of both sides. */
  readonly keys: readonly Place[];
  /** Places that rows of the right side may bind, keys included. */
  readonly kept: readonly Place[];
  /** How many rows the right side has, about. */
  readonly expected: number;
  readonly width: number;
  readonly budget: Budget;
}

/** Reads the whole right side into a table, then extends each row by the rows of it that agree. */
export class HashJoin implements Operator {
  readonly #input: Operator;
  readonly #options: HashJoinOptions;
  readonly #out: RowBatch;
  /** Indexes into `kept` of the places that are no keys: there both sides may hold a term, or neither. */
  readonly #others: Int32Array;
  #table: RowTable | undefined;
  #batch: Batch | undefined;
  #at = 0;
  #end = 0;
  /** The entry to be joined with the current row next. */
  #entry = -1;

  constructor(input: Operator, options: HashJoinOptions) {
    this.#input = input;
    this.#options = options;
    this.#out = new RowBatch(options.width);
    this.#others = Int32Array.from(
      options.kept.keys().filter((k) => !options.keys.includes(options.kept[k] as number)),
    );
  }

  next(): Batch | undefined {
    const out = this.#out;
    const { width } = out;
    out.begin();
    while (!out.full) {
      if (this.#entry >= 0) this.#join(this.#table as RowTable);
      else if (this.#at < this.#end) {
        this.#table ??= tableOf(this.#options.right(), this.#options);
        const table = this.#table;
        // Nothing agrees with nothing: the rest of the input need not be read.
        if (table.size === 0) this.#at = this.#end;
        else {
          this.#entry = table.find((this.#batch as Batch).rows, this.#at);
          if (this.#entry < 0) this.#at += width;
        }
      } else {
        this.#batch = this.#input.next();
        if (this.#batch === undefined) break;
        this.#at = 0;
        this.#end = this.#batch.length * width;
        this.#options.budget.tick(this.#batch.length);
      }
    }
    return out.length > 0 ? out : undefined;
  }

  /** Joins the current row with the rest of its chain, as far as there is room. */
  #join(table: RowTable): void {
    const out = this.#out;
    const { rows } = this.#batch as Batch;
    const { values, kept } = table;
    const others = this.#others;
    let entry = this.#entry;
    let tried = 0;
    for (; entry >= 0 && !out.full; entry = table.after(entry), tried++) {
      const from = entry * kept.length;
      if (!this.#agrees(rows, this.#at, table, from)) continue;
      const to = out.push(rows, this.#at);
      for (let i = 0; i < others.length; i++) {
        const k = others[i] as number;
        const value = values[from + k] as number;
        if (value !== 0) out.rows[to + (kept[k] as number)] = value;
      }
    }
    this.#options.budget.tick(tried);
    this.#entry = entry;
    if (entry < 0) this.#at += out.width;
  }

  #agrees(rows: Int32Array, at: number, { values, kept }: RowTable, from: number): boolean {
    const others = this.#others;
    for (let i = 0; i < others.length; i++) {
      const k = others[i] as number;
      const theirs = values[from + k] as number;
      const ours = rows[at + (kept[k] as number)] as number;
      if (theirs !== 0 && ours !== 0 && theirs !== ours) return false;
    }
    return true;
  }
}

type TableOptions = Pick<HashJoinOptions, 'keys' | 'kept' | 'expected' | 'budget'>;

/** A table of all rows of an operator. */
export function tableOf(rows: Operator, { keys, kept, expected, budget }: TableOptions): RowTable {
  const table = new RowTable(keys, kept, budget, expected);
  for (let batch = rows.next(); batch !== undefined; batch = rows.next()) {
    budget.tick(batch.length);
    for (let i = 0, at = 0; i < batch.length; i++, at += batch.width) table.add(batch.rows, at);
  }
  return table;
}
