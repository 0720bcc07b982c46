import { NAMESPACES } from '../rdf/vocabulary.ts';
import type { ResultDocument, ResultTerm } from './result-table.ts';

/** What a column holds throughout, so that it can be drawn; `text` is whatever is none of the others. */
export type ColumnKind = 'thing' | 'number' | 'date' | 'position' | 'text';

/** One row of a result. */
export type ResultRow = Readonly<Record<string, ResultTerm>>;

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** A result that has rows, and what its columns hold. */
export interface Columns {
  readonly all: readonly Column[];
  readonly rows: readonly ResultRow[];
}

/** What the reader has chosen of a view. */
export interface ViewChoice {
  readonly column: string | undefined;
  /** The address of the same view of another column; undefined where the query is too long for an address. */
  readonly columnAddress: ((column: string) => string) | undefined;
  /** Which part of a map is looked at, as an address has it, and the address of another part; empty: all of it. */
  readonly near?: string | undefined;
  readonly nearAddress?: ((near: string) => string) | undefined;
}

/** Rows that are looked at to tell what a column holds. */
const MOST_LOOKED_AT = 1_000;

/** Tells what the columns of a result hold; a yes or no has none. */
export function columnsOf({ head, results }: ResultDocument): Columns {
  const rows = results?.bindings ?? [];
  const seen = rows.slice(0, MOST_LOOKED_AT);
  const all = (head.vars ?? []).map((name) => ({ name, kind: kindOf(name, seen) }));
  return { all, rows };
}

/** The columns of a kind. */
export function ofKind({ all }: Columns, kind: ColumnKind): string[] {
  return all.filter((column) => column.kind === kind).map(({ name }) => name);
}

function kindOf(name: string, rows: readonly ResultRow[]): ColumnKind {
  const kinds = new Set(rows.flatMap((row) => (row[name] === undefined ? [] : [kindOfTerm(row[name])])));
  const [only] = kinds;
  if (only === undefined || kinds.size > 1) return 'text';
  // Degrees are numbers that say nothing side by side.
  return only === 'number' && /^(lat|long|lng|lon|latitude|longitude)$/i.test(name) ? 'position' : only;
}

const NUMBER =
  /^(integer|decimal|double|float|(non(Nega|Posi)tive|positive|negative)Integer|(unsigned)?(long|int|short|byte))$/i;
const DATE = /^(date|dateTime|gYear|gYearMonth)$/;

function kindOfTerm({ type, datatype = '' }: ResultTerm): ColumnKind {
  if (type === 'uri') return 'thing';
  if (datatype === `${NAMESPACES.edtf}EDTF`) return 'date';
  if (datatype === `${NAMESPACES.geo}wktLiteral`) return 'position';
  if (!datatype.startsWith(NAMESPACES.xsd)) return 'text';
  const local = datatype.slice(NAMESPACES.xsd.length);
  if (NUMBER.test(local)) return 'number';
  return DATE.test(local) ? 'date' : 'text';
}
