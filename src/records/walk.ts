import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { IsnadError } from '../errors.ts';
import { formatOfFile } from '../rdf/media-types.ts';
import { compareText } from '../rdf/reading-order.ts';

/**
 * The paths, with `/`, of everything below a folder that bears the ending of an RDF format, in their order, one folder's list
 * in memory at a time. A folder that bears such an ending is reported, not entered. Links to folders are not followed, so
 * there is no way in a circle. Throws `data-folder` where there is no folder.
 */
export async function* walk(root: string, below = ''): AsyncGenerator<string> {
  const entries = await list(root, below);
  entries.sort((a, b) => compareText(a.name, b.name));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (formatOfFile(entry.name) !== undefined) yield path;
    else if (entry.isDirectory()) yield* walk(root, path);
  }
}

async function list(root: string, below: string): Promise<Dirent[]> {
  try {
    return await readdir(join(root, below), { withFileTypes: true });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT' ? 'does not exist' : code === 'ENOTDIR' ? 'is not a folder' : `cannot be read (${code})`;
    throw new IsnadError('data-folder', `The data folder ${join(root, below)} ${why}.`, { cause });
  }
}
