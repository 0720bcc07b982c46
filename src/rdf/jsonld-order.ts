import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { ownContext } from './jsonld-loader.ts';

let order: Map<string, number> | undefined;

/** The document with the keys of every node in the order of our context, which is the order in which people read. */
export function inReadingOrder(document: JsonObject): JsonObject {
  order ??= new Map(termsOf(ownContext() as Json).map((term, index) => [term, index]));
  return sorted(document, order) as JsonObject;
}

function sorted(value: Json, positions: ReadonlyMap<string, number>): Json {
  if (Array.isArray(value)) return value.map((item) => sorted(item, positions));
  if (!isJsonObject(value)) return value;
  // English stands before other languages, as everywhere.
  const position = (key: string) => (key === '@context' || key === 'en' ? -1 : (positions.get(key) ?? positions.size));
  const members = Object.entries(value).sort(([one], [other]) => position(one) - position(other));
  return Object.fromEntries(
    members.map(([key, member]) => [key, key === '@context' ? member : sorted(member, positions)]),
  );
}

/** The terms as the context lists them, those that hold only inside a property after it; a second mention adds nothing. */
function termsOf(context: Json): string[] {
  const terms = Object.entries(isJsonObject(context) && isJsonObject(context['@context']) ? context['@context'] : {});
  return [
    ...new Set(terms.flatMap(([term, definition]) => (term.startsWith('@') ? [] : [term, ...termsOf(definition)]))),
  ];
}

/** The ids of the nodes that the document describes, as it writes them: those with more than their id. */
export function describedIn(value: Json, ids: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const item of value) describedIn(item, ids);
  if (!isJsonObject(value)) return ids;
  const { id, '@context': _, ...members } = value;
  if (typeof id === 'string' && Object.keys(members).length > 0) ids.add(id);
  for (const member of Object.values(members)) describedIn(member, ids);
  return ids;
}
