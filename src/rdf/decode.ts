import { isUtf8 } from 'node:buffer';
import { IsnadError } from '../errors.ts';

/** The bytes as text, without a byte order mark; bytes that are not UTF-8 are a `syntax` error that names their line. */
export function decodeUtf8(bytes: Uint8Array, file?: string): string {
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const { line, column } = firstBadByte(bytes);
  throw new IsnadError('syntax', 'This is not UTF-8 text; save the file in the encoding UTF-8.', {
    place: { ...(file === undefined ? {} : { file }), line, column, expected: ['UTF-8'] },
  });
}

// A line feed is never part of a longer UTF-8 sequence, so each line can be judged alone.
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline;
    const row = bytes.subarray(start, end);
    if (!isUtf8(row)) return { line, column: goodPrefix(row) + 1 };
    start = end + 1;
  }
  return { line, column: 1 };
}

/** How many characters decode well before the first byte that does not. */
function goodPrefix(row: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(row);
  const encoder = new TextEncoder();
  let bytes = 0;
  let characters = 0;
  for (const character of text) {
    const expected = encoder.encode(character);
    if (expected.some((byte, index) => row[bytes + index] !== byte)) return characters;
    bytes += expected.length;
    characters += 1;
  }
  return characters;
}
