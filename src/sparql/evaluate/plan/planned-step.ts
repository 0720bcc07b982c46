import type { Operator } from '../operator.ts';
import { CountedOperator } from './counted-operator.ts';
import type { PlanNode, RowFacts, Words } from './plan-node.ts';

/** What a step is, its counting and its input apart. */
export interface Step {
  readonly operator: string;
  readonly words: Words;
  /** Written only when somebody asks. */
  readonly detail?: string | (() => string);
  readonly output: RowFacts;
  readonly children?: readonly PlanNode[];
  readonly build: (input: Operator) => Operator;
  readonly exactCount?: PlanNode['exactCount'];
  readonly fanOut?: PlanNode['fanOut'];
  readonly star?: PlanNode['star'];
}

const NO_CHILDREN: readonly PlanNode[] = [];

/**
 * A node of the plan, which counts its rows where that was asked for. A class, since an object literal with a getter has a
 * hidden class of its own each time it is made: that costs a microsecond, and stays until all of the heap is collected.
 */
export class PlannedStep implements PlanNode {
  readonly operator: string;
  readonly words: Words;
  readonly estimate: number;
  readonly output: RowFacts;
  readonly children: readonly PlanNode[];
  readonly exactCount: PlanNode['exactCount'];
  readonly fanOut: PlanNode['fanOut'];
  readonly star: PlanNode['star'];
  readonly #detail: string | (() => string);
  readonly #build: (input: Operator) => Operator;
  readonly #counter: { rows: number } | undefined;

  constructor(
    { operator, words, detail = '', output, children = NO_CHILDREN, build, exactCount, fanOut, star }: Step,
    counting: boolean,
  ) {
    this.operator = operator;
    this.words = words;
    this.estimate = output.rows;
    this.output = output;
    this.children = children;
    this.exactCount = exactCount;
    this.fanOut = fanOut;
    this.star = star;
    this.#detail = detail;
    this.#build = build;
    this.#counter = counting ? { rows: 0 } : undefined;
  }

  get detail(): string {
    return typeof this.#detail === 'string' ? this.#detail : this.#detail();
  }

  get actual(): number | undefined {
    return this.#counter?.rows;
  }

  build(input: Operator): Operator {
    const opened = this.#build(input);
    return this.#counter === undefined ? opened : new CountedOperator(opened, this.#counter);
  }
}
