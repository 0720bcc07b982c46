import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes the names in a folder last, as a rename into it does not by itself; Windows knows no such thing and refuses to open a folder. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
