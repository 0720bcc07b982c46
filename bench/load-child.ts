import { openArchive } from '../src/archive/archive.ts';
import { loadFolder } from '../src/archive/load.ts';
import type { Progress } from '../src/archive/load-report.ts';
import { rulesFingerprint } from '../src/validate/fingerprint.ts';
import { createValidator } from '../src/validate/validator.ts';
import { memoryMb } from './server.ts';

/** What one load took, phase by phase. */
export interface LoadTimes {
  readonly records: number;
  readonly quads: number;
  readonly refused: number;
  readonly readMs: number;
  readonly validateMs: number;
  readonly writeMs: number;
  /** The most memory that was ever resident. */
  readonly peakMb: number;
  /** Resident memory at each tenth of the validation. */
  readonly memoryMb: readonly number[];
}

// A process of its own, so that its memory is that of a load and nothing else; the parent reads one line of JSON.
const [dataDir = '', stateDir = ''] = process.argv.slice(2);
const archive = openArchive({ stateDir, base: 'http://localhost:3030/' });
const validator = await createValidator({ threads: 2 });
const judge = Object.assign(validator, { fingerprint: rulesFingerprint() });

const began = performance.now();
const ended: Partial<Record<Progress['phase'], number>> = {};
const memory: number[] = [];
const onProgress = ({ phase, done, total }: Progress): void => {
  ended[phase] = performance.now();
  if (phase !== 'validating' || total === undefined) return;
  if (done >= ((memory.length + 1) * total) / 10) memory.push(Math.round(memoryMb(process.pid, 'VmRSS')));
};
const report = await loadFolder(archive, { dir: dataDir, judge, maxFileBytes: 16_777_216, onProgress });
const end = performance.now();
await validator.close();

let quads = 0;
for (const record of archive.current()) quads += record.quads.length;
const { reading = began, validating = reading } = ended;
const times: LoadTimes = {
  records: report.files,
  quads,
  refused: report.refusedCount + report.heldBackCount,
  readMs: reading - began,
  validateMs: validating - reading,
  writeMs: end - validating,
  peakMb: memoryMb(process.pid, 'VmHWM'),
  memoryMb: memory,
};
archive.close();
console.log(JSON.stringify(times));
