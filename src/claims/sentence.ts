import type { QuadIndex } from '../index/quad-index.ts';
import type { NamedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import type { ClaimCore, ScopeView, Worded } from './claim-view.ts';
import { formatEdtf } from './dates.ts';
import { type Language, labelOf, literals, phraseOf } from './labels.ts';

/** What a template may ask of a claim beyond who said it; the template that asks for exactly what is there is used. */
const CONTENT = ['quantity', 'object', 'date', 'finding', 'gist'] as const;
type Content = (typeof CONTENT)[number];

/**
 * A claim as one sentence in the language, from its aspect's template (`isnad:sentenceTemplate`); a demand from the one
 * of its class. Names that are not known in the language stay in the one they are known in.
 */
export function sentence(index: QuadIndex, claim: ClaimCore, language: Language): string {
  return composed(new Sayer(index, language), claim);
}

/** The same for many claims in a row: what one sayer has looked up once it knows, as long as the index does not change. */
export function composed(say: Sayer, claim: ClaimCore): string {
  const filled: Record<string, string> = {
    claimant: say.name(claim.claimant),
    credits: claim.credits.length === 0 ? '' : say.words.crediting(say.names(claim.credits)),
    modality: claim.modality === undefined ? '' : say.phrase(claim.modality),
    standard: claim.standardOfProof.map((concept) => say.words.aside(say.phrase(concept))).join(''),
    counts: claim.counts === undefined ? '' : say.phrase(claim.counts, claim.value?.lexical === '1'),
    about: claim.about.length > 0 ? say.names(claim.about) : say.words.openReadings,
    scope: claim.scope === undefined ? '' : scopeOf(say, claim.scope),
    action: (claim.demand?.action ?? []).map((concept) => say.phrase(concept)).join(say.words.and),
    details: detailsOf(say, claim),
    ...contentOf(say, claim),
  };
  return fill(templateFor(say, claim, filled), filled);
}

function templateFor(say: Sayer, claim: ClaimCore, filled: Record<string, string>): string {
  const owner = claim.demand === undefined ? (claim.aspect ?? '') : demandTemplate(claim.demand.renews);
  const fits = say
    .templates(owner)
    .find((text) =>
      CONTENT.every(
        (name) => text.includes(`{${name}}`) === (filled[name] !== undefined && claim.demand === undefined),
      ),
    );
  if (fits !== undefined) return fits;
  const content = CONTENT.filter((name) => filled[name] !== undefined).map((name) => `{${name}}`);
  const aspect = claim.aspect === undefined ? '' : say.name(claim.aspect);
  return `{claimant}{credits} – {modality}{standard}: ${aspect}: ${content.join(' – ')} ({about}{scope})`;
}

function demandTemplate(renews: boolean): string {
  return renews ? isnad.renews.value : isnad.Demand.value;
}

function contentOf(say: Sayer, claim: ClaimCore): Partial<Record<Content, string>> {
  const content: Partial<Record<Content, string>> = {};
  const quantity = quantityOf(say, claim);
  if (quantity !== undefined) content.quantity = quantity;
  if (claim.value?.kind === 'edtf') content.date = formatEdtf(claim.value.lexical, say.language);
  if (claim.object !== undefined) content.object = say.name(claim.object);
  if (claim.finding !== undefined) content.finding = say.phrase(claim.finding);
  const gist = say.worded(claim.gist);
  if (gist !== undefined) content.gist = gist.replace(/\.$/, '');
  return content;
}

/** The figure within the phrase of its bound: "at least 83"; for an order of magnitude the source's own word. */
function quantityOf(say: Sayer, claim: ClaimCore): string | undefined {
  const number = claim.value?.kind === 'number' ? claim.value : undefined;
  const worded = say.worded(claim.asWorded);
  if (number === undefined && (claim.bound === undefined || worded === undefined)) return undefined;
  const template = claim.bound === undefined ? '{value}' : say.phrase(claim.bound);
  return fill(template, {
    value: grouped(number?.lexical),
    upperValue: grouped(number?.upper),
    asWorded: worded ?? '',
  });
}

function scopeOf(say: Sayer, scope: ScopeView): string {
  const things = ['party', 'substance', 'place', 'fromEvent', 'untilEvent', 'inclusion'] as const;
  const details = things.map((name) => say.detail(isnad[name], say.names(scope[name])));
  const worded = scope.asWorded.map(({ text }) => say.words.separator + say.words.quoted(text));
  const note = say.worded(scope.note);
  return [
    ...details,
    say.detail(isnad.date, scope.date === undefined ? '' : formatEdtf(scope.date, say.language)),
    ...worded,
    note === undefined ? '' : say.words.separator + note.replace(/\.$/, ''),
  ].join('');
}

function detailsOf(say: Sayer, { demand, gist }: ClaimCore): string {
  if (demand === undefined) return '';
  const things = ['addressee', 'forum', 'concerns', 'legalBasis'] as const;
  const details = things.map((name) => say.detail(isnad[name], say.names(demand[name])));
  const purpose = say.worded(gist);
  return details.join('') + (purpose === undefined ? '' : say.words.separator + purpose.replace(/\.$/, ''));
}

/** The joints of a sentence, which templates leave to the code. */
const WORDS = {
  en: {
    crediting: (names: string) => `, crediting ${names},`,
    aside: (text: string) => `, ${text}`,
    and: ' and ',
    separator: '; ',
    quoted: (text: string) => `“${text}”`,
    openReadings: 'more than one reading is open',
  },
  ar: {
    crediting: (names: string) => `، نقلًا عن ${names}`,
    aside: (text: string) => `، ${text}`,
    and: ' و',
    separator: '؛ ',
    quoted: (text: string) => `«${text}»`,
    openReadings: 'يحتمل أكثر من قراءة',
  },
} as const;

/** Names that a sayer remembers; then it forgets them all and begins again. */
const MOST_REMEMBERED = 20_000;

/** Turns IRIs into words of one language. */
export class Sayer {
  readonly language: Language;
  readonly words: (typeof WORDS)[Language];
  readonly #index: QuadIndex;
  readonly #names = new Map<string, string>();
  readonly #phrases = new Map<string, string>();
  readonly #phrasesForOne = new Map<string, string>();
  readonly #templates = new Map<string, readonly string[]>();

  constructor(index: QuadIndex, language: Language) {
    this.#index = index;
    this.language = language;
    this.words = WORDS[language];
  }

  name(iri: string): string {
    return remember(this.#names, iri, () => labelOf(this.#index, iri, this.language).text);
  }

  names(iris: readonly string[]): string {
    return iris.map((iri) => this.name(iri)).join(this.words.and);
  }

  phrase(concept: string, one = false): string {
    const known = one ? this.#phrasesForOne : this.#phrases;
    return remember(known, concept, () => phraseOf(this.#index, concept, this.language, one));
  }

  /** The sentences with gaps of an aspect or a class. */
  templates(owner: string): readonly string[] {
    return remember(this.#templates, owner, () =>
      literals(this.#index, owner, isnad.sentenceTemplate)
        .filter(({ language }) => language === this.language)
        .map(({ text }) => text),
    );
  }

  /** "; party: X", or nothing where there is nothing to say. */
  detail(property: NamedNode, text: string): string {
    return text === '' ? '' : `${this.words.separator}${this.name(property.value)}: ${text}`;
  }

  worded(texts: readonly Worded[]): string | undefined {
    return (texts.find((text) => text.language === this.language) ?? texts[0])?.text;
  }
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}

/** Western digits, thousands apart by a no-break space: the same figure in both languages, and copied as one word. */
function grouped(digits = ''): string {
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');
}

function fill(template: string, values: Readonly<Record<string, string | undefined>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
