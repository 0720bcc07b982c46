import type { QuadIndex } from '../index/quad-index.ts';
import { isnad } from '../rdf/vocabulary.ts';
import type { ClaimView, ScopeView, Worded } from './claim-view.ts';
import { type Language, labelOf, literals, phraseOf } from './labels.ts';

/** What a template may ask of a claim beyond who said it; the template that asks for exactly what is there is used. */
const CONTENT = ['quantity', 'object', 'date', 'finding', 'gist'] as const;
type Content = (typeof CONTENT)[number];

/**
 * A claim as one sentence in the language, from its aspect's template (`isnad:sentenceTemplate`), which every aspect has
 * in both languages; a demand from the phrase of its action. Names that are not known in the language stay in English.
 */
export function sentence(index: QuadIndex, claim: ClaimView, language: Language): string {
  const words = WORDS[language];
  const filled: Record<string, string> = {
    claimant: nameOf(index, claim.claimant, language),
    credits: claim.credits.length === 0 ? '' : words.citing(namesOf(index, claim.credits, language)),
    modality: claim.modality === undefined ? '' : phraseOf(index, claim.modality, language),
    standard: standardOf(index, claim, language),
    counts: claim.counts === undefined ? '' : phraseOf(index, claim.counts, language, claim.value?.lexical === '1'),
    about: namesOf(index, claim.about.length > 0 ? claim.about : wouldBeAbout(claim), language, words.or(claim)),
    scope: claim.scope === undefined ? '' : scopeOf(index, claim.scope, language),
    ...contentOf(index, claim, language),
  };
  if (claim.demand !== undefined) return tidy(demandOf(index, claim, language));
  return tidy(fill(templateFor(index, claim, language, filled), filled));
}

function templateFor(index: QuadIndex, claim: ClaimView, language: Language, filled: Record<string, string>): string {
  const has = new Set<string>(CONTENT.filter((name) => filled[name] !== undefined));
  const templates = literals(index, claim.aspect ?? '', isnad.sentenceTemplate).filter((t) => t.language === language);
  const fits = templates.find(({ text }) => CONTENT.every((name) => text.includes(`{${name}}`) === has.has(name)));
  if (fits !== undefined) return fits.text;
  const content = [...has].map((name) => `{${name}}`).join(' – ');
  const aspect = claim.aspect === undefined ? '' : labelOf(index, claim.aspect, language).text;
  return WORDS[language].plain(aspect, content);
}

function contentOf(index: QuadIndex, claim: ClaimView, language: Language): Partial<Record<Content, string>> {
  const content: Partial<Record<Content, string>> = {};
  const quantity = quantityOf(index, claim, language);
  if (quantity !== undefined) content.quantity = quantity;
  if (claim.value?.kind === 'edtf') content.date = claim.value.lexical;
  if (claim.object !== undefined) content.object = nameOf(index, claim.object, language);
  if (claim.finding !== undefined) content.finding = phraseOf(index, claim.finding, language);
  const gist = inLanguage(claim.gist, language);
  if (gist !== undefined) content.gist = gist.replace(/[.。]$/, '');
  return content;
}

function quantityOf(index: QuadIndex, claim: ClaimView, language: Language): string | undefined {
  if (claim.value?.kind !== 'number' && (claim.bound === undefined || claim.asWorded.length === 0)) return undefined;
  const number = claim.value?.kind === 'number' ? claim.value : undefined;
  const values = {
    value: grouped(number?.lexical ?? ''),
    upperValue: grouped(number?.upper ?? ''),
    asWorded: inLanguage(claim.asWorded, language) ?? '',
  };
  return fill(claim.bound === undefined ? '{value}' : phraseOf(index, claim.bound, language), values);
}

function standardOf(index: QuadIndex, claim: ClaimView, language: Language): string {
  const named = claim.standardOfProof.map((concept) => phraseOf(index, concept, language));
  return named.length === 0 ? '' : WORDS[language].aside(named.join(WORDS[language].and));
}

function scopeOf(index: QuadIndex, scope: ScopeView, language: Language): string {
  const words = WORDS[language];
  const named = (iris: readonly string[]) => namesOf(index, iris, language);
  const parts = [
    scope.party.length > 0 && words.party(named(scope.party)),
    scope.substance.length > 0 && named(scope.substance),
    scope.place.length > 0 && named(scope.place),
    scope.fromEvent.length > 0 && words.from(named(scope.fromEvent)),
    scope.untilEvent.length > 0 && words.until(named(scope.untilEvent)),
    scope.date,
    scope.inclusion.length > 0 && named(scope.inclusion),
    ...scope.asWorded.map(({ text }) => words.quoted(text)),
  ];
  return parts
    .filter((part) => typeof part === 'string')
    .map((part) => words.separator + part)
    .join('');
}

function demandOf(index: QuadIndex, claim: ClaimView, language: Language): string {
  const words = WORDS[language];
  const demand = claim.demand ?? { action: [], addressee: [], forum: [], legalBasis: [], concerns: [], renews: false };
  const named = (iris: readonly string[]) => namesOf(index, iris, language);
  const details = [
    demand.addressee.length > 0 && words.addressee(named(demand.addressee)),
    demand.forum.length > 0 && words.forum(named(demand.forum)),
    demand.concerns.length > 0 && words.concerns(named(demand.concerns)),
    demand.legalBasis.length > 0 && words.legalBasis(named(demand.legalBasis)),
    inLanguage(claim.gist, language),
  ].filter((detail) => typeof detail === 'string');
  const action = demand.action.map((concept) => phraseOf(index, concept, language)).join(words.and);
  return words.demand(nameOf(index, claim.claimant, language), demand.renews, action, details.join(words.separator));
}

/** The connecting words of a sentence, which templates leave to the code. */
const WORDS = {
  en: {
    citing: (names: string) => `, citing ${names},`,
    aside: (text: string) => `, ${text}`,
    and: ' and ',
    or: (claim: ClaimView) => (claim.about.length > 0 ? ' and ' : ' or '),
    separator: '; ',
    quoted: (text: string) => `“${text}”`,
    party: (names: string) => `by ${names}`,
    from: (names: string) => `from: ${names}`,
    until: (names: string) => `until: ${names}`,
    plain: (aspect: string, content: string) =>
      `{claimant}{credits} {modality}{standard}: ${aspect}: ${content} ({about}{scope})`,
    addressee: (names: string) => `to: ${names}`,
    forum: (names: string) => `forum: ${names}`,
    concerns: (names: string) => `concerning: ${names}`,
    legalBasis: (names: string) => `legal basis: ${names}`,
    demand: (claimant: string, renews: boolean, action: string, details: string) =>
      `${claimant} ${renews ? 'again demands' : 'demands'}: ${action}${details === '' ? '' : ` (${details})`}`,
  },
  ar: {
    citing: (names: string) => `، نقلًا عن ${names}`,
    aside: (text: string) => `، ${text}`,
    and: ' و',
    or: (claim: ClaimView) => (claim.about.length > 0 ? ' و' : ' أو '),
    separator: '؛ ',
    quoted: (text: string) => `«${text}»`,
    party: (names: string) => `من جانب ${names}`,
    from: (names: string) => `منذ: ${names}`,
    until: (names: string) => `حتى: ${names}`,
    plain: (aspect: string, content: string) =>
      `{modality} من {claimant}{credits}{standard}: ${aspect}: ${content} ({about}{scope})`,
    addressee: (names: string) => `إلى: ${names}`,
    forum: (names: string) => `أمام: ${names}`,
    concerns: (names: string) => `بشأن: ${names}`,
    legalBasis: (names: string) => `الأساس القانوني: ${names}`,
    demand: (claimant: string, renews: boolean, action: string, details: string) =>
      `مطالبة ${renews ? 'مجددة ' : ''}من ${claimant}: ${action}${details === '' ? '' : ` (${details})`}`,
  },
} as const;

function wouldBeAbout(claim: ClaimView): string[] {
  return [...new Set(claim.readings.flatMap((reading) => reading.wouldBeAbout))].sort();
}

function nameOf(index: QuadIndex, iri: string, language: Language): string {
  return labelOf(index, iri, language).text;
}

function namesOf(
  index: QuadIndex,
  iris: readonly string[],
  language: Language,
  joiner: string = WORDS[language].and,
): string {
  return iris.map((iri) => nameOf(index, iri, language)).join(joiner);
}

function inLanguage(texts: readonly Worded[], language: Language): string | undefined {
  return (texts.find((text) => text.language === language) ?? texts[0])?.text;
}

/** Western digits, thousands apart by a no-break space: the same figure in both languages, and copied as one word. */
function grouped(digits: string): string {
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');
}

function fill(template: string, values: Record<string, string | undefined>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** A sentence without the spaces and brackets that empty parts leave behind. */
function tidy(text: string): string {
  return text
    .replace(/\(\s*[;؛]?\s*\)/g, '')
    .replace(/\(\s*[;؛]\s*/g, '(')
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,،.:;؛])/g, '$1')
    .trim();
}
