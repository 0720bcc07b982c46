import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseRdf } from '../../src/rdf/parse.ts';
import { namedNode, type Quad, type Term } from '../../src/rdf/quads.ts';
import { sh } from '../../src/rdf/vocabulary.ts';
import { NodeGraph } from '../../src/validate/node-graph.ts';
import { pathText } from '../../src/validate/property-path.ts';
import { type Constraint, ShapeGraph, severityOf } from '../../src/validate/shape-graph.ts';
import { SubjectDataset } from '../../src/validate/subject-dataset.ts';

/** One test of the suite: its graphs, and every result that the report must hold, as sorted lines. */
export interface ShaclTest {
  readonly name: string;
  readonly data: readonly Quad[];
  readonly shapes: readonly Quad[];
  readonly expected: readonly string[];
}

/** The part of a result that the suite compares. */
export interface ComparedResult {
  readonly severity: Constraint['severity'];
  readonly focusNode: Term;
  readonly path: string | undefined;
  readonly value: Term | undefined;
  readonly shape: Term;
  readonly component: Term;
}

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const TERMS = {
  include: namedNode(`${MF}include`),
  entries: namedNode(`${MF}entries`),
  action: namedNode(`${MF}action`),
  result: namedNode(`${MF}result`),
  dataGraph: namedNode('http://www.w3.org/ns/shacl-test#dataGraph'),
  shapesGraph: namedNode('http://www.w3.org/ns/shacl-test#shapesGraph'),
};

/** Manifest of the core suite, or the sentence that says why it does not run; set but missing is a failure. */
export function shaclSuite(): { readonly manifest: string } | { readonly absent: string } {
  const given = process.env['CONFORMANCE_DIR'];
  if (given === undefined || given === '') return { absent: 'did not run: CONFORMANCE_DIR is not set' };
  const manifest = join(resolve(given), 'shacl/core/manifest.ttl');
  if (!existsSync(manifest)) throw new Error(`CONFORMANCE_DIR is set, but ${manifest} is not there.`);
  return { manifest: pathToFileURL(manifest).href };
}

/** Every test below a manifest, in its order; each file is read once, so that its blank nodes keep their names. */
export async function shaclTests(manifest: string): Promise<ShaclTest[]> {
  const files = new Map<string, Quad[]>();
  const open = async (url: string): Promise<Quad[]> => {
    const known = files.get(url);
    if (known) return known;
    const quads = await parseRdf(await readFile(fileURLToPath(url), 'utf8'), { format: 'turtle', baseIRI: url });
    files.set(url, quads);
    return quads;
  };
  const walk = async (url: string): Promise<ShaclTest[]> => {
    const quads = await open(url);
    const graph = new NodeGraph(quads);
    const tests: ShaclTest[] = [];
    for (const { value } of graph.objects(url, TERMS.include)) tests.push(...(await walk(value)));
    for (const head of graph.objects(url, TERMS.entries))
      for (const name of new ShapeGraph(quads).list(head)) tests.push(await testOf(name, quads, open));
    return tests;
  };
  return walk(manifest);
}

async function testOf(
  name: string,
  quads: readonly Quad[],
  open: (url: string) => Promise<Quad[]>,
): Promise<ShaclTest> {
  const graph = new NodeGraph(quads);
  const action = graph.object(name, TERMS.action)?.value ?? '';
  const report = graph.object(name, TERMS.result)?.value ?? '';
  const [data, shapes] = await Promise.all(
    [TERMS.dataGraph, TERMS.shapesGraph].map((term) => open(graph.object(action, term)?.value ?? '')),
  );
  const expected = graph.objects(report, sh.result).map(({ value }) => lineOf(statedResult(value, graph, quads)));
  return { name, data: data ?? [], shapes: shapes ?? [], expected: expected.sort() };
}

function statedResult(node: string, graph: NodeGraph, quads: readonly Quad[]): ComparedResult {
  const path = graph.object(node, sh.resultPath);
  return {
    severity: severityOf(graph.object(node, sh.resultSeverity)),
    focusNode: graph.object(node, sh.focusNode) as Term,
    path: path && pathText(path, new SubjectDataset(quads)),
    value: graph.object(node, sh.value),
    shape: graph.object(node, sh.sourceShape) as Term,
    component: graph.object(node, sh.sourceConstraintComponent) as Term,
  };
}

/** A result as one line, so that two reports can be compared as sorted lists. */
export function lineOf({ severity, focusNode, path, value, shape, component }: ComparedResult): string {
  return [severity, text(focusNode), path ?? '-', value ? text(value) : '-', text(shape), component.value].join(' | ');
}

function text(term: Term): string {
  return term.termType === 'Literal' ? `"${term.value}"@${term.language}^^${term.datatype.value}` : term.value;
}
