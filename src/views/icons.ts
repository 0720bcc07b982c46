import { type Html, trusted } from './html.ts';

/** Drawings of 16 units, one stroke wide: a sign beside the word, so that neither colour nor font has to carry it. */
const PATHS = {
  same: 'M3 6h10M3 10h10',
  compatible: 'M6 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9',
  conflicting: 'M3 6h10M3 10h10M11 2.5L5 13.5',
  approximate: 'M2.5 6.5c2-2 3.5-2 5.5-.5s3.5 1.5 5.5-.5M2.5 10.5c2-2 3.5-2 5.5-.5s3.5 1.5 5.5-.5',
  'not-comparable': 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M4.2 4.2l7.6 7.6',
  repetition: 'M12.5 9A4.8 4.8 0 1 1 11.5 4.8M11.8 1.8v3.2H8.6',
  series: 'M2 12.5h3.5V9.5H9V6.5h3.5V3.5H14',
  variants: 'M8 14V8M8 8L3.5 2.5M8 8l4.5-5.5',
  'same-figure-no-source': 'M3 5h10M3 8.5h10M8 11.5v2.5',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing for the eye alone: the word always stands beside it. */
export function icon(name: IconName): Html {
  return trusted(
    `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="${PATHS[name]}"/></svg>`,
  );
}
