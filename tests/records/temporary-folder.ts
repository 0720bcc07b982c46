import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

/** A folder that is removed when the test ends. */
export function temporaryFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files below a folder, making the folders between. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const PREFIXES = `@prefix isnad: <https://w3id.org/isnad/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
`;

/** The Turtle of a place, with more statements about it if wanted. */
export function place(slug: string, more = ''): string {
  return `${PREFIXES}<id/place/${slug}> a isnad:Place ; rdfs:label "${slug}"@en ${more === '' ? '' : `; ${more} `}.\n`;
}

/** The Turtle of a document with claims; each claim is what stands after its class. */
export function document(slug: string, claims: Readonly<Record<string, string>> = {}, more = ''): string {
  const about = Object.entries(claims).map(
    ([claim, rest]) => `<id/claim/${slug}/${claim}> a isnad:Claim ; isnad:statedIn <id/document/${slug}> ; ${rest} .\n`,
  );
  return `${PREFIXES}<id/document/${slug}> a isnad:Document ; rdfs:label "${slug}"@en ${more === '' ? '' : `; ${more} `}.\n${about.join('')}`;
}
