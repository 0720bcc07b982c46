import type { Found } from '../archive/search/search-reader.ts';
import { type Likeness, likenessOf } from './name-likeness.ts';
import { localName, nameText } from './names.ts';
import { type Agreement, agreement, givenDays } from './reconcile-agreement.ts';
import type { ReconcileQuery } from './reconcile-request.ts';
import { describeThing, thingNamed } from './reconcile-things.ts';
import { type Named, typeNamed, typesOf } from './reconcile-types.ts';
import type { SearchScene } from './search-model.ts';

/** A record that a row may mean, as the specification writes it (0.2, "Reconciliation Query Responses"). */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: readonly Named[];
  /** Up to 100: a name of the same words, and every property agrees. */
  readonly score: number;
  readonly match: boolean;
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[];
}

/** Records that are looked at closely for one row. */
const MOST_EXAMINED = 40;
/** What a name says, and what properties say, where both are given. */
const BY_NAME = 0.6;

/**
 * The records that a row may mean, the likeliest first, and whether the first is it beyond doubt: **match** is true where
 * one of its names has the very words of the row, or its names hold them all and some property agrees; where no property
 * that the row gives differs or is unsaid; and where this holds of no other record. Bound: one search, 40 records read.
 */
export function candidatesFor(scene: SearchScene, query: ReconcileQuery): Candidate[] {
  const { judged, isEvery } = examined(scene, query);
  judged.sort((a, b) => b.score - a.score || a.rank - b.rank);
  const meant = theOne(judged, query, isEvery);
  return judged.slice(0, query.limit).map((one) => candidate(scene, one, one === meant));
}

/** The record that is meant beyond doubt. Where not every record was looked at, only one of the very words can be it. */
function theOne(judged: readonly Judged[], query: ReconcileQuery, isEvery: boolean): Judged | undefined {
  const sure = judged.filter((one) => isMeant(one, query));
  const exact = sure.filter(({ isExact }) => isExact);
  const [only, ...others] = exact.length > 0 || !isEvery ? exact : sure;
  if (only === undefined || others.length > 0) return undefined;
  return judged.some((one) => one !== only && isRival(one, only)) ? undefined : only;
}

/** What was found of one record. */
interface Judged extends Likeness {
  readonly thing: string;
  /** Its place in the search. */
  readonly rank: number;
  /** What each property that the row gives says. */
  readonly agreements: readonly Agreement[];
  readonly score: number;
}

function isMeant({ isExact, holdsAll, agreements }: Judged, { constraints }: ReconcileQuery): boolean {
  if (agreements.some((one) => one !== 'agrees')) return false;
  return isExact || (holdsAll && constraints.length > 0);
}

/** Another record that bears the same words and is not told apart by any property. */
function isRival(one: Judged, only: Judged): boolean {
  if (one.agreements.includes('differs')) return false;
  return only.isExact ? one.isExact : one.holdsAll;
}

/** The records looked at, and whether there is no other that was found. */
function examined(scene: SearchScene, query: ReconcileQuery): { judged: Judged[]; isEvery: boolean } {
  const { index, base, search } = scene;
  const text = query.text.trim();
  const named = thingNamed(index, base, text);
  if (named !== undefined) {
    const judged = hasType(scene, named, query) ? [judge(scene, query, whole(named))] : [];
    return { judged, isEvery: true };
  }
  const looked = text === '' ? textOf(query) : text;
  if (looked.length > LONGEST_NAME) return { judged: [], isEvery: true };
  const found = search.find({ text: looked });
  const { numbers, isEvery } = bestOf(scene, query, found);
  const judged = numbers.flatMap((number, rank) => {
    const thing = search.row(number)?.iri;
    if (thing === undefined) return [];
    const likeness = likenessOf(found, search.matchesIn(number, found.spellings));
    return [judge(scene, query, { thing, rank, ...likeness })];
  });
  return { judged, isEvery };
}

/** No name is longer; what is longer is a text, and nothing bears it as a name. */
const LONGEST_NAME = 500;

/** Where a row has no name, it is looked for by the names and identifiers among its properties. */
function textOf({ constraints }: ReconcileQuery): string {
  const naming = constraints.filter(({ property }) => ['name', 'identifier'].includes(property.kind));
  const first = naming[0]?.values[0];
  if (first === undefined) return '';
  return 'text' in first ? localName(first.text) : localName(first.id);
}

function whole(thing: string): Omit<Judged, 'agreements' | 'score'> {
  return { thing, rank: 0, likeness: 1, isExact: true, holdsAll: true };
}

/** The best things of the types asked for; those of the day that the row gives come first. */
function bestOf(
  { search, language }: SearchScene,
  query: ReconcileQuery,
  found: Found,
): { numbers: number[]; isEvery: boolean } {
  const days = givenDays(query.constraints);
  const ofType = typed(
    query,
    found.things,
    (things, type) => search.narrow(things, { chosen: { class: type } }).things,
  );
  const first = (things: readonly number[]): number[] =>
    search.sort(things, 'relevance', { language, scores: found, most: MOST_EXAMINED });
  const ofDays = days === undefined ? ofType : search.narrow(ofType, { chosen: {}, ...days }).things;
  const numbers = [...new Set([...first(ofDays), ...first(ofType)])].slice(0, MOST_EXAMINED);
  return { numbers, isEvery: ofDays.length <= MOST_EXAMINED };
}

/** Narrows to things of one of the types or, where the row says so, of all. */
function typed(
  { types, isAll }: ReconcileQuery,
  things: readonly number[],
  narrow: (things: readonly number[], type: string) => readonly number[],
): readonly number[] {
  if (types.length === 0) return things;
  const names = types.map(localName);
  if (isAll) return names.reduce(narrow, things);
  const wanted = new Set(names.flatMap((name) => narrow(things, name)));
  return things.filter((thing) => wanted.has(thing));
}

function hasType({ index }: SearchScene, thing: string, { types, isAll }: ReconcileQuery): boolean {
  const own = new Set(typesOf(index, thing));
  if (types.length === 0) return true;
  return isAll ? types.every((type) => own.has(type)) : types.some((type) => own.has(type));
}

function judge({ index }: SearchScene, query: ReconcileQuery, one: Omit<Judged, 'agreements' | 'score'>): Judged {
  const agreements = query.constraints.map((constraint) => agreement(index, one.thing, constraint));
  const share = agreements.filter((each) => each === 'agrees').length / Math.max(agreements.length, 1);
  const byName = query.text.trim() === '' ? share : one.likeness;
  const score = agreements.length === 0 ? byName : BY_NAME * byName + (1 - BY_NAME) * share;
  return { ...one, agreements, score: Math.round(score * 1000) / 10 };
}

function candidate(scene: SearchScene, one: Judged, match: boolean): Candidate {
  const { index, language } = scene;
  const agreeing = one.agreements.filter((each) => each === 'agrees').length;
  const features = [
    { id: 'name_likeness', value: Math.round(one.likeness * 1000) / 10 },
    { id: 'name_same_words', value: one.isExact },
    ...(one.agreements.length > 0 ? [{ id: 'properties_agreeing', value: agreeing }] : []),
  ];
  return {
    id: one.thing,
    name: nameText(index, one.thing, language),
    description: describeThing(scene, one.thing),
    type: typesOf(index, one.thing).map((iri) => typeNamed(index, iri, language)),
    score: one.score,
    match,
    features,
  };
}
