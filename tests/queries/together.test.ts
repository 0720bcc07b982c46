import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { ClaimView } from '../../src/claims/claim-view.ts';
import { compare } from '../../src/claims/compare.ts';
import { pairsOf } from '../../src/claims/matrix.ts';
import { claimView } from '../../src/claims/read-claim.ts';
import { figures } from '../../src/claims/voices.ts';
import { isnad, rdf } from '../../src/rdf/vocabulary.ts';
import { WorkerPool } from '../../src/sparql/worker-pool.ts';
import { readQuestions } from '../../src/views/questions.ts';
import { BASE, curated } from '../support/curated.ts';
import { selectTable } from '../support/table.ts';

const { index } = await curated();
const engine = new WorkerPool({ data: () => index.data, baseIri: BASE, workers: 1 });
after(() => engine.close());

const claims = index.subjects(rdf.type, isnad.Claim).flatMap((claim) => claimView(index, claim.value) ?? []);
// The questions leave scopes and claims about several things together to question 13.
const plain = claims.filter((claim) => claim.scope === undefined && claim.about.length === 1);
const groups = Map.groupBy(plain, (claim) => `${claim.about[0]} ${claim.aspect}`);

const rowsOf = async (number: number, columns: readonly string[]) => {
  const question = readQuestions().find((candidate) => candidate.number === number);
  const { rows } = await selectTable(engine, question?.query ?? '');
  return rows.map((row) => columns.map((column) => row[column]?.value ?? '').join(' ')).sort();
};

describe('SPARQL over the derived graph and the function behind the pages', () => {
  it('find the same contradictions between the same bodies', async () => {
    const counted = new Map<string, number>();
    for (const members of groups.values()) {
      for (const [a, b] of pairsOf(members)) {
        if (a.claimant === b.claimant || compare(index, a, b).kind !== 'conflicting') continue;
        const key = [...[a.claimant, b.claimant].sort(), a.aspect].join(' ');
        counted.set(key, (counted.get(key) ?? 0) + 1);
      }
    }
    assert.ok(counted.size > 20, 'the curated data hold contradictions');
    const byFunction = [...counted].map(([key, count]) => `${key} ${count}`).sort();
    assert.deepEqual(await rowsOf(23, ['one', 'other', 'aspect', 'conflicts']), byFunction);
  });

  it('hear the same number of voices behind the same figures', async () => {
    const byFunction: string[] = [];
    for (const members of groups.values()) {
      for (const figure of figures(index, members.filter(isFigure))) {
        const [first] = figure.claims as [ClaimView];
        if (figure.claims.length < 2) continue;
        byFunction.push(
          [first.about[0], first.aspect, first.counts, figure.claims.length, figure.voices.length].join(' '),
        );
      }
    }
    assert.ok(byFunction.length > 5, 'the curated data hold repeated figures');
    const columns = ['thing', 'aspect', 'counts', 'claims', 'voices'];
    assert.deepEqual(await rowsOf(25, columns), byFunction.sort());
  });
});

function isFigure(claim: ClaimView): boolean {
  return claim.value?.kind === 'number';
}
