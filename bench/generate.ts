import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { documentsFor } from './generator.ts';
import { writeArchive } from './write-archive.ts';

const HELP = `npm run bench:generate -- --out FOLDER [--quads N] [--seed N] [--claims N]

Writes a synthetic archive as a folder of record files: the same numbers and seed give the same bytes.

  --out FOLDER  where to; must be new or empty
  --quads N     about how many quads, from 1000 to 10000000 (default 100000)
  --seed N      another seed, another archive of the same size (default 1)
  --claims N    claims a document, from 1 to 100 (default 8); 1 gives many small records`;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    quads: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    claims: { type: 'string', default: '8' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const quads = whole(values.quads, 1_000, 10_000_000);
const seed = whole(values.seed, 0, 4_294_967_295);
const claimsPerDocument = whole(values.claims, 1, 100);
const { out } = values;
if (values.help) console.log(HELP);
else if (out === undefined || quads === undefined || seed === undefined || claimsPerDocument === undefined)
  refuse(HELP);
else if (existsSync(out) && readdirSync(out).length > 0) refuse(`${out} is not empty.`);
else {
  const written = writeArchive(out, { seed, documents: documentsFor(quads, claimsPerDocument), claimsPerDocument });
  console.log(`${written.records} records with ${written.quads} quads in ${out}`);
}

function whole(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

function refuse(why: string): void {
  console.error(why);
  process.exitCode = 2;
}
