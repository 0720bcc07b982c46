import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { serializeRdf } from '../../src/rdf/serialize.ts';
import { toReportGraph, toSentences } from '../../src/validate/report.ts';
import { type Finding, verdictOf } from '../../src/validate/verdict.ts';

const finding = (severity: Finding['severity'], more: Partial<Finding> = {}): Finding => ({
  severity,
  focusNode: 'https://isnad.invalid/id/claim/a/killed',
  shape: 'https://w3id.org/isnad/shapes#ClaimShape-claimant',
  message: { en: 'Name the claimant.', ar: 'اذكر صاحب الادعاء.' },
  ...more,
});

describe('A verdict', () => {
  it('refuses for a Violation alone', () => {
    assert.equal(verdictOf('r', []).accepted, true);
    assert.equal(verdictOf('r', [finding('Warning'), finding('Info')]).accepted, true);
    assert.equal(verdictOf('r', [finding('Warning'), finding('Violation')]).accepted, false);
  });

  it('lists the heaviest finding first', () => {
    const { findings } = verdictOf('r', [finding('Info'), finding('Violation'), finding('Warning')]);
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['Violation', 'Warning', 'Info'],
    );
  });
});

describe('A report', () => {
  it('is one plain sentence a finding, in the language of the reader', () => {
    const verdict = verdictOf('r', [
      finding('Violation', { path: 'https://w3id.org/isnad/ontology#claimant', value: 'nobody' }),
      finding('Info'),
    ]);
    assert.deepEqual(toSentences(verdict, 'en'), [
      'Refused — id/claim/a/killed · ontology#claimant: Name the claimant. (found: nobody)',
      'Advice — id/claim/a/killed: Name the claimant.',
    ]);
    assert.deepEqual(toSentences(verdict, 'ar')[1], 'نصيحة — id/claim/a/killed: اذكر صاحب الادعاء.');
  });

  it('is a sh:ValidationReport that conforms only where there is nothing to report', async () => {
    const write = async (findings: Finding[]) =>
      serializeRdf(toReportGraph(verdictOf('r', findings)), { format: 'ntriples' });
    assert.match(await write([]), /conforms> "true"/);
    const text = await write([
      finding('Warning', { component: 'http://www.w3.org/ns/shacl#MinCountConstraintComponent' }),
    ]);
    assert.match(text, /conforms> "false"/);
    assert.match(text, /resultSeverity> <http:\/\/www\.w3\.org\/ns\/shacl#Warning>/);
    assert.match(text, /resultMessage> "Name the claimant\."@en/);
    assert.match(text, /resultMessage> "[^"]+"@ar/);
    assert.match(text, /sourceConstraintComponent> <http:\/\/www\.w3\.org\/ns\/shacl#MinCountConstraintComponent>/);
  });

  it('writes a path of two properties as the list that SHACL asks for', async () => {
    const graph = toReportGraph(
      verdictOf('r', [finding('Violation', { path: '(<http://example.org/a>/<http://example.org/b>)' })]),
    );
    assert.match(
      await serializeRdf(graph, { format: 'turtle' }),
      /sh:resultPath \( <http:\/\/example.org\/a> <http:\/\/example.org\/b> \)/,
    );
  });

  it('shares no blank node with another report, so that two can stand in one file', () => {
    const nodes = () =>
      toReportGraph(verdictOf('r', [finding('Info')])).flatMap(({ subject }) =>
        subject.termType === 'BlankNode' ? [subject.value] : [],
      );
    const first = new Set(nodes());
    assert.ok(nodes().every((node) => !first.has(node)));
  });

  it('names the check itself as the component where no component of SHACL fits', async () => {
    const graph = toReportGraph(
      verdictOf('r', [finding('Violation', { shape: 'https://w3id.org/isnad/shapes#CycleCheck' })]),
    );
    const components = graph.filter(({ predicate }) => predicate.value.endsWith('sourceConstraintComponent'));
    assert.deepEqual(
      components.map(({ object }) => object.value),
      ['https://w3id.org/isnad/shapes#CycleCheck'],
    );
  });
});
