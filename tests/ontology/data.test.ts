import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NamedNode, Term } from '../../src/rdf/quads.ts';
import { NAMESPACES, owl, rdf, rdfs } from '../../src/rdf/vocabulary.ts';
import { Graph, graphOf, recordFiles } from './graphs.ts';

const ontology = await graphOf('ontology/isnad.ttl', 'ontology/alignments/*.ttl');
const vocabularies = await graphOf('ontology/vocabularies/*.ttl');
const data = await graphOf('data/*/*.ttl');
const known = new Graph([...data.quads, ...vocabularies.quads]);

/** The classes a node has, stated or by sub-class. */
function classesOf(node: Term | string): Set<string> {
  const stated = known.objects(node, rdf.type).map((type) => type.value);
  return new Set(stated.flatMap((type) => [...ontology.superClasses(type)]));
}

function short(iri: string): string {
  return iri.replace(NAMESPACES.isnad, 'isnad:');
}

/** Each property of ours with a domain or a range, and the classes or datatypes that are allowed there. */
function limits(side: NamedNode): Map<string, string[]> {
  return new Map(
    ontology.quads
      .filter((quad) => quad.predicate.value === side.value && quad.subject.value.startsWith(NAMESPACES.isnad))
      .map((quad) => [quad.subject.value, ontology.allowed(quad.object)]),
  );
}

test('the data hold more than 300 records', () => {
  assert.ok(recordFiles().length > 300, `only ${recordFiles().length}`);
});

test('what has a property of ours is in its domain', () => {
  const domains = limits(rdfs.domain);
  let checked = 0;
  for (const { subject, predicate } of data.quads) {
    const domain = domains.get(predicate.value);
    if (domain === undefined) continue;
    const classes = classesOf(subject);
    assert.ok(
      domain.some((type) => classes.has(type)),
      `${subject.value} has ${short(predicate.value)} and is none of ${domain.map(short).join(', ')}`,
    );
    checked += 1;
  }
  assert.ok(checked > 5000, `only ${checked} checked`);
});

test('what a property of ours points at is in its range', () => {
  const ranges = limits(rdfs.range);
  let checked = 0;
  for (const { subject, predicate, object } of data.quads) {
    const range = ranges.get(predicate.value);
    if (range === undefined || range.includes(rdf.Property.value)) continue;
    const has = object.termType === 'Literal' ? new Set([object.datatype.value]) : classesOf(object);
    assert.ok(
      range.some((type) => has.has(type)),
      `${subject.value} ${short(predicate.value)} ${object.value}, which is none of ${range.map(short).join(', ')}`,
    );
    checked += 1;
  }
  assert.ok(checked > 5000, `only ${checked} checked`);
});

test('a property of things never has a literal, a property of literals never a thing', () => {
  const kinds = new Map(
    [owl.ObjectProperty, owl.DatatypeProperty].flatMap((kind) =>
      ontology.instances(kind).map((property) => [property, kind.value] as const),
    ),
  );
  for (const { subject, predicate, object } of data.quads) {
    const kind = kinds.get(predicate.value);
    if (kind === undefined) continue;
    const expected = object.termType === 'Literal' ? owl.DatatypeProperty.value : owl.ObjectProperty.value;
    assert.equal(kind, expected, `${subject.value} ${short(predicate.value)} ${object.value}`);
  }
});

test('nothing is of two classes that exclude each other', () => {
  const groups = [
    ...ontology.quads
      .filter(({ predicate }) => predicate.value === `${NAMESPACES.owl}members`)
      .map(({ object }) => ontology.list(object).map((member) => member.value)),
    ...ontology.quads
      .filter(({ predicate }) => predicate.value === owl.disjointWith.value)
      .map(({ subject, object }) => [subject.value, object.value]),
  ];
  assert.ok(groups.length >= 5);
  for (const node of new Set(data.quads.map((quad) => quad.subject.value))) {
    const classes = classesOf(node);
    for (const group of groups) {
      const met = group.filter((type) => classes.has(type));
      assert.ok(met.length <= 1, `${node} is ${met.map(short).join(' and ')}`);
    }
  }
});

test('no class is a sub-class of two that exclude each other', () => {
  for (const type of ontology.instances(owl.Class).filter((iri) => iri.startsWith(NAMESPACES.isnad))) {
    const above = ontology.superClasses(type);
    for (const { predicate, object } of ontology.quads) {
      if (predicate.value !== `${NAMESPACES.owl}members`) continue;
      const met = ontology.list(object).filter((member) => above.has(member.value));
      assert.ok(met.length <= 1, `${type}: ${met.map((member) => member.value).join(' and ')}`);
    }
  }
});
