import type { Batch, Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowBatch } from '../row-batch.ts';
import type { RowTable } from '../row-table.ts';
import { tableOf } from './hash-join.ts';

/** What a join of rows with themselves needs to know. */
export interface SelfJoinOptions {
  /** Opens the rows; called once, when a row comes in. */
  readonly rows: () => Operator;
  /** Places in which both of a pair hold the same. */
  readonly keys: readonly Place[];
  /** Places that the rows bind, each of them in every row; keys included. */
  readonly kept: readonly Place[];
  /** For each of those where the other row of a pair has it; the same place for a key. */
  readonly mirrored: readonly Place[];
  /** How many rows there are, about. */
  readonly expected: number;
  readonly width: number;
  readonly budget: Budget;
}

/**
 * Pairs every row with every row that has the same keys, itself included. The rows are read once, and those with one key
 * already hang together in the table, so that nothing is looked up.
 */
export class SelfJoin implements Operator {
  readonly #input: Operator;
  readonly #options: SelfJoinOptions;
  readonly #out: RowBatch;
  readonly #kept: Int32Array;
  readonly #mirrored: Int32Array;
  #table: RowTable | undefined;
  /** The chain that is being paired, and the two rows of it that come next. */
  #chain = 0;
  #first = -1;
  #left = -1;
  #right = -1;

  constructor(input: Operator, options: SelfJoinOptions) {
    this.#input = input;
    this.#options = options;
    this.#out = new RowBatch(options.width);
    this.#kept = Int32Array.from(options.kept);
    this.#mirrored = Int32Array.from(options.mirrored);
  }

  next(): Batch | undefined {
    const out = this.#out;
    out.begin();
    const table = this.#table ?? this.#read();
    if (table === undefined) return undefined;
    while (!out.full && this.#advance(table)) {
      const tried = out.length;
      while (this.#right >= 0 && !out.full) {
        this.#pair(table, out.rows, out.length++ * out.width);
        this.#right = table.after(this.#right);
      }
      this.#options.budget.tick(out.length - tried);
    }
    return out.length > 0 ? out : undefined;
  }

  /** Makes sure of a next pair; false when all have been given. */
  #advance(table: RowTable): boolean {
    if (this.#right >= 0) return true;
    if (this.#left >= 0) this.#left = table.after(this.#left);
    while (this.#left < 0 && this.#chain < table.chains) {
      this.#first = table.firstOf(this.#chain++);
      this.#left = this.#first;
    }
    this.#right = this.#left < 0 ? -1 : this.#first;
    return this.#right >= 0;
  }

  #pair({ values }: RowTable, to: Int32Array, at: number): void {
    const kept = this.#kept;
    const mirrored = this.#mirrored;
    const left = this.#left * kept.length;
    const right = this.#right * kept.length;
    for (let k = 0; k < kept.length; k++) {
      to[at + (mirrored[k] as number)] = values[left + k] as number;
      to[at + (kept[k] as number)] = values[right + k] as number;
    }
  }

  /** Undefined where no row comes in. */
  #read(): RowTable | undefined {
    if (this.#input.next() === undefined) return undefined;
    this.#table = tableOf(this.#options.rows(), this.#options);
    return this.#table;
  }
}
