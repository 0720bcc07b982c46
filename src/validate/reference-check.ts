import { rdf } from '../rdf/vocabulary.ts';
import { isOurs } from './background.ts';
import type { CheckContext, CheckName, Fault } from './check.ts';
import { isNode } from './neighbourhood.ts';

const BY_STANDING: Readonly<Record<string, CheckName | undefined>> = {
  current: undefined,
  withdrawn: 'WithdrawnReferenceCheck',
  merged: 'MergedReferenceCheck',
  missing: 'ReferenceCheck',
};

/** Every node of ours that a record refers to stands in some record, and every term of ours is defined. */
export function* referenceCheck({ own, standing, background }: CheckContext): Generator<Fault> {
  for (const node of own.subjects()) {
    for (const { predicate, object } of own.of(node)) {
      const at = { focusNode: node, path: predicate.value };
      if (isOurs(predicate.value) && !background.terms.has(predicate.value))
        yield { check: 'TermCheck', ...at, value: predicate.value };
      if (object.termType !== 'NamedNode') continue;
      const { value } = object;
      // An undefined class is the business of the type check.
      if (isOurs(value) && !background.terms.has(value) && predicate.value !== rdf.type.value)
        yield { check: 'TermCheck', ...at, value };
      if (!isNode(value) || own.has(value)) continue;
      const check = BY_STANDING[standing.get(value) ?? 'missing'];
      if (check !== undefined) yield { check, ...at, value };
    }
  }
}
