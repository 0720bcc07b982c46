import type { RecordRow } from './rows.ts';

/**
 * What is to be done with a record of a file.
 * `create`, `update`: validate and write. `same`: the archive holds this content. `keep`: the file is as it was last
 * imported, another door has changed the record since. `conflict`: both have changed.
 */
export type Decision = 'create' | 'update' | 'same' | 'keep' | 'conflict';

/** Decides by three hashes: what the file says now, what it said when last imported, what the archive says now. */
export function decide(
  row: Pick<RecordRow, 'state' | 'hash' | 'file_hash' | 'door'> | undefined,
  fileHash: string,
): Decision {
  if (row === undefined) return 'create';
  const sinceImport = fileHash === row.file_hash ? 'keep' : 'conflict';
  // Withdrawn because its file was gone, and the file is back. What someone took back stays so until the file changes.
  if (row.state !== 'current') return row.state === 'withdrawn' && row.door === 'folder' ? 'create' : sinceImport;
  if (fileHash === row.hash) return 'same';
  return row.file_hash === row.hash ? 'update' : sinceImport;
}
