import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { IsnadError } from '../../src/errors.ts';
import { disagreement } from './agreement.ts';
import { dataset, type Lines } from './arbitrary-dataset.ts';
import { type Query, query } from './arbitrary-query.ts';
import { isBeyondReference, lacksItsGroup } from './known-deviations.ts';
import { ownEvaluator } from './own-evaluator.ts';
import { type Answer, plainComunica } from './plain-comunica.ts';

/** Cases to generate; the nightly script asks for more. */
const CASES = Number(process.env['DIFFERENTIAL_CASES'] ?? 500);
/** The same cases for every change, others every night. */
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 2118);
/** Cases that once disagreed, smallest form; each is a test for good. */
const FOUND = join(import.meta.dirname, 'found');

interface Case extends Query {
  readonly lines: Lines;
}

describe('the evaluator and Comunica by itself', () => {
  for (const file of globSync(`${FOUND}/*.json`).sort()) {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Case;
    it(`agree on ${found.text}`, async () => assert.equal(await disagree(found), undefined));
  }

  it(`agree on ${CASES} generated queries over generated data`, async () => {
    const answered = { compared: 0, withoutReference: 0, withRows: 0 };
    const property = fc.asyncProperty(dataset, query, async (lines, asked) => {
      const problem = await disagree({ lines, ...asked }, answered);
      assert.equal(problem, undefined, problem);
    });
    const result = await fc.check(property, { numRuns: CASES, seed: SEED });
    if (result.failed && result.counterexample) {
      const [lines, asked] = result.counterexample;
      const text = `${JSON.stringify({ ...asked, lines }, null, 2)}\n`;
      const name = join(FOUND, `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`);
      mkdirSync(FOUND, { recursive: true });
      writeFileSync(name, text);
      assert.fail(
        `${name}, after ${result.numRuns} cases\n${asked.text}\n${lines.join('\n')}\n${String(result.errorInstance)}`,
      );
    }
    assert.ok(answered.withRows > answered.compared / 5, 'too few answers have rows to say anything');
    assert.ok(answered.withoutReference < CASES / 20, 'the reference fails too often to say anything');
  });
});

async function disagree({ lines, text, orderedBy }: Case, count?: Record<string, number>): Promise<string | undefined> {
  if (isBeyondReference(text, lines)) return undefined;
  let reference: Answer;
  try {
    reference = await plainComunica(lines, text);
  } catch {
    // What the reference cannot run at all, it cannot judge.
    if (count) count['withoutReference'] = (count['withoutReference'] ?? 0) + 1;
    return undefined;
  }
  if (reference.kind === 'bindings' && lacksItsGroup(text, reference.rows.length)) return undefined;
  const ours = await ownEvaluator(lines, text).catch((error: unknown) => {
    if (error instanceof IsnadError) return `${error.code}: ${error.message}`;
    throw error;
  });
  if (typeof ours === 'string') return ours;
  if (count) {
    count['compared'] = (count['compared'] ?? 0) + 1;
    if (reference.kind === 'boolean' || size(reference) > 0) count['withRows'] = (count['withRows'] ?? 0) + 1;
  }
  return disagreement(ours, reference, orderedBy);
}

const size = (answer: Exclude<Answer, { kind: 'boolean' }>): number =>
  answer.kind === 'bindings' ? answer.rows.length : answer.triples.length;
