import { toExpandedText } from './jsonld-expanded.ts';
import type { GraphFormatName } from './media-types.ts';
import { toLine } from './ntriples.ts';
import type { Quad } from './quads.ts';
import { toRdfXml } from './rdfxml.ts';
import { compareText, groupBy } from './reading-order.ts';
import { turtleBlocks } from './turtle.ts';
import { makeNames, type Names } from './turtle-names.ts';

/** How quads are to be written. */
export interface SerializeOptions {
  readonly format: GraphFormatName;
  /** With a base, Turtle and TriG declare it and write the IRIs under it relative to it. */
  readonly baseIRI?: string;
  /** Prefixes beside the known ones. */
  readonly prefixes?: Readonly<Record<string, string>>;
}

/** Writers emit at least this many characters at a time: small writes starve a compressor. */
const CHUNK = 16 * 1024;

/** Quads as one text in reading order; formats without graphs write the triples of all graphs. */
export async function serializeRdf(quads: Iterable<Quad>, options: SerializeOptions): Promise<string> {
  return [...writeAll([...quads], options)].join('');
}

/**
 * Quads as chunks of at least 16 kB (the last one may be shorter). N-Triples, N-Quads, Turtle, TriG and JSON-LD are
 * written as the quads arrive and hold one run of a subject at a time; RDF/XML is checked whole before the first byte,
 * so it holds all of them.
 */
export async function* serializeStream(
  quads: AsyncIterable<Quad> | Iterable<Quad>,
  options: SerializeOptions,
): AsyncGenerator<string> {
  let buffer = '';
  for await (const piece of pieces(quads, options)) {
    buffer += piece;
    if (buffer.length < CHUNK) continue;
    yield buffer;
    buffer = '';
  }
  if (buffer !== '') yield buffer;
}

function* writeAll(quads: Quad[], options: SerializeOptions): Generator<string> {
  switch (options.format) {
    case 'ntriples':
    case 'nquads':
      for (const q of quads) yield toLine(q, options.format === 'nquads');
      return;
    case 'rdfxml':
      yield* toRdfXml(quads);
      return;
    case 'jsonld':
      yield* toExpandedText([quads]);
      return;
    case 'turtle':
    case 'trig': {
      const names = makeNames({ ...options, base: options.baseIRI });
      const body = [
        ...(options.format === 'trig' ? trigBlocks(quads, names) : turtleBlocks(quads, names, { whole: true })),
      ];
      yield names.header(false);
      yield* body;
      return;
    }
    default:
      options.format satisfies never;
  }
}

async function* pieces(quads: AsyncIterable<Quad> | Iterable<Quad>, options: SerializeOptions): AsyncGenerator<string> {
  if (options.format === 'rdfxml') {
    const all: Quad[] = [];
    for await (const q of quads) all.push(q);
    yield* toRdfXml(all);
    return;
  }
  const names = makeNames({ ...options, base: options.baseIRI });
  if (options.format === 'turtle' || options.format === 'trig') yield names.header(true);
  let opened = false;
  for await (const run of runs(quads)) {
    if (options.format === 'jsonld') {
      const [, ...nodes] = toExpandedText([run]);
      yield (opened ? ',' : '[') + nodes.slice(0, -1).join('');
      opened = true;
    } else if (options.format === 'turtle') yield* turtleBlocks(run, names, { whole: false });
    else if (options.format === 'trig') yield* trigBlocks(run, names);
    else for (const q of run) yield toLine(q, options.format === 'nquads');
  }
  if (options.format === 'jsonld') yield opened ? '\n]\n' : '[]\n';
}

/** Consecutive quads of one subject and graph; a run is cut at this length, so that one subject cannot fill the memory. */
const MAX_RUN = 10_000;

async function* runs(quads: AsyncIterable<Quad> | Iterable<Quad>): AsyncGenerator<Quad[]> {
  let run: Quad[] = [];
  for await (const q of quads) {
    const [first] = run;
    if (first && (run.length >= MAX_RUN || !first.subject.equals(q.subject) || !first.graph.equals(q.graph))) {
      yield run;
      run = [];
    }
    run.push(q);
  }
  if (run.length > 0) yield run;
}

/** Each graph of the quads as one block of TriG, in the order of their names. */
export function* trigBlocks(quads: Quad[], names: Names): Generator<string> {
  const graphs = [...groupBy(quads, (q) => q.graph).values()];
  graphs.sort(([a], [b]) => compareText((a as Quad).graph.value, (b as Quad).graph.value));
  for (const graph of graphs) {
    const [{ graph: name }] = graph as [Quad];
    if (name.termType === 'DefaultGraph') yield* turtleBlocks(graph, names, { whole: false });
    else yield `\n${names.term(name)} {${[...turtleBlocks(graph, names, { indent: '  ', whole: false })].join('')}}\n`;
  }
}
