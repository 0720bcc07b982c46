import type { TermId } from '../../../index/term-id.ts';
import type { Expression as ExpressionTree, Operation } from '../algebra.ts';
import { compileExpression, type Expression } from '../expression.ts';
import type { RowMarks } from '../operators/feed.ts';
import type { ExistsTest, QueryContext } from '../query-context.ts';
import { type Place, type PlanNode, type RowFacts, UNIT_ROW } from './plan-node.ts';
import type { Leading } from './plan-ordered.ts';
import type { PlanScope } from './plan-scope.ts';
import { PlannedStep, type Step } from './planned-step.ts';

/** What patterns are matched against. */
export type ActiveGraph =
  | { readonly kind: 'default' }
  /** One named graph; a loop over graphs sets the id before it builds what it planned. */
  | { readonly kind: 'one'; id: TermId }
  /** Every named graph; its name is in that place, or comes there. */
  | { readonly kind: 'each'; readonly place: Place };

interface Circumstances {
  readonly context: QueryContext;
  readonly scope: PlanScope;
  readonly graph: ActiveGraph;
  /** What is known of the rows that come in. */
  readonly input: RowFacts;
  /** Whether the steps count their rows, to be shown beside the estimates. */
  readonly counting: boolean;
  /** Inside EXISTS: the variables that stand for their values in the row that is asked about (SPARQL 1.1, 18.6). */
  readonly substituted: ReadonlySet<string>;
  /** How many rows will be asked for at most, where a LIMIT says so and nothing in between gathers rows first. */
  readonly wanted?: number | undefined;
  /** What a sort above would like to come first, as long as nothing in between takes rows apart. */
  readonly leading?: Leading | undefined;
  /** Inside EXISTS: tells the scans which rows need no more matches. */
  readonly marks?: RowMarks | undefined;
  /** Plans any operation by the table of planners. */
  readonly planners: (operation: Operation, planning: Planning) => PlanNode;
  /** Plans the pattern of an EXISTS that stands inside a larger expression, which sees these names. */
  readonly exists: (pattern: Operation, visible: ReadonlySet<string>, planning: Planning) => ExistsTest;
}

/** Where in the query the planner is, and what it knows there. */
export class Planning implements Circumstances {
  readonly context: QueryContext;
  readonly scope: PlanScope;
  readonly graph: ActiveGraph;
  readonly input: RowFacts;
  readonly counting: boolean;
  readonly substituted: ReadonlySet<string>;
  readonly wanted: number | undefined;
  readonly leading: Leading | undefined;
  readonly marks: RowMarks | undefined;
  readonly planners: Circumstances['planners'];
  readonly exists: Circumstances['exists'];

  constructor(circumstances: Circumstances) {
    this.context = circumstances.context;
    this.scope = circumstances.scope;
    this.graph = circumstances.graph;
    this.input = circumstances.input;
    this.counting = circumstances.counting;
    this.substituted = circumstances.substituted;
    this.wanted = circumstances.wanted;
    this.leading = circumstances.leading;
    this.marks = circumstances.marks;
    this.planners = circumstances.planners;
    this.exists = circumstances.exists;
  }

  /** The plan of an operation over the rows that come in. */
  plan(operation: Operation): PlanNode {
    return this.planners(operation, this);
  }

  /** The same elsewhere. */
  with(change: Partial<Circumstances>): Planning {
    // Not a spread of both: that makes an object more, by way of a dictionary.
    return Object.assign(new Planning(this), change);
  }

  /** The same after a step. */
  after(node: PlanNode): Planning {
    return this.with({ input: node.output });
  }

  /** Planning of something that no row comes into: it begins with one empty row. */
  alone(): Planning {
    return this.with({
      input: UNIT_ROW,
      substituted: new Set(),
      wanted: undefined,
      leading: undefined,
      marks: undefined,
    });
  }

  /** Whether nothing comes in but one empty row, and that surely: a step before may have dropped it. */
  get begins(): boolean {
    return this.input === UNIT_ROW;
  }

  /** An expression that sees these names only; to be compiled while planning, since EXISTS takes places of its own. */
  compile(expression: ExpressionTree, visible: ReadonlySet<string>): Expression {
    const names = this.substituted.size === 0 ? visible : visible.union(this.substituted);
    const exists: QueryContext['exists'] = (pattern) => this.exists(pattern, names, this);
    return compileExpression(expression, this.scope.showing(names), { ...this.context, exists });
  }

  /** A node of the plan, which counts its rows where that was asked for. */
  step(step: Step): PlanNode {
    return new PlannedStep(step, this.counting);
  }
}
