import { openArchive } from '../../src/archive/archive.ts';
import { loadConfig } from '../../src/config.ts';
import { DumpMaker } from '../../src/dump-maker.ts';
import { DumpShelf } from '../../src/harvest/dump-shelf.ts';

// Stands for a server: makes dumps as one does, and lives until it is killed.
const [stateDir = '', dumpsDir = ''] = process.argv.slice(2);
const config = { ...loadConfig(), stateDir, dumpsDir };
const archive = openArchive({ stateDir, base: config.baseIri, readOnly: true });
const shelf = new DumpShelf({ archive, dir: dumpsDir });
new DumpMaker({ config, archive, shelf, log: { error() {}, info() {} } }).look();
setInterval(() => {}, 1_000);
