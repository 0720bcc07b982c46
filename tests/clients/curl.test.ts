import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { smallSite } from '../http/small-site.ts';
import { place } from '../records/temporary-folder.ts';
import { findClient, runClient } from './run-client.ts';

const curl = await findClient('curl', ['curl'], ['--version']);
const skip = 'skip' in curl && curl.skip;

/** What curl prints of an answer: its status, its headers in small letters, and what follows them. */
interface Told {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

async function told(...args: string[]): Promise<Told> {
  const printed = await runClient('program' in curl ? curl.program : '', ['-s', '-i', ...args]);
  const [head = '', ...rest] = printed.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = new Map<string, string>();
  for (const each of lines) {
    const [name = '', ...value] = each.split(': ');
    headers.set(
      name.toLowerCase(),
      [...(headers.get(name.toLowerCase())?.split('\n') ?? []), value.join(': ')].join(', '),
    );
  }
  return { status: Number(line.split(' ')[1]), headers, body: rest.join('\r\n\r\n') };
}

/** A place with three versions, of the minutes 0, 1 and 2 of the year; the address of its site. */
async function changed(t: TestContext) {
  const site = await smallSite(t, { files: { 'place/a.ttl': place('a'), 'place/b.ttl': place('b') } });
  await site.update({ 'place/a.ttl': place('a', 'isnad:note "second"') });
  await site.update({ 'place/a.ttl': place('a', 'isnad:note "third"') });
  return { site, at: new URL((await site.get('/healthz')).url).origin };
}

const date = (minute: number, second = 0) => new Date(Date.UTC(2026, 0, 1, 0, minute, second)).toUTCString();

test('curl is led from a record over its TimeGate to the version of an instant', { skip }, async (t) => {
  const { at } = await changed(t);
  const original = await told(`${at}/place/a`);
  assert.match(original.headers.get('link') ?? '', /<http:\/\/localhost:3030\/timegate\/place\/a>; rel="timegate"/);
  assert.match(
    original.headers.get('link') ?? '',
    /\/timemap\/place\/a>; rel="timemap"; type="application\/link-format"/,
  );

  const gate = await told('-H', `Accept-Datetime: ${date(1, 30)}`, `${at}/timegate/place/a`);
  assert.equal(gate.status, 302);
  assert.equal(gate.headers.get('vary'), 'accept-datetime');
  assert.equal(gate.headers.get('location'), '/place/a/v/2');
  assert.equal(gate.headers.has('memento-datetime'), false);
  const links = gate.headers.get('link') ?? '';
  assert.match(links, /<http:\/\/localhost:3030\/place\/a>; rel="original"/);
  assert.match(links, /\/v\/1>; rel="first prev memento"; datetime="Thu, 01 Jan 2026 00:00:00 GMT"/);
  assert.match(links, /\/v\/2>; rel="memento"; datetime="Thu, 01 Jan 2026 00:01:00 GMT"/);
  assert.match(links, /\/v\/3>; rel="next last memento"; datetime="Thu, 01 Jan 2026 00:02:00 GMT"/);

  const memento = await told(
    '-L',
    '-H',
    `Accept-Datetime: ${date(1, 30)}`,
    '-H',
    'Accept: text/turtle',
    `${at}/timegate/place/a`,
  );
  assert.match(memento.body, /memento-datetime: Thu, 01 Jan 2026 00:01:00 GMT/i);
  assert.match(memento.body, /rel="original".*rel="timegate".*rel="timemap"/);
  assert.match(memento.body, /"second"/);
});

test('a TimeGate takes the first version for earlier dates, and the last without one', { skip }, async (t) => {
  const { at } = await changed(t);
  const gate = async (...headers: string[]) => {
    const { status, headers: told_ } = await told(...headers.flatMap((one) => ['-H', one]), `${at}/timegate/place/a`);
    return [status, told_.get('location')];
  };
  assert.deepEqual(await gate(), [302, '/place/a/v/3']);
  assert.deepEqual(await gate(`Accept-Datetime: ${new Date(0).toUTCString()}`), [302, '/place/a/v/1']);
  assert.deepEqual(await gate(`Accept-Datetime: ${date(59)}`), [302, '/place/a/v/3']);
  assert.deepEqual(await gate(`Accept-Datetime: ${date(2)}`), [302, '/place/a/v/3'], 'the date that a version bears');
  for (const wrong of ['2026-01-01T00:00:00Z', 'Fri, 01 Jan 2026 00:00:00 GMT', 'Thu, 01 Jan 2026 00:00:00 +0100', 'x'])
    assert.equal((await gate(`Accept-Datetime: ${wrong}`))[0], 400, wrong);
  assert.equal((await told(`${at}/timegate/place/nowhere`)).status, 404);
  assert.equal((await told('-X', 'POST', `${at}/timegate/place/a`)).status, 405);
});

test('a TimeMap lists every version, in the format of links and as JSON', { skip }, async (t) => {
  const { at } = await changed(t);
  const map = await told(`${at}/timemap/place/a`);
  assert.equal(map.headers.get('content-type'), 'application/link-format');
  assert.equal(
    map.body,
    `<http://localhost:3030/place/a>; rel="original",
<http://localhost:3030/timegate/place/a>; rel="timegate",
<http://localhost:3030/timemap/place/a>; rel="self"; type="application/link-format"; from="${date(0)}"; until="${date(2)}",
<http://localhost:3030/place/a/v/1>; rel="first memento"; datetime="${date(0)}",
<http://localhost:3030/place/a/v/2>; rel="memento"; datetime="${date(1)}",
<http://localhost:3030/place/a/v/3>; rel="last memento"; datetime="${date(2)}"
`,
  );
  const json = JSON.parse((await told('-H', 'Accept: application/json', `${at}/timemap/place/a`)).body);
  assert.equal(json.original_uri, 'http://localhost:3030/place/a');
  assert.deepEqual(json.mementos.last, { datetime: '2026-01-01T00:02:00Z', uri: 'http://localhost:3030/place/a/v/3' });
  assert.equal(json.mementos.list.length, 3);
  assert.equal(json.state, 'current');
  assert.equal((await told(`${at}/timemap/place/a?page=2`)).status, 404);
  assert.equal((await told(`${at}/timemap/place/nowhere`)).status, 404);
});

test('a record that was withdrawn keeps its TimeGate and TimeMap, which say so', { skip }, async (t) => {
  const { site, at } = await changed(t);
  site.remove('place/a.ttl');
  await site.update({}, { prune: true, allowWithdraw: 5 });
  const gone = await told(`${at}/place/a`);
  assert.equal(gone.status, 410);
  assert.match(gone.headers.get('link') ?? '', /rel="timegate".*rel="timemap"/);
  assert.equal((await told(`${at}/timegate/place/a`)).headers.get('location'), '/place/a/v/3');
  const json = JSON.parse((await told(`${at}/timemap/place/a.json`)).body);
  assert.equal(json.state, 'withdrawn');
  assert.equal(json.since, '2026-01-01T00:03:00.000Z');
  const page = await told('-H', 'Accept: text/html', `${at}/place/a/v/3`);
  assert.match(page.body, /This record was withdrawn since/);
});
