import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentsFor } from './generator.ts';
import { CURATED, type Named } from './questions.ts';
import { type ArchiveSize, claimFacts } from './synthetic-claims.ts';
import { writeArchive } from './write-archive.ts';

/** Something to measure: a folder of records, and what to ask for. */
export interface Dataset {
  readonly title: string;
  readonly folder: string;
  /** A document and an incident (`segment/slug`) that are asked for again and again. */
  readonly document: string;
  readonly incident: string;
  /** Documents that are asked for once, so that nothing of them is cached. */
  readonly others: readonly string[];
  readonly named: Named;
  /** How often a start is measured; the median is told. */
  readonly starts: number;
}

export const DATASETS = ['curated', '100k', '1m'] as const;
export type DatasetName = (typeof DATASETS)[number];

const QUADS = { '100k': 100_000, '1m': 1_000_000 } as const;
const SEED = 1;
const OTHERS = 300;

/** Finds the curated data, or writes a synthetic archive below `scratch`. */
export function datasetOf(name: DatasetName, scratch: string): Dataset {
  if (name === 'curated') return curated();
  const size: ArchiveSize = { seed: SEED, documents: documentsFor(QUADS[name]), claimsPerDocument: 8 };
  const folder = join(scratch, `${name}-data`);
  writeArchive(folder, size);
  const claim = longestChain(size);
  const others = Array.from({ length: Math.min(OTHERS, size.documents - 1) }, (_, i) => `document/doc-${i + 1}`);
  return {
    title: name === '100k' ? '100 thousand quads' : '1 million quads',
    folder,
    document: 'document/doc-0',
    incident: 'incident/incident-1',
    others,
    named: { incident: 'id/incident/incident-1', claim },
    starts: name === '100k' ? 2 : 1,
  };
}

function curated(): Dataset {
  const folder = fileURLToPath(new URL('../data/', import.meta.url));
  const document = 'document/soc-2023-04-04';
  const all = readdirSync(join(folder, 'document'), { withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.ttl'))
    .map(({ name }) => `document/${name.slice(0, -'.ttl'.length)}`);
  const others = all.filter((path) => path !== document).slice(0, OTHERS);
  return {
    title: 'curated data',
    folder,
    document,
    incident: 'incident/khan-shaykhun-2017-04-04',
    others,
    named: CURATED,
    starts: 3,
  };
}

/** The claim, among those of the first documents, that stands furthest from the start of its chain. */
function longestChain(size: ArchiveSize): string {
  let best = { length: -1, claim: '' };
  for (let document = 0; document < Math.min(size.documents, 300); document += 1) {
    for (let c = 0; c < size.claimsPerDocument; c += 1) {
      let length = 0;
      for (let at = claimFacts(size, document, c); at.reports; at = claimFacts(size, at.reports.document, c))
        length += 1;
      const { slug } = claimFacts(size, document, c);
      if (length > best.length) best = { length, claim: `id/claim/doc-${document}/${slug}` };
    }
  }
  return best.claim;
}
