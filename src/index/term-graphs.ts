import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseN3 } from '../rdf/parse-n3.ts';
import type { Quad } from '../rdf/quads.ts';
import type { GraphChange } from './quad-index.ts';

const FOLDER = fileURLToPath(new URL('../../ontology/', import.meta.url));

/**
 * The graphs of our own terms: `{base}ontology` (the ontology with its alignments) and `{base}vocabulary/{scheme}`.
 * They ship with the code, so they are read from the code's own folder and never archived.
 */
export function termGraphs(base: string, folder: string = FOLDER): GraphChange[] {
  const read = (files: string[]): Quad[] =>
    files.sort().flatMap((file) => parseN3(readFileSync(file, 'utf8'), 'text/turtle', base));
  const ontology = [join(folder, 'isnad.ttl'), ...globSync(join(folder, 'alignments/*.ttl'))];
  const graphs: GraphChange[] = [{ graph: `${base}ontology`, quads: read(ontology) }];
  for (const file of globSync(join(folder, 'vocabularies/*.ttl')).sort()) {
    graphs.push({ graph: `${base}vocabulary/${basename(file, '.ttl')}`, quads: read([file]) });
  }
  return graphs;
}
