import type { Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowTable } from '../row-table.ts';
import { Sieve } from './sieve.ts';

/** What MINUS needs to know. */
export interface MinusOptions {
  /** Opens the right side; called once. */
  readonly right: () => Operator;
  /** Shared places that are bound in every row of both sides. */
  readonly keys: readonly Place[];
  /** All shared places, keys included. */
  readonly shared: readonly Place[];
  readonly width: number;
  readonly budget: Budget;
}

/**
 * MINUS: drops the rows with which a row of the right side agrees that has a variable in common with them (SPARQL 1.1,
 * 18.5): where nothing is in common, nothing is dropped.
 */
export class Minus extends Sieve {
  readonly #options: MinusOptions;
  #table: RowTable | undefined;

  constructor(input: Operator, options: MinusOptions) {
    super(input, options.width, options.budget);
    this.#options = options;
  }

  protected override keeps(rows: Int32Array, at: number): boolean {
    const table = this.#table ?? this.#read();
    let tried = 0;
    for (let entry = table.find(rows, at); entry >= 0; entry = table.after(entry)) {
      if (this.#drops(table, entry, rows, at)) return false;
      if ((++tried & 255) === 0) this.#options.budget.tick(256);
    }
    return true;
  }

  #drops({ values, kept }: RowTable, entry: number, rows: Int32Array, at: number): boolean {
    let common = 0;
    for (let k = 0, from = entry * kept.length; k < kept.length; k++) {
      const theirs = values[from + k] as number;
      const ours = rows[at + (kept[k] as number)] as number;
      if (theirs === 0 || ours === 0) continue;
      if (theirs !== ours) return false;
      common++;
    }
    return common > 0;
  }

  #read(): RowTable {
    const { right, keys, shared, budget } = this.#options;
    const table = new RowTable(keys, shared, budget);
    this.#table = table;
    // Where all that is shared is a key, one row says as much as many.
    const once = keys.length === shared.length;
    const rows = right();
    for (let batch = rows.next(); batch !== undefined; batch = rows.next()) {
      budget.tick(batch.length);
      for (let i = 0, at = 0; i < batch.length; i++, at += batch.width)
        if (!once || table.find(batch.rows, at) < 0) table.add(batch.rows, at);
    }
    return table;
  }
}
