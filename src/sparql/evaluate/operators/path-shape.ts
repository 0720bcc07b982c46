import type { IndexReader } from '../../../index/index-reader.ts';
import type { TermId } from '../../../index/term-id.ts';
import type { OperationOf } from '../algebra.ts';
import type { QueryTerms } from '../query-terms.ts';

/** A property path of the algebra. */
export type Path = OperationOf<
  'link' | 'nps' | 'inv' | 'alt' | 'seq' | 'ZeroOrOnePath' | 'ZeroOrMorePath' | 'OneOrMorePath'
>;

/** Whether a path may lead from a node to itself without a triple. */
export function pathMayBeEmpty(path: Path): boolean {
  switch (path.type) {
    case 'link':
    case 'nps':
      return false;
    case 'inv':
    case 'OneOrMorePath':
      return pathMayBeEmpty(path.path);
    case 'alt':
      return path.input.some(pathMayBeEmpty);
    case 'seq':
      return path.input.every(pathMayBeEmpty);
    default:
      return true;
  }
}

/**
 * About how many first steps of a path there are at a node, walked forwards or backwards; in the union, so at most as
 * many in any graph. With no node: how many there are in all.
 */
export function pathFanOut(
  path: Path,
  reader: IndexReader,
  terms: QueryTerms,
): (node: TermId, forward: boolean) => number {
  switch (path.type) {
    case 'link': {
      const predicate = terms.id(path.iri);
      return (node, forward) => (forward ? reader.count(node, predicate, 0) : reader.count(0, predicate, node));
    }
    case 'nps':
      return (node, forward) => (forward ? reader.count(node, 0, 0) : reader.count(0, 0, node));
    case 'inv': {
      const fanOut = pathFanOut(path.path, reader, terms);
      return (node, forward) => fanOut(node, !forward);
    }
    case 'alt': {
      const fanOuts = path.input.map((part) => pathFanOut(part, reader, terms));
      return (node, forward) => fanOuts.reduce((sum, fanOut) => sum + fanOut(node, forward), 0);
    }
    case 'seq': {
      const fanOuts = path.input.map((part) => pathFanOut(part, reader, terms));
      return (node, forward) => fanOuts.at(forward ? 0 : -1)?.(node, forward) ?? 0;
    }
    default: {
      const fanOut = pathFanOut(path.path, reader, terms);
      return (node, forward) => 1 + fanOut(node, forward);
    }
  }
}

/** A path as the query writes it, for the plan that people read. */
export function pathText(path: Path): string {
  const inner = (part: Path): string => {
    const text = pathText(part);
    return part.type === 'alt' || part.type === 'seq' ? `(${text})` : text;
  };
  switch (path.type) {
    case 'link':
      return `<${path.iri.value}>`;
    case 'nps':
      return `!(${path.iris.map(({ value }) => `<${value}>`).join('|')})`;
    case 'inv':
      return `^${inner(path.path)}`;
    case 'alt':
      return path.input.map(inner).join('|');
    case 'seq':
      return path.input.map(inner).join('/');
    case 'ZeroOrOnePath':
      return `${inner(path.path)}?`;
    case 'ZeroOrMorePath':
      return `${inner(path.path)}*`;
    default:
      return `${inner(path.path)}+`;
  }
}
