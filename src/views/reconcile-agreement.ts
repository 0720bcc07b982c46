import { fold, wordsOf } from '../archive/search/fold.ts';
import { ancestors } from '../claims/hierarchy.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode, type Term } from '../rdf/quads.ts';
import { dcterms, isnad, rdfs, skos } from '../rdf/vocabulary.ts';
import { isLiteral } from './names.ts';
import { type ReconcileProperty, valuesOf } from './reconcile-properties.ts';
import type { Constraint, GivenValue } from './reconcile-request.ts';
import { daysOf } from './search-entry.ts';
import { firstDay, lastDay } from './search-request.ts';

/** How a record stands to what a row says of a property: `silent` where it says nothing that could be compared. */
export type Agreement = 'agrees' | 'differs' | 'silent';

/**
 * Compares what a row says with what a record says; one pair of values that agree is enough. Dates agree where they may be
 * the same day, places and bodies where the one named is the record's or lies above it, texts where their words are the same.
 */
export function agreement(index: QuadIndex, thing: string, { property, values }: Constraint): Agreement {
  const told = values.map((value) => agrees(index, thing, property, value)).filter((one) => one !== undefined);
  if (told.length === 0) return 'silent';
  return told.includes(true) ? 'agrees' : 'differs';
}

function agrees(index: QuadIndex, thing: string, property: ReconcileProperty, value: GivenValue): boolean | undefined {
  if (property.kind === 'date') return sameDay(index, thing, value);
  const own = valuesOf(index, thing, property);
  if (own.length === 0) return undefined;
  const reached = property.kind === 'thing' ? withAbove(index, own, property) : own.map((term) => term.value);
  if ('id' in value) return reached.includes(value.id);
  if (property.kind === 'number') return reached.some((number) => Number(number) === Number(value.text));
  const texts = property.kind === 'thing' ? reached.flatMap((iri) => [iri, ...namesOf(index, iri)]) : reached;
  const wanted = wordsIn(value.text);
  if (wanted === '') return undefined;
  return texts.some((text) => text === value.text.trim() || wordsIn(text) === wanted);
}

function withAbove(index: QuadIndex, own: readonly Term[], { upwards }: ReconcileProperty): string[] {
  const direct = own.map(({ value }) => value);
  if (upwards === undefined) return direct;
  return [...new Set(direct.flatMap((iri) => [iri, ...ancestors(index, iri, upwards)]))];
}

const NAMING = [rdfs.label, skos.prefLabel, skos.altLabel, dcterms.title];

function namesOf(index: QuadIndex, iri: string): string[] {
  return NAMING.flatMap((property) => index.objects(namedNode(iri), property).filter(isLiteral)).map(
    ({ value }) => value,
  );
}

const ARTICLE = /^ال(?=..)/;

/** The words of a text as they are compared: folded, without the Arabic article, in any order. */
function wordsIn(text: string): string {
  const words = wordsOf(fold(text).text).map((word) => word.replace(ARTICLE, ''));
  return [...new Set(words)].sort().join(' ');
}

function sameDay(index: QuadIndex, thing: string, value: GivenValue): boolean | undefined {
  const given = 'text' in value ? daysIn(value.text) : undefined;
  const { earliest, latest = earliest } = daysOf(index, namedNode(thing));
  const first = earliest ?? latest;
  if (given === undefined || first === undefined || latest === undefined) return undefined;
  return first <= given.to && latest >= given.from;
}

/** The days that a year, month, day or instant may mean, as ISO 8601 writes it; undefined for any other text. */
export function daysIn(text: string): { readonly from: string; readonly to: string } | undefined {
  const written = fold(text.trim()).text;
  const date = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:t[\d:.]+(?:z|[+-]\d{2}:?\d{2})?)?$/.exec(written)?.[1];
  return date === undefined ? undefined : { from: firstDay(date), to: lastDay(date) };
}

/** The first date that the constraints give. */
export function givenDays(constraints: readonly Constraint[]): ReturnType<typeof daysIn> {
  for (const { property, values } of constraints) {
    if (!property.node.equals(isnad.date)) continue;
    for (const value of values) {
      const days = 'text' in value ? daysIn(value.text) : undefined;
      if (days !== undefined) return days;
    }
  }
  return undefined;
}
