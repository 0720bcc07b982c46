import { QueryEngine } from '@comunica/query-sparql';
import type { Quad } from '@rdfjs/types';
import { toAlgebra } from '@traqula/algebra-sparql-1-1';
import { Parser } from '@traqula/parser-sparql-1-1';
import { Store } from 'n3';

/** A dataset that the fixtures of the W3C protocol suite may update; an archive has no such door. */
export class UpdateStore {
  readonly #store = new Store();
  readonly #engine = new QueryEngine();
  readonly #parser = new Parser();

  /** Runs an update; throws on a syntax error, and where the request names a dataset that the update names too. */
  async update(text: string, using: { default: string[]; named: string[] }, baseIRI: string): Promise<void> {
    const ast = this.#parser.parse(text, { baseIRI });
    if (ast.type !== 'update') throw new SyntaxError('Not an update.');
    if (using.default.length + using.named.length > 0) {
      for (const { operation } of ast.updates) if (operation) applyDataset(operation as unknown as Modify, using);
    }
    const algebra = toAlgebra(ast, { quads: true, baseIRI, blankToVariable: true });
    await this.#engine.queryVoid(algebra as never, { sources: [this.#store], destination: this.#store } as never);
  }

  /** Every graph by name with its quads, the unnamed one as the empty name. */
  graphs(): Map<string, Quad[]> {
    const quads = [...this.#store] as unknown as Quad[];
    return Map.groupBy(quads, (quad) => quad.graph.value);
  }
}

interface Modify {
  readonly subType: string;
  readonly graph?: unknown;
  readonly from: { clauses: unknown[] };
}

function applyDataset(operation: Modify, using: { default: string[]; named: string[] }): void {
  if (operation.subType !== 'modify') return;
  // SPARQL 1.1 Protocol, 2.2.3: together with USING, USING NAMED or WITH it is an error.
  if (operation.graph !== undefined || operation.from.clauses.length > 0) throw new SyntaxError('Two datasets.');
  const clause = (clauseType: string) => (value: string) => ({
    clauseType,
    value: { type: 'term', subType: 'namedNode', value },
  });
  operation.from.clauses.push(...using.default.map(clause('default')), ...using.named.map(clause('named')));
}
