import type { Quad, Term } from '../rdf/quads.ts';
import { rdf, sh } from '../rdf/vocabulary.ts';
import { COMPONENT_OF } from './core-terms.ts';
import { NodeGraph } from './node-graph.ts';
import type { Severity } from './verdict.ts';

/** One constraint that can appear in a report: a shape and one of its components. */
export interface Constraint {
  readonly shape: string;
  readonly component: string;
  readonly severity: Severity;
}

const TARGETS = [sh.targetClass, sh.targetNode, sh.targetSubjectsOf, sh.targetObjectsOf];
const SEVERITIES: Readonly<Record<string, Severity>> = {
  [sh.Violation.value]: 'Violation',
  [sh.Warning.value]: 'Warning',
  [sh.Info.value]: 'Info',
};

/** The severity that an IRI of SHACL names; a Violation where it names none (SHACL, section 2.1.4). */
export function severityOf(term: Term | undefined): Severity {
  return SEVERITIES[term?.value ?? ''] ?? 'Violation';
}

/** A shapes graph as something to ask: its shapes, what they refer to, which constraints can be reported. */
export class ShapeGraph {
  readonly graph: NodeGraph;

  constructor(quads: Iterable<Quad>) {
    this.graph = new NodeGraph(quads);
  }

  /** Shapes with a target of their own. */
  targeted(): string[] {
    return [...this.graph.subjects()].filter((shape) =>
      TARGETS.some((target) => this.graph.object(shape, target) !== undefined),
    );
  }

  /** Targeted shapes and the property shapes below them: the only ones that a result names as its source. */
  reporting(): Set<string> {
    const found = new Set(this.targeted());
    for (const shape of found) for (const { value } of this.graph.objects(shape, sh.property)) found.add(value);
    return found;
  }

  /** Every constraint that can be reported. */
  constraints(): Constraint[] {
    return [...this.reporting()].flatMap((shape) => {
      const components = new Set(
        this.graph.of(shape).flatMap(({ predicate }) => COMPONENT_OF.get(predicate.value) ?? []),
      );
      const severity = severityOf(this.graph.object(shape, sh.severity));
      return [...components].map((component) => ({ shape, component, severity }));
    });
  }

  /** The shapes that a shape refers to, in lists too. */
  references(shape: string): string[] {
    const single = [sh.property, sh.node, sh.not, sh.qualifiedValueShape];
    const lists = [sh.and, sh.or, sh.xone];
    return [
      ...single.flatMap((term) => this.graph.objects(shape, term).map(({ value }) => value)),
      ...lists.flatMap((term) => this.graph.objects(shape, term).flatMap((head) => this.list(head))),
    ];
  }

  /** The properties that some shape names for instances of any of these classes. */
  pathsFor(classes: ReadonlySet<string>): Set<string> {
    const shapes = this.targeted().filter((shape) =>
      this.graph.objects(shape, sh.targetClass).some(({ value }) => classes.has(value)),
    );
    const properties = shapes.flatMap((shape) => this.graph.objects(shape, sh.property).map(({ value }) => value));
    return new Set(properties.flatMap((shape) => this.graph.objects(shape, sh.path).map(({ value }) => value)));
  }

  list(head: Term): string[] {
    const items: string[] = [];
    for (
      let at: Term | undefined = head;
      at && at.value !== rdf.nil.value;
      at = this.graph.object(at.value, rdf.rest)
    ) {
      const first = this.graph.object(at.value, rdf.first);
      if (first) items.push(first.value);
    }
    return items;
  }
}
