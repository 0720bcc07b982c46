import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { findRecord, merge, put, withdraw } from '../../src/archive/writer.ts';
import { loadConfig } from '../../src/config.ts';
import { openCurrentQuads } from '../../src/current-quads.ts';
import { createApp } from '../../src/http/app.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { identify } from '../../src/records/record.ts';
import { openSearch } from '../../src/views/search-source.ts';
import { place, temporaryFolder } from '../records/temporary-folder.ts';

/** A site whose base is where it listens, so that clients of others can follow its identifiers, and whose records change. */
export interface LiveLog {
  readonly base: string;
  readonly archive: Archive;
  /** Writes places by their slugs, each with a note. */
  write(note: string, ...slugs: readonly string[]): Promise<void>;
  withdraw(slug: string, reason: string): void;
  merge(slug: string, into: string): void;
}

export async function liveLog(t: Pick<TestContext, 'after'>): Promise<LiveLog> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const stateDir = temporaryFolder(t);
  const archive = openArchive({ stateDir, base });
  const current = openCurrentQuads(archive);
  const search = openSearch(archive, stateDir, current.index);
  const log = { error() {}, warn() {}, info() {}, debug() {} };
  const config = { ...loadConfig({ BASE_IRI: base, RATE_LIMIT: '0' }) };
  server.on('request', createApp({ config, archive, index: current.index, search, engine: {}, log } as never));
  t.after(() => {
    server.closeAllConnections();
    server.close();
    search.close();
    archive.close();
  });
  const { writer } = archive;
  let minute = 0;
  const change = (reason?: string) => {
    minute += 1;
    const time = new Date(Date.UTC(2026, 0, 1, 0, minute));
    return { time, agent: 'a curator', door: 'hand', ...(reason === undefined ? {} : { reason }) };
  };
  const row = (slug: string) => findRecord(writer, `https://isnad.invalid/place/${slug}`) ?? assert.fail(slug);
  return {
    base,
    archive,
    async write(note, ...slugs) {
      const { time, ...about } = change();
      for (const slug of slugs) {
        const text = place(slug, `isnad:note "${note}"@en`);
        const found = identify(await parseRdf(text, { format: 'turtle', baseIRI: 'https://isnad.invalid/' }));
        assert.ok(found.ok);
        put(writer, found.record, { ...about, time });
      }
      current.update();
    },
    withdraw: (slug, reason) => void withdraw(writer, row(slug), change(reason)),
    merge: (slug, into) => void merge(writer, row(slug), `https://isnad.invalid/place/${into}`, change()),
  };
}
