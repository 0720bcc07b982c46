import { formatEdtf } from '../claims/dates.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { dcterms, isnad, rdf } from '../rdf/vocabulary.ts';
import { parseIri, thingIri } from '../records/segments.ts';
import type { Language } from './language.ts';
import { nameText } from './names.ts';
import { typesOf } from './reconcile-types.ts';

/** Who reads, and from what. */
export interface ThingScene {
  readonly index: QuadIndex;
  readonly language: Language;
}

/** The thing that a text names by its IRI, that of its record or the end of either; undefined for a name or one unknown. */
export function thingNamed(index: QuadIndex, base: string, text: string): string | undefined {
  if (!text.includes('/')) return undefined;
  const path = (text.startsWith(base) ? text.slice(base.length) : text).replace(/^\//, '').replace(/^id\//, '');
  const named = parseIri(`${base}id/${path}`, base);
  if (named?.kind !== 'thing' || named.fragment !== undefined) return undefined;
  const thing = thingIri(named.segment, named.slug, base);
  return index.has(namedNode(thing), rdf.type) && typesOf(index, thing).length > 0 ? thing : undefined;
}

/** What tells a thing from its namesakes, in a line: what it is, of when, and where or by whom. */
export function describeThing({ index, language }: ThingScene, thing: string): string {
  const node = namedNode(thing);
  const [type] = typesOf(index, thing);
  const date = index.object(node, isnad.date)?.value;
  const [where] = [isnad.place, isnad.within, dcterms.publisher, isnad.affiliation].flatMap((property) =>
    index.objects(node, property),
  );
  const parts = [
    type && nameText(index, type, language),
    date && formatEdtf(date, language),
    where && nameText(index, where.value, language),
  ];
  return parts.filter(Boolean).join(' · ');
}
