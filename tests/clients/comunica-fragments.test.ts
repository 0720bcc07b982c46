import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { QueryEngine } from '@comunica/query-sparql';
import { curatedSite } from '../browser/curated-site.ts';

/** Questions that a client can put together from fragments in seconds: joins, optional parts, filters, sums. */
const QUESTIONS = [
  '01-killed-at-khan-shaykhun',
  '06-attributed-by-the-jim',
  '09-votes-on-the-jim',
  '11-citations-of-2118',
  '13-counts-over-a-period',
  '15-catalogue-entry',
  '26-derivations',
] as const;

describe('Comunica over /fragments', () => {
  let base: string;
  before(async () => {
    const owner = { after: (done: () => unknown) => void cleanups.push(done) };
    base = await curatedSite(owner as Parameters<typeof curatedSite>[0]);
  });
  const cleanups: (() => unknown)[] = [];
  test.after(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });

  for (const question of QUESTIONS)
    test(`answers ${question} as our endpoint does`, async () => {
      const query = `BASE <${base}>\n${readFileSync(`queries/${question}.rq`, 'utf8')}`;
      const sources = [`${base}fragments`] as [string];
      const bindings = await (await new QueryEngine().queryBindings(query, { sources })).toArray();
      const found = bindings.map((row) =>
        Object.fromEntries(Array.from(row, ([name, term]) => [name.value, term.value] as const)),
      );
      const answer = await fetch(`${base}sparql?query=${encodeURIComponent(query)}`, {
        headers: { Accept: 'application/sparql-results+json' },
      });
      const { results } = (await answer.json()) as { results: { bindings: Record<string, { value: string }>[] } };
      const wanted = results.bindings.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])),
      );
      assert.ok(wanted.length > 0);
      assert.deepEqual(sorted(found), sorted(wanted));
    });
});

function sorted(rows: readonly Record<string, string>[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
}
