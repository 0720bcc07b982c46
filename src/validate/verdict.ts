/** How much a finding weighs: a Violation refuses the record, a Warning is shown, Info advises. */
export type Severity = 'Violation' | 'Warning' | 'Info';

/** One thing to mend: which node, under which property, by which shape, and what to do, in both languages. */
export interface Finding {
  readonly severity: Severity;
  readonly focusNode: string;
  /** The property, or a property path as SPARQL writes it. */
  readonly path?: string;
  readonly value?: string;
  /** IRI of the shape, or of the check in plain code that stands beside the shapes. */
  readonly shape: string;
  /** IRI of the SHACL constraint component; a check in plain code has none. */
  readonly component?: string;
  readonly message: { readonly en: string; readonly ar: string };
}

/** What the shapes and checks say of one record, the heaviest finding first. */
export interface Verdict {
  readonly record: string;
  readonly accepted: boolean;
  readonly findings: readonly Finding[];
}

const WEIGHT: Readonly<Record<Severity, number>> = { Violation: 0, Warning: 1, Info: 2 };

/** A verdict from its findings: only a Violation refuses. */
export function verdictOf(record: string, findings: readonly Finding[]): Verdict {
  const sorted = [...findings].sort(
    (a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || compare(a.focusNode, b.focusNode) || compare(a.shape, b.shape),
  );
  return { record, accepted: !sorted.some(({ severity }) => severity === 'Violation'), findings: sorted };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
