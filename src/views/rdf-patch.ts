import { escapeIri, toLine } from '../rdf/ntriples.ts';
import { inGraph, namedNode, type Quad } from '../rdf/quads.ts';
import { type DiffModel, statementChanges } from './diff-model.ts';
import type { Reader } from './view.ts';

/** RDF Patch, as Apache Jena writes it: https://afs.github.io/rdf-delta/rdf-patch.html */
export const RDF_PATCH = { name: 'rdf-patch', mediaType: 'application/rdf-patch', extension: 'rdfp' } as const;

/** What makes of the earlier version the later one, in the graph of the record: first what goes, then what comes. */
export function rdfPatch(model: DiffModel, { base }: Reader): string {
  const { removed, added } = statementChanges(model);
  const version = (number: number) => `<${escapeIri(`${base}${model.path}/v/${number}`)}>`;
  const graph = namedNode(model.record);
  const row = (sign: 'A' | 'D') => (q: Quad) => `${sign} ${toLine(inGraph(q, graph), true)}`;
  return [
    `H id ${version(model.to.version)} .\n`,
    ...(model.from === undefined ? [] : [`H prev ${version(model.from.version)} .\n`]),
    'TX .\n',
    ...removed.map(row('D')),
    ...added.map(row('A')),
    'TC .\n',
  ].join('');
}
