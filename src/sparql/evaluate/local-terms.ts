import { typedValue } from '../../index/literal-values.ts';
import { familyOf, TYPED } from '../../index/term-bytes.ts';
import { KIND, type Kind, type TermId } from '../../index/term-id.ts';
import type { Budget } from './operator.ts';

/** Bytes that a term takes beside its text: the entries of the lists and of the map, and the string's own header. */
const BYTES_A_TERM = 120;
/** Headers that stand for the kinds without one; no id is as small. */
const BARE = { [KIND.iri]: 1, [KIND.blank]: 2, [KIND.string]: 3 } as const;

/** Terms that a query made and the dictionary does not have, numbered downwards from -1; counted by the budget. */
export class LocalTerms {
  readonly #budget: Budget;
  readonly #kinds: Kind[] = [KIND.iri];
  readonly #texts: string[] = [''];
  readonly #headers: TermId[] = [0];
  readonly #values: number[] = [0];
  /** Ids by header and text. */
  readonly #ids = new Map<number, Map<string, TermId>>();

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** The id of a term, made if it is new. Of typed literals the text says which of the three kinds they are. */
  add(kind: Kind, text: string, header: TermId): TermId {
    const ids = this.#idsOf(header === 0 ? BARE[kind as keyof typeof BARE] : header);
    const known = ids.get(text);
    if (known !== undefined) return known;
    const id = -this.#kinds.length;
    this.#budget.hold(BYTES_A_TERM + text.length * 2);
    ids.set(text, id);
    const typed = familyOf(kind) === TYPED ? typedValue(header, text) : undefined;
    this.#kinds.push(typed?.kind ?? kind);
    this.#texts.push(text);
    this.#headers.push(header);
    this.#values.push(typed?.value ?? 0);
    return id;
  }

  /** The id of a term that is known to be here; NOTHING if it is not. */
  find(kind: Kind, text: string, header: TermId): TermId {
    return this.#ids.get(header === 0 ? BARE[kind as keyof typeof BARE] : header)?.get(text) ?? 0;
  }

  kind(id: TermId): Kind {
    return this.#kinds[-id] as Kind;
  }

  text(id: TermId): string {
    return this.#texts[-id] as string;
  }

  /** Language tag or datatype, as it was given. */
  header(id: TermId): TermId {
    return this.#headers[-id] as TermId;
  }

  value(id: TermId): number {
    return this.#values[-id] as number;
  }

  #idsOf(header: number): Map<string, TermId> {
    let ids = this.#ids.get(header);
    if (ids === undefined) {
      ids = new Map();
      this.#ids.set(header, ids);
    }
    return ids;
  }
}
