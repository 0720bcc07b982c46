import ShaclValidator from 'rdf-validate-shacl';
import environment from 'rdf-validate-shacl/src/defaultEnv.js';
import type { Quad, Term } from '../rdf/quads.ts';
import { sh } from '../rdf/vocabulary.ts';
import { answerNestedChecks, readListsOnce } from './engine-shortcuts.ts';
import { FocusDataset } from './focus-dataset.ts';
import type { Messages } from './messages.ts';
import { pathText } from './property-path.ts';
import { ShapeGraph, severityOf } from './shape-graph.ts';
import { SubjectDataset } from './subject-dataset.ts';
import type { Finding, Severity } from './verdict.ts';

/** One result of the SHACL engine, with its terms. */
export interface ShaclResult {
  readonly severity: Severity;
  readonly focusNode: Term;
  /** As SPARQL writes it. */
  readonly path: string | undefined;
  readonly value: Term | undefined;
  readonly shape: Term;
  readonly component: Term;
  readonly messages: readonly string[];
}

/**
 * A SHACL Core engine for one shapes graph; make it once a thread, for reading the shapes costs more than a record.
 * Uses only `validate()`: `validateNode()` and `maxErrors` keep counting over calls. Node checks are not capped, as a
 * capped check counts as passed. Blocks its thread while it runs.
 */
export class ShaclEngine {
  readonly #engine: ShaclValidator;
  readonly #messages: Messages;

  constructor(shapes: readonly Quad[], messages: Messages = new Map()) {
    const dataset = new Set(shapes) as unknown as ConstructorParameters<typeof ShaclValidator>[0];
    const factory = Object.assign(environment.clone(), {
      dataset: (quads?: Iterable<Quad>) => new SubjectDataset(quads),
    });
    const options = { maxNodeChecks: 0, factory } as ConstructorParameters<typeof ShaclValidator>[1];
    this.#engine = new ShaclValidator(dataset, options);
    findTargetsByIndex(this.#engine, new ShapeGraph(shapes));
    answerNestedChecks(this.#engine);
    readListsOnce(this.#engine);
    this.#messages = messages;
  }

  async results(data: FocusDataset): Promise<ShaclResult[]> {
    const report = await this.#engine.validate(data);
    return report.results.map((result) => ({
      severity: severityOf(result.severity ?? undefined),
      focusNode: result.focusNode as Term,
      path: result.path ? pathText(result.path as Term, result.dataset) : undefined,
      value: (result.value as Term | null) ?? undefined,
      shape: result.sourceShape as Term,
      component: result.sourceConstraintComponent as Term,
      messages: result.message.map((message) => (message as Term).value),
    }));
  }

  async findings(data: FocusDataset): Promise<Finding[]> {
    return (await this.results(data)).map(({ severity, focusNode, path, value, shape, component, messages }) => ({
      severity,
      focusNode: focusNode.value,
      ...(path === undefined ? {} : { path }),
      ...(value === undefined ? {} : { value: value.value }),
      shape: shape.value,
      component: component.value,
      // The engine's own text is English only, and it drops all but one language of ours.
      message: this.#messages.get(shape.value) ?? { en: messages.join(' '), ar: messages.join(' ') },
    }));
  }
}

/**
 * Lets shapes with class targets find their focus nodes in the index of the data. By itself the engine asks five
 * questions a shape and record, and of some 150 shapes a record concerns a dozen: a third of its time.
 */
function findTargetsByIndex(engine: ShaclValidator, shapes: ShapeGraph): void {
  const plain = new Set([sh.NodeShape.value, sh.PropertyShape.value]);
  const others = [sh.targetNode, sh.targetSubjectsOf, sh.targetObjectsOf];
  for (const shape of engine.shapesGraph.shapesWithTarget) {
    const name = shape.shapeNode.value;
    // A shape that is itself a class targets its instances without saying so (section 2.1.3.3).
    if (shapes.graph.types(name).some((type) => !plain.has(type))) continue;
    if (others.some((term) => shapes.graph.object(name, term) !== undefined)) continue;
    const classes = shapes.graph.objects(name, sh.targetClass);
    shape.getTargetNodes = ({ dataset }) => {
      if (!(dataset instanceof FocusDataset)) throw new TypeError('Only a FocusDataset is judged here.');
      return dataset.instancesOf(...classes);
    };
  }
}
