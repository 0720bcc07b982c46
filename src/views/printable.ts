/**
 * What somebody typed, to be told again in a sentence of ours: no longer than `longest`, without control characters,
 * signs that nobody sees, and those that would turn the sentence round.
 */
export function printable(text: string, longest: number): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, longest);
}
