import { IsnadError } from '../errors.ts';
import { namedNode } from '../rdf/quads.ts';
import { countingHits } from './counted-hits.ts';
import { isAggregate, type Node, within } from './syntax-tree.ts';

/**
 * Subject and predicate of a pattern that every named graph answers once, with its own name as object. The translation
 * to algebra pushes GRAPH into the patterns inside and forgets it where there are none, or where a sub-query lets go of
 * the name: this pattern holds the place.
 */
export const GRAPH_ITSELF = namedNode('urn:isnad:graph-itself');

interface Term extends Node {
  value: string;
}

interface Group extends Node {
  patterns: Node[];
}

interface Select extends Node {
  where: Group;
  variables: Node[];
  solutionModifiers: { group?: { groupings: Node[] } & Node; having?: Node; order?: Node; limitOffset?: Node };
}

/** Makes every GRAPH of a query hold its name (SPARQL 1.1, 18.6), or refuses the few forms for which that is out of reach. */
export function scopeGraphs(query: Node): void {
  for (const graph of within(query, (node) => node.subType === 'graph', isService)) {
    const name = graph['name'] as Term;
    const patterns = graph['patterns'] as Node[];
    if (name.subType === 'variable') {
      const outside = (node: Node) => isService(node) || node.subType === 'graph';
      for (const select of within(patterns, isSelect, outside)) scopeSelect(select as Select, name);
      for (const triple of within(patterns, isRepeatingTriple, outside)) refuseFixedEnd(triple, name);
    }
    if (!patterns.some(readsGraph)) patterns.unshift(graphItself(name));
  }
}

function scopeSelect(select: Select, name: Term): void {
  const { where, variables, solutionModifiers: modifiers } = select;
  const everything = variables.some(({ type }) => type === 'wildcard');
  if (mentions(select, name)) {
    if (everything || variables.some((variable) => isVariable(variable, name))) return;
    throw refused(`a sub-query inside GRAPH ?${name.value} uses ?${name.value} for something else; rename it`);
  }
  if (modifiers.limitOffset) {
    throw refused(`a sub-query inside GRAPH ?${name.value} has a LIMIT or OFFSET of its own; put GRAPH inside it`);
  }
  if (modifiers.group) modifiers.group.groupings.push(name);
  else if ([...within([...variables, modifiers.having, modifiers.order], isAggregate, isSelect)].length > 0) {
    // Without GROUP BY a graph in which nothing matches still has its one row, with nothing counted.
    const counted = countingHits(where, variables, modifiers);
    select.where = { type: 'pattern', subType: 'group', patterns: [graphItself(name), counted] };
    modifiers.group = { type: 'solutionModifier', subType: 'group', groupings: [name] };
  }
  if (!everything) variables.push(name);
  // "SELECT *" takes the names that stand in its pattern, so there the name must stand.
  if (everything || !select.where.patterns.some(readsGraph)) select.where.patterns.unshift(graphItself(name));
}

/** Whether every solution of a pattern comes out of a triple of the graph, so that the graph's name is bound by it. */
function readsGraph(pattern: Node): boolean {
  if (isSelect(pattern)) return true;
  if (pattern.subType === 'bgp') return (pattern['triples'] as Node[]).some(needsTriple);
  return pattern.subType === 'group' && (pattern as Group).patterns.some(readsGraph);
}

function needsTriple({ type, predicate }: Node): boolean {
  return type === 'triple' && !mayBeEmpty(predicate as Node);
}

/** Whether a path may lead from a node to itself without a triple. */
function mayBeEmpty({ type, subType = '', items }: Node): boolean {
  if (type !== 'path') return false;
  const parts = (items ?? []) as Node[];
  if (subType === '*' || subType === '?') return true;
  return subType === '|' ? parts.some(mayBeEmpty) : subType !== '!' && parts.every(mayBeEmpty);
}

const isRepeatingTriple = ({ type, predicate }: Node): boolean =>
  type === 'triple' && !within(predicate, isRepeatingPath, isSelect).next().done;

const isRepeatingPath = ({ type, subType = '' }: Node): boolean => type === 'path' && ['+', '*', '?'].includes(subType);

/** The engine takes the first step of such a path from a fixed end in every graph, so that its answer would be wrong. */
function refuseFixedEnd({ subject, object }: Node, { value }: Term): void {
  if ([subject, object].every((end) => (end as Node).subType === 'variable')) return;
  throw refused(`a path with +, * or ? has a fixed end inside GRAPH ?${value}; name the graph, or leave GRAPH out`);
}

function graphItself(name: Term): Node {
  const self = { type: 'term', subType: 'namedNode', value: GRAPH_ITSELF.value };
  return {
    type: 'pattern',
    subType: 'bgp',
    triples: [{ type: 'triple', subject: self, predicate: self, object: name }],
  };
}

const isSelect = (node: Node): boolean => node.type === 'query';
const isService = (node: Node): boolean => node.subType === 'service';
const isVariable = (node: Node, name: Term): boolean => node.subType === 'variable' && node['value'] === name.value;
const mentions = (tree: Node, name: Term): boolean =>
  !within(
    tree,
    (node) => isVariable(node, name),
    () => false,
  ).next().done;

function refused(why: string): IsnadError {
  return new IsnadError('bad-request', `This query cannot be answered rightly here: ${why}.`, {
    arabic: 'لا يمكن الإجابة عن هذا الاستعلام إجابة صحيحة: أعد صياغة الاستعلام الفرعي داخل GRAPH.',
  });
}
