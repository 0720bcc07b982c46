import type { TestContext } from 'node:test';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { loadFolder } from '../../src/archive/load.ts';
import { openCurrentQuads } from '../../src/current-quads.ts';
import type { SearchScene } from '../../src/views/search-model.ts';
import { openSearch } from '../../src/views/search-source.ts';
import { temporaryFolder } from '../records/temporary-folder.ts';

/** Base of tests over the curated data. */
export const BASE = 'https://archive.test/';

/** Accepts every record: whether the data keep the shapes is another test's business. */
const ACCEPT_ALL = {
  validate: async ({ iri }: { iri: string }) => ({ record: iri, accepted: true, findings: [] }),
};

/** The curated data with what they are found by, for as long as the test. */
export async function curatedSearch(
  t: Pick<TestContext, 'after'>,
): Promise<SearchScene & { readonly archive: Archive }> {
  const stateDir = temporaryFolder(t);
  const archive = openArchive({ stateDir, base: BASE });
  await loadFolder(archive, { dir: 'data', judge: ACCEPT_ALL, maxFileBytes: 16_000_000 });
  const current = openCurrentQuads(archive);
  const { index } = current;
  const search = openSearch(archive, stateDir, index);
  t.after(async () => {
    await current.close();
    search.close();
    archive.close();
  });
  return { archive, index, search, base: BASE, language: 'en' };
}
