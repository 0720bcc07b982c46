import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GRADES } from '../../src/claims/edge-filter.ts';
import { CLAIM_RELATIONS } from '../../src/claims/relations.ts';
import { SEGMENTS } from '../../src/records/segments.ts';
import { type ExploreState, filterOf, parseState, stateQuery } from '../../src/views/explore-state.ts';

const BASE = 'https://archive.test/';

const slug = fc
  .stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}$/)
  .filter((text) => text !== 'v' && text !== 'claims');
const node = fc.tuple(fc.constantFrom(...SEGMENTS), slug).map(([segment, name]) => `${segment}/${name}`);
const key = fc.constantFrom(
  ...CLAIM_RELATIONS.map((relation) => relation.key),
  'cites',
  'dcterms.publisher',
  'org.subOrganizationOf',
);
const coordinate = fc.integer({ min: -99_999, max: 99_999 });
const day = fc.constantFrom('2013', '2017-04', '2017-04-04', '2016-02-29');

const states: fc.Arbitrary<ExploreState> = fc
  .record(
    {
      start: fc.uniqueArray(node, { maxLength: 5 }),
      open: fc.uniqueArray(
        fc.record({
          node,
          direction: fc.record({ key, inverse: fc.boolean() }),
          page: fc.integer({ min: 1, max: 999 }),
        }),
        { maxLength: 20, selector: (item) => JSON.stringify(item) },
      ),
      hidden: fc.uniqueArray(node, { maxLength: 5 }),
      without: fc.uniqueArray(key, { maxLength: 5 }),
      pins: fc.uniqueArray(fc.record({ node, x: coordinate, y: coordinate }), {
        maxLength: 20,
        selector: (pin) => pin.node,
      }),
      from: day,
      until: day,
      grade: fc.constantFrom(...GRADES),
      focus: fc.oneof(
        fc.record({ kind: fc.constant('node' as const), node }),
        fc.record({ kind: fc.constant('edge' as const), from: node, key, to: node }),
      ),
    },
    { requiredKeys: ['start', 'open', 'hidden', 'without', 'pins'] },
  )
  .map((state) => state as ExploreState);

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('any state comes back out of its address', () => {
  fc.assert(
    fc.property(states, (state) => {
      const search = new URLSearchParams(stateQuery(state)).toString();
      const parsed = parseState(Object.fromEntries(new URLSearchParams(search)), BASE);
      assert.ok('state' in parsed, search);
      assert.deepEqual(plain(parsed.state), plain(state));
    }),
  );
});

test('an address needs no escapes for a state', () => {
  fc.assert(
    fc.property(states, (state) => {
      assert.doesNotMatch(new URLSearchParams(stateQuery(state)).toString(), /%/);
    }),
  );
});

test('any query is a state or names the parameter at fault', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('start', 'open', 'pin', 'focus', 'from', 'grade', 'hide'), fc.string()),
      (query) => {
        const parsed = parseState(query, BASE);
        if ('fault' in parsed) assert.ok(Object.hasOwn(query, parsed.fault));
      },
    ),
  );
});

test('a start is named by its path, its address or its IRI', () => {
  for (const text of [
    'organization/jim',
    '/organization/jim',
    'id/organization/jim',
    'organization.jim',
    ` organization/jim `,
    `${BASE}organization/jim`,
    `${BASE}id/organization/jim`,
  ]) {
    const parsed = parseState({ start: text }, BASE);
    assert.ok('state' in parsed, text);
    assert.deepEqual(parsed.state.start, ['organization/jim'], text);
  }
});

test('what is no state is a fault of its parameter', () => {
  const faults = [
    ['start', 'organization/../../etc'],
    ['start', 'claim/a/b'],
    ['start', '<script>'],
    ['start', 'organization/\u202ejim'],
    ['start', Array.from({ length: 13 }, (_, at) => `organization.o${at}`).join('_')],
    ['open', 'organization.jim'],
    ['open', 'organization.jim*says so'],
    ['open', 'organization.jim*cites*0'],
    ['open', 'organization.jim*cites*-1'],
    ['open', 'organization.jim*cites*1*1'],
    ['hide', 'jim'],
    ['without', '-cites'],
    ['pin', 'organization.jim*1'],
    ['pin', 'organization.jim*1e9*0'],
    ['from', '2017-02-30'],
    ['from', '2017-13'],
    ['until', 'yesterday'],
    ['until', '٢٠١٧'],
    ['grade', 'unverified'],
    ['focus', 'organization.jim*cites'],
    ['focus', 'x'.repeat(10_000)],
  ] as const;
  for (const [name, value] of faults)
    assert.deepEqual(parseState({ [name]: value }, BASE), { fault: name }, `${name}=${value}`);
});

test('a year or month stands for all of its days', () => {
  const filter = (from: string, until: string) => {
    const parsed = parseState({ from, until }, BASE);
    return 'state' in parsed ? filterOf(parsed.state) : undefined;
  };
  assert.deepEqual(filter('2016', '2016'), { from: '2016-01-01', until: '2016-12-31' });
  assert.deepEqual(filter('2016-02', '2016-02'), { from: '2016-02-01', until: '2016-02-29' });
  assert.deepEqual(filter('2016-12', '2016-12'), { from: '2016-12-01', until: '2016-12-31' });
  assert.deepEqual(filter('2016-02-03', '2016-02-03'), { from: '2016-02-03', until: '2016-02-03' });
});
