import { QueryEngine } from '@comunica/query-sparql';
import { Parser, Store } from 'n3';
import type { Term } from '../../src/rdf/quads.ts';
import type { Lines } from './arbitrary-dataset.ts';

/** An answer in a form that two engines can be compared by. */
export type Answer =
  | { readonly kind: 'bindings'; readonly rows: readonly Readonly<Record<string, Term>>[] }
  | { readonly kind: 'quads'; readonly triples: readonly string[] }
  | { readonly kind: 'boolean'; readonly value: boolean };

const engine = new QueryEngine();

// It throws at an ill-formed date where nobody can hear it, perhaps long after its answer was compared.
process.setUncaughtExceptionCaptureCallback((error) => {
  if (!error.message.startsWith('Invalid lexical form')) throw error;
});
/** Some queries it never answers: a stream that was left ends without a word. */
const PATIENCE_MS = 5_000;

/**
 * What Comunica by itself answers over N3's store: the reference. Its default graph is given the union as a set, since
 * Comunica's own union would count a triple once for each graph that holds it.
 */
export async function plainComunica(lines: Lines, query: string): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const patience = setTimeout(() => reject(new Error('The reference does not answer.')), PATIENCE_MS);
  try {
    return await Promise.race([answer(lines, query), promise]);
  } finally {
    clearTimeout(patience);
  }
}

async function answer(lines: Lines, query: string): Promise<Answer> {
  const quads = new Parser({ format: 'application/n-quads', blankNodePrefix: '' }).parse(lines.join('\n'));
  const store = new Store(quads);
  for (const { subject, predicate, object } of quads) store.addQuad(subject, predicate, object);
  const result = await engine.query(query, { sources: [store], readOnly: true, distinctConstruct: true } as never);
  if (result.resultType === 'boolean') return { kind: 'boolean', value: await result.execute() };
  if (result.resultType === 'quads') {
    const triples = (await (await result.execute()).toArray()).filter(isTriple);
    return {
      kind: 'quads',
      triples: triples.map((t) => [t.subject, t.predicate, t.object].map((term) => written(term as Term)).join(' ')),
    };
  }
  if (result.resultType !== 'bindings') throw new TypeError(`No answer is expected as ${result.resultType}.`);
  const rows = await (await result.execute()).toArray();
  return {
    kind: 'bindings',
    rows: rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term as Term]))),
  };
}

/** A term as text; the labels of blank nodes are each engine's own, so that only their being blank is compared. */
export function written(term: Term | undefined): string {
  if (term === undefined) return '-';
  if (term.termType === 'BlankNode') return '_:';
  if (term.termType !== 'Literal') return `<${term.value}>`;
  const { value, language, datatype } = term;
  return `${JSON.stringify(value)}${language === '' ? `^^${datatype.value}` : `@${language.toLowerCase()}`}`;
}

/** SPARQL 1.1, 16.2: what is no triple of RDF is not made; the reference makes it. */
function isTriple({ subject, predicate }: { subject: { termType: string }; predicate: { termType: string } }): boolean {
  return subject.termType !== 'Literal' && predicate.termType === 'NamedNode';
}
