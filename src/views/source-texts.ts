import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PassageView } from '../claims/claim-view.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import type { PassageFinder } from './passage.ts';

/** The folder is read once, and no more of it than this: files beyond are as if they were not there. */
const MOST_FILES = 2_000;
const MOST_BYTES = 4 * 1024 * 1024;
/** Characters shown before and after a passage. */
const AROUND = 280;

/** Finds passages in the texts of a folder by digest: `<sha256>.txt`, or any file whose bytes have that digest. */
export function passageFinder(index: QuadIndex, folder: string | undefined): PassageFinder {
  if (folder === undefined) return () => undefined;
  const files = digests(folder);
  return (passage) => {
    const digest = index.object(namedNode(passage.text), isnad.textDigest)?.value;
    const file = digest === undefined ? undefined : files.get(digest);
    return file === undefined ? undefined : cut(file, passage);
  };
}

function digests(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .slice(0, MOST_FILES)
    .map((entry) => join(folder, entry.name))
    .filter((file) => statSync(file).size <= MOST_BYTES);
  return new Map(files.map((file) => [createHash('sha256').update(readFileSync(file)).digest('hex'), file]));
}

/** Offsets count Unicode code points in logical order, so the text is cut as such and not as UTF-16. */
function cut(file: string, { start, end }: PassageView): ReturnType<PassageFinder> {
  if (start === undefined || end === undefined) return undefined;
  const points = Array.from(readFileSync(file, 'utf8'));
  if (start < 0 || end > points.length || start >= end) return undefined;
  const slice = (from: number, to: number) => points.slice(Math.max(0, from), to).join('');
  return {
    before: airless(slice(start - AROUND, start)).replace(/^\S*\s+/, ''),
    passage: slice(start, end),
    after: airless(slice(end, end + AROUND)).replace(/\s+\S*$/, ''),
  };
}

/** Pages come with many empty lines, which would push the passage off the screen. */
function airless(text: string): string {
  return text.replace(/\s*\n\s*/g, '\n');
}
