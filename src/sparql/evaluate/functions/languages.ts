import { KIND, NOTHING, type TermId } from '../../../index/term-id.ts';
import {
  type Computation,
  Condition,
  ConstantComputation,
  TextComputation,
  TextSlot,
  type TextSource,
  textSource,
} from '../computation.ts';
import { argument, type FunctionTable, taking } from './function-table.ts';

/** LANG: the tag as an xsd:string, empty for a literal without one. */
class Lang extends TextComputation {
  readonly of: Computation;

  constructor(of: Computation) {
    super(of.terms, [of]);
    this.of = of;
  }

  /** The id of the tag, which is a string; NOTHING for what is no literal. */
  override id(rows: Int32Array, at: number): TermId {
    const id = this.of.id(rows, at);
    if (id === NOTHING || this.terms.kind(id) <= KIND.blank) return NOTHING;
    const tag = this.terms.language(id);
    return tag === NOTHING ? this.terms.string('') : tag;
  }

  read(rows: Int32Array, at: number, into: TextSlot): boolean {
    const tag = this.id(rows, at);
    return tag !== NOTHING && into.set(this.terms.text(tag), NOTHING);
  }
}

/** `LANG(?x) = "en"`: the ids of the tags are compared. */
class LanguageEquals extends Condition {
  readonly #of: Computation;
  /** The id that a literal's language must be; NOTHING for none. */
  readonly #tag: TermId;
  readonly #wanted: 1 | 0;

  constructor({ of }: Lang, constant: TermId, wanted: 1 | 0) {
    super(of.terms, [of]);
    this.#of = of;
    this.#tag = this.terms.isEmpty(constant) ? NOTHING : constant;
    this.#wanted = wanted;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const id = this.#of.id(rows, at);
    if (id === NOTHING || this.terms.kind(id) <= KIND.blank) return -1;
    return (this.terms.language(id) === this.#tag) === (this.#wanted === 1) ? 1 : 0;
  }
}

/** The comparison of a literal's language with a constant; undefined if the two are something else. */
export function languageEquals(left: Computation, right: Computation, wanted: 1 | 0): Condition | undefined {
  if (right instanceof Lang) return languageEqualsConstant(right, left, wanted);
  return left instanceof Lang ? languageEqualsConstant(left, right, wanted) : undefined;
}

function languageEqualsConstant(lang: Lang, other: Computation, wanted: 1 | 0): Condition | undefined {
  if (!(other instanceof ConstantComputation) || other.value === NOTHING) return undefined;
  return other.terms.kind(other.value) === KIND.string ? new LanguageEquals(lang, other.value, wanted) : undefined;
}

/** langMatches. */
class LangMatches extends Condition {
  readonly #tag: TextSource;
  readonly #range: TextSource;
  readonly #slot = new TextSlot();

  constructor(tag: Computation, range: Computation) {
    super(tag.terms, [tag, range], { costly: true });
    this.#tag = textSource(tag);
    this.#range = textSource(range);
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const slot = this.#slot;
    if (!this.#tag.read(rows, at, slot) || slot.language !== NOTHING) return -1;
    const tag = slot.text;
    if (!this.#range.read(rows, at, slot) || slot.language !== NOTHING) return -1;
    return matches(tag.toLowerCase(), slot.text.toLowerCase()) ? 1 : 0;
  }
}

/** `LANGMATCHES(LANG(?x), "en")`: answered once for each language. */
class LanguageMatches extends Condition {
  readonly #of: Computation;
  readonly #range: string;
  readonly #answers = new Map<TermId, 1 | 0>();

  constructor({ of }: Lang, range: string) {
    super(of.terms, [of]);
    this.#of = of;
    this.#range = range.toLowerCase();
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const id = this.#of.id(rows, at);
    if (id === NOTHING || this.terms.kind(id) <= KIND.blank) return -1;
    const tag = this.terms.language(id);
    if (tag === NOTHING) return 0;
    let answer = this.#answers.get(tag);
    if (answer === undefined) {
      answer = matches(this.terms.text(tag), this.#range) ? 1 : 0;
      this.#answers.set(tag, answer);
    }
    return answer;
  }
}

/** Basic filtering (RFC 4647, 3.3.1); where the range has a wildcard within, extended filtering (3.3.2). */
function matches(tag: string, range: string): boolean {
  if (tag === '') return false;
  if (range === '*' || tag === range || tag.startsWith(`${range}-`)) return true;
  if (!range.includes('*')) return false;
  const [tags, ranges] = [tag.split('-'), range.split('-')];
  if (ranges[0] !== '*' && ranges[0] !== tags[0]) return false;
  let at = 1;
  for (const wanted of ranges.slice(1)) {
    if (wanted === '*') continue;
    while (at < tags.length && tags[at] !== wanted) {
      if ((tags[at] as string).length === 1) return false;
      at++;
    }
    if (at === tags.length) return false;
    at++;
  }
  return true;
}

/** Functions on languages: SPARQL 1.1, 17.4.2.6 and 17.4.3.13. */
export const LANGUAGES: FunctionTable = {
  lang: taking(1, (args) => new Lang(argument(args, 0))),
  langmatches: taking(2, (args) => {
    const [tag, range] = [argument(args, 0), argument(args, 1)];
    if (tag instanceof Lang && range instanceof ConstantComputation && range.value !== NOTHING) {
      const { terms, value } = range;
      if (terms.kind(value) === KIND.string) return new LanguageMatches(tag, terms.text(value));
    }
    return new LangMatches(tag, range);
  }),
};
