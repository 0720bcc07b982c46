/** What of a field's text is a name being typed, and what stands before it. */
export interface TypedText {
  /** Kept when a suggestion is chosen. */
  readonly kept: string;
  readonly asked: string;
}

/** Names are parted by semicolons; a comma parts records only where nothing but their addresses stands before it. */
const BEFORE = /^(?:.*[;؛]|(?:\s*[\w-]+\/[\w.-]+\s*[,،])+)\s*/s;

/** The last of the names in a text. */
export function typedText(text: string): TypedText {
  const [kept = ''] = BEFORE.exec(text) ?? [];
  return { kept, asked: inOrder(text.slice(kept.length)) };
}

/** A text without the spaces that the server would leave out too. */
export function inOrder(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Fewer letters are in too many names to tell anything. */
const FEWEST_SIGNS = 2;

/** Whether a text is one to ask for: two letters or digits, and no longer than the server takes. */
export function isWorthAsking(text: string, longest: number): boolean {
  return text.length <= longest && (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= FEWEST_SIGNS;
}

/** Where the suggestions for a text are had. */
export function suggestionsAddress(address: string, text: string): string {
  const url = new URL(address);
  url.searchParams.set('q', text);
  return url.href;
}

/**
 * The page of a suggestion on this server, which need not be where its IRIs lead; in the language that the address of the
 * suggestions names.
 */
export function pageAddress(page: string, address: string): string {
  const asked = new URL(address);
  const url = new URL(new URL(page).pathname, asked);
  const language = asked.searchParams.get('lang');
  if (language !== null) url.searchParams.set('lang', language);
  return url.href;
}

/** `{segment}/{slug}`, as forms take it. */
export function recordOf(iri: string): string {
  return iri.split('/').slice(-2).join('/');
}

/** A text in pieces, every other one of which is marked: the first stands before the first mark. */
export function pieces(text: string, found: readonly (readonly [start: number, end: number])[]): string[] {
  const cuts = [0, ...found.flat(), text.length];
  return cuts.slice(1).map((cut, at) => text.slice(cuts[at], cut));
}
