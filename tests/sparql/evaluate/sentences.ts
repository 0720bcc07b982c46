import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOMES, value } from './asking.ts';

/** An expression, what it gives, and the terms of its variables in Turtle. */
export type Sentence = readonly [expression: string, expected: string, row?: Readonly<Record<string, string>>];

/** A test for each title: its sentences are asked of terms in the dictionary and of terms that only the query has. */
export function testSentences(table: Readonly<Record<string, readonly Sentence[]>>): void {
  for (const [title, sentences] of Object.entries(table)) {
    test(title, () => {
      for (const home of HOMES) {
        for (const [expression, expected, row] of sentences) {
          const told = `${expression} for ${JSON.stringify(row ?? {})} in the ${home}`;
          assert.equal(value(expression, row, home), expected, told);
        }
      }
    });
  }
}
