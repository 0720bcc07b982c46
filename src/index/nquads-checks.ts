import { isUtf8 } from 'node:buffer';
import type { Family } from './term-bytes.ts';
import { KIND } from './term-id.ts';

const [IN_IRI, IN_SCHEME, IN_LABEL, IN_TAG] = [1, 2, 4, 8] as const;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;

/** What each byte may be part of. Bytes past ASCII may be part of IRIs and labels: which letters they make is not asked. */
const CLASSES: Uint8Array = new Uint8Array(256).map((_, byte) => {
  const character = String.fromCharCode(byte);
  if (byte > 0x7f) return IN_IRI | IN_LABEL;
  let classes = byte > 0x20 && !'<>"{}|^`\\'.includes(character) ? IN_IRI : 0;
  if (/[A-Za-z0-9+.-]/.test(character)) classes |= IN_SCHEME;
  if (/[A-Za-z0-9_:.-]/.test(character)) classes |= IN_LABEL;
  if (/[A-Za-z0-9]/.test(character)) classes |= IN_TAG;
  return classes;
});

/** Whether a byte is an ASCII letter, given that it is a letter, a digit or a sign of punctuation allowed in a name. */
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** What is wrong with the text of a new term, if anything: not UTF-8, or not an absolute IRI. */
export function faultOf(family: Family, bytes: Uint8Array, start: number, end: number): string | undefined {
  let classes = 0xff;
  let isAscii = true;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    classes &= CLASSES[byte] as number;
    if (byte > 0x7f) isAscii = false;
  }
  if (!isAscii && !isUtf8(bytes.subarray(start, end))) return 'The bytes are not UTF-8';
  if (family !== KIND.iri) return undefined;
  if ((classes & IN_IRI) === 0) return 'An IRI has a character that no IRI may have';
  return isAbsolute(bytes, start, end) ? undefined : 'An IRI must be absolute';
}

function isAbsolute(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && ((CLASSES[bytes[at] as number] as number) & IN_SCHEME) !== 0) at++;
  return at > start && at < end && bytes[at] === COLON && isLetter(bytes[start] as number);
}

/** Where the label of a blank node ends: it may hold full stops, but not end with one. */
export function labelEnd(bytes: Uint8Array, start: number): number {
  if (bytes[start] === HYPHEN || bytes[start] === DOT) return start;
  let at = start;
  while (((CLASSES[bytes[at] as number] as number) & IN_LABEL) !== 0) at++;
  while (at > start && bytes[at - 1] === DOT) at--;
  return at;
}

/** Where a language tag ends; `start` if there is none. */
export function tagEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isLetter(bytes[at] as number)) at++;
  if (at === start) return start;
  while (bytes[at] === HYPHEN) {
    const part = at + 1;
    at = part;
    while (((CLASSES[bytes[at] as number] as number) & IN_TAG) !== 0) at++;
    if (at === part) return start;
  }
  return at;
}
