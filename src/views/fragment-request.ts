import { IsnadError } from '../errors.ts';
import { literal, namedNode, type Term } from '../rdf/quads.ts';
import { NAMESPACES, xsd } from '../rdf/vocabulary.ts';

/** The places of a triple pattern, by the parameters that name them. */
export const PLACES = ['subject', 'predicate', 'object'] as const;
export type Place = (typeof PLACES)[number];

/** A triple pattern as it was asked for: the text of each place that is not left open. */
export type PatternText = Readonly<Partial<Record<Place, string>>>;

/** Triples of one page. */
export const TRIPLES_PER_PAGE = 100;

/** Of one term; addresses that are longer are lost on their way. */
export const LONGEST_TERM = 8_000;

const IRI = /^[a-z][a-z0-9+.-]*:[^\p{Cc}\s<>"{}|\\^`]*$/iu;
const LITERAL = /^"(?<text>[\s\S]*)"(?:@(?<language>[a-z]{1,8}(?:-[a-z0-9]{1,8})*)|\^\^(?<datatype>\S+))?$/i;

/** The pattern of an address: a place that is absent, empty or a variable is open. Throws `bad-request` for any other text. */
export function patternText(query: Readonly<Record<string, unknown>>): PatternText {
  const given = PLACES.flatMap((place) => {
    const text = query[place];
    if (text === undefined) return [];
    if (typeof text !== 'string') throw fault(place, 'is given more than once', 'مذكورة أكثر من مرة');
    return text.trim() === '' || text.startsWith('?') ? [] : [[place, text] as const];
  });
  for (const [place, text] of given) termOf(place, text);
  return Object.fromEntries(given);
}

/** The terms of a pattern, in the order of a triple; nothing where a place is open. */
export function patternTerms(pattern: PatternText): [Term | null, Term | null, Term | null] {
  const term = (place: Place) => (pattern[place] === undefined ? null : termOf(place, pattern[place]));
  return [term('subject'), term('predicate'), term('object')];
}

/** A term as Hydra writes one in an address (`hydra:ExplicitRepresentation`): a literal in quotation marks, an IRI bare. */
export function termText(term: Term): string {
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  if (term.termType !== 'Literal') return term.value;
  if (term.language !== '') return `"${term.value}"@${term.language}`;
  return term.datatype.equals(xsd.string) ? `"${term.value}"` : `"${term.value}"^^${term.datatype.value}`;
}

/** Whether a pattern can hold the term: a blank node is told from others in its own answer alone. */
export function canBeAsked(term: Term): boolean {
  return term.termType !== 'BlankNode' && termText(term).length <= LONGEST_TERM;
}

/** The terms of an address, each once, in the order and encoding of our URI template (RFC 6570, 3.2.1 and 3.2.8). */
export function fragmentIri(base: string, pattern: PatternText, page?: string): string {
  const given = Object.entries({ ...ordered(pattern), ...(page === undefined ? {} : { page }) });
  const query = given.map(([name, text]) => `${name}=${unreserved(text)}`).join('&');
  return `${base}fragments${query === '' ? '' : `?${query}`}`;
}

function ordered(pattern: PatternText): PatternText {
  return Object.fromEntries(PLACES.flatMap((place) => (pattern[place] === undefined ? [] : [[place, pattern[place]]])));
}

function unreserved(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function termOf(place: Place, text: string): Term {
  if (text.length > LONGEST_TERM)
    throw fault(place, `is longer than ${LONGEST_TERM} characters`, `أطول من ${LONGEST_TERM} محرف`);
  if (text.startsWith('_:'))
    throw fault(
      place,
      'is a blank node, which has no name outside of an answer',
      'عقدة فارغة، وليس لها اسم خارج الجواب',
    );
  const bare = /^<([^<>]*)>$/.exec(text)?.[1] ?? text;
  if (IRI.test(bare)) return namedNode(bare);
  const { text: value, language, datatype } = LITERAL.exec(text)?.groups ?? {};
  if (value !== undefined && place !== 'object')
    throw fault(place, 'is a literal: only an object can be one', 'قيمة حرفية: لا تكون إلا في موضع object');
  if (value === undefined) throw fault(place, NO_TERM.en, NO_TERM.ar);
  if (language !== undefined) return literal(value, language);
  if (datatype === undefined) return literal(value);
  const type = /^<([^<>]*)>$/.exec(datatype)?.[1] ?? datatype;
  if (!IRI.test(type)) throw fault(place, NO_TERM.en, NO_TERM.ar);
  return literal(value, namedNode(type));
}

const NO_TERM = {
  en: `is no term: write an absolute IRI, and in the place of the object also "text", "text"@ar or "91"^^${NAMESPACES.xsd}integer`,
  ar: `ليست حدًّا: اكتب معرّف IRI كاملًا، وفي موضع object أيضًا \u2066"text"\u2069 أو \u2066"text"@ar\u2069 أو \u2066"91"^^${NAMESPACES.xsd}integer\u2069`,
};

function fault(place: Place, english: string, arabic: string): IsnadError {
  return new IsnadError('bad-request', `${place} ${english}.`, { arabic: `قيمة ${place} ${arabic}.` });
}
