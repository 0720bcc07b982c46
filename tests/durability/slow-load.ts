import { openArchive } from '../../src/archive/archive.ts';
import { loadFolder } from '../../src/archive/load.ts';

/**
 * A process that loads a folder and stops for good at a given point, so that a test can kill it there:
 * `node slow-load.ts STATE_DIR FOLDER reading|validating|writing`.
 */
const [, , stateDir = '', dir = '', point = ''] = process.argv;
const archive = openArchive({ stateDir, base: 'http://localhost:3030/' });
const stay = (): never => {
  process.stdout.write('here\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  throw new Error('unreachable');
};
await loadFolder(archive, {
  dir,
  maxFileBytes: 1_000_000,
  judge: { validate: async ({ iri }) => ({ record: iri, accepted: true, findings: [] }) },
  onProgress: ({ phase, done }) => void (phase === point && done >= 100 && stay()),
});
process.stdout.write('finished\n');
archive.close();
