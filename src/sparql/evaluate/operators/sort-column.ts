import { datatypeId, KIND, NOTHING, type TermId } from '../../../index/term-id.ts';
import { compareForOrder } from '../compare-terms.ts';
import type { Expression } from '../expression.ts';
import type { Budget } from '../operator.ts';
import type { QueryTerms } from '../query-terms.ts';
import { KeyTable } from './key-table.ts';
import { mergeSort } from './merge-sort.ts';
import { areTexts, sortTexts } from './sort-texts.ts';

const FLOAT = datatypeId('float');

/** One condition of ORDER BY. */
export interface OrderKey {
  readonly expression: Expression;
  readonly descending: boolean;
}

/** One condition's keys, a row each, as whole numbers that sort as the terms do; equal values have equal ranks. */
export interface Ranks {
  readonly ranks: Uint32Array;
  /** All ranks are below. */
  readonly count: number;
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

/** Ranks for a column of terms: each different term is compared, however many rows have it. */
export function ranksOf(ids: Int32Array, terms: QueryTerms, budget: Budget): Ranks {
  const different = new KeyTable(1, budget);
  const ranks = new Uint32Array(ids.length);
  budget.tick(ids.length);
  for (let i = 0; i < ids.length; i++) ranks[i] = different.one(ids[i] as TermId);
  const order = new Uint32Array(different.size);
  for (let i = 0; i < order.length; i++) order[i] = i;
  sortTerms(order, different, terms, budget);
  const places = new Uint32Array(order.length);
  let count = 0;
  for (let i = 1; i < order.length; i++) {
    const [before, here] = [order[i - 1] as number, order[i] as number];
    if (compareForOrder(terms, different.id(before, 0), different.id(here, 0)) !== 0) count++;
    places[here] = count;
  }
  for (let i = 0; i < ranks.length; i++) ranks[i] = places[ranks[i] as number] as number;
  different.release();
  return { ranks, count: count + 1 };
}

/** Brings numbers of terms into the terms' order. */
function sortTerms(order: Uint32Array, different: KeyTable, terms: QueryTerms, budget: Budget): void {
  const byTerm = (a: number, b: number): number => compareForOrder(terms, different.id(a, 0), different.id(b, 0));
  if (areTexts(different, terms)) {
    sortTexts(order, different, terms, byTerm, budget);
    return;
  }
  const values = valuesOf(different, terms);
  const byValue = (a: number, b: number): number => {
    const difference = values === undefined ? 0 : (values[a] as number) - (values[b] as number);
    // Infinite minus infinite is NaN.
    return difference > 0 || difference < 0 ? difference : byTerm(a, b);
  };
  mergeSort(order, values === undefined ? byTerm : byValue, budget);
}

/** The values of terms that are all of one family, none of them NaN. */
function valuesOf(different: KeyTable, terms: QueryTerms): Float64Array | undefined {
  const family = different.size > 0 ? sortFamily(terms, different.id(0, 0)) : 0;
  if (family === 0) return undefined;
  const values = new Float64Array(different.size);
  for (let i = 0; i < values.length; i++) {
    const id = different.id(i, 0);
    if (sortFamily(terms, id) !== family) return undefined;
    const value = terms.value(id);
    if (Number.isNaN(value)) return undefined;
    values[i] = value;
  }
  return values;
}
