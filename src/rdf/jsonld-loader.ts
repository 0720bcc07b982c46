import { readFileSync } from 'node:fs';
import { IsnadError } from '../errors.ts';
import { NEUTRAL_BASE } from './base.ts';

interface RemoteDocument {
  readonly documentUrl: string;
  readonly document: unknown;
}

let context: unknown;

/** Our own JSON-LD context, read once from `ontology/context.jsonld`. */
export function ownContext(): unknown {
  context ??= JSON.parse(readFileSync(new URL('../../ontology/context.jsonld', import.meta.url), 'utf8'));
  return context;
}

/** A document loader that knows our context under the base, and nothing else: it never leaves the machine. */
export function localLoader(base: string): (url: string) => Promise<RemoteDocument> {
  const ours = new Set([`${base}context.jsonld`, `${NEUTRAL_BASE}context.jsonld`]);
  return async (url) => {
    if (ours.has(url)) return { documentUrl: url, document: ownContext() };
    throw new IsnadError('syntax', `The context <${url}> is not ours, and no other is fetched; write it in the text.`);
  };
}
