import type { SideBySide, SideKind } from '../claims/side-by-side.ts';
import { sideBySide } from '../claims/side-by-side.ts';
import { IsnadError } from '../errors.ts';
import type { SharedIndex } from '../index/shared-index.ts';
import type { Segment } from '../records/segments.ts';
import { aspectRank } from './aspect-order.ts';
import { faultOf, fieldText, type NamedRecord } from './named-record.ts';

/** Which records are asked for side by side. */
export interface CompareRequest {
  readonly named: readonly NamedRecord[];
  /** From 1. */
  readonly page: number;
}

/** Why the records cannot stand side by side, beside those that are unknown. */
export type CompareFault = 'few' | 'many' | 'mixed' | 'kind';

/** Records side by side; without `sides` the page asks for what is missing or says what is wrong. */
export interface CompareModel extends CompareRequest {
  readonly index: SharedIndex;
  readonly kind: SideKind | undefined;
  readonly records: readonly string[];
  readonly sides: SideBySide | undefined;
  readonly pages: number;
}

export const FEWEST_COMPARED = 2;
export const MOST_COMPARED = 5;
const ROWS_PER_PAGE = 25;

/** How a segment's records are compared; the others hold nothing that claims could be set side by side by. */
const KINDS: Partial<Record<Segment, SideKind>> = {
  incident: 'incident',
  document: 'document',
  resolution: 'document',
  organization: 'organization',
};

/** Whether records of a segment can stand side by side. */
export function isCompared(segment: Segment): boolean {
  return KINDS[segment] !== undefined;
}

/** Reads the records that are to stand side by side. */
export function compareModel(index: SharedIndex, request: CompareRequest): CompareModel {
  const records = thingsOf(request);
  const kind = compareFault(request) === undefined ? kindsOf(request)[0] : undefined;
  const sides =
    kind === undefined
      ? undefined
      : sideBySide(index, { kind, records, page: request.page - 1, perPage: ROWS_PER_PAGE, rank: aspectRank });
  const pages = Math.max(1, Math.ceil((sides?.total ?? 0) / ROWS_PER_PAGE));
  return { ...request, index, kind, records, sides, pages };
}

function thingsOf({ named }: CompareRequest): string[] {
  return [...new Set(named.flatMap((one) => (one.state === 'known' ? [one.thing] : [])))];
}

function kindsOf({ named }: CompareRequest): (SideKind | undefined)[] {
  return [...new Set(named.flatMap((one) => (one.state === 'known' ? [KINDS[one.segment]] : [])))];
}

/** What is wrong with the records taken together; undefined where they can be compared, or one of them is not known. */
export function compareFault(request: CompareRequest): CompareFault | undefined {
  const { named } = request;
  if (named.length > MOST_COMPARED) return 'many';
  const kinds = kindsOf(request);
  if (kinds.includes(undefined)) return 'kind';
  if (kinds.length > 1) return 'mixed';
  return thingsOf(request).length < FEWEST_COMPARED ? 'few' : undefined;
}

const WORDS = {
  few: [
    'records names two to five different records, separated by commas.',
    'تسمّي records من قيدين إلى خمسة قيود مختلفة تفصل بينها فواصل.',
  ],
  many: ['records names five records at most.', 'تسمّي records خمسة قيود على الأكثر.'],
  mixed: [
    'Only records of one kind are compared: incidents, documents or organizations.',
    'لا تُقارن إلا قيود من نوع واحد: حوادث أو وثائق أو منظمات.',
  ],
  kind: [
    'Incidents, documents and organizations are compared, nothing else.',
    'لا تُقارن إلا الحوادث والوثائق والمنظمات.',
  ],
} as const satisfies Record<CompareFault, readonly [string, string]>;

/** The same for those who get no page, with records that are not known. */
export function compareError(request: CompareRequest): IsnadError | undefined {
  const [unknown] = request.named.flatMap((one) => faultOf(one) ?? []);
  if (unknown !== undefined) return unknown;
  const fault = compareFault(request);
  if (fault === undefined) return undefined;
  const [en, ar] = WORDS[fault];
  return new IsnadError('bad-request', en, { arabic: ar });
}

/** The records as they stand in the address: names may hold commas, so semicolons part them, and end the only one. */
export function recordsText({ named }: Pick<CompareRequest, 'named'>): string {
  const texts = named.map(fieldText);
  return named.every(({ state }) => state === 'known') ? texts.join(',') : texts.map((text) => `${text};`).join('');
}
