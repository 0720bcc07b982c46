import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replicateLDES } from 'ldes-client';
import { SPANS } from '../../src/http/site.ts';
import { as, dcterms, isnad, rdf } from '../../src/rdf/vocabulary.ts';
import { temporaryFolder } from '../records/temporary-folder.ts';
import { type LiveLog, liveLog } from './live-log.ts';

/** What the client gave for one change. */
interface Replicated {
  readonly record: string | undefined;
  readonly version: string | undefined;
  readonly types: readonly string[];
  readonly hash: string | undefined;
}

interface Run {
  readonly members: Map<string, Replicated>;
  readonly fetched: string[];
}

interface Ways {
  readonly ordered?: 'none' | 'ascending';
  /** It stays, and asks again what may have changed: that is how it goes on from a state. It is stopped the second time. */
  readonly polling?: boolean;
  /** Only what is later. */
  readonly after?: Date | undefined;
}

/** Lets the client read a stream to its end, from where `statePath` says that it was. */
async function replicate(
  url: string,
  statePath: string,
  { ordered = 'none', polling = false, after }: Ways = {},
): Promise<Run> {
  const fetched: string[] = [];
  const fetching: typeof fetch = (input, init) => {
    fetched.push(String(input instanceof Request ? input.url : input));
    return fetch(input, init);
  };
  const client = replicateLDES(
    { url, statePath, polling, pollInterval: 20, fetch: fetching, ...(after && { after }) },
    ordered,
  );
  const members = new Map<string, Replicated>();
  const reader = (client.stream() as unknown as ReadableStream<Member>).getReader();
  let polls = 0;
  client.on('poll', () => {
    polls += 1;
    if (polls === 2) void reader.cancel();
  });
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const { id, quads } = next.value;
    assert.ok(!members.has(id.value), `${id.value} is given once`);
    const values = (predicate: { value: string }) =>
      quads
        .filter((q) => q.subject.value === id.value && q.predicate.value === predicate.value)
        .map((q) => q.object.value);
    const [record] = values(as.object);
    const [version] = values(dcterms.hasVersion);
    const [hash] = values(isnad.contentHash);
    members.set(id.value, { record, version, hash, types: values(rdf.type).sort() });
  }
  return { members, fetched };
}

interface Member {
  readonly id: { readonly value: string };
  readonly quads: readonly {
    readonly subject: { readonly value: string };
    readonly predicate: { readonly value: string };
    readonly object: { readonly value: string };
  }[];
}

const TYPES = { created: ['Create'], updated: ['Update'], withdrawn: ['Delete'], merged: ['Delete', 'Move'] } as const;

/** The log after a position, as the client has to have it. */
function logOf({ archive, base }: LiveLog, from = 0): Map<string, Replicated> {
  return new Map(
    archive.feed.changes({ from, most: 10_000 }).map(({ position, record, version, kind }) => [
      `${base}changes/${position}`,
      {
        record,
        version: `${record}/v/${version}`,
        hash: kind === 'created' || kind === 'updated' ? archive.version(record ?? '', version ?? 0)?.hash : undefined,
        types: TYPES[kind as keyof typeof TYPES].map((type) => as[type].value),
      },
    ]),
  );
}

const sorted = (members: Map<string, Replicated>) => [...members].sort(([a], [b]) => (a < b ? -1 : 1));
const SPAN = SPANS.stream;
const slugs = (from: number, count: number) => Array.from({ length: count }, (_, at) => `p${from + at}`);

test('ldes-client replicates the whole log, and again what changed since, withdrawals among it', async (t) => {
  const site = await liveLog(t);
  await site.write('first', ...slugs(0, 2 * SPAN + 30));
  site.withdraw('p7', 'asked for');
  const state = temporaryFolder(t);
  const first = await replicate(`${site.base}ldes`, state);
  assert.deepEqual(sorted(first.members), sorted(logOf(site)));
  const seen = site.archive.position;
  await site.write('second', ...slugs(100, SPAN));
  site.withdraw('p8', 'twice');
  site.merge('p9', 'p10');
  const second = await replicate(`${site.base}ldes`, state);
  assert.deepEqual(sorted(second.members), sorted(logOf(site, seen)));
  const closed = new RegExp(`after=(0|${SPAN})$`);
  assert.deepEqual(
    second.fetched.filter((url) => closed.test(url)),
    [],
    'a closed page is not asked for again',
  );
  await site.write('third', 'p0');
  const third = await replicate(`${site.base}ldes`, state, { polling: true });
  assert.deepEqual([...third.members.keys()], [`${site.base}changes/${site.archive.position}`]);
  assert.equal((await replicate(`${site.base}ldes`, state)).members.size, 0);
  const inOrder = await replicate(`${site.base}ldes`, temporaryFolder(t), { ordered: 'ascending' });
  assert.deepEqual(sorted(inOrder.members), sorted(logOf(site)));
});

test('ldes-client that asks for what came after a time reads the pages that have it, and no others', async (t) => {
  const site = await liveLog(t);
  await site.write('first', ...slugs(0, 3 * SPAN));
  const [before] = site.archive.feed.changes({ from: 0, most: 1 });
  await site.write('second', ...slugs(0, 10));
  const { members, fetched } = await replicate(`${site.base}ldes`, temporaryFolder(t), { after: before?.time });
  assert.deepEqual(sorted(members), sorted(logOf(site, 3 * SPAN)));
  assert.deepEqual([...new Set(fetched)], [`${site.base}ldes`, `${site.base}ldes?after=${3 * SPAN}`]);
});

test('ldes-client gives the changes of one record in the order of the log', async (t) => {
  const site = await liveLog(t);
  await site.write('first', 'a', 'b');
  await site.write('second', 'a');
  site.withdraw('a', 'asked for');
  await site.write('third', 'b', 'a');
  const { members } = await replicate(`${site.base}ldes/place/a`, temporaryFolder(t), { ordered: 'ascending' });
  assert.deepEqual(
    [...members.keys()],
    [1, 3, 4, 6].map((position) => `${site.base}changes/${position}`),
  );
});
