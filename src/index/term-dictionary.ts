import { termFromId, termToId } from 'n3';
import type { Term } from '../rdf/quads.ts';

/** Gives every term a small number and keeps one object per term; numbers are never taken back. */
export class TermDictionary {
  readonly #ids = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #terms: (Term | undefined)[] = [];

  /** How many terms have a number. */
  get size(): number {
    return this.#keys.length;
  }

  /** The number of a term, given now if it has none. */
  add(term: Term): number {
    return this.addKey(keyOf(term));
  }

  /** The same for a term written as `keyOf` does. */
  addKey(key: string): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#keys.length;
    this.#ids.set(key, id);
    this.#keys.push(key);
    return id;
  }

  /** The number of a term, or undefined if no quad ever held it. */
  find(term: Term): number | undefined {
    return this.#ids.get(keyOf(term));
  }

  /** The term of a number; made on first use, so that loading makes none. */
  term(id: number): Term {
    const known = this.#terms[id];
    if (known !== undefined) return known;
    const term = termFromId(this.key(id)) as Term;
    this.#terms[id] = term;
    return term;
  }

  /** The term of a number as one string. */
  key(id: number): string {
    return this.#keys[id] as string;
  }
}

/** One string per term; language tags are compared without case (RDF 1.1 Concepts, 3.3). */
export function keyOf(term: Term): string {
  const key = termToId(term as Parameters<typeof termToId>[0]);
  if (term.termType !== 'Literal' || term.language === '') return key;
  const end = key.lastIndexOf('@');
  return key.slice(0, end) + key.slice(end).toLowerCase();
}
