import { Parser, type Term } from 'n3';
import { xsd } from '../../src/rdf/vocabulary.ts';
import type { Answer } from './ask.ts';

/**
 * An answer as lines that can be compared: a row is its columns by name, a triple its three terms, yes or no one line.
 * Numbers are told by value and not by datatype or spelling, since engines write `1`, `01` and `1.0` as they please, and
 * a blank node by being one.
 */
export function rowsOf({ type, body }: Pick<Answer, 'type' | 'body'>): string[] {
  const text = body.toString('utf8');
  if (!type.includes('json')) return triples(text);
  const { boolean, results } = JSON.parse(text) as JsonResults;
  if (results === undefined) return [String(boolean)];
  return results.bindings.map((row) =>
    Object.keys(row)
      .sort()
      .map((name) => `${name}=${jsonTerm(row[name] as JsonTerm)}`)
      .join(' '),
  );
}

interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

interface JsonResults {
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, JsonTerm>>[] };
}

const NUMBER = new RegExp(
  `^${xsd.integer.value.replace('integer', '')}(integer|decimal|double|float|int|long|.*Integer)$`,
);

function jsonTerm({ type, value, datatype, 'xml:lang': language }: JsonTerm): string {
  if (type === 'uri') return `<${value}>`;
  if (type === 'bnode') return '_:';
  return literalText(value, datatype, language);
}

function literalText(value: string, datatype: string | undefined, language: string | undefined): string {
  if (language !== undefined && language !== '') return `${JSON.stringify(value)}@${language.toLowerCase()}`;
  if (datatype === undefined || datatype === xsd.string.value) return JSON.stringify(value);
  return NUMBER.test(datatype) ? String(Number(value)) : `${JSON.stringify(value)}^^${datatype}`;
}

/** A graph is a set: a triple that is written twice counts once. */
function triples(text: string): string[] {
  const quads = new Parser({ format: 'N-Triples' }).parse(text);
  return [
    ...new Set(quads.map(({ subject, predicate, object }) => [subject, predicate, object].map(rdfTerm).join(' '))),
  ];
}

function rdfTerm(term: Term): string {
  if (term.termType === 'BlankNode') return '_:';
  return term.termType === 'Literal' ? literalText(term.value, term.datatype.value, term.language) : `<${term.value}>`;
}
