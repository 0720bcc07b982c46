import { PREFIXES } from '../../src/rdf/vocabulary.ts';

/** The whole IRI of a name such as "isnad:value"; throws for a prefix that the project does not use. */
export function expandName(name: string): string {
  const [prefix = '', local = ''] = name.split(':');
  const namespace = PREFIXES[prefix as keyof typeof PREFIXES];
  if (namespace === undefined) throw new Error(`unknown prefix in ${name}`);
  return namespace + local;
}
