import { isJsonObject, type Json, type JsonObject } from './json.ts';

/**
 * A passage is two nodes, the resource and its selector, but a reader wants `{source, start, end}`. So `start` and
 * `end` stand on the passage as well; our context maps them there to null, so that every processor reads the same
 * triples with or without them.
 */
export function foldPassages(document: JsonObject): JsonObject {
  return eachPassage(document, (passage) => {
    const position = selectorsOf(passage).find((selector) => 'start' in selector || 'end' in selector);
    if (position === undefined) return passage;
    const { selector, ...rest } = passage;
    return { ...rest, ...pick(position, 'start'), ...pick(position, 'end'), ...pick(passage, 'selector') };
  }) as JsonObject;
}

/** The way back: the copies go; a passage written by hand without a selector is given one of its own name. */
export function unfoldPassages(document: Json): Json {
  return eachPassage(document, ({ start, end, ...passage }) => {
    if (start === undefined && end === undefined) return passage;
    if ('selector' in passage) return passage;
    const id = passage['id'];
    const name = typeof id === 'string' ? { id: `${id.replace(/#passage$/, '')}#selector`.replace(/#.*#/, '#') } : {};
    const bounds = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
    return { ...passage, selector: [{ ...name, type: 'TextPositionSelector', ...bounds }] };
  });
}

function eachPassage(value: Json, change: (passage: JsonObject) => JsonObject): Json {
  if (Array.isArray(value)) return value.map((item) => eachPassage(item, change));
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([key, member]): [string, Json] => {
    const inner = eachPassage(member, change);
    if (key !== 'passage') return [key, inner];
    return [
      key,
      Array.isArray(inner)
        ? inner.map((p) => (isJsonObject(p) ? change(p) : p))
        : isJsonObject(inner)
          ? change(inner)
          : inner,
    ];
  });
  return Object.fromEntries(members);
}

function selectorsOf(passage: JsonObject): JsonObject[] {
  const selector = passage['selector'] ?? [];
  return (Array.isArray(selector) ? selector : [selector]).filter(isJsonObject);
}

function pick(from: JsonObject, key: string): JsonObject {
  return from[key] === undefined ? {} : { [key]: from[key] };
}
