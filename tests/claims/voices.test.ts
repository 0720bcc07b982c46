import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chain, roots, voicesBehind } from '../../src/claims/chain.ts';
import { matrix } from '../../src/claims/matrix.ts';
import { claimsAbout, claimView } from '../../src/claims/read-claim.ts';
import { figures } from '../../src/claims/voices.ts';
import { BASE, claimIri, claimTurtle, indexOf } from './fixture.ts';

const count = (value: number, more = '') =>
  `isnad:about <id/incident/x> ; isnad:aspect as:killed ; isnad:value ${value} ; isnad:bound b:unqualified ; isnad:counts c:persons${more}`;

const index = await indexOf(
  [
    claimTurtle('first/killed', '2017-04-05', 'watch', count(9)),
    claimTurtle('press/killed', '2017-04-06', 'press', count(9, ' ; isnad:reports <id/claim/first/killed>')),
    claimTurtle('digest/killed', '2017-04-07', 'digest', count(9, ' ; isnad:reports <id/claim/press/killed>')),
    claimTurtle('anniversary/killed', '2023-04-04', 'party', count(9)),
    claimTurtle('second/killed', '2017-04-05', 'hospital', count(9)),
    claimTurtle('third/killed', '2018-01-01', 'court', count(12)),
    claimTurtle('unsure/killed', '2018-01-01', 'court', count(7, ' ; isnad:reports <id/claim/gone/killed>')),
    claimTurtle('loop/a', '2018-01-01', 'a', `${count(1)} ; isnad:reports <id/claim/loop/b>`),
    claimTurtle('loop/b', '2018-01-01', 'b', `${count(1)} ; isnad:reports <id/claim/loop/a>`),
  ].join('\n'),
);
const read = (name: string) => claimView(index, claimIri(name)) ?? assert.fail(`no claim ${name}`);

describe('the chain of a claim', () => {
  it('leads back over every link, nearest first, with who passed it on', () => {
    const steps = chain(index, claimIri('digest/killed'));
    assert.deepEqual(
      steps.map((step) => [step.claim.iri, step.depth, step.reportedBy]),
      [
        [claimIri('digest/killed'), 0, undefined],
        [claimIri('press/killed'), 1, claimIri('digest/killed')],
        [claimIri('first/killed'), 2, claimIri('press/killed')],
      ],
    );
  });

  it('ends at the root, and at the claim itself where what it reports is not here', () => {
    assert.deepEqual(
      roots(index, read('digest/killed')).map((claim) => claim.iri),
      [claimIri('first/killed')],
    );
    assert.deepEqual(
      roots(index, read('unsure/killed')).map((claim) => claim.iri),
      [claimIri('unsure/killed')],
    );
  });

  it('does not run in circles', () => {
    assert.equal(chain(index, claimIri('loop/a')).length, 2);
  });

  it('names the body at its start', () => {
    assert.deepEqual([...voicesBehind(index, read('digest/killed'))], [`${BASE}id/organization/watch`]);
  });
});

describe('voices behind a figure', () => {
  const killed = claimsAbout(index, `${BASE}id/incident/x`).filter((claim) => !claim.iri.includes('/loop/'));
  const nine = figures(index, killed).find((figure) => figure.claims.some((claim) => claim.value?.lexical === '9'));

  it('count a body once however often it is repeated, and an unsourced echo not at all', () => {
    assert.equal(nine?.claims.length, 5);
    assert.deepEqual(nine?.voices, [
      {
        agents: [`${BASE}id/organization/watch`],
        claims: ['digest/killed', 'first/killed', 'press/killed'].map(claimIri),
      },
      { agents: [`${BASE}id/organization/hospital`], claims: [claimIri('second/killed')] },
    ]);
    assert.deepEqual(nine?.echoes, [claimIri('anniversary/killed')]);
  });

  it('leave a figure that one body alone gives uncorroborated', () => {
    const twelve = figures(index, [read('third/killed')]);
    assert.deepEqual(
      twelve.map((figure) => figure.corroborated),
      [false],
    );
  });

  it('leave a chain of three links uncorroborated', () => {
    const repeated = figures(index, ['first/killed', 'press/killed', 'digest/killed'].map(read));
    assert.equal(repeated.length, 1);
    assert.equal(repeated[0]?.corroborated, false);
  });

  it('corroborate where two bodies said the same on one day', () => {
    const two = figures(index, ['first/killed', 'second/killed'].map(read));
    assert.equal(two[0]?.corroborated, true);
  });
});

describe('the claims matrix', () => {
  it('has a row for an aspect, a cell for a claimant, earliest first, and each pair once', () => {
    const [row] = matrix(index, `${BASE}id/incident/x`).rows;
    assert.equal(row?.cells.length, 8);
    assert.ok((row?.cells[0]?.claims[0]?.earliest ?? '') <= (row?.cells.at(-1)?.claims[0]?.earliest ?? ''));
    assert.equal(row?.comparisons.length, (9 * 8) / 2);
  });
});

describe('a row of more claims than a page compares', () => {
  it('is listed whole, compares nothing, and says so', async () => {
    const many = Array.from({ length: 201 }, (_, i) =>
      claimTurtle(`d${i}/killed`, '2017-04-05', `body-${i}`, count(i)),
    );
    const [row] = matrix(await indexOf(many.join('\n')), `${BASE}id/incident/x`).rows;
    assert.equal(row?.cells.length, 201);
    assert.equal(row?.isCompared, false);
    assert.deepEqual([row?.comparisons, row?.figures], [[], []]);
  });
});
