/** Words shorter than this are taken as they are: too many others lie one letter away. */
const SHORTEST_FORGIVEN = 4;
/** A longer word has too many neighbours to look them all up. */
const LONGEST_FORGIVEN = 24;

const LATIN = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
/** The letters that folding leaves. */
const ARABIC = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];

/**
 * Every word that becomes this one by one slip: a letter missing, too many, wrong, or swapped with its neighbour (optimal
 * string alignment distance of 1). A few hundred; none for a word too short or too long to be forgiven.
 */
export function slipsOf(word: string): string[] {
  if (word.length < SHORTEST_FORGIVEN || word.length > LONGEST_FORGIVEN) return [];
  const alphabet = /\p{Script=Arabic}/u.test(word) ? ARABIC : LATIN;
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    if (letter !== '') found.add(before + after);
    if (after !== '') found.add(before + after.charAt(0) + letter + after.slice(1));
    for (const other of alphabet) {
      found.add(before + other + letter + after);
      if (letter !== '') found.add(before + other + after);
    }
  }
  found.delete(word);
  return [...found];
}
