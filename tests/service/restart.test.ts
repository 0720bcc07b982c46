import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startService } from '../../src/service.ts';
import { running } from './running.ts';
import { files } from './withheld-files.ts';

test('a restart reads the index that was saved, follows what the folder says by then, and answers it', async (t) => {
  const archive = await running(t, files(false));
  await archive.service.close();
  const changed = files(false);
  changed['person/clerk.ttl'] = (changed['person/clerk.ttl'] ?? '').replace('"A clerk"', '"Another clerk"');
  archive.write(changed);
  const told: string[] = [];
  const note = (...[about, message]: unknown[]) => void told.push(String(message ?? about));
  const again = await startService(archive.config, { error: note, warn: note, info: note, debug: () => {} }, () => {});
  // Closed here: what runs after the test first takes away the folder that it writes to.
  try {
    assert.deepEqual(
      told.filter((line) => line.includes('index')),
      ['read the index from its snapshot'],
    );
    const query = 'ASK { ?s <http://www.w3.org/2000/01/rdf-schema#label> "Another clerk"@en }';
    const answer = await fetch(new URL(`sparql?query=${encodeURIComponent(query)}`, again.url));
    assert.equal(((await answer.json()) as { boolean: boolean }).boolean, true);
    const page = await fetch(new URL('person/clerk', again.url), { headers: { Accept: 'text/html' } });
    assert.match(await page.text(), /Another clerk/);
  } finally {
    await again.close();
  }
});
