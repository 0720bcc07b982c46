import type { Operation } from '../algebra.ts';
import { patternSize } from './cardinality.ts';
import { isWaitingFor } from './followers.ts';
import { GroupItems, type Item } from './group-items.ts';
import { bestOrder, type Joiner } from './join-order.ts';
import { OpenJoiners } from './open-joiners.ts';
import { joinTable, sizeOf } from './plan-alone.ts';
import { planBind, planCondition } from './plan-condition.ts';
import { planMinus } from './plan-minus.ts';
import { mirrorOf, planSelfJoin } from './plan-mirror.ts';
import type { Place, PlanNode } from './plan-node.ts';
import { planOptional } from './plan-optional.ts';
import { orderedBeginning } from './plan-ordered.ts';
import { planPattern } from './plan-pattern.ts';
import { planRowByRow } from './plan-row-by-row.ts';
import { joinedStar } from './plan-star.ts';
import { planWalk, walkedWith } from './plan-walk.ts';
import type { Planning } from './planning.ts';
import { roughSize } from './rough-size.ts';
import { thinned } from './selectivity.ts';
import { nothing, sequence } from './sequence.ts';

/** A group of patterns: joins, filters, optional parts and what is taken away, in the order that costs least. */
export function planJoins(operation: Operation, planning: Planning): PlanNode {
  return planItems(new GroupItems(operation, planning).items, planning);
}

/** The members of a group, over the rows that come in. */
function planItems(items: readonly Item[], planning: Planning): PlanNode {
  return sequence(new GroupPlan(items, planning).steps, planning);
}

/** What is planned without rows coming in, since its own rows are counted, ordered or cut. */
const CLOSED = new Set<Operation['type']>(['project', 'distinct', 'reduced', 'slice', 'group', 'orderby'] as never[]);

class GroupPlan {
  readonly steps: PlanNode[] = [];
  #now: Planning;
  readonly #begin: Planning;
  readonly #open: Set<Item>;
  readonly #joiners: OpenJoiners;
  /** Those of the open members that are not joined: they follow once they are ready. */
  readonly #followers: Set<Item>;
  /** What is joined next, as long as nothing else binds anything. */
  #order: readonly (readonly Joiner[])[] = [];
  /** Conditions that had to wait, and the places that were bound since they were looked at. */
  readonly #waiting = new Set<Item>();
  readonly #fresh = new Set<Place>();
  /** What the steps are about. */
  readonly #taken: Item[] = [];
  /** Which share of the rows of the next step will be read, because enough have come out at the end. */
  #share = 1;

  constructor(items: readonly Item[], planning: Planning) {
    this.#begin = planning;
    this.#now = planning;
    this.#open = new Set(items);
    const joiners = items.flatMap((item) => this.#joiner(item) ?? []);
    this.#joiners = new OpenJoiners(joiners, planning.input.possible);
    this.#followers = new Set(items).difference(new Set<Item>(joiners.map(({ item }) => item)));
    this.#follow(['condition', 'bind', 'minus']);
    while (this.#open.size > 0) {
      const { size } = this.#open;
      if (!this.#joinNext()) this.#follow(['optional'], true);
      this.#follow(['condition', 'bind', 'minus']);
      if (this.#open.size === size) throw new TypeError('Members of a group wait for each other.');
    }
  }

  #joiner(item: Item): Joiner | undefined {
    if (item.kind === 'pattern') return { item, size: patternSize(item.pattern, this.#begin.context) };
    if (item.kind === 'nothing')
      return { item, size: { rows: 0, distinct: new Map([...item.binds].map((p) => [p, 1])) } };
    if (item.kind !== 'part') return undefined;
    // Inside EXISTS what is evaluated alone begins with the terms of each row that is asked about.
    const open = !item.alone || this.#begin.substituted.size > 0;
    if (open && !CLOSED.has(item.operation.type)) return { item, size: roughSize(item, this.#begin) };
    const node = this.#begin.alone().with({ graph: item.graph }).plan(item.operation);
    return { item, node, size: sizeOf(node) };
  }

  /** Joins what is cheapest of what shares a variable with the rows there are; without that, of all where nothing waits. */
  #joinNext(): boolean {
    const joiners = this.#joiners;
    if (joiners.size === 0) return false;
    const { input } = this.#now;
    if (this.#order.length === 0) {
      if (this.#beginInOrder()) return true;
      if (!joiners.hasConnected && input.possible.size > 0) {
        if (this.#hasReadyOptional()) return false;
        if (input.rows > 1) return this.#joinComponent();
      }
      // Only where rows begin to flow can they stop to.
      const wanted = this.#begin.begins && input.rows <= 1 ? this.#begin.wanted : undefined;
      const lone = joiners.loneSmallest();
      const isPlain = lone !== undefined && (wanted === undefined || lone.size.rows <= wanted);
      const { steps, share } = isPlain
        ? { steps: [[lone]], share: 1 }
        : bestOrder(joiners.candidates(), [...this.#followers], input, wanted);
      this.#order = steps;
      this.#share = share;
    }
    const [next = [], ...later] = this.#order;
    this.#order = later;
    const walked =
      next.length === 1 && this.#now.begins ? walkedWith(next[0] as Joiner, joiners.all(), this.#now) : undefined;
    if (walked !== undefined) this.#walk(walked);
    else if (next.length === 1) this.#join(next[0] as Joiner);
    else this.#joinApart(next);
    return true;
  }

  /** Begins in the order that a sort above wants, where that saves reading the rest. */
  #beginInOrder(): boolean {
    const ordered = orderedBeginning(this.#joiners.all(), [...this.#followers], this.#now);
    if (ordered === undefined) return false;
    this.#joiners.take(ordered.joiner);
    this.#share = ordered.share;
    this.#push([ordered.joiner.item, ...ordered.conditions], ordered.node);
    return true;
  }

  /** Several members in one step; what else there is keeps its order. */
  #walk(spokes: NonNullable<ReturnType<typeof walkedWith>>): void {
    const isTaken = (joiner: Joiner): boolean => spokes.some((spoke) => spoke === joiner);
    for (const spoke of spokes) this.#joiners.take(spoke);
    this.#order = this.#order
      .map((step) => step.filter((joiner) => !isTaken(joiner)))
      .filter(({ length }) => length > 0);
    this.#push(
      spokes.map(({ item }) => item),
      planWalk(spokes, this.#now),
    );
  }

  #join(joiner: Joiner): void {
    this.#joiners.take(joiner);
    this.#take(joiner.item, this.#planJoiner(joiner));
  }

  #planJoiner({ item, node, size }: Joiner): PlanNode {
    const planning = this.#now.with({ graph: item.graph, leading: undefined });
    if (item.kind === 'pattern')
      return planPattern(item, size, planning, this.#joiners.withSubject(item.pattern.s.place));
    if (item.kind === 'nothing') return nothing(planning, planning.input);
    if (node === undefined && item.alone) return planRowByRow(planning, (inside) => inside.plan(item.operation));
    if (node === undefined) return planning.plan(item.operation);
    return planning.begins ? node : joinTable(node, planning);
  }

  /** Members that have nothing in common with the rows are joined among themselves first, then combined with the rows. */
  #joinComponent(): boolean {
    const { input } = this.#now;
    const [first] = this.#joiners.all() as [Joiner, ...Joiner[]];
    const component = this.#joiners.hangingTogether([first]);
    // Where few rows are wanted, few of the pattern's are read; a table would want them all.
    const fewRead = input.rows < 2 || this.#begin.wanted !== undefined;
    if (component.length === 1 && (first.node !== undefined || fewRead)) this.#join(first);
    else this.#joinApart(component);
    return true;
  }

  /** Joins members among themselves, with the conditions that are about them alone, and then with the rows as a table. */
  #joinApart(members: readonly Joiner[]): void {
    const items: Item[] = members.map(({ item }) => item);
    const bound = new Set(items.flatMap(({ binds }) => [...binds]));
    const certain = items.every(({ kind }) => kind === 'pattern');
    for (const item of this.#followers) {
      const own = item.kind === 'condition' && item.needs.size > 0 && item.needs.isSubsetOf(bound);
      if (certain && own && item.after.length === 0) items.push(item);
    }
    const node = planItems(items, this.#begin.alone());
    for (const member of members) this.#joiners.take(member);
    // What comes in an order is to stay in it, and where one match is enough, pairs are not all to be made.
    const { begins, marks } = this.#begin;
    const isPlain = begins && marks === undefined && this.#now.input.ordered === undefined;
    const mirror = isPlain ? mirrorOf(items, this.#taken) : undefined;
    if (mirror === undefined) {
      this.#push(items, joinTable(node, this.#now));
      return;
    }
    // The rows that there are need not be read beside these: they are the same.
    const step = planSelfJoin({ node, items: [...this.#taken], mirror }, this.#now);
    this.steps.length = 0;
    this.#push(items, step);
  }

  #hasReadyOptional(): boolean {
    return this.#followers.values().some((item) => item.kind === 'optional' && !this.#isWaiting(item));
  }

  #isWaiting(item: Item): boolean {
    // What waited for places of which none has been bound since still waits: queries may have a thousand conditions.
    if (this.#waiting.has(item) && !this.#isTouched(item)) return true;
    this.#begin.context.budget.tick(this.#open.size);
    const waits = isWaitingFor(item, this.#now.input, this.#open);
    if (waits && item.kind === 'condition' && item.after.length === 0) this.#waiting.add(item);
    return waits;
  }

  #isTouched({ needs }: Item): boolean {
    for (const place of needs) if (this.#fresh.has(place)) return true;
    return false;
  }

  /** Puts what is ready. */
  #follow(kinds: readonly Item['kind'][], one = false): void {
    for (let placed = true; placed; ) {
      placed = false;
      for (const item of this.#followers) {
        if (!kinds.includes(item.kind) || this.#isWaiting(item)) continue;
        this.#take(item, this.#planFollower(item));
        if (one) return;
        placed = true;
      }
    }
    this.#fresh.clear();
  }

  #planFollower(item: Item): PlanNode {
    if (item.kind === 'condition') return planCondition(item, this.#now);
    if (item.kind === 'bind') return planBind(item, this.#now);
    if (item.kind === 'minus') return planMinus(item, this.#now);
    if (item.kind === 'optional') return planOptional(item, this.#now, planItems);
    throw new TypeError(`A ${item.kind} is joined, it does not follow.`);
  }

  #take(item: Item, node: PlanNode): void {
    this.#push([item], node);
  }

  #push(items: readonly Item[], node: PlanNode): void {
    this.#taken.push(...items);
    for (const item of items) {
      this.#open.delete(item);
      this.#followers.delete(item);
      this.#joiners.bind(item.binds);
      for (const place of item.binds) if (!this.#now.input.certain.has(place)) this.#fresh.add(place);
    }
    // A value that was computed may connect what was not connected.
    if (node.operator === 'bind') this.#order = [];
    const before = this.steps.at(-1);
    const star = before && joinedStar(before, node);
    if (star === undefined) this.steps.push(node);
    else this.steps[this.steps.length - 1] = star;
    this.#now = this.#now.after(node);
    if (this.#share === 1) return;
    this.#now = this.#now.with({ input: thinned(node.output, this.#share) });
    this.#share = 1;
  }
}
