import type { TermId } from '../../../index/term-id.ts';
import type { Expression, ExpressionOf, Operation, OperationOf } from '../algebra.ts';
import type { PlacedPattern } from './cardinality.ts';
import { conjunctsOf, fixedTerms, isVolatile, variablesIn } from './expression-facts.ts';
import { hasGraph } from './graph-cursor.ts';
import { graphIsPushed } from './graph-push.ts';
import type { Place } from './plan-node.ts';
import type { ActiveGraph, Planning } from './planning.ts';
import { showTerm } from './show.ts';
import { variableFacts } from './variable-facts.ts';

interface Common {
  readonly graph: ActiveGraph;
  /** Places that it may bind. */
  readonly binds: ReadonlySet<Place>;
  /** Places that it reads: it waits until each is bound for certain, or nothing is left that could bind it. */
  readonly needs: ReadonlySet<Place>;
  /** What must come before it in any case. */
  readonly after: readonly Item[];
  /** The variables that its expressions see. */
  readonly visible: ReadonlySet<string>;
}

/** One member of a group of patterns: something to join with, or something to do once its variables are bound. */
export type Item = Common &
  (
    | { readonly kind: 'pattern'; readonly pattern: PlacedPattern; readonly triple: OperationOf<'pattern'> }
    | { readonly kind: 'part'; readonly operation: Operation; readonly alone: boolean }
    | { readonly kind: 'nothing' }
    | { readonly kind: 'condition'; readonly expression: Expression }
    | { readonly kind: 'bind'; readonly variable: string; readonly expression: Expression }
    | { readonly kind: 'optional'; readonly right: Operation; readonly expression: Expression | undefined }
    | { readonly kind: 'minus'; readonly left: Operation; readonly right: Operation }
  );

export type ItemOf<Kind extends Item['kind']> = Item & { readonly kind: Kind };

/** What lies around an operation while its group is taken apart. */
interface Around {
  readonly graph: ActiveGraph;
  /** Variables that something outside may bind. */
  readonly outside: ReadonlySet<string>;
  /** Whether every row of the operation is a row of the whole group. */
  readonly solo: boolean;
}

const NONE: ReadonlySet<never> = new Set<never>();

/**
 * Takes a group of patterns apart into members that may be put in any order in which each has what it needs. The algebra
 * is evaluated from the inside out, so a member that could see, in that order, what it must not see (a variable that its
 * own part of the group may leave unbound and another part binds) stays together as one part that is evaluated alone.
 */
export class GroupItems {
  readonly items: Item[] = [];
  readonly #planning: Planning;
  /** Terms that conditions fix for a place. */
  readonly #pinned = new Map<Place, TermId>();

  /** Conditions of an OPTIONAL come with the names that they see: those of both sides (SPARQL 1.1, 18.2.2.6). */
  constructor(
    operation: Operation,
    planning: Planning,
    joined?: { expression: Expression; visible: ReadonlySet<string> },
  ) {
    this.#planning = planning;
    const outside = new Set<string>();
    for (const name of variableFacts(operation).possible) {
      const bound = planning.input.possible.has(planning.scope.place(name));
      if (bound && !planning.substituted.has(name)) outside.add(name);
    }
    const around = { graph: planning.graph, outside, solo: planning.begins };
    this.#take(operation, around);
    if (joined !== undefined) this.#conditions(conjunctsOf(joined.expression), joined.visible, [], around);
  }

  #take(operation: Operation, around: Around): void {
    switch (operation.type) {
      case 'bgp':
        for (const triple of operation.patterns) this.#pattern(triple, around);
        break;
      case 'join':
        this.#join(operation, around);
        break;
      case 'filter':
        this.#filter(operation, around);
        break;
      case 'extend':
        this.#extend(operation, around);
        break;
      case 'leftjoin':
        this.#leftJoin(operation, around);
        break;
      case 'minus':
        this.#minus(operation, around);
        break;
      case 'graph':
        this.#graph(operation, around);
        break;
      default:
        this.#part(operation, around, false);
    }
  }

  #join({ input }: OperationOf<'join'>, around: Around): void {
    const single = input.length === 1;
    for (const operand of input) {
      let outside = around.outside;
      for (const other of input) if (other !== operand) outside = outside.union(variableFacts(other).possible);
      this.#take(operand, { ...around, outside, solo: around.solo && single });
    }
  }

  #filter(operation: OperationOf<'filter'>, around: Around): void {
    const { input, expression } = operation;
    const { possible } = variableFacts(input);
    const needs = variablesIn(expression).intersection(possible);
    const volatile = isVolatile(expression);
    if (!this.#safe(needs, input, around) || (volatile && !around.solo)) {
      this.#part(operation, around, true);
      return;
    }
    const first = this.items.length;
    const conditions = conjunctsOf(expression).filter((condition) => !this.#pin(condition, input, around));
    this.#take(input, around);
    const after = volatile ? this.items.slice(first) : [];
    this.#conditions(conditions, possible, after, around);
  }

  #conditions(
    conditions: readonly Expression[],
    visible: ReadonlySet<string>,
    after: readonly Item[],
    around: Around,
  ): void {
    const seen = visible.union(this.#planning.substituted);
    for (const condition of conditions) {
      const needs = this.#reads(variablesIn(condition).intersection(seen), around);
      this.#add(around, { kind: 'condition', expression: condition, needs, visible, after });
    }
  }

  /** A condition that fixes a variable to one term, or to some, binds it instead of looking at what something else bound. */
  #pin(condition: Expression, input: Operation, around: Around): boolean {
    const fixed = fixedTerms(condition);
    if (fixed === undefined || !variableFacts(input).certain.has(fixed.variable)) return false;
    const { scope, context } = this.#planning;
    const { variable, terms } = fixed;
    const binds = this.#places([variable]);
    const [expression, ...others] = terms;
    if (expression === undefined) return false;
    if (others.length === 0) {
      this.#pinned.set(scope.place(variable), context.terms.id(expression.term as never));
      this.#add(around, { kind: 'bind', variable, expression, binds });
    } else this.#add(around, { kind: 'part', operation: inlineTerms(variable, terms), alone: false, binds });
    return true;
  }

  #extend(operation: OperationOf<'extend'>, around: Around): void {
    const { input, expression, variable } = operation;
    const { possible } = variableFacts(input);
    const read = variablesIn(expression).intersection(possible);
    const volatile = isVolatile(expression);
    if (!this.#safe(read, input, around) || (volatile && !around.solo)) {
      this.#part(operation, around, true);
      return;
    }
    const first = this.items.length;
    this.#take(input, around);
    const after = volatile ? this.items.slice(first) : [];
    const binds = this.#places([variable.value]);
    this.#add(around, {
      ...{ kind: 'bind', variable: variable.value, expression, visible: possible },
      ...{ needs: this.#reads(read, around), binds, after },
    });
  }

  #leftJoin(operation: OperationOf<'leftjoin'>, around: Around): void {
    const { input, expression } = operation;
    const [left, right] = input;
    const own = variableFacts(left).possible;
    const theirs = variableFacts(right).possible;
    const visible = own.union(theirs);
    const read = expression === undefined ? NONE : variablesIn(expression).intersection(visible);
    const shared = theirs.union(read);
    if (!this.#safe(shared, left, around)) {
      this.#part(operation, around, true);
      return;
    }
    this.#take(left, { ...around, solo: false });
    this.#add(around, {
      ...{ kind: 'optional', right, expression, visible },
      ...{ needs: this.#reads(shared.intersection(own), around), binds: this.#places(theirs) },
    });
  }

  #minus(operation: OperationOf<'minus'>, around: Around): void {
    const [left, right] = operation.input;
    const shared = variableFacts(left).possible.intersection(variableFacts(right).possible);
    if (!this.#safe(shared, left, around)) {
      this.#part(operation, around, true);
      return;
    }
    this.#take(left, { ...around, solo: false });
    this.#add(around, { kind: 'minus', left, right, needs: this.#reads(shared, around) });
  }

  #graph(operation: OperationOf<'graph'>, around: Around): void {
    const { input, name } = operation;
    const { context, scope } = this.#planning;
    if (name.termType === 'Variable') {
      const pushed = { ...around, solo: false, graph: { kind: 'each', place: scope.place(name.value) } as const };
      if (graphIsPushed(operation)) this.#take(input, pushed);
      else this.#part(operation, around, false);
      return;
    }
    const id = context.terms.id(name);
    // A graph that the dataset does not have has no solutions at all, not even for an empty group (SPARQL 1.1, 18.6).
    if (!hasGraph(id, context))
      this.#add(around, { kind: 'nothing', binds: this.#places(variableFacts(input).possible) });
    else this.#take(input, { ...around, graph: { kind: 'one', id } });
  }

  #pattern(triple: OperationOf<'pattern'>, around: Around): void {
    const { scope, context } = this.#planning;
    const slot = (term: OperationOf<'pattern'>['subject']) => {
      if (term.termType !== 'Variable') return { place: -1, id: context.terms.id(term as never) };
      const place = scope.place(term.value);
      return { place, id: this.#pinned.get(place) ?? 0 };
    };
    const pattern = { s: slot(triple.subject), p: slot(triple.predicate), o: slot(triple.object), graph: around.graph };
    const binds = new Set([pattern.s.place, pattern.p.place, pattern.o.place].filter((place) => place >= 0));
    if (around.graph.kind === 'each') binds.add(around.graph.place);
    this.#add(around, { kind: 'pattern', pattern, triple, binds });
  }

  #part(operation: Operation, around: Around, alone: boolean): void {
    const binds = this.#places(variableFacts(operation).possible);
    if (around.graph.kind === 'each') binds.add(around.graph.place);
    this.#add(around, { kind: 'part', operation, alone, binds });
  }

  /** Whether nothing outside an operation can bind a variable that the operation itself may leave unbound. */
  #safe(read: ReadonlySet<string>, operation: Operation, { outside }: Around): boolean {
    const { certain } = variableFacts(operation);
    for (const name of read) if (outside.has(name) && !certain.has(name)) return false;
    return true;
  }

  /** The places of variables that are read; where graphs are looked through, also that of the graph's name. */
  #reads(names: Iterable<string>, { graph }: Around): Set<Place> {
    const places = this.#places(names);
    if (graph.kind === 'each') places.add(graph.place);
    return places;
  }

  #places(names: Iterable<string>): Set<Place> {
    return new Set(Iterator.from(names).map((name) => this.#planning.scope.place(name)));
  }

  #add<Rest extends { kind: Item['kind'] }>({ graph }: Around, rest: Rest): void {
    this.items.push({ graph, binds: NONE, needs: NONE, after: [], visible: NONE, ...rest } as unknown as Item);
  }
}

/** VALUES for one variable, each term once. */
function inlineTerms(name: string, terms: readonly ExpressionOf<'term'>[]): OperationOf<'values'> {
  const different = new Map(terms.map(({ term }) => [showTerm(term as never), term]));
  const variable = { termType: 'Variable', value: name };
  return {
    type: 'values',
    variables: [variable],
    bindings: [...different.values()].map((term) => ({ [name]: term })),
  } as never;
}
