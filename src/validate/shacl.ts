import ShaclValidator from 'rdf-validate-shacl';
import environment from 'rdf-validate-shacl/src/defaultEnv.js';
import type { Quad, Term } from '../rdf/quads.ts';
import type { FocusDataset } from './focus-dataset.ts';
import type { Messages } from './messages.ts';
import { pathText } from './property-path.ts';
import { severityOf } from './shape-graph.ts';
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
