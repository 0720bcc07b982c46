import type { DatasetCore } from '@rdfjs/types';
import type { Term } from '../rdf/quads.ts';
import { rdf, sh } from '../rdf/vocabulary.ts';

const SUFFIXES = [
  [sh.zeroOrMorePath, '*'],
  [sh.oneOrMorePath, '+'],
  [sh.zeroOrOnePath, '?'],
] as const;

/** A SHACL path as SPARQL writes it; a plain property stays a bare IRI. */
export function pathText(path: Term, dataset: DatasetCore): string {
  return path.termType === 'NamedNode' ? path.value : complex(path, dataset);
}

function complex(path: Term, dataset: DatasetCore): string {
  if (path.termType === 'NamedNode') return `<${path.value}>`;
  const object = (term: Term) => [...dataset.match(path as never, term as never)][0]?.object;
  if (object(rdf.first)) return `(${members(path, dataset).join('/')})`;
  const alternatives = object(sh.alternativePath);
  if (alternatives) return `(${members(alternatives, dataset).join('|')})`;
  const inverse = object(sh.inversePath);
  if (inverse) return `^${complex(inverse, dataset)}`;
  for (const [term, suffix] of SUFFIXES) {
    const inner = object(term);
    if (inner) return `${complex(inner, dataset)}${suffix}`;
  }
  return path.value;
}

function members(head: Term, dataset: DatasetCore): string[] {
  const texts: string[] = [];
  for (let at: Term | undefined = head; at && at.value !== rdf.nil.value; ) {
    const [first] = dataset.match(at as never, rdf.first as never);
    if (first) texts.push(complex(first.object, dataset));
    at = [...dataset.match(at as never, rdf.rest as never)][0]?.object;
  }
  return texts;
}
