import { KIND, type TermId } from '../../index/term-id.ts';
import type { OperationOf } from './algebra.ts';
import type { Batch, Budget, Operator } from './operator.ts';
import { KeyTable } from './operators/key-table.ts';
import type { QueryContext } from './query-context.ts';
import type { QueryTerms } from './query-terms.ts';
import type { Scope } from './scope.ts';

/** Places of subject, predicate and object in the rows of triples. */
const TRIPLE = Int32Array.of(0, 1, 2);

/** The triples of a template for every solution, each once, as rows of three places (SPARQL 1.1, 16.2). */
export function constructTriples(
  solutions: Operator,
  template: OperationOf<'construct'>['template'],
  scope: Scope,
  { terms, budget }: QueryContext,
): Operator {
  const blanks = new Map<string, number>();
  const slot = (term: { termType: string; value: string }): Slot => {
    if (term.termType === 'Variable') return { place: scope.placeOf(term.value) };
    if (term.termType !== 'BlankNode') return { id: terms.id(term as Parameters<QueryTerms['id']>[0]) };
    const known = blanks.get(term.value) ?? blanks.size;
    blanks.set(term.value, known);
    return { blank: known };
  };
  const parts = template.map(
    ({ subject, predicate, object }) => [slot(subject), slot(predicate), slot(object)] as const,
  );
  return new Construct(solutions, parts, blanks.size, terms, budget);
}

/** What stands in a template: a term, a variable's place, or a blank node that is new for every solution. */
type Slot =
  | { readonly id: TermId; readonly place?: undefined; readonly blank?: undefined }
  | { readonly place: number; readonly id?: undefined; readonly blank?: undefined }
  | { readonly blank: number; readonly id?: undefined; readonly place?: undefined };

type Template = readonly [Slot, Slot, Slot];

class Construct implements Operator {
  readonly #solutions: Operator;
  readonly #template: readonly Template[];
  readonly #terms: QueryTerms;
  readonly #budget: Budget;
  /** Blank nodes of the current solution; 0 until one is needed. */
  readonly #blanks: Int32Array;
  readonly #seen: KeyTable;
  readonly #triple = new Int32Array(3);
  readonly #out: Batch = { width: 3, rows: new Int32Array(0), length: 0 };

  constructor(solutions: Operator, template: readonly Template[], blanks: number, terms: QueryTerms, budget: Budget) {
    this.#solutions = solutions;
    this.#template = template;
    this.#terms = terms;
    this.#budget = budget;
    this.#blanks = new Int32Array(blanks);
    this.#seen = new KeyTable(3, budget);
  }

  next(): Batch | undefined {
    const out = this.#out;
    for (let batch = this.#solutions.next(); batch !== undefined; batch = this.#solutions.next()) {
      const { rows, length, width } = batch;
      this.#budget.tick(length * this.#template.length);
      const most = length * this.#template.length * 3;
      if (out.rows.length < most) out.rows = new Int32Array(most);
      out.length = 0;
      for (let at = 0, end = length * width; at < end; at += width) this.#instantiate(rows, at);
      if (out.length > 0) return out;
    }
    this.#seen.release();
    return undefined;
  }

  #instantiate(rows: Int32Array, at: number): void {
    const triple = this.#triple;
    this.#blanks.fill(0);
    for (const slots of this.#template) {
      for (let k = 0; k < 3; k++) triple[k] = this.#term(slots[k] as Slot, rows, at);
      if (!this.#isTriple()) continue;
      const before = this.#seen.size;
      this.#seen.row(triple, 0, TRIPLE);
      if (this.#seen.size > before) this.#out.rows.set(triple, 3 * this.#out.length++);
    }
  }

  #term({ id, place, blank }: Slot, rows: Int32Array, at: number): TermId {
    if (id !== undefined) return id;
    if (place !== undefined) return place < 0 ? 0 : (rows[at + place] as TermId);
    this.#blanks[blank] ||= this.#terms.freshBlank();
    return this.#blanks[blank] as TermId;
  }

  /** What is unbound, or cannot stand where it would, makes no triple. */
  #isTriple(): boolean {
    const [s, p, o] = this.#triple as unknown as [TermId, TermId, TermId];
    if (s === 0 || p === 0 || o === 0 || this.#terms.kind(p) !== KIND.iri) return false;
    const kind = this.#terms.kind(s);
    return kind === KIND.iri || kind === KIND.blank;
  }
}
