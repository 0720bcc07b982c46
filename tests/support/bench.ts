import { IndexBuilder } from '../../src/index/index-builder.ts';
import type { IndexData } from '../../src/index/index-data.ts';
import { IndexReader } from '../../src/index/index-reader.ts';
import type { Quad } from '../../src/rdf/quads.ts';
import { UNION_DATASET } from '../../src/sparql/dataset.ts';
import { QueryBudget } from '../../src/sparql/evaluate/budget.ts';
import type { Bench, Leash } from '../../src/sparql/run-query.ts';
import { ServiceHosts } from '../../src/sparql/service-hosts.ts';

/** What a thread runs queries with, here in the thread of the test. */
export function benchOf(data: IndexData, more: Partial<Bench> = {}): Bench {
  const usual = { baseIri: 'http://example.org/', dataset: UNION_DATASET, hosts: new ServiceHosts([]), maxRows: 0 };
  return { reader: new IndexReader(data), engine: 'evaluator', ...usual, ...more };
}

/** Quads in their own graphs as an index. */
export function dataOf(quads: Iterable<Quad>): IndexData {
  const builder = new IndexBuilder();
  builder.addQuads(quads);
  return builder.build(1);
}

/** Limits that no query of a test meets. */
export function leash(): Leash {
  const budget = new QueryBudget({ deadline: Number.POSITIVE_INFINITY, timeoutMs: 0, memoryBytes: 2 ** 30 });
  return { budget, signal: new AbortController().signal };
}
