import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Quad } from '../../src/rdf/quads.ts';
import { NAMESPACES, rdf, rdfs, sh } from '../../src/rdf/vocabulary.ts';
import { aspectShapes } from '../../src/validate/aspect-shapes.ts';
import { CHECK_NAMES } from '../../src/validate/check.ts';
import { ONTOLOGY_DIR, SHAPES_DIR, shapesOf, turtleOf } from '../../src/validate/load-shapes.ts';
import { ShapeGraph } from '../../src/validate/shape-graph.ts';
import { constraintName, fixtureJudge, fixtures } from './fixtures.ts';

let quads: Quad[];
let shapes: ShapeGraph;
before(async () => {
  quads = await shapesOf();
  shapes = new ShapeGraph(quads);
});

describe('Fixtures', () => {
  it('that are valid have nothing to mend, not even a warning', async () => {
    const judge = await fixtureJudge();
    const all = await fixtures('valid');
    assert.ok(all.length > 50, `only ${all.length} valid fixtures`);
    for (const { file, text } of all) assert.deepEqual((await judge(text)).map(constraintName), [], file);
  });

  it('that are invalid trip the shape they name, and nothing they do not name', async () => {
    const judge = await fixtureJudge();
    const all = await fixtures('invalid');
    assert.ok(all.length > 450, `only ${all.length} invalid fixtures`);
    for (const { file, text, trips, expected } of all) {
      assert.ok(trips, `${file} begins with "# trips shapes#..."`);
      const found = new Set((await judge(text)).map(constraintName));
      assert.deepEqual([...found].sort(), expected, file);
    }
  });

  it('cover every constraint of every shape and every check in plain code', async () => {
    const tripped = new Set((await fixtures('invalid')).map(({ trips }) => trips));
    const all = [...shapes.constraints().map(constraintName), ...CHECK_NAMES];
    assert.deepEqual(
      all.filter((name) => !tripped.has(name)),
      [],
    );
  });
});

describe('A shape that can be reported', () => {
  it('has a readable IRI and is never a blank node', () => {
    for (const shape of shapes.graph.subjects()) {
      if (![sh.NodeShape.value, sh.PropertyShape.value].some((type) => shapes.graph.types(shape).includes(type)))
        continue;
      assert.match(shape, /^https:\/\/w3id\.org\/isnad\/shapes#[A-Z][A-Za-z0-9-]+$/);
    }
    for (const shape of shapes.reporting())
      assert.ok(shapes.graph.types(shape).length > 0, `${shape} is not described`);
  });

  it('says what to do in English and Arabic and states its severity', () => {
    const checks = CHECK_NAMES.map((name) => NAMESPACES.shapes + name);
    const withConstraints = shapes.constraints().map(({ shape }) => shape);
    for (const shape of [...withConstraints, ...checks]) {
      assert.deepEqual(languages(shape, 'message'), ['ar', 'en'], shape);
      assert.equal(shapes.graph.objects(shape, sh.severity).length, 1, shape);
    }
  });

  it('bears name, description, group and order in both languages where it is about a property', () => {
    const groups = new Set(
      [...shapes.graph.subjects()].filter((node) => shapes.graph.types(node).includes(sh.PropertyGroup.value)),
    );
    for (const shape of shapes.reporting()) {
      if (!shapes.graph.object(shape, sh.path)) continue;
      for (const term of ['name', 'description'] as const)
        assert.deepEqual(languages(shape, term), ['ar', 'en'], shape);
      assert.equal(shapes.graph.objects(shape, sh.order).length, 1, shape);
      assert.ok(groups.has(shapes.graph.object(shape, sh.group)?.value ?? ''), `${shape} is in no group`);
    }
    for (const group of groups) assert.equal(shapes.graph.objects(group, rdfs.label).length, 2, group);
  });

  function languages(shape: string, term: 'message' | 'name' | 'description'): string[] {
    return shapes.graph
      .objects(shape, sh[term])
      .map((text) => (text.termType === 'Literal' ? text.language : '?'))
      .sort();
  }
});

describe('The shapes', () => {
  it('name only classes and properties that the ontology or a known vocabulary has', async () => {
    const terms = new Set((await turtleOf(ONTOLOGY_DIR)).map(({ subject }) => subject.value));
    const used = quads.flatMap(({ subject, predicate, object }) => [subject.value, predicate.value, object.value]);
    const ours = new Set(used.filter((iri) => iri.startsWith(NAMESPACES.isnad)));
    assert.deepEqual(
      [...ours].filter((iri) => !terms.has(iri)),
      [],
    );
  });

  it('describe every class that a record may hold', async () => {
    const targets = new Set(quads.filter((q) => q.predicate.equals(sh.targetClass)).map((q) => q.object.value));
    const ontology = await turtleOf(ONTOLOGY_DIR);
    const classes = ontology
      .filter((q) => q.predicate.equals(rdf.type) && q.object.value.endsWith('owl#Class'))
      .map((q) => q.subject.value)
      .filter((iri) => iri.startsWith(NAMESPACES.isnad));
    // An agent is always something more exact; tombstones, comparisons, paths and repeated figures are computed, never entered.
    const abstract = ['Agent', 'Withdrawn', 'Comparison', 'Connection', 'Step', 'Figure'].map(
      (name) => NAMESPACES.isnad + name,
    );
    assert.deepEqual(
      classes.filter((iri) => !targets.has(iri) && !abstract.includes(iri)),
      [],
    );
  });

  it('of the aspects are those that the vocabulary gives today', async () => {
    const committed = await readFile(join(SHAPES_DIR, 'claim-aspects.ttl'), 'utf8');
    assert.equal(committed, aspectShapes(await turtleOf(ONTOLOGY_DIR)), 'run npm run shapes:generate');
  });
});
