import { pathOf } from './addresses.ts';
import type { Reader } from './view.ts';

/** Where everyone who says what a claim says is shown. */
export function voicesHref(reader: Reader, claim: string): string {
  return reader.href('voices', { claim: pathOf(claim, reader.base) ?? claim });
}
