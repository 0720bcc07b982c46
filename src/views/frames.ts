import { readdirSync, readFileSync } from 'node:fs';
import type { JsonObject } from '../rdf/json.ts';

const FOLDER = new URL('../../ontology/frames/', import.meta.url);

/** Every frame by the name of its class, as text; read once. */
export const FRAMES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.jsonld'))
    .map((file) => [file.replace(/\.jsonld$/, ''), readFileSync(new URL(file, FOLDER), 'utf8')]),
);

/** The frame of a segment or of `claim`, without its context; an empty one where there is none. */
export function frameOf(name: string): JsonObject {
  const known = parsed.get(name);
  if (known) return known;
  const { '@context': _, ...frame } = JSON.parse(FRAMES.get(name) ?? '{}') as JsonObject;
  parsed.set(name, frame);
  return frame;
}

const parsed = new Map<string, JsonObject>();
