import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openArchive } from '../../src/archive/archive.ts';

/**
 * A process that saves a snapshot of an archive's index and stops for good before it is renamed, so that a test can kill it
 * there: `node stuck-snapshot.ts STATE_DIR BASE`.
 */
const [, , stateDir = '', base = ''] = process.argv;
fs.renameSync = () => {
  fs.writeSync(1, 'here\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};
syncBuiltinESMExports();
const { buildIndex } = await import('../../src/build-index.ts');
const { writeSnapshot } = await import('../../src/index/snapshot-file.ts');
const archive = openArchive({ stateDir, base, readOnly: true });
const data = buildIndex(archive);
writeSnapshot(`${stateDir}/index.snapshot`, data, { base, history: 'x', rules: 'x' });
