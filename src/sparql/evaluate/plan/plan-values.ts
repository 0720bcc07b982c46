import type { OperationOf } from '../algebra.ts';
import { HashJoin } from '../operators/hash-join.ts';
import { Unit } from '../operators/unit.ts';
import { Values } from '../operators/values.ts';
import { joinedFacts, joinedRows, type PatternSize } from './cardinality.ts';
import type { Place, PlanNode } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { showValues } from './show.ts';
import { WORDS } from './words.ts';

/** Up to how many listed rows are gone through for each row that comes in, rather than put into a table. */
const FEW_ROWS = 4;

/** VALUES; the terms become ids here, so that equal terms of the data have equal ids. */
export function planValues(operation: OperationOf<'values'>, planning: Planning): PlanNode {
  const { variables, bindings } = operation;
  const { scope, context, input } = planning;
  const places = variables.map(({ value }) => scope.place(value));
  const ids = new Int32Array(bindings.length * places.length);
  bindings.forEach((row, index) => {
    variables.forEach(({ value }, k) => {
      const term = row[value];
      if (term !== undefined) ids[index * places.length + k] = context.terms.id(term as never);
    });
  });
  const data = { places, ids, count: bindings.length };
  const size = valuesSize(data);
  const certain = places.filter((_, k) => bindings.every((_, index) => ids[index * places.length + k] !== 0));
  const rows = joinedRows(input, size);
  const facts = joinedFacts(input, size, rows, undefined);
  const keys = certain.filter((place) => input.certain.has(place));
  const small = bindings.length <= FEW_ROWS || keys.length === 0;
  // What a search by names found stands as inline data; whoever asks is told of the search.
  const { words } = operation as { readonly words?: string };
  return planning.step({
    operator: words === undefined ? 'values' : 'text-search',
    words: words === undefined ? WORDS.values : WORDS.textSearch,
    detail: () => words ?? showValues(operation),
    output: { ...facts, certain: input.certain.union(new Set(certain)) },
    build: (input) =>
      small
        ? new Values(input, data, scope.width, context.budget)
        : new HashJoin(input, {
            right: () => new Values(new Unit(scope.width), data, scope.width, context.budget),
            ...{ keys, kept: places, expected: bindings.length, width: scope.width, budget: context.budget },
          }),
    exactCount: () => (planning.begins ? bindings.length : undefined),
  });
}

function valuesSize({ places, ids, count }: { places: readonly Place[]; ids: Int32Array; count: number }): PatternSize {
  const distinct = new Map<Place, number>();
  for (const [k, place] of places.entries()) {
    const seen = new Set<number>();
    for (let at = k; at < ids.length; at += places.length) seen.add(ids[at] as number);
    distinct.set(place, Math.max(1, seen.size));
  }
  return { rows: count, distinct };
}
