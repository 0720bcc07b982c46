import { joinedFacts, joinedRows, type PatternSize } from './cardinality.ts';
import { COST } from './costs.ts';
import { isWaitingFor } from './followers.ts';
import type { Item, ItemOf } from './group-items.ts';
import type { PlanNode, RowFacts } from './plan-node.ts';
import { joinMethod } from './plan-pattern.ts';
import type { Planning } from './planning.ts';
import { selectivity, thinned } from './selectivity.ts';

/** A member of a group that is joined with the others, with its size by itself. */
export interface Joiner {
  readonly item: ItemOf<'pattern'> | ItemOf<'part'> | ItemOf<'nothing'>;
  readonly size: PatternSize;
  /** Its plan, where it takes no rows in. */
  readonly node?: PlanNode | undefined;
}

/** Up to how many members every order of two is tried before one is chosen; beyond, the cheapest next one is taken. */
const TRIED_MEMBERS = 10;

interface Move {
  readonly cost: number;
  readonly facts: RowFacts;
}

/** Chooses which member to join next: the one after which the rest is cheapest. */
export class JoinOrder {
  readonly #planning: Planning;
  readonly #conditions: readonly ItemOf<'condition'>[];

  constructor(planning: Planning, items: readonly Item[]) {
    this.#planning = planning;
    this.#conditions = items.filter((item) => item.kind === 'condition');
  }

  /** Members that share a variable with what is there, or stand for themselves. */
  connected(joiners: readonly Joiner[], facts: RowFacts): readonly Joiner[] {
    return joiners.filter(({ item }) => {
      if (item.binds.size === 0) return true;
      for (const place of item.binds) if (facts.possible.has(place)) return true;
      return false;
    });
  }

  /** The best of some candidates to go on with; `rest` are all that are still to be joined. */
  best(candidates: readonly Joiner[], rest: readonly Joiner[], facts: RowFacts): Joiner {
    let best = candidates[0] as Joiner;
    if (candidates.length === 1) return best;
    let least = Number.POSITIVE_INFINITY;
    const looksAhead = rest.length <= TRIED_MEMBERS;
    for (const candidate of candidates) {
      const move = this.#move(candidate, facts);
      const cost = looksAhead ? this.#costOfRest(candidate, rest, move, least) : move.cost + move.facts.rows;
      if (cost >= least) continue;
      least = cost;
      best = candidate;
    }
    return best;
  }

  /** What all costs if the cheapest next member is taken each time; given up where it costs more than is known to do. */
  #costOfRest(first: Joiner, rest: readonly Joiner[], { cost: begun, facts: after }: Move, limit: number): number {
    let facts = after;
    let cost = begun;
    const open = rest.filter((joiner) => joiner !== first);
    while (open.length > 0 && cost < limit) {
      const connected = this.connected(open, facts);
      // What is not connected costs the same wherever it comes.
      if (connected.length === 0) return cost;
      let cheapest: Move | undefined;
      let chosen: Joiner | undefined;
      for (const joiner of connected) {
        const move = this.#move(joiner, facts);
        if (cheapest !== undefined && move.cost + move.facts.rows >= cheapest.cost + cheapest.facts.rows) continue;
        cheapest = move;
        chosen = joiner;
      }
      if (cheapest === undefined || chosen === undefined) return cost;
      open.splice(open.indexOf(chosen), 1);
      cost += cheapest.cost;
      facts = cheapest.facts;
    }
    return cost;
  }

  #move({ item, size, node }: Joiner, before: RowFacts): Move {
    const rows = joinedRows(before, size);
    const cost = this.#cost(item, size, node, before, rows);
    let facts = joinedFacts(before, size, rows, item.kind === 'pattern' ? before.sorted : undefined);
    for (const condition of this.#conditions) {
      if (!isWaitingFor(condition, facts, []) && isWaitingFor(condition, before, [item])) {
        facts = thinned(facts, selectivity(condition.expression));
      }
    }
    return { cost, facts };
  }

  #cost(item: Joiner['item'], size: PatternSize, node: PlanNode | undefined, before: RowFacts, rows: number): number {
    if (item.kind === 'nothing') return 0;
    const first = before.possible.size === 0;
    if (item.kind === 'pattern') {
      if (first) return size.rows * COST.read + rows * COST.row;
      return joinMethod(before, item.pattern, size, rows, this.#planning).cost;
    }
    if (node === undefined) return before.rows * COST.lookup * 4 + rows * COST.row * 2;
    return size.rows * (first ? COST.row : COST.build) + before.rows * COST.probe + rows * COST.row;
  }
}
