import { Parser } from 'n3';
import { IndexBuilder } from '../../../src/index/index-builder.ts';
import { IndexReader } from '../../../src/index/index-reader.ts';
import { IndexWriter } from '../../../src/index/index-writer.ts';
import type { Quad } from '../../../src/rdf/quads.ts';
import { QueryBudget } from '../../../src/sparql/evaluate/budget.ts';
import { type Evaluation, evaluate, explain, type Ground } from '../../../src/sparql/evaluate/evaluate.ts';
import type { PlanNode } from '../../../src/sparql/evaluate/plan/plan-node.ts';
import type { ActiveDataset } from '../../../src/sparql/evaluate/query-context.ts';
import { parseQuery } from '../../../src/sparql/parse.ts';
import type { NaiveQuad, Solution } from './naive-algebra.ts';

const PREFIX = 'PREFIX : <urn:> ';
const BASE = 'http://base.example/';
const UNION: ActiveDataset = { default: undefined, named: undefined };

/** Parses a query in which `:` stands for `urn:`. */
export const parsed = (query: string): ReturnType<typeof parseQuery> => parseQuery(PREFIX + query, BASE);

/** An index over some quads, by their N-Quads. */
export function readerOf(quads: Iterable<NaiveQuad>): IndexReader {
  const builder = new IndexBuilder();
  const lines = [...quads].map(({ s, p, o, g }) => `${s} ${p} ${o} ${g} .\n`);
  builder.addNQuads(new TextEncoder().encode(lines.join('')));
  return new IndexReader(builder.build(1));
}

/** An index over some quads that held others when it was made: what is asked now is a base with changes over it. */
export function readerOfChanged(before: Iterable<NaiveQuad>, now: readonly NaiveQuad[]): IndexReader {
  const writer = new IndexWriter(readerOf(before).data, { mergeAt: Number.POSITIVE_INFINITY });
  const graphs = new Set([...before, ...now].map(({ g }) => g));
  const changes = Array.from(graphs, (graph) => {
    const lines = now.filter(({ g }) => g === graph).map(({ s, p, o }) => `${s} ${p} ${o} .\n`);
    return { graph: graph.slice(1, -1), quads: new Parser().parse(lines.join('')) as Quad[] };
  });
  return new IndexReader(writer.apply(changes, 2));
}

/** An index over triples as Turtle would write them with `:` for `urn:`, one in each text, in the graph that follows. */
export function readerOfTriples(...triples: readonly string[]): IndexReader {
  return readerOf(
    triples.map((triple) => {
      const terms = triple.split(' ').map((term) => (term.startsWith(':') ? `<urn:${term.slice(1)}>` : term));
      const [s = '', p = '', o = '', g = '<urn:graph>'] = terms;
      return { s, p, o, g };
    }),
  );
}

/** What a query may use in a test: enough. */
export function groundOf(reader: IndexReader, dataset: ActiveDataset = UNION, memoryBytes = 2 ** 30): Ground {
  const budget = new QueryBudget({ deadline: Number.POSITIVE_INFINITY, timeoutMs: 0, memoryBytes });
  return { reader, dataset, budget, now: new Date(0) };
}

/** The solutions of a SELECT, terms as N-Triples writes them (a plain literal for any). */
export function solutions(query: string, reader: IndexReader, dataset?: ActiveDataset): Solution[] {
  return read(evaluate(parsed(query), groundOf(reader, dataset)));
}

/** The rows of an answer as solutions. */
export function read(answer: Evaluation): Solution[] {
  if (answer.kind !== 'bindings') throw new TypeError('No SELECT.');
  const { variables, places, rows, terms } = answer;
  const found: Solution[] = [];
  for (let batch = rows.next(); batch !== undefined; batch = rows.next()) {
    for (let i = 0; i < batch.length; i++) {
      const solution: Record<string, string> = {};
      for (const [k, name] of variables.entries()) {
        const id = batch.rows[i * batch.width + (places[k] as number)] as number;
        if (id === 0) continue;
        const { termType, value } = terms.term(id);
        solution[name] = termType === 'NamedNode' ? `<${value}>` : JSON.stringify(value);
      }
      found.push(solution);
    }
  }
  return found;
}

/** Every step of the plan of a query, from the outside in. */
export function stepsOf(query: string, reader: IndexReader, dataset?: ActiveDataset): PlanNode[] {
  const found: PlanNode[] = [];
  const visit = (node: PlanNode): void => {
    found.push(node);
    for (const child of node.children) visit(child);
  };
  visit(explain(parsed(query), groundOf(reader, dataset), true).plan);
  return found;
}
