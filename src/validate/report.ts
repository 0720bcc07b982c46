import { blankNode, literal, namedNode, type Quad, quad } from '../rdf/quads.ts';
import { rdf, sh, xsd } from '../rdf/vocabulary.ts';
import type { Finding, Verdict } from './verdict.ts';

/**
 * The verdict as a `sh:ValidationReport`. As SHACL asks, `sh:conforms` is false as soon as there is any result; whether
 * the record is accepted depends on the severities alone.
 */
export function toReportGraph({ findings }: Verdict): Quad[] {
  const report = blankNode();
  const quads = [
    quad(report, rdf.type, sh.ValidationReport),
    quad(report, sh.conforms, literal(String(findings.length === 0), xsd.boolean)),
  ];
  for (const finding of findings) {
    const result = blankNode();
    quads.push(quad(report, sh.result, result), quad(result, rdf.type, sh.ValidationResult));
    for (const [predicate, object] of resultPairs(finding)) quads.push(quad(result, predicate, object));
    if (finding.path !== undefined) quads.push(...pathQuads(result, finding.path));
  }
  return quads;
}

/** One plain sentence a finding: where it lies and what to do; `name` shortens IRIs for the reader at hand. */
export function toSentences(
  { findings }: Verdict,
  language: 'en' | 'ar',
  name: (iri: string) => string = lastPart,
): string[] {
  return findings.map(({ severity, focusNode, path, value, message }) => {
    const where = [focusNode, ...(path === undefined ? [] : [path])].map(name).join(' · ');
    const found = value === undefined ? '' : ` (${FOUND[language]}: ${name(value)})`;
    return `${WORDS[severity][language]} — ${where}: ${message[language]}${found}`;
  });
}

const FOUND = { en: 'found', ar: 'الموجود' };
const WORDS = {
  Violation: { en: 'Refused', ar: 'مرفوض' },
  Warning: { en: 'Warning', ar: 'تنبيه' },
  Info: { en: 'Advice', ar: 'نصيحة' },
};

function* resultPairs(finding: Finding): Generator<[Quad['predicate'], Quad['object']]> {
  yield [sh.focusNode, namedNode(finding.focusNode)];
  if (finding.value !== undefined) yield [sh.value, valueTerm(finding.value)];
  yield [sh.resultSeverity, sh[finding.severity]];
  yield [sh.sourceShape, namedNode(finding.shape)];
  // A check in plain code is a component of its own kind; the property is not optional (SHACL, section 3.6.2).
  yield [sh.sourceConstraintComponent, namedNode(finding.component ?? finding.shape)];
  for (const language of ['en', 'ar'] as const) yield [sh.resultMessage, literal(finding.message[language], language)];
}

/** A property, or a sequence of properties as the list that SHACL makes of it; our shapes use no other paths. */
function pathQuads(result: Quad['subject'], path: string): Quad[] {
  if (isIri(path)) return [quad(result, sh.resultPath, namedNode(path))];
  const steps = [...path.matchAll(/<([^<>]+)>/g)].map(([, iri]) => namedNode(iri as string));
  const cells = steps.map(() => blankNode());
  const list = steps.flatMap((step, at) => [
    quad(cells[at] as Quad['subject'], rdf.first, step),
    quad(cells[at] as Quad['subject'], rdf.rest, cells[at + 1] ?? rdf.nil),
  ]);
  return [quad(result, sh.resultPath, cells[0] ?? rdf.nil), ...list];
}

function valueTerm(value: string) {
  return isIri(value) ? namedNode(value) : literal(value);
}

function isIri(text: string): boolean {
  return /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(text);
}

function lastPart(text: string): string {
  return isIri(text) ? text.replace(/^https?:\/\/[^/]+\/(?:isnad\/)?/, '') : text;
}
