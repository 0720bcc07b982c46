import { namedNode, type Quad, quad } from '../rdf/quads.ts';
import { rdf, sh } from '../rdf/vocabulary.ts';
import { type Background, withSuperClasses } from './background.ts';
import { runChecks } from './checks.ts';
import { FocusDataset } from './focus-dataset.ts';
import { bySubject } from './matches.ts';
import { type Messages, messagesOf } from './messages.ts';
import type { Neighbourhood, Validatable } from './neighbourhood.ts';
import { NodeGraph } from './node-graph.ts';
import { ShaclEngine } from './shacl.ts';
import { ShapeGraph } from './shape-graph.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** The part of a record that is judged. */
export type Judged = Pick<Validatable, 'iri' | 'thing' | 'quads'>;

/**
 * Shapes and checks together, on the thread that calls. Holds the shapes and what the ontology adds; of a record
 * nothing stays. Takes a few milliseconds a record, during which the thread does nothing else.
 */
export class Judge {
  readonly #background: Background;
  readonly #shapes: ShapeGraph;
  readonly #messages: Messages;
  readonly #engine: ShaclEngine;
  readonly #classes: readonly string[];

  constructor(shapes: readonly Quad[], background: Background) {
    this.#background = background;
    this.#shapes = new ShapeGraph(shapes);
    this.#messages = messagesOf(this.#shapes);
    this.#engine = new ShaclEngine(shapes, this.#messages);
    this.#classes = [...new Set(shapes.filter((q) => q.predicate.equals(sh.class)).map((q) => q.object.value))];
  }

  async judge(record: Judged, { quads: near, standing }: Neighbourhood): Promise<Verdict> {
    const background = this.#background;
    const data = new FocusDataset(
      withSuperClasses(record.quads, background),
      bySubject([...withSuperClasses(near, background), ...absentAsAny(standing, this.#classes)]),
      background.concepts,
    );
    const own = new NodeGraph(record.quads);
    const all = new NodeGraph([...record.quads, ...near]);
    const checked = runChecks({ record, own, all, standing, background, shapes: this.#shapes }, this.#messages);
    const shaped = await this.#engine.findings(data);
    return verdictOf(record.iri, [...shaped, ...checked]);
  }
}

// A node that is not there has no class; the reference check says so in fitting words, so no shape need complain again.
function absentAsAny(standing: Neighbourhood['standing'], classes: readonly string[]): Quad[] {
  const absent = [...standing].filter(([, state]) => state !== 'current').map(([iri]) => iri);
  return absent.flatMap((iri) => classes.map((name) => quad(namedNode(iri), rdf.type, namedNode(name))));
}
