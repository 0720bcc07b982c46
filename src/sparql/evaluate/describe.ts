import type { TermId } from '../../index/term-id.ts';
import type { OperationOf } from './algebra.ts';
import { BATCH_ROWS, type Batch, type Budget, type Operator } from './operator.ts';
import type { TripleCursor } from './operators/graph-scan.ts';
import { IdSet } from './operators/id-set.ts';
import { openCursor } from './plan/graph-cursor.ts';
import type { QueryContext } from './query-context.ts';
import type { QueryTerms } from './query-terms.ts';
import type { Scope } from './scope.ts';

/**
 * The description of every resource that is named or found: all triples of the default graph with it as their subject,
 * each once, as rows of three places. SPARQL leaves to the service what a description is (SPARQL 1.1, 16.4).
 */
export function describeTriples(
  solutions: Operator,
  resources: OperationOf<'describe'>['terms'],
  scope: Scope,
  context: QueryContext,
): Operator {
  const { terms, budget } = context;
  const named = resources.filter(({ termType }) => termType !== 'Variable');
  const places = resources.filter(({ termType }) => termType === 'Variable').map(({ value }) => scope.placeOf(value));
  return new Describe(solutions, {
    named: named.map((term) => terms.id(term as Parameters<QueryTerms['id']>[0])),
    places: places.filter((place) => place >= 0),
    triples: openCursor({ kind: 'default' }, context),
    budget,
  });
}

interface Description {
  readonly named: readonly TermId[];
  readonly places: readonly number[];
  readonly triples: TripleCursor;
  readonly budget: Budget;
}

class Describe implements Operator {
  readonly #solutions: Operator;
  readonly #description: Description;
  /** Resources in the order in which they were found; those before `described` are done. */
  readonly #found: IdSet;
  #described = 0;
  #open = false;
  readonly #out: Batch = { width: 3, rows: new Int32Array(3 * BATCH_ROWS), length: 0 };

  constructor(solutions: Operator, description: Description) {
    this.#solutions = solutions;
    this.#description = description;
    this.#found = new IdSet(description.budget);
    for (const id of description.named) this.#found.add(id);
  }

  next(): Batch | undefined {
    const { triples, budget } = this.#description;
    const out = this.#out;
    out.length = 0;
    while (out.length < BATCH_ROWS) {
      if (this.#open && triples.next()) {
        budget.tick();
        const at = 3 * out.length++;
        out.rows[at] = triples.s;
        out.rows[at + 1] = triples.p;
        out.rows[at + 2] = triples.o;
        continue;
      }
      this.#open = this.#described < this.#found.size;
      if (this.#open) triples.open(this.#found.at(this.#described++), 0, 0);
      else if (!this.#findMore()) break;
    }
    return out.length > 0 ? out : undefined;
  }

  #findMore(): boolean {
    const { places, budget } = this.#description;
    const batch = places.length > 0 ? this.#solutions.next() : undefined;
    if (batch === undefined) return false;
    budget.tick(batch.length);
    for (let i = 0, at = 0; i < batch.length; i++, at += batch.width) {
      for (const place of places) {
        const id = batch.rows[at + place] as TermId;
        if (id !== 0) this.#found.add(id);
      }
    }
    return true;
  }
}
