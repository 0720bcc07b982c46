import type { TermId } from '../../index/term-id.ts';
import { Computation, Condition, NumberComputation, TextComputation, type TextSlot } from './computation.ts';

const FIRST_PLACES = 256;
const MOST_PLACES = 65_536;

/** What was asked before, by the one term that it depends on: the newest answer in each place, and never too many places. */
class Answers {
  keys: Int32Array = new Int32Array(FIRST_PLACES);
  values: Int32Array = new Int32Array(FIRST_PLACES);
  #misses = 0;

  /** The place of a key, which holds another key or none until it is set. */
  placeOf(key: TermId): number {
    return Math.imul(key ^ (key >>> 15), 0x9e3779b1) & (this.keys.length - 1);
  }

  set(key: TermId, value: number): void {
    if (++this.#misses > this.keys.length && this.keys.length < MOST_PLACES) this.#grow();
    const place = this.placeOf(key);
    this.keys[place] = key;
    this.values[place] = value;
  }

  #grow(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(keys.length * 4);
    this.values = new Int32Array(keys.length * 4);
    this.#misses = 0;
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === 0) continue;
      const place = this.placeOf(keys[i] as number);
      this.keys[place] = keys[i] as number;
      this.values[place] = values[i] as number;
    }
  }
}

/** The same computation, which remembers its answers where that pays: it is costly and hangs on one variable alone. */
export function remembering(computation: Computation): Computation {
  const { steady, costly, reads } = computation;
  if (!steady || !costly || reads.length !== 1 || computation instanceof NumberComputation) return computation;
  if (computation instanceof Condition) return new RememberedCondition(computation, reads[0] as number);
  if (computation instanceof TextComputation) return new RememberedText(computation, reads[0] as number);
  return new RememberedValue(computation, reads[0] as number);
}

class RememberedCondition extends Condition {
  readonly #condition: Condition;
  readonly #place: number;
  readonly #answers = new Answers();

  constructor(condition: Condition, place: number) {
    super(condition.terms, [condition]);
    this.#condition = condition;
    this.#place = place;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const key = rows[at + this.#place] as number;
    const answers = this.#answers;
    const place = answers.placeOf(key);
    if (key !== 0 && answers.keys[place] === key) return answers.values[place] as 1 | 0 | -1;
    const answer = this.#condition.test(rows, at);
    if (key !== 0) answers.set(key, answer);
    return answer;
  }
}

class RememberedValue extends Computation {
  readonly #computation: Computation;
  readonly #place: number;
  readonly #answers = new Answers();

  constructor(computation: Computation, place: number) {
    super(computation.terms, [computation]);
    this.#computation = computation;
    this.#place = place;
  }

  id(rows: Int32Array, at: number): TermId {
    const key = rows[at + this.#place] as number;
    const answers = this.#answers;
    const place = answers.placeOf(key);
    if (key !== 0 && answers.keys[place] === key) return answers.values[place] as number;
    const answer = this.#computation.id(rows, at);
    if (key !== 0) answers.set(key, answer);
    return answer;
  }
}

/** Texts that are kept for a computation that others read: at most so many. */
const KEPT_TEXTS = 4096;

class RememberedText extends TextComputation {
  readonly #computation: TextComputation;
  readonly #place: number;
  readonly #answers = new Answers();
  readonly #keys = new Int32Array(KEPT_TEXTS);
  readonly #texts: (string | undefined)[] = new Array(KEPT_TEXTS).fill(undefined);
  readonly #languages = new Int32Array(KEPT_TEXTS);

  constructor(computation: TextComputation, place: number) {
    super(computation.terms, [computation]);
    this.#computation = computation;
    this.#place = place;
  }

  override id(rows: Int32Array, at: number): TermId {
    const key = rows[at + this.#place] as number;
    const answers = this.#answers;
    const place = answers.placeOf(key);
    if (key !== 0 && answers.keys[place] === key) return answers.values[place] as number;
    const answer = this.#computation.id(rows, at);
    if (key !== 0) answers.set(key, answer);
    return answer;
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    const key = rows[at + this.#place] as number;
    const place = Math.imul(key ^ (key >>> 15), 0x9e3779b1) & (KEPT_TEXTS - 1);
    if (key !== 0 && this.#keys[place] === key) {
      const text = this.#texts[place];
      return text !== undefined && into.set(text, this.#languages[place] as number);
    }
    const isText = this.#computation.read(rows, at, into);
    this.#keys[place] = key;
    this.#texts[place] = isText ? into.text : undefined;
    this.#languages[place] = isText ? into.language : 0;
    return isText;
  }
}
