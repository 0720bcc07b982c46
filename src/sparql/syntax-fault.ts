import { IsnadError, type Place } from '../errors.ts';
import { blanked, placeAt } from './query-text.ts';

/** The part of a chevrotain exception that says where and what. */
export interface GrammarFault {
  readonly name: string;
  readonly message: string;
  readonly token: Token;
  readonly previousToken?: Token;
}

interface Token {
  readonly image: string;
  readonly startLine?: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly tokenType?: { readonly name: string };
}

/** Turns whatever the parser threw into the `syntax` error of our table, with the place as exact as it can be known. */
export function explainSyntax(
  error: unknown,
  faults: readonly GrammarFault[],
  text: string,
  faultsOf: (start: string) => readonly GrammarFault[],
): IsnadError {
  if (error instanceof IsnadError) return error;
  if (error instanceof RangeError) {
    return new IsnadError('syntax', 'The query is nested too deeply to be read.', {
      arabic: 'الاستعلام متداخل تداخلًا أعمق من أن يُقرأ.',
      cause: error,
    });
  }
  const fault = faults[0];
  if (fault !== undefined) return grammarFault(fault, error);
  const message = error instanceof Error ? error.message : String(error);
  const lexed = /^unexpected character: ->(.)<- at offset: (\d+)/su.exec(message);
  if (lexed) return lexerFault(lexed[1] ?? '', Number(lexed[2]), text, faultsOf);
  const found = placeOf(message, text);
  return new IsnadError('syntax', sentence(found.detail, found.place), {
    place: found.place,
    arabic: arabicSentence(found.place),
    cause: error,
  });
}

function grammarFault(fault: GrammarFault, cause: unknown): IsnadError {
  const atEnd = fault.token.tokenType?.name === 'EOF' || fault.token.image === '';
  const before = fault.previousToken;
  // The end of input has no position of its own: point just behind the last token.
  const place: Place = {
    line: (atEnd ? before?.endLine : fault.token.startLine) ?? 1,
    column: atEnd ? (before?.endColumn ?? 0) + 1 : (fault.token.startColumn ?? 1),
    expected: expectedOf(fault.message),
  };
  const found = atEnd ? 'the end of the query' : `"${excerpt(fault.token.image)}"`;
  const wanted = place.expected?.length ? `; expected ${list(place.expected)}` : '';
  return new IsnadError('syntax', sentence(`Found ${found}${wanted}`, place), {
    place,
    arabic: arabicSentence(place),
    cause,
  });
}

/** Reads the expected tokens out of chevrotain's three message forms. */
function expectedOf(message: string): string[] {
  const single = /^Expecting token of type --> (.+?) <--|^Expecting --> (.+?) <--/.exec(message);
  if (single) return [readable(single[1] ?? single[2] ?? '')];
  if (/^Redundant input|^Expecting end of/.test(message)) return ['the end of the query'];
  const names = new Set<string>();
  // "[SELECT, DISTINCT]" is a sequence of tokens: its first is what may stand here.
  for (const match of message.matchAll(/\[([^\],\s]+)[^\]]*\]/g)) names.add(readable(match[1] ?? ''));
  return [...names].slice(0, 24);
}

const SPELLINGS: Readonly<Record<string, string>> = {
  Var1: 'a variable',
  Var2: 'a variable',
  IriRef: 'an IRI',
  PNameLn: 'a prefixed name',
  PNameNs: 'a prefixed name',
  BlankNodeLabel: 'a blank node',
  Anon: 'a blank node',
  LCurly: '{',
  RCurly: '}',
  LParen: '(',
  RParen: ')',
  LSquare: '[',
  RSquare: ']',
  Period: '.',
  Comma: ',',
  SemiColon: ';',
  Star: '*',
  Slash: '/',
  Pipe: '|',
  Hat: '^',
  Exclamation: '!',
  Equal: '=',
  StringLiteral1: 'a string',
  StringLiteral2: 'a string',
  StringLiteralLong1: 'a string',
  StringLiteralLong2: 'a string',
  Integer: 'a number',
  Decimal: 'a number',
  Double: 'a number',
  IntegerPositive: 'a number',
  DecimalPositive: 'a number',
  DoublePositive: 'a number',
  IntegerNegative: 'a number',
  DecimalNegative: 'a number',
  DoubleNegative: 'a number',
  True: 'true or false',
  False: 'true or false',
  Nil: '()',
  a: 'a',
  type: 'a',
  LangTag: 'a language tag',
  LangDir: 'a language tag',
};

function readable(token: string): string {
  return SPELLINGS[token] ?? token.replace(/^(?:Builtin|BuiltIn|KW)/, '').toUpperCase();
}

function lexerFault(
  character: string,
  offset: number,
  text: string,
  faultsOf: (start: string) => readonly GrammarFault[],
): IsnadError {
  const [before] = faultsOf(text.slice(0, offset));
  const expected = expectedAfter(text.slice(0, offset), before);
  const place = { ...placeAt(text, offset), ...(expected.length > 0 ? { expected } : {}) };
  const unclosed = /["']/.test(character) ? ' (a string that does not end on its line?)' : '';
  const wanted = expected.length > 0 ? `; expected ${list(expected)}` : '';
  const detail = `Unexpected character "${character}"${unclosed}${wanted}`;
  return new IsnadError('syntax', sentence(detail, place), { place, arabic: arabicSentence(place) });
}

function expectedAfter(start: string, fault: GrammarFault | undefined): readonly string[] {
  if (fault !== undefined) return expectedOf(fault.message);
  return start.trim() === '' ? QUERY_STARTS : [];
}

/** What a query can begin with. */
export const QUERY_STARTS = ['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE', 'PREFIX', 'BASE'];

/** The faults that carry no place: they name a prefix or a variable that can be looked for. */
function placeOf(message: string, text: string): { detail: string; place: Place } {
  const prefix = /^Unknown prefix: (.*)$/su.exec(message)?.[1];
  if (prefix !== undefined) {
    const place = placeAt(text, firstUseOf(prefix, text));
    return {
      detail: `The prefix "${prefix}:" is not declared`,
      place: { ...place, expected: [`PREFIX ${prefix}: <...>`] },
    };
  }
  const variable = /\?([^\s)]+)\)?$/u.exec(message)?.[1];
  const at = variable === undefined ? -1 : text.search(new RegExp(`[?$]${quoted(variable)}(?![\\w])`, 'u'));
  return { detail: message, place: at < 0 ? {} : placeAt(text, at) };
}

/** Where a prefix is first used outside strings, IRIs, comments and declarations. */
function firstUseOf(prefix: string, text: string): number {
  const at = blanked(text).search(new RegExp(`(?<![\\w.:?$-])${quoted(prefix)}:`, 'u'));
  return Math.max(at, 0);
}

function sentence(detail: string, { line, column }: Place): string {
  return line === undefined ? `${detail}.` : `Line ${line}, column ${column}: ${detail}.`;
}

function arabicSentence({ line, column, expected = [] }: Place): string {
  const where = line === undefined ? '' : `السطر ${line}، العمود ${column}: `;
  const wanted = expected.length === 0 ? '' : `؛ المتوقَّع: ‎${list(expected)}‎`;
  return `${where}صياغة الاستعلام غير صحيحة${wanted}.`;
}

function list(items: readonly string[]): string {
  const shown = items.slice(0, 8);
  return shown.join(', ') + (items.length > shown.length ? ' ...' : '');
}

function excerpt(image: string): string {
  return image.length > 60 ? `${image.slice(0, 60)}...` : image;
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
