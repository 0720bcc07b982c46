import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { isnad, NAMESPACES, owl, rdfs, sh } from '../../src/rdf/vocabulary.ts';
import { makeBackground } from '../../src/validate/background.ts';
import { ONTOLOGY_DIR, shapesOf, turtleOf } from '../../src/validate/load-shapes.ts';
import { ShapeGraph } from '../../src/validate/shape-graph.ts';

/** What only vocabularies, the derived graph and the catalog bear, never a record. */
const NOT_IN_RECORDS = new Set([
  ...['sentenceTemplate', 'expects', 'expectsClass', 'expectsCounts', 'comparedAs', 'phrase', 'phraseForOne'],
  ...['compares', 'comparisonKind', 'lowest', 'highest', 'root', 'voice', 'sentence', 'speaksOf'],
  ...['version', 'contentHash', 'mergedInto'],
  // What the pages of paths and voices answer with.
  ...['step', 'stepNumber', 'cost', 'fromThing', 'toThing', 'relation', 'carriedBy', 'givenBy', 'echoedBy', 'restsOn'],
  'voiceCount',
]);

describe('The shapes and the ontology', () => {
  let ontology: ShapeGraph;
  let shapes: ShapeGraph;
  let classesAbove: (name: string) => readonly string[];
  before(async () => {
    const quads = await turtleOf(ONTOLOGY_DIR);
    ontology = new ShapeGraph(quads);
    shapes = new ShapeGraph(await shapesOf());
    const { superClasses } = makeBackground(quads);
    classesAbove = (name) => superClasses.get(name) ?? [name];
  });

  /** The classes that a domain or range names, one or a union. */
  function named(property: string, term: typeof rdfs.domain): string[] {
    return ontology.graph.objects(property, term).flatMap((node) => {
      const union = ontology.graph.object(node.value, owl.unionOf);
      return union ? ontology.list(union) : [node.value];
    });
  }

  /** Every property shape of ours with the classes it is used for. */
  function* uses(): Generator<{ shape: string; property: string; classes: string[] }> {
    for (const parent of shapes.targeted())
      for (const { value: shape } of shapes.graph.objects(parent, sh.property)) {
        const property = shapes.graph.object(shape, sh.path)?.value ?? '';
        const classes = shapes.graph.objects(parent, sh.targetClass).map(({ value }) => value);
        if (property.startsWith(NAMESPACES.isnad)) yield { shape, property, classes };
      }
  }

  it('agree on which class bears which property', () => {
    for (const { shape, property, classes } of uses()) {
      const domain = named(property, rdfs.domain);
      if (domain.length === 0 || shapes.graph.object(shape, sh.maxCount)?.value === '0') continue;
      for (const name of classes)
        assert.ok(
          classesAbove(name).some((above) => domain.includes(above)),
          `${shape}: ${name}`,
        );
    }
  });

  it('agree on what a property leads to', () => {
    for (const { shape, property } of uses()) {
      const range = named(property, rdfs.range);
      const asked = shapes.graph.object(shape, sh.class) ?? shapes.graph.object(shape, sh.datatype);
      if (range.length === 0 || asked === undefined || range.includes(rdfs.Literal.value)) continue;
      assert.ok(
        classesAbove(asked.value).some((above) => range.includes(above)),
        `${shape}: ${asked.value}`,
      );
    }
  });

  it('name the same properties: none that a record may bear is without a shape', () => {
    const shaped = new Set([...uses()].map(({ property }) => property));
    const properties = [...ontology.graph.subjects()].filter(
      (iri) => iri.startsWith(NAMESPACES.isnad) && ontology.graph.types(iri).some((type) => type.endsWith('Property')),
    );
    assert.ok(properties.includes(isnad.claimant.value));
    const missing = properties.filter(
      (iri) => !shaped.has(iri) && !NOT_IN_RECORDS.has(iri.slice(NAMESPACES.isnad.length)),
    );
    assert.deepEqual(missing, []);
  });
});
