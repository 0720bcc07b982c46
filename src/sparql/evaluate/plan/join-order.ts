import type { PatternSize, PlacedPattern } from './cardinality.ts';
import { COST, lookupCost } from './costs.ts';
import type { Item, ItemOf } from './group-items.ts';
import { MANY_MEMBERS } from './open-joiners.ts';
import { type Place, type PlanNode, type RowFacts, UNIT_ROW } from './plan-node.ts';
import { selectivity } from './selectivity.ts';

/** A member of a group that is joined with the others, with its size by itself. */
export interface Joiner {
  readonly item: ItemOf<'pattern'> | ItemOf<'part'> | ItemOf<'nothing'>;
  readonly size: PatternSize;
  /** Its plan, where it takes no rows in. */
  readonly node?: PlanNode | undefined;
}

/** With how many of the cheapest beginnings an order is tried to its end. */
const TRIED_BEGINNINGS = 6;
/** An order that costs no more than this is taken: to look for another would take longer than it could save. */
const CHEAP = 128;

/** A joiner in the numbers of one search, columns instead of places; or several that are joined among themselves first. */
interface Member {
  readonly joiners: readonly Joiner[];
  readonly rows: number;
  readonly columns: readonly number[];
  readonly distinct: readonly number[];
  readonly pattern: PlacedPattern | undefined;
  /** What a row that comes in costs where this is no pattern, beside what comes out of it. */
  readonly perRow: number;
  /** What reading it once, into a table, costs; infinite where it cannot be. */
  readonly once: number;
}

interface Thinning {
  readonly columns: readonly number[];
  readonly share: number;
}

/** An order that was tried. */
interface Trial {
  readonly order: Member[];
  cost: number;
  /** What comes out at the end. */
  rows: number;
  bound: Float64Array;
}

/** An order of joins. */
export interface JoinOrder {
  /** Where a step has several members, they are joined among themselves and the result is joined as a table. */
  readonly steps: readonly (readonly Joiner[])[];
  /** Which share of the first step's rows will be read before there are as many rows as are wanted. */
  readonly share: number;
  /** What all steps cost, and what comes out at the end. */
  readonly cost: number;
  readonly rows: number;
}

/** With what an order must begin, and which share of its rows is read. */
export interface Beginning {
  readonly joiner: Joiner;
  readonly share: number;
}

/**
 * The order in which members of a group are joined: from each of the cheapest beginnings on, always what is cheapest
 * next among what is connected, and of those orders the cheapest, or the first that is cheap enough. Members that are
 * connected with nothing are left out.
 */
export function bestOrder(
  joiners: readonly Joiner[],
  conditions: readonly Item[],
  input: RowFacts,
  wanted: number | undefined,
  first?: Beginning,
): JoinOrder {
  let search = new OrderSearch(joiners, conditions, input, []);
  let whole = search.best(first?.share ?? 1, first?.joiner);
  const stars = whole.cost <= CHEAP ? [] : starsOf(joiners);
  if (stars.length > 0) {
    search = new OrderSearch(joiners, conditions, input, stars);
    whole = search.best(first?.share ?? 1, first?.joiner);
  }
  const share = wanted === undefined || whole.rows <= wanted ? 1 : wanted / whole.rows;
  const { order, cost, rows } = share < 1 ? search.best(share) : whole;
  return { steps: order.map((member) => member.joiners), share, cost, rows };
}

class OrderSearch {
  readonly #members: readonly Member[];
  readonly #conditions: readonly Thinning[];
  readonly #columns = new Map<Place, number>();
  readonly #begun: Float64Array;
  readonly #rows: number;
  readonly #input: RowFacts;
  // The state of the trial: rows, and for each column how many different terms; 0 is unbound.
  #left = 0;
  #share = 1;
  /** How many patterns are still to be joined that have a place as their subject. */
  #subjects = new Map<Place, number>();
  readonly #patternsOf = new Map<Place, number>();
  #near = new Set<Place>();
  #sorted: Place | undefined;
  #reads = false;
  readonly #bound: Float64Array;

  /** `stars`: what may also be joined among its own first. */
  constructor(
    joiners: readonly Joiner[],
    conditions: readonly Item[],
    input: RowFacts,
    stars: readonly (readonly Joiner[])[],
  ) {
    const columns = this.#columns;
    const columnOf = (place: Place): number => {
      const column = columns.get(place) ?? columns.size;
      columns.set(place, column);
      return column;
    };
    const members = joiners.map((joiner) => memberOf(joiner, columnOf));
    for (const star of stars) members.push(starMember(star, conditions, columnOf));
    this.#members = members;
    for (const { pattern } of members)
      if (pattern !== undefined)
        this.#patternsOf.set(pattern.s.place, (this.#patternsOf.get(pattern.s.place) ?? 0) + 1);
    this.#conditions = conditions.flatMap((item) =>
      item.kind === 'condition' && item.needs.size > 0
        ? { columns: [...item.needs].map(columnOf), share: selectivity(item.expression) }
        : [],
    );
    this.#begun = new Float64Array(columns.size);
    for (const [place, column] of columns)
      if (input.possible.has(place)) this.#begun[column] = Math.max(1, input.distinct.get(place) ?? 1);
    this.#bound = new Float64Array(columns.size);
    this.#rows = input.rows;
    this.#input = input;
  }

  /** The cheapest order, where that share of the rows of the first step is read. */
  best(share: number, first?: Joiner): Trial {
    this.#share = share;
    this.#begin();
    const single = this.#members.filter(({ joiners }) => joiners.length === 1 && (first ?? joiners[0]) === joiners[0]);
    const connected = this.#members.filter((member) => this.#isConnected(member));
    const beginnings = connected.length > 0 && first === undefined ? connected : single;
    const price = new Map(beginnings.map((member) => [member, this.#price(member)]));
    const tried = [...beginnings]
      .sort((a, b) => (price.get(a) as number) - (price.get(b) as number))
      .slice(0, this.#members.length > MANY_MEMBERS ? 1 : TRIED_BEGINNINGS);
    let best: Trial | undefined;
    for (const member of tried) {
      const trial = this.#try(member, best?.cost ?? Number.POSITIVE_INFINITY);
      if (best === undefined || trial.cost < best.cost) best = trial;
      if (best.cost <= CHEAP) break;
    }
    return best ?? { order: [], cost: 0, rows: this.#rows, bound: this.#begun };
  }

  /** How many different terms there are in a column at the end of a trial. */
  distinctOf(place: Place, { bound, rows }: Trial): number {
    const column = this.#columns.get(place);
    return column === undefined ? Math.max(1, rows) : (bound[column] as number);
  }

  #begin(): void {
    this.#left = this.#rows;
    this.#subjects = new Map(this.#patternsOf);
    this.#near = new Set(this.#input.near);
    this.#sorted = this.#input.sorted;
    this.#reads = this.#input.possible.size === 0;
    this.#bound.set(this.#begun);
  }

  #try(first: Member, limit: number): Trial {
    this.#begin();
    const order: Member[] = [];
    let cost = 0;
    let open = this.#members;
    for (let next: Member | undefined = first; next !== undefined && cost < limit; next = this.#cheapest(open)) {
      const { joiners } = next;
      // Of a star and its members one is taken.
      open = open.filter((member) => !member.joiners.some((joiner) => joiners.includes(joiner)));
      order.push(next);
      const rows = this.#joined(next);
      const share = next === first ? this.#share : 1;
      cost += this.#cost(next, rows) * share;
      this.#take(next, rows * share);
    }
    return { order, cost, rows: this.#left, bound: this.#bound.slice() };
  }

  #cheapest(open: readonly Member[]): Member | undefined {
    let cheapest: Member | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const member of open) {
      if (!this.#isConnected(member)) continue;
      const price = this.#price(member);
      if (price >= least) continue;
      least = price;
      cheapest = member;
    }
    return cheapest;
  }

  #isConnected({ columns }: Member): boolean {
    if (columns.length === 0) return true;
    for (const column of columns) if ((this.#bound[column] as number) > 0) return true;
    return false;
  }

  /** What a step costs with what its rows will cost in the next. */
  #price(member: Member): number {
    const rows = this.#joined(member);
    return this.#cost(member, rows) + rows;
  }

  #joined({ rows, columns, distinct }: Member): number {
    let joined = this.#left * rows;
    for (let k = 0; k < columns.length; k++) {
      const there = this.#bound[columns[k] as number] as number;
      if (there > 0) joined /= Math.max(there, distinct[k] as number);
    }
    return joined;
  }

  #cost({ pattern, perRow, once }: Member, rows: number): number {
    const others = pattern === undefined ? 0 : (this.#subjects.get(pattern.s.place) ?? 1) - 1;
    const each = pattern === undefined ? perRow : lookupCost(pattern, this.#near, this.#sorted, others);
    return Math.min(this.#left * each, once + this.#left * COST.probe) + rows * COST.row;
  }

  #take({ columns, distinct, pattern }: Member, rows: number): void {
    const bound = this.#bound;
    if (pattern !== undefined) this.#goThrough(pattern);
    const unbound = this.#conditions.filter((condition) => !this.#isReady(condition));
    for (let k = 0; k < columns.length; k++) {
      const column = columns[k] as number;
      const there = bound[column] as number;
      bound[column] = there > 0 ? Math.min(there, distinct[k] as number) : (distinct[k] as number);
    }
    this.#left = rows;
    for (const condition of unbound) if (this.#isReady(condition)) this.#left *= condition.share;
    const most = Math.max(1, this.#left);
    for (let column = 0; column < bound.length; column++) if ((bound[column] as number) > most) bound[column] = most;
  }

  /** Remembers which subjects were looked at; the first pattern of all is read, in the order of its objects or subjects. */
  #goThrough({ s, o }: PlacedPattern): void {
    if (s.place < 0) return;
    this.#subjects.set(s.place, (this.#subjects.get(s.place) ?? 1) - 1);
    if (this.#reads) this.#sorted = o.id === 0 ? undefined : s.place;
    else this.#near.add(s.place);
    this.#reads = false;
  }

  #isReady({ columns }: Thinning): boolean {
    for (const column of columns) if (this.#bound[column] === 0) return false;
    return true;
  }
}

function memberOf(joiner: Joiner, columnOf: (place: Place) => number): Member {
  const { item, size, node } = joiner;
  const columns = [...size.distinct.keys()].map(columnOf);
  const distinct = [...size.distinct.values()];
  const single = item.kind === 'pattern';
  const perRow = node === undefined ? COST.lookup * 4 : Number.POSITIVE_INFINITY;
  const pattern = item.kind === 'pattern' ? item.pattern : undefined;
  const once = single || node !== undefined ? size.rows * COST.build : Number.POSITIVE_INFINITY;
  return { joiners: [joiner], rows: size.rows, columns, distinct, pattern, perRow, once };
}

/** Patterns with one subject, a variable, that have others beside them. */
function starsOf(joiners: readonly Joiner[]): readonly (readonly Joiner[])[] {
  if (joiners.length < 4) return [];
  const stars = Map.groupBy(joiners, ({ item }) => (item.kind === 'pattern' ? item.pattern.s.place : -1));
  stars.delete(-1);
  return [...stars.values()].filter((star) => star.length > 1 && star.length < joiners.length);
}

/** A star that is joined among its own first, and then with the rows there are, as a table. */
function starMember(star: readonly Joiner[], conditions: readonly Item[], columnOf: (place: Place) => number): Member {
  const search = new OrderSearch(star, conditions, UNIT_ROW, []);
  const trial = search.best(1);
  const places = new Set(star.flatMap(({ size }) => [...size.distinct.keys()]));
  return {
    joiners: star,
    rows: trial.rows,
    columns: [...places].map(columnOf),
    distinct: [...places].map((place) => search.distinctOf(place, trial)),
    pattern: undefined,
    perRow: Number.POSITIVE_INFINITY,
    once: trial.cost + trial.rows * COST.build,
  };
}
