import { IsnadError } from '../errors.ts';
import { CONCEPTS } from '../rdf/concepts.ts';
import { NAMESPACES } from '../rdf/vocabulary.ts';
import { isSegment, isSlug } from '../records/segments.ts';
import { KINDS, type Kind } from './comparison.ts';
import { printable } from './printable.ts';

/** The orders in which the claimants of a row can stand. */
export const MATRIX_SORTS = ['date', 'lowest', 'highest', 'name'] as const;
export type MatrixSort = (typeof MATRIX_SORTS)[number];

/** How somebody wants to see the claims about a thing, as the address says it; every part may be left out. */
export interface MatrixRequest {
  /** IRI of an aspect. */
  readonly aspect?: string | undefined;
  /** IRI of a body. */
  readonly claimant?: string | undefined;
  /** IRI of a grade. */
  readonly grade?: string | undefined;
  /** Claims that stand so to at least one other. */
  readonly kind?: Kind | undefined;
  readonly sort: MatrixSort;
  /** Of the claimants; from 1. */
  readonly page: number;
  /** Every group is open. */
  readonly open?: 'all' | undefined;
}

/** The parameters by which a matrix is narrowed and sorted. */
export const MATRIX_PARAMETERS = ['aspect', 'claimant', 'grade', 'kind', 'sort', 'page', 'open'] as const;

/** Those by which the claims that concern a thing are narrowed. */
export const CLAIMS_PARAMETERS = ['aspect', 'claimant', 'grade'] as const;

/** Nothing narrowed, by date, from the first claimant on. */
export const WHOLE_MATRIX: MatrixRequest = { sort: 'date', page: 1 };

const OPENINGS = ['all'] as const;
const LONGEST_SHOWN = 100;

/**
 * Reads how to show a matrix from the parameters of an address; parameters of others are left alone. Throws `bad-request`
 * with what to write instead. Whether a claimant exists is the caller's to know.
 */
export function matrixRequest(query: Readonly<Record<string, string>>, base: string): MatrixRequest {
  const { aspect, claimant, grade, kind, sort, page, open } = query;
  return {
    aspect: aspect ? concept('aspect', aspect) : undefined,
    claimant: claimant ? agent(claimant, base) : undefined,
    grade: grade ? concept('grade', grade) : undefined,
    kind: kind ? oneOf('kind', kind, KINDS) : undefined,
    sort: sort ? oneOf('sort', sort, MATRIX_SORTS) : WHOLE_MATRIX.sort,
    page: page ? pageNumber(page) : WHOLE_MATRIX.page,
    open: open ? oneOf('open', open, OPENINGS) : undefined,
  };
}

/** The parameters of a request, without those that say nothing. */
export function matrixQuery({
  aspect,
  claimant,
  grade,
  kind,
  sort,
  page,
  open,
}: MatrixRequest): Record<string, string> {
  const all = {
    aspect: aspect?.split('#')[1],
    claimant: claimant === undefined ? undefined : agentName(claimant),
    grade: grade?.split('#')[1],
    kind,
    sort: sort === WHOLE_MATRIX.sort ? undefined : sort,
    page: page === WHOLE_MATRIX.page ? undefined : String(page),
    open,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** A body as addresses name it: an organization by its slug, any other with its segment. */
export function agentName(iri: string): string {
  return iri.replace(/^.*\/id\//, '').replace(/^organization\//, '');
}

/** Whether anything is left out of the matrix. */
export function isNarrowed(request: MatrixRequest): boolean {
  const { sort: _sort, page: _page, open: _open, ...filters } = request;
  return Object.values(filters).some((value) => value !== undefined);
}

/** What to answer for a body that no record here is of. */
export function unknownClaimant(name: string): IsnadError {
  const shown = printable(name, LONGEST_SHOWN);
  return bad(
    `claimant names a body that has a record here, by the end of its address; “${shown}” has none. /organization lists them.`,
    `claimant اسم جهة لها قيد هنا، كما في آخر عنوانها؛ وليس لـ«${shown}» قيد. القائمة في ‎/organization.`,
  );
}

function concept(scheme: 'aspect' | 'grade', name: string): string {
  return `${NAMESPACES.vocabulary}${scheme}#${oneOf(scheme, name, CONCEPTS[scheme])}`;
}

function agent(name: string, base: string): string {
  const [slug = '', segment = 'organization', ...rest] = name.split('/').reverse();
  if (!isSegment(segment) || !isSlug(slug) || rest.length > 0) throw unknownClaimant(name);
  return `${base}id/${segment}/${slug}`;
}

function pageNumber(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw bad('page is a whole number from 1.', 'قيمة page عدد صحيح يبدأ من 1.');
}

function oneOf<T extends string>(parameter: string, value: string, known: readonly T[]): T {
  const found = known.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  const [shown, list] = [printable(value, LONGEST_SHOWN), known.join(', ')];
  throw bad(`${parameter} is one of ${list}; “${shown}” is not.`, `${parameter} أحد ${list}؛ وليس منها «${shown}».`);
}

function bad(english: string, arabic: string): IsnadError {
  return new IsnadError('bad-request', english, { arabic });
}
