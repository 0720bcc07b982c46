import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseRdf } from '../rdf/parse.ts';
import type { Quad } from '../rdf/quads.ts';
import type { GraphChange } from './quad-index.ts';

const FOLDER = fileURLToPath(new URL('../../ontology/', import.meta.url));

/**
 * The graphs of our own terms: `{base}ontology` (the ontology with its alignments) and `{base}vocabulary/{scheme}`.
 * They ship with the code, so they are read from the code's own folder and never archived.
 */
export async function termGraphs(base: string, folder: string = FOLDER): Promise<GraphChange[]> {
  const read = async (files: string[]): Promise<Quad[]> => {
    const texts = files.sort().map((source) => ({ source, text: readFileSync(source, 'utf8') }));
    const parsed = texts.map(({ source, text }) => parseRdf(text, { format: 'turtle', baseIRI: base, source }));
    return (await Promise.all(parsed)).flat();
  };
  const ontology = [join(folder, 'isnad.ttl'), ...globSync(join(folder, 'alignments/*.ttl'))];
  const graphs: GraphChange[] = [{ graph: `${base}ontology`, quads: await read(ontology) }];
  for (const file of globSync(join(folder, 'vocabularies/*.ttl')).sort()) {
    graphs.push({ graph: `${base}vocabulary/${basename(file, '.ttl')}`, quads: await read([file]) });
  }
  return graphs;
}
