import { IsnadError } from '../errors.ts';
import { localName } from './names.ts';
import { printable } from './printable.ts';
import { RECONCILE_PROPERTIES, type ReconcileProperty, reconcileProperty } from './reconcile-properties.ts';
import { RECONCILE_TYPES, reconcileType } from './reconcile-types.ts';

const LONGEST_SHOWN = 200;

/** A value that a row gives: text, or a record that it has been matched with before. */
export type GivenValue = { readonly text: string } | { readonly id: string };

/** What a row says of a property; values are alternatives. */
export interface Constraint {
  readonly property: ReconcileProperty;
  readonly values: readonly GivenValue[];
}

/** One row that looks for its record. */
export interface ReconcileQuery {
  /** Empty where only properties are given. */
  readonly text: string;
  /** Classes of which the record must have one or, with `isAll`, every one; none: any record. */
  readonly types: readonly string[];
  readonly isAll: boolean;
  readonly limit: number;
  readonly constraints: readonly Constraint[];
}

/** What is fetched of which things. */
export interface ExtendQuery {
  readonly ids: readonly string[];
  readonly properties: readonly {
    /** As it was asked for. */
    readonly id: string;
    readonly property: ReconcileProperty;
    /** 0: every value. */
    readonly limit: number;
    readonly language: 'any' | 'en' | 'ar';
  }[];
}

/** Rows in one request; the manifest says so. */
export const MOST_QUERIES = 50;
const MOST_CANDIDATES = 50;
const USUAL_CANDIDATES = 10;
const MOST_CONSTRAINTS = 10;
const MOST_ALTERNATIVES = 20;
const MOST_TYPES = 10;
export const MOST_EXTENDED = 500;
const MOST_FETCHED = 30;

/** Reads a batch of queries; throws `bad-request` or `too-large` with the place that is wrong. */
export function readQueries(json: string): Map<string, ReconcileQuery> {
  const batch = objectAt('queries', parsed('queries', json));
  const entries = Object.entries(batch);
  if (entries.length > MOST_QUERIES)
    throw new IsnadError('too-large', `A batch holds at most ${MOST_QUERIES} queries, this one ${entries.length}.`, {
      arabic: `تضم الدفعة ${MOST_QUERIES} استعلامًا على الأكثر، وفي هذه ${entries.length}.`,
      extra: { batchSize: MOST_QUERIES },
    });
  return new Map(entries.map(([key, value]) => [key, readQuery(shown(key), objectAt(shown(key), value))]));
}

function readQuery(at: string, query: Members): ReconcileQuery {
  const { query: text = '', type, limit = USUAL_CANDIDATES, properties = [], type_strict: strict = 'any' } = query;
  if (typeof text !== 'string') throw wrong(`${at}.query`, 'a text', 'نص');
  const constraints = arrayAt(`${at}.properties`, properties, MOST_CONSTRAINTS).map((one, i) =>
    readConstraint(`${at}.properties[${i}]`, one),
  );
  if (query['query'] === undefined && constraints.length === 0)
    throw wrong(
      at,
      'an object with a "query", with "properties", or with both',
      'كائن فيه query أو properties أو كلاهما',
    );
  if (typeof limit !== 'number' || !(limit >= 1)) throw wrong(`${at}.limit`, 'a number from 1 on', 'عدد من 1 فما فوق');
  if (!['any', 'all', 'should'].includes(strict as string))
    throw wrong(`${at}.type_strict`, 'any, all or should', 'إحدى القيم any أو all أو should');
  const types = type === undefined ? [] : Array.isArray(type) ? arrayAt(`${at}.type`, type, MOST_TYPES) : [type];
  return {
    text,
    types: types.map((one) => readType(`${at}.type`, one)),
    isAll: strict === 'all',
    limit: Math.min(Math.floor(limit), MOST_CANDIDATES),
    constraints,
  };
}

/** A class by its IRI or the end of it; throws `bad-request` for any other. */
export function readType(at: string, value: unknown): string {
  // Clients that chose a type from a list send it whole.
  const id = isMembers(value) ? value['id'] : value;
  const type = typeof id === 'string' ? reconcileType(id) : undefined;
  if (type !== undefined) return type;
  const known = RECONCILE_TYPES.map((node) => localName(node.value)).join(', ');
  throw wrong(at, `one of ${known}`, `إحدى القيم ${known}`);
}

function readConstraint(at: string, value: unknown): Constraint {
  const { pid, v } = objectAt(at, value);
  const given = Array.isArray(v) ? arrayAt(`${at}.v`, v, MOST_ALTERNATIVES) : [v];
  return { property: readProperty(`${at}.pid`, pid), values: given.map((one) => readValue(`${at}.v`, one)) };
}

function readProperty(at: string, id: unknown): ReconcileProperty {
  const property = typeof id === 'string' ? reconcileProperty(id) : undefined;
  if (property !== undefined) return property;
  const known = RECONCILE_PROPERTIES.map(({ node }) => localName(node.value)).join(', ');
  throw wrong(at, `one of ${known}`, `إحدى القيم ${known}`);
}

function readValue(at: string, value: unknown): GivenValue {
  if (isMembers(value) && typeof value['id'] === 'string') return { id: value['id'] };
  if (['string', 'number', 'boolean'].includes(typeof value)) return { text: String(value) };
  throw wrong(
    at,
    'a text, a number, true or false, an object with an "id", or a list of these',
    'نص أو عدد أو true أو false أو كائن فيه id، أو قائمة منها',
  );
}

/** Reads which properties are fetched; throws `bad-request` with the place that is wrong. */
export function readExtend(json: string): ExtendQuery {
  const { ids, properties } = objectAt('extend', parsed('extend', json));
  return {
    ids: arrayAt('extend.ids', ids, MOST_EXTENDED).map((id) => {
      if (typeof id === 'string') return id;
      throw wrong('extend.ids', 'a list of texts', 'قائمة نصوص');
    }),
    properties: arrayAt('extend.properties', properties, MOST_FETCHED).map((one, i) => {
      const at = `extend.properties[${i}]`;
      const { id, settings = {} } = objectAt(at, one);
      const property = readProperty(`${at}.id`, id);
      return { id: id as string, property, ...readSettings(`${at}.settings`, objectAt(`${at}.settings`, settings)) };
    }),
  };
}

/** Clients send what stands in a form as text; an empty field is none. */
function readSettings(at: string, settings: Members): { limit: number; language: 'any' | 'en' | 'ar' } {
  const limit = Number(settings['limit'] || 0);
  const language = settings['language'] || 'any';
  if (!Number.isInteger(limit) || limit < 0)
    throw wrong(`${at}.limit`, 'a whole number, 0 for all', 'عدد صحيح، و0 للكل');
  if (language === 'any' || language === 'en' || language === 'ar') return { limit, language };
  throw wrong(`${at}.language`, 'any, en or ar', 'إحدى القيم any أو en أو ar');
}

type Members = Readonly<Record<string, unknown>>;

function parsed(at: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new IsnadError(
      'bad-request',
      `${at} is no JSON: ${printable(error instanceof Error ? error.message : 'unreadable', LONGEST_SHOWN)}.`,
      {
        arabic: `‏${at} ليس JSON صالحًا.`,
        cause: error,
      },
    );
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(at: string, value: unknown): Members {
  if (isMembers(value)) return value;
  throw wrong(at, 'an object', 'كائن JSON');
}

function arrayAt(at: string, value: unknown, most: number): readonly unknown[] {
  if (Array.isArray(value) && value.length <= most) return value;
  throw wrong(at, `a list of at most ${most}`, `قائمة من ${most} على الأكثر`);
}

function wrong(at: string, en: string, ar: string): IsnadError {
  return new IsnadError('bad-request', `${at} is to be ${en}.`, {
    arabic: `‏${at} يجب أن يكون: ${ar}.`,
    extra: { parameter: at },
  });
}

/** A key of the client's own, as it is told in a problem. */
function shown(key: string): string {
  return key.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 40);
}
