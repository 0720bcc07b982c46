import { fold, wordsOf } from '../archive/search/fold.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { rdfs } from '../rdf/vocabulary.ts';
import { LANGUAGES, type Language } from './language.ts';
import { isLiteral, localName, nameText, pick } from './names.ts';
import {
  RECONCILE_PROPERTIES,
  type ReconcileProperty,
  reconcileProperty,
  reconcilePropertyName,
} from './reconcile-properties.ts';
import { describeThing, type ThingScene, thingNamed } from './reconcile-things.ts';
import {
  broaderTypes,
  type Named,
  RECONCILE_TYPES,
  reconcileType,
  segmentOfType,
  typeNamed,
  typesOf,
} from './reconcile-types.ts';
import type { SearchScene } from './search-model.ts';

/** One suggestion as the specification writes it (0.2, "Suggest Responses"). */
export interface Suggested extends Named {
  readonly description?: string;
  readonly notable?: readonly Named[];
  readonly broader?: readonly Named[];
}

/** What somebody has typed, how many suggestions to skip, and the class that is wanted, if any. */
export interface SuggestRequest {
  readonly prefix: string;
  readonly cursor: number;
  readonly type: string | undefined;
}

const MOST_SUGGESTED = 20;
/** Suggestions further down say nothing to anybody. */
export const MOST_SKIPPED = 1_000;
const LONGEST_PREFIX = 500;

/** What can be suggested; each by what it is called in either language, or by its identifier. */
export const SUGGESTED = ['entity', 'property', 'type'] as const;
export type SuggestedKind = (typeof SUGGESTED)[number];

/** The suggestions of a kind. Bound: one search, and twenty records read. */
export function suggestions(scene: SearchScene, kind: SuggestedKind, request: SuggestRequest): readonly Suggested[] {
  if (kind === 'entity') return entities(scene, request);
  const all = kind === 'type' ? types(scene, request) : properties(scene, request);
  return all.slice(request.cursor, request.cursor + MOST_SUGGESTED);
}

function entities(scene: SearchScene, { prefix, cursor, type }: SuggestRequest): Suggested[] {
  const { index, search, base, language } = scene;
  const known = thingNamed(index, base, prefix.trim());
  if (known !== undefined) return cursor === 0 ? [entity(scene, known)] : [];
  if (prefix.length > LONGEST_PREFIX) return [];
  const found = search.find({ text: prefix, unfinished: true });
  const chosen = type === undefined ? {} : { class: localName(type) };
  const { things } = search.narrow(found.things, { chosen });
  const most = cursor + MOST_SUGGESTED;
  const best = search.sort(things, 'relevance', { language, scores: found, most }).slice(cursor, most);
  return best.flatMap((number) => search.row(number)?.iri ?? []).map((iri) => entity(scene, iri));
}

function entity(scene: ThingScene, iri: string): Suggested {
  const { index, language } = scene;
  return {
    id: iri,
    name: nameText(index, iri, language),
    description: describeThing(scene, iri),
    notable: typesOf(index, iri).map((type) => typeNamed(index, type, language)),
  };
}

function types({ index, language }: SearchScene, { prefix }: SuggestRequest): Suggested[] {
  const known = RECONCILE_TYPES.map(({ value }) => value);
  return known
    .filter((iri) => begins(prefix, [iri, localName(iri), ...LANGUAGES.map((each) => nameText(index, iri, each))]))
    .map((iri) => ({
      ...typeNamed(index, iri, language),
      broader: broaderTypes(index, iri).map((above) => typeNamed(index, above, language)),
    }));
}

/** Those of the type first; the others, too, since OpenRefine asks for the type that it guessed, not the one that is meant. */
function properties({ index, language }: SearchScene, { prefix, type }: SuggestRequest): Suggested[] {
  return [...new Set([...propertiesOf(type), ...RECONCILE_PROPERTIES])]
    .filter((property) => {
      const { value } = property.node;
      const names = LANGUAGES.map((each) => reconcilePropertyName(index, property, each));
      return begins(prefix, [value, localName(value), ...names]);
    })
    .map((property) => ({
      id: property.node.value,
      name: reconcilePropertyName(index, property, language),
      description: localName(property.node.value),
    }));
}

/** The properties that records of a class have; without one, all. */
export function propertiesOf(type: string | undefined): readonly ReconcileProperty[] {
  if (type === undefined) return RECONCILE_PROPERTIES;
  const segment = segmentOfType(type);
  return RECONCILE_PROPERTIES.filter(({ segments }) => segments.includes(segment));
}

/** Whether a word of one of the texts goes on from what was typed, or the text as a whole does. */
function begins(prefix: string, texts: readonly string[]): boolean {
  const typed = fold(prefix.trim()).text;
  return texts.some((text) => {
    const folded = fold(text).text;
    return folded.startsWith(typed) || wordsOf(folded).some((word) => word.startsWith(typed));
  });
}

/** What a suggestion is, for a small window beside it; undefined for one that is not known. */
export function flyoutLines(
  scene: ThingScene & { readonly base: string },
  kind: SuggestedKind,
  id: string,
): { readonly name: string; readonly line: string } | undefined {
  const { index, language, base } = scene;
  if (kind === 'entity') {
    const thing = thingNamed(index, base, id);
    return thing === undefined
      ? undefined
      : { name: nameText(index, thing, language), line: describeThing(scene, thing) };
  }
  if (kind === 'type') {
    const type = reconcileType(id);
    return type === undefined
      ? undefined
      : { name: nameText(index, type, language), line: commentOf(index, type, language) };
  }
  const property = reconcileProperty(id);
  if (property === undefined) return undefined;
  const { value } = property.node;
  return { name: reconcilePropertyName(index, property, language), line: commentOf(index, value, language) || value };
}

/** What our ontology says a term means. */
function commentOf(index: QuadIndex, iri: string, language: Language): string {
  return pick(index.objects(namedNode(iri), rdfs.comment).filter(isLiteral), language)?.value ?? '';
}
