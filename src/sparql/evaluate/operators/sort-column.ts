import { datatypeId, KIND, NOTHING, type TermId } from '../../../index/term-id.ts';
import { compareForOrder } from '../compare-terms.ts';
import type { Expression } from '../expression.ts';
import type { Budget } from '../operator.ts';
import type { QueryTerms } from '../query-terms.ts';
import { KeyTable } from './key-table.ts';
import { mergeSort } from './merge-sort.ts';

const FLOAT = datatypeId('float');

/** One condition of ORDER BY. */
export interface OrderKey {
  readonly expression: Expression;
  readonly descending: boolean;
}

/** One condition's keys, a row each, as numbers that sort as the terms do. */
export interface SortColumn {
  readonly numbers: Float64Array;
  /** Given where two different terms may have one number, so that the terms must decide. */
  readonly ids: Int32Array | undefined;
  /** 1, or -1 for DESC. */
  readonly sign: number;
}

/**
 * What kind of number a term sorts by: terms of one family other than 0 stand to each other as their values do, unless
 * those are equal or NaN. xsd:float is of none, for a decimal beside it is rounded before it is compared.
 */
export function sortFamily(terms: QueryTerms, id: TermId): number {
  if (id === NOTHING) return 0;
  const kind = terms.kind(id);
  if (kind === KIND.moment) return terms.datatype(id);
  return kind === KIND.number && terms.datatype(id) !== FLOAT ? 1 : 0;
}

/** Numbers for a column of ids: their values where all are numbers or all are moments, else their ranks. */
export function sortColumn(ids: Int32Array, descending: boolean, terms: QueryTerms, budget: Budget): SortColumn {
  const sign = descending ? -1 : 1;
  const numbers = new Float64Array(ids.length);
  if (fillValues(ids, numbers, terms, budget)) return { numbers, ids, sign };
  fillRanks(ids, numbers, terms, budget);
  return { numbers, ids: undefined, sign };
}

/** Compares two rows by all columns; rows that are equal in all give 0. */
export function compareRows(columns: readonly SortColumn[], terms: QueryTerms, a: number, b: number): number {
  for (let k = 0; k < columns.length; k++) {
    const { numbers, ids, sign } = columns[k] as SortColumn;
    const first = numbers[a] as number;
    const second = numbers[b] as number;
    if (first < second) return -sign;
    if (first > second) return sign;
    if (ids === undefined || ids[a] === ids[b]) continue;
    const order = compareForOrder(terms, ids[a] as number, ids[b] as number);
    if (order !== 0) return order * sign;
  }
  return 0;
}

function fillValues(ids: Int32Array, numbers: Float64Array, terms: QueryTerms, budget: Budget): boolean {
  const family = ids.length > 0 ? sortFamily(terms, ids[0] as TermId) : 0;
  if (family === 0) return false;
  budget.tick(ids.length);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as TermId;
    if (sortFamily(terms, id) !== family) return false;
    const value = terms.value(id);
    if (Number.isNaN(value)) return false;
    numbers[i] = value;
  }
  return true;
}

function fillRanks(ids: Int32Array, numbers: Float64Array, terms: QueryTerms, budget: Budget): void {
  const different = new KeyTable(1, budget);
  budget.tick(ids.length);
  for (let i = 0; i < ids.length; i++) numbers[i] = different.one(ids[i] as number);
  const order = new Uint32Array(different.size);
  for (let i = 0; i < order.length; i++) order[i] = i;
  const compare = (a: number, b: number) => compareForOrder(terms, different.id(a, 0), different.id(b, 0));
  mergeSort(order, compare, budget);
  const ranks = new Float64Array(order.length);
  for (let i = 1; i < order.length; i++) {
    const same = compare(order[i - 1] as number, order[i] as number) === 0;
    ranks[order[i] as number] = (ranks[order[i - 1] as number] as number) + (same ? 0 : 1);
  }
  for (let i = 0; i < numbers.length; i++) numbers[i] = ranks[numbers[i] as number] as number;
  different.release();
}
