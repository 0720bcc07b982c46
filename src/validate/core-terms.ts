import { NAMESPACES } from '../rdf/vocabulary.ts';

/**
 * The parameters of SHACL Core (https://www.w3.org/TR/shacl/, section 4) with the component each declares. A parameter
 * that only qualifies another one (`sh:flags`, `sh:ignoredProperties` ...) names no component of its own.
 */
const PARAMETERS: Readonly<Record<string, string | null>> = {
  class: 'ClassConstraintComponent',
  datatype: 'DatatypeConstraintComponent',
  nodeKind: 'NodeKindConstraintComponent',
  minCount: 'MinCountConstraintComponent',
  maxCount: 'MaxCountConstraintComponent',
  minExclusive: 'MinExclusiveConstraintComponent',
  minInclusive: 'MinInclusiveConstraintComponent',
  maxExclusive: 'MaxExclusiveConstraintComponent',
  maxInclusive: 'MaxInclusiveConstraintComponent',
  minLength: 'MinLengthConstraintComponent',
  maxLength: 'MaxLengthConstraintComponent',
  pattern: 'PatternConstraintComponent',
  flags: null,
  languageIn: 'LanguageInConstraintComponent',
  uniqueLang: 'UniqueLangConstraintComponent',
  equals: 'EqualsConstraintComponent',
  disjoint: 'DisjointConstraintComponent',
  lessThan: 'LessThanConstraintComponent',
  lessThanOrEquals: 'LessThanOrEqualsConstraintComponent',
  not: 'NotConstraintComponent',
  and: 'AndConstraintComponent',
  or: 'OrConstraintComponent',
  xone: 'XoneConstraintComponent',
  node: 'NodeConstraintComponent',
  property: null,
  qualifiedValueShape: null,
  qualifiedValueShapesDisjoint: null,
  qualifiedMinCount: 'QualifiedMinCountConstraintComponent',
  qualifiedMaxCount: 'QualifiedMaxCountConstraintComponent',
  closed: 'ClosedConstraintComponent',
  ignoredProperties: null,
  hasValue: 'HasValueConstraintComponent',
  in: 'InConstraintComponent',
};

const OTHER_TERMS = [
  ...['path', 'inversePath', 'alternativePath', 'zeroOrMorePath', 'oneOrMorePath', 'zeroOrOnePath'],
  ...['targetClass', 'targetNode', 'targetSubjectsOf', 'targetObjectsOf', 'deactivated', 'severity', 'message'],
  ...['name', 'description', 'order', 'group', 'defaultValue', 'declare', 'prefix', 'namespace', 'shapesGraph'],
  // a report may stand beside the shapes, as in the tests of the W3C
  ...['conforms', 'result', 'focusNode', 'resultPath', 'resultSeverity', 'resultMessage', 'value', 'detail'],
  ...['sourceShape', 'sourceConstraintComponent', 'shapesGraphWellFormed'],
];

/** Component of each parameter that declares one, both as full IRIs. */
export const COMPONENT_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(PARAMETERS).flatMap(([name, component]) =>
    component === null ? [] : [[NAMESPACES.sh + name, NAMESPACES.sh + component]],
  ),
);

/** Every predicate of the SHACL namespace that a shapes graph may use here. */
export const CORE_TERMS: ReadonlySet<string> = new Set(
  [...Object.keys(PARAMETERS), ...OTHER_TERMS].map((name) => NAMESPACES.sh + name),
);
