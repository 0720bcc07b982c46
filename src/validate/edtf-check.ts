import type { NamedNode } from '../rdf/quads.ts';
import { edtf, isnad } from '../rdf/vocabulary.ts';
import type { CheckContext, Fault } from './check.ts';
import { daysOf } from './edtf-days.ts';
import type { NodeGraph } from './node-graph.ts';

/** A date with the two days that must agree with it. */
type Triple = readonly [date: NamedNode, earliest: NamedNode, latest: NamedNode];
const DATE: Triple = [isnad.date, isnad.earliest, isnad.latest];
const VALUE: Triple = [isnad.value, isnad.valueEarliest, isnad.valueLatest];

/** Every EDTF literal is a date of level 0 or 1 or a set, and the days beside a date are those it allows. */
export function* edtfCheck({ own }: CheckContext): Generator<Fault> {
  for (const node of own.subjects()) {
    for (const { predicate, object } of own.of(node))
      if (isEdtf(object) && daysOf(object.value) === undefined)
        yield { check: 'EdtfCheck', focusNode: node, path: predicate.value, value: object.value };
    yield* disagreements(own, node, DATE);
    if (own.types(node).includes(isnad.Claim.value)) yield* disagreements(own, node, VALUE);
  }
}

function* disagreements(own: NodeGraph, node: string, [date, earliest, latest]: Triple): Generator<Fault> {
  const text = own.objects(node, date).find(isEdtf)?.value;
  const days = text === undefined ? {} : daysOf(text);
  if (days === undefined) return;
  for (const [property, expected] of [
    [earliest, days.earliest],
    [latest, days.latest],
  ] as const) {
    const stated = own.object(node, property)?.value;
    if (stated === expected) continue;
    yield {
      check: 'EdtfDaysCheck',
      focusNode: node,
      path: property.value,
      ...(stated === undefined ? {} : { value: stated }),
      expected: expected ?? '∅',
    };
  }
}

function isEdtf(term: { readonly termType: string; readonly value: string }): boolean {
  return 'datatype' in term && (term.datatype as NamedNode).value === edtf.EDTF.value;
}
