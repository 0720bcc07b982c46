import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IsnadError } from '../errors.ts';
import { parseRdf } from '../rdf/parse.ts';
import { blankNode, type Quad, quad } from '../rdf/quads.ts';
import { NAMESPACES } from '../rdf/vocabulary.ts';
import { CORE_TERMS } from './core-terms.ts';
import { ShapeGraph } from './shape-graph.ts';

/** Folder of the shapes that come with Isnad. */
export const SHAPES_DIR = join(import.meta.dirname, '../../shapes');

/** Folder of the ontology that comes with Isnad. */
export const ONTOLOGY_DIR = join(import.meta.dirname, '../../ontology');

/**
 * The shapes of a folder, checked: throws `configuration` where a shape asks for more than SHACL Core or refers to
 * itself. Our engine would pass over both in silence, and what is passed over is accepted.
 */
export async function shapesOf(dir: string = SHAPES_DIR): Promise<Quad[]> {
  const shapes = await turtleOf(dir);
  if (shapes.length === 0) throw new IsnadError('configuration', `The folder ${dir} holds no shapes.`);
  refuseUnsupported(shapes);
  return shapes;
}

/** All Turtle below a folder, files in the order of their names. */
export async function turtleOf(dir: string): Promise<Quad[]> {
  const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.ttl')).sort();
  const quads: Quad[] = [];
  for (const [number, file] of files.entries()) {
    const text = await readFile(join(dir, file), 'utf8');
    const parsed = await parseRdf(text, { format: 'turtle', baseIRI: `file:///${file}`, source: join(dir, file) });
    quads.push(...parsed.map((quad) => apart(quad, number)));
  }
  return quads;
}

/** Throws where a shape cannot be judged by a SHACL Core engine without recursion. */
export function refuseUnsupported(shapes: readonly Quad[]): void {
  const graph = new ShapeGraph(shapes);
  const referred = new Set([...graph.graph.subjects()].flatMap((node) => graph.references(node)));
  const beyond = shapes
    .filter((q) => isShacl(q.predicate.value) && !CORE_TERMS.has(q.predicate.value))
    .filter(({ subject }) => referred.has(subject.value) || !isData(subject.value, graph));
  // A nameless part says less than the shape that holds it.
  const [found = beyond[0]] = beyond.filter(({ subject }) => subject.termType === 'NamedNode');
  if (found !== undefined) {
    const term = `sh:${found.predicate.value.slice(NAMESPACES.sh.length)}`;
    throw refusal(found.subject.value, `${term} is not in SHACL Core; write a check in src/validate instead`);
  }
  refuseRecursion(graph);
}

/** Whether a node is plainly something else than a shape: of a class of its own, without a word of SHACL Core. */
function isData(node: string, { graph }: ShapeGraph): boolean {
  const types = graph.types(node);
  return types.length > 0 && !types.some(isShacl) && !graph.of(node).some((q) => CORE_TERMS.has(q.predicate.value));
}

function isShacl(iri: string): boolean {
  return iri.startsWith(NAMESPACES.sh);
}

function refuseRecursion(shapes: ShapeGraph): void {
  const open = new Set<string>();
  const done = new Set<string>();
  const visit = (shape: string): void => {
    if (done.has(shape)) return;
    if (open.has(shape)) throw refusal(shape, 'it refers to itself, and SHACL leaves recursion undefined');
    open.add(shape);
    for (const next of shapes.references(shape)) visit(next);
    open.delete(shape);
    done.add(shape);
  };
  for (const shape of shapes.graph.subjects()) visit(shape);
}

function refusal(shape: string, reason: string): IsnadError {
  return new IsnadError('configuration', `The shape <${shape}> cannot be used: ${reason}.`);
}

// Blank nodes (lists, paths) of different files bear the same labels; a file's number tells them apart.
function apart(stated: Quad, number: number): Quad {
  const rename = <T extends Quad['subject'] | Quad['object']>(term: T): T =>
    term.termType === 'BlankNode' ? (blankNode(`f${number}_${term.value}`) as T) : term;
  return quad(rename(stated.subject), stated.predicate, rename(stated.object));
}
