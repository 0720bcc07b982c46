import { type Bilingual, both } from './language.ts';

/** The words of pages that show what was: versions, what changed between them, and the archive at an instant. */
export const PAST_MESSAGES = {
  versionOfWithdrawn: both(
    'This record was withdrawn since. Its versions remain.',
    'سُحب هذا القيد بعد ذلك، وتبقى نُسَخه.',
  ),
  versionOfMerged: both(
    'This record was merged into another since. Its versions remain.',
    'دُمج هذا القيد في قيد آخر بعد ذلك، وتبقى نُسَخه.',
  ),
} as const satisfies Record<string, Bilingual>;
