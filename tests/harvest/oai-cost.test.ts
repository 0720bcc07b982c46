import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { answerOai } from '../../src/harvest/oai.ts';
import { archiveOfSize, type CountedArchive, countRows } from '../support/row-counting.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

const { index } = indexOfGraphs([]);
const ends: (() => unknown)[] = [];
const owner = { after: (end: () => unknown) => void ends.push(end) } as never;
let small: CountedArchive;
let large: CountedArchive;
before(() => {
  small = countRows(owner, archiveOfSize(owner, 2_000));
  large = countRows(owner, archiveOfSize(owner, 1_000_000));
});
test.after(() => {
  for (const end of ends.reverse()) end();
});

function ask({ archive }: CountedArchive, given: Readonly<Record<string, string>>): string {
  const source = { archive, index, adminEmail: 'a@b.c' };
  return [...answerOai(source, new URLSearchParams(given), new Date())].join('');
}

const rowsOf = (counted: CountedArchive, given: Readonly<Record<string, string>>) =>
  counted.rowsOf(() => ask(counted, given));
const tokenOf = (answer: string) => /<resumptionToken[^>]*>([^<]+)</.exec(answer)?.[1] ?? assert.fail(answer);

const REQUESTS: readonly Readonly<Record<string, string>>[] = [
  { verb: 'Identify' },
  { verb: 'ListSets' },
  ...['ListRecords', 'ListIdentifiers'].flatMap((verb) =>
    [{}, { set: 'segment:place' }, { set: 'holder:one' }, { set: 'holder' }, { from: '2026-01-01' }].map((more) => ({
      verb,
      metadataPrefix: 'rdf',
      ...more,
    })),
  ),
];

for (const given of REQUESTS)
  test(`${JSON.stringify(given)} looks at as many rows among a million changes as among two thousand`, () => {
    const rows = rowsOf(small, given);
    assert.ok(rows < 2_000, `${rows}`);
    // Of whole lists the first and the next page.
    assert.equal(rowsOf(large, given), rows);
    if (!given['verb']?.startsWith('ListR') && !given['verb']?.startsWith('ListI')) return;
    const next = (counted: CountedArchive) => ({
      verb: given['verb'] as string,
      resumptionToken: tokenOf(ask(counted, given)),
    });
    assert.equal(rowsOf(large, next(large)), rowsOf(small, next(small)));
  });

test('a page from the middle of a million looks at no more than one from the beginning', () => {
  const list = { verb: 'ListRecords', metadataPrefix: 'oai_dc' };
  const middle = rowsOf(large, { ...list, from: '2026-01-06T00:00:00Z' });
  assert.equal(middle, rowsOf(large, { ...list, from: '2026-01-01T00:00:20Z' }));
});

test('the count can fail: a list that is counted or sorted is looked at to its end', () => {
  const { feed } = large.archive;
  const counted = large.rowsOf(() => feed.countRecords({ from: 0, until: 1_000_000, segment: 'place' }));
  assert.equal(counted, 250_000);
  assert.ok(large.rowsOf(() => feed.segments()) > 1_000);
});
