import { IndexBuilder } from '../../src/index/index-builder.ts';
import { IndexReader } from '../../src/index/index-reader.ts';
import type { Term } from '../../src/rdf/quads.ts';
import { QueryBudget } from '../../src/sparql/evaluate/budget.ts';
import { evaluate } from '../../src/sparql/evaluate/evaluate.ts';
import type { Operator } from '../../src/sparql/evaluate/operator.ts';
import { parseQuery } from '../../src/sparql/parse.ts';
import type { Lines } from './arbitrary-dataset.ts';
import { type Answer, written } from './plain-comunica.ts';

const BASE = 'http://base.test/';

/** What our evaluator answers over an index of the same quads; the default graph is the union of all. */
export async function ownEvaluator(lines: Lines, query: string): Promise<Answer> {
  const builder = new IndexBuilder();
  builder.addNQuads(new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')));
  const reader = new IndexReader(builder.build(1));
  const budget = new QueryBudget({ deadline: performance.now() + 60_000, timeoutMs: 60_000, memoryBytes: 2 ** 28 });
  const dataset = () => ({ default: undefined, named: undefined });
  const answer = evaluate(parseQuery(query, BASE), { reader, dataset, budget, now: new Date() });
  if (answer.kind === 'boolean') return answer;
  if (answer.kind === 'quads') {
    const triples = rowsOf(answer.triples).map((row) => row.map((id) => written(answer.terms.term(id))).join(' '));
    return { kind: 'quads', triples };
  }
  const { variables, places, terms } = answer;
  const rows = rowsOf(answer.rows).map((row) =>
    Object.fromEntries(
      variables.flatMap((name, i): [string, Term][] => {
        const id = row[places[i] as number] as number;
        return id === 0 ? [] : [[name, terms.term(id)]];
      }),
    ),
  );
  return { kind: 'bindings', rows };
}

function rowsOf(operator: Operator): number[][] {
  const rows: number[][] = [];
  for (let batch = operator.next(); batch !== undefined; batch = operator.next()) {
    for (let i = 0; i < batch.length; i++) rows.push([...batch.rows.subarray(i * batch.width, (i + 1) * batch.width)]);
  }
  return rows;
}
