/** One way of writing a resource down: what a client may call it, and the suffix that asks for it. */
export interface Offer {
  /** Short name, as in `?format=turtle`. */
  readonly name: string;
  readonly mediaType: string;
  /** Other media types and short names that clients use for it. */
  readonly aliases?: readonly string[];
  /** Path suffix without the dot. */
  readonly extension?: string;
  /** Chosen only where the client ranks it above every other offer: a wildcard never picks it. */
  readonly onlyIfRanked?: boolean;
}

/** One member of an `Accept` header (RFC 9110, 12.5.1). */
export interface MediaRange {
  readonly type: string;
  readonly subtype: string;
  /** The range carries parameters, so it is matched after one without. */
  readonly parametrised: boolean;
  readonly q: number;
}

/** What the client asked for, in falling order of authority: suffix, `?format=`, `Accept`. */
export interface Wish {
  readonly suffix?: string | undefined;
  /** Values of `format`, `output`, `results`; the first that is known wins, unknown ones are ignored. */
  readonly formats?: readonly string[];
  readonly accept?: string | undefined;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const QVALUE = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

/** Picks the offer that serves the wish best, or undefined: then the answer is 406. Earlier offers win a tie. */
export function negotiate<T extends Offer>(offers: readonly T[], wish: Wish): T | undefined {
  if (wish.suffix !== undefined) return offers.find((offer) => offer.extension === wish.suffix);
  for (const format of wish.formats ?? []) {
    const named = offers.find((offer) => answersTo(offer, format));
    if (named) return named;
  }
  // "A request without any Accept header field implies that the user agent will accept any media type in response."
  if (wish.accept === undefined || wish.accept.trim() === '') {
    return offers.find((offer) => !offer.onlyIfRanked) ?? offers[0];
  }
  return best(offers, parseAccept(wish.accept));
}

/** Reads an `Accept` header; a member that cannot be read is dropped, so the rest still counts. */
export function parseAccept(header: string): MediaRange[] {
  return splitOutsideQuotes(header, ',')
    .map(readRange)
    .filter((range) => range !== undefined);
}

function best<T extends Offer>(offers: readonly T[], ranges: readonly MediaRange[]): T | undefined {
  const scored = offers
    .map((offer, order) => ({ offer, order, ...scoreOf(offer, ranges) }))
    .filter(({ q }) => q > 0)
    .sort(
      (a, b) =>
        b.q - a.q ||
        Number(a.offer.onlyIfRanked ?? false) - Number(b.offer.onlyIfRanked ?? false) ||
        b.precedence - a.precedence ||
        a.order - b.order,
    );
  return scored[0]?.offer;
}

function scoreOf(offer: Offer, ranges: readonly MediaRange[]): { q: number; precedence: number } {
  const names = [offer.mediaType, ...(offer.aliases ?? []).filter((alias) => alias.includes('/'))];
  const decisions = names.map((name) => decide(name, ranges));
  const own = decisions[0] ?? { q: 0, precedence: 0 };
  // An explicit word about the type itself ("text/turtle;q=0") outweighs anything said of an alias.
  if (own.precedence >= EXACT) return own;
  return decisions.reduce((a, b) => (b.precedence >= EXACT && b.q > a.q ? b : a), own);
}

const EXACT = 3;

function decide(mediaType: string, ranges: readonly MediaRange[]): { q: number; precedence: number } {
  const [type, subtype] = mediaType.split('/');
  let decision = { q: 0, precedence: 0 };
  for (const range of ranges) {
    const precedence = precedenceOf(range, type, subtype);
    if (precedence > decision.precedence) decision = { q: range.q, precedence };
  }
  return decision;
}

/** 0 no match, 1 any type, 2 any subtype, 3 this type with parameters we do not tell apart, 4 exactly this type. */
function precedenceOf(range: MediaRange, type: string | undefined, subtype: string | undefined): number {
  if (range.type === '*') return 1;
  if (range.type !== type) return 0;
  if (range.subtype === '*') return 2;
  if (range.subtype !== subtype) return 0;
  return range.parametrised ? EXACT : EXACT + 1;
}

function answersTo(offer: Offer, format: string): boolean {
  const wanted = format.trim().toLowerCase();
  return offer.name === wanted || offer.mediaType === wanted || (offer.aliases ?? []).includes(wanted);
}

function readRange(text: string): MediaRange | undefined {
  const [range = '', ...parameters] = splitOutsideQuotes(text, ';').map((part) => part.trim());
  const [type = '', subtype = '', ...rest] = range.toLowerCase().split('/');
  const sound = TOKEN.test(type) && TOKEN.test(subtype) && rest.length === 0 && !(type === '*' && subtype !== '*');
  if (!sound) return undefined;
  const weight = parameters.find((parameter) => /^q\s*=/i.test(parameter));
  const value = weight?.slice(weight.indexOf('=') + 1).trim();
  if (value !== undefined && !QVALUE.test(value)) return undefined;
  const parametrised = parameters.some((parameter) => parameter !== '' && parameter !== weight);
  return { type, subtype, parametrised, q: value === undefined ? 1 : Number(value) };
}

/** Reads `Accept-Encoding` into coding -> quality; what cannot be read is dropped. */
export function parseAcceptEncoding(header: string): Map<string, number> {
  const codings = new Map<string, number>();
  for (const member of header.split(',')) {
    const [coding = '', weight] = member.split(';').map((part) => part.trim().toLowerCase());
    const value = weight === undefined ? '1' : weight.replace(/^q\s*=\s*/, '');
    if (TOKEN.test(coding) && QVALUE.test(value)) codings.set(coding, Number(value));
  }
  return codings;
}

/** Splits at a separator that stands outside a quoted-string (RFC 9110, 5.6.4). */
export function splitOutsideQuotes(text: string, separator: ',' | ';'): string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
