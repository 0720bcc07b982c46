import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type History, historyEvent, inHistory } from '../support/histories.ts';
import { type Get, serving } from './history-site.ts';

// OAI-PMH and ResourceSync say less of a change than the streams do: neither names a version, and OAI-PMH tells of the last
// change of a record alone. As far as their words go, they tell the same as the log.

const RESOURCE_SYNC: Readonly<Record<string, string>> = {
  created: 'created',
  updated: 'updated',
  withdrawn: 'deleted',
  merged: 'deleted',
};

const locations = (xml: string): string[] => Array.from(xml.matchAll(/<loc>([^<]+)<\/loc>/g), ([, loc = '']) => loc);
const textOf = async (get: Get, address: string): Promise<string> => (await get(address)).text();

/** Every entry of every change list, as a client finds them from the well-known address on. */
async function changeList(get: Get): Promise<string[]> {
  const [capabilities = ''] = locations(await textOf(get, '.well-known/resourcesync'));
  const index = locations(await textOf(get, capabilities)).find((loc) => loc.endsWith('changelist')) ?? '';
  const told: string[] = [];
  for (const list of locations(await textOf(get, index)))
    for (const [, loc = '', change, time] of (await textOf(get, list)).matchAll(
      /<loc>([^<]+)<\/loc>.*?change="(\w+)" datetime="([^"]+)"/g,
    ))
      told.push(`${change} ${loc.replace(/\.nq$/, '')} ${new Date(time ?? '').toISOString()}`);
  return told;
}

/** Every header of an interval, by its resumption tokens. */
async function headers(get: Get, from: string, until: string): Promise<string[]> {
  const told: string[] = [];
  let asked = `verb=ListIdentifiers&metadataPrefix=rdf&from=${from}&until=${until}`;
  while (asked !== '') {
    const text = await textOf(get, `oai?${asked}`);
    for (const [, status, record, time] of text.matchAll(
      /<header( status="deleted")?><identifier>([^<]+)<\/identifier><datestamp>([^<]+)</g,
    ))
      told.push(`${status === undefined ? 'there' : 'gone'} ${record} ${time}`);
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1];
    asked = token === undefined ? '' : `verb=ListIdentifiers&resumptionToken=${encodeURIComponent(token)}`;
  }
  return told;
}

const seconds = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

function expectedHeaders({ archive }: History, from: string, until: string): string[] {
  return archive.feed
    .records({ from: 0, until: archive.position, most: 1_000 })
    .filter(({ time }) => seconds(time) >= from && seconds(time) <= until)
    .map(({ iri, state, time }) => `${state === 'current' ? 'there' : 'gone'} ${iri} ${seconds(time)}`);
}

test('OAI-PMH and ResourceSync tell of the same changes as the log, whatever happened and whatever interval', async () => {
  const offsets = fc.tuple(fc.nat(400_000), fc.nat(400_000));
  await fc.assert(
    fc.asyncProperty(fc.array(historyEvent, { minLength: 5, maxLength: 50 }), offsets, async (events, [a, b]) =>
      inHistory(async (history) => {
        const begin = history.now.getTime();
        await history.happen(...events);
        const { archive } = history;
        const changes = archive.feed.changes({ from: 0, most: 10_000 });
        await serving(history, async (get) => {
          assert.deepEqual(
            await changeList(get),
            changes.map(({ kind, record, time }) => `${RESOURCE_SYNC[kind]} ${record} ${time.toISOString()}`),
          );
          for (const [from, until] of [
            [begin + Math.min(a, b), begin + Math.max(a, b)],
            [begin, history.now.getTime()],
          ] as const) {
            const interval = [seconds(new Date(from)), seconds(new Date(until))] as const;
            assert.deepEqual(await headers(get, ...interval), expectedHeaders(history, ...interval));
          }
        });
      }),
    ),
    { numRuns: 20 },
  );
});
