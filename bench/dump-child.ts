import { makeDump } from '../src/harvest/build-dump.ts';
import { storedDumps } from '../src/harvest/dump-folder.ts';
import { verifyDump } from '../src/harvest/verify-dump.ts';
import { BASE } from './peers/constants.ts';
import { memoryMb } from './server.ts';

/** What making or verifying one dump took. */
export interface DumpFigures {
  readonly records: number;
  readonly quads: number;
  readonly bytes: number;
  readonly ms: number;
  /** The most memory that was ever resident. */
  readonly peakMb: number;
}

// A process of its own, so that its memory is that of the dump and nothing else; the parent reads one line of JSON.
const [what = '', stateDir = '', dir = ''] = process.argv.slice(2);
const began = performance.now();
if (what === 'make') await makeDump({ stateDir, base: BASE, dir, keep: 1 });
const [dump] = storedDumps(dir);
if (dump === undefined) throw new Error(`There is no dump in ${dir}.`);
if (what === 'verify') {
  const { problems } = await verifyDump({ path: dump.folder });
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
const { counts, files } = dump.manifest;
const figures: DumpFigures = {
  records: counts.records,
  quads: counts.quads + counts.catalogQuads,
  bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  ms: performance.now() - began,
  peakMb: memoryMb(process.pid, 'VmHWM'),
};
console.log(JSON.stringify(figures));
