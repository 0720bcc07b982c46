import type { JsonObject } from '../rdf/json.ts';
import { MESSAGES } from '../views/messages.ts';
import { type DumpManifest, MANIFEST_FILE, SIGNATURE_FILE } from './dump-manifest.ts';

export const RO_CRATE_FILE = 'ro-crate-metadata.json';
export const RO_CRATE_CONTEXT = 'https://w3id.org/ro/crate/1.2/context';
const PROFILE = 'https://w3id.org/ro/crate/1.2';

/** What a dump is to programs that know RO-Crate 1.2 and nothing of us. The manifest lists this file, so this lists no hash of that. */
export function roCrate(manifest: Omit<DumpManifest, 'key'>, isSigned: boolean): JsonObject {
  const { base, id, files, license, made, counts, log } = manifest;
  const entities: JsonObject[] = files.map(({ name, mediaType, bytes, sha256, content }) => ({
    '@id': name,
    '@type': 'File',
    name,
    description: DESCRIPTIONS[content?.form ?? 'nquads'] as string,
    // "encodingFormat ... MAY be an array" (RO-Crate 1.2, Data Entities): of the file, then of what it holds.
    encodingFormat: content === undefined ? mediaType : [mediaType, content.mediaType],
    contentSize: String(bytes),
    sha256,
  }));
  entities.push({
    '@id': MANIFEST_FILE,
    '@type': 'File',
    name: MANIFEST_FILE,
    description: 'What this dump holds, of which moment, and the hash of every file',
    encodingFormat: 'application/json',
  });
  if (isSigned)
    entities.push({
      '@id': SIGNATURE_FILE,
      '@type': 'File',
      name: SIGNATURE_FILE,
      description: 'Ed25519 signature of the manifest (64 bytes)',
      encodingFormat: 'application/octet-stream',
    });
  return {
    '@context': RO_CRATE_CONTEXT,
    '@graph': [
      {
        '@id': RO_CRATE_FILE,
        '@type': 'CreativeWork',
        about: { '@id': './' },
        conformsTo: { '@id': PROFILE },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: `${MESSAGES.datasetTitle.en}, ${id}`,
        description: `${MESSAGES.datasetDescription.en} ${counts.records} records with ${counts.claims} claims, as the archive stood at position ${log.position} of its log.`,
        identifier: `${base}dumps/${id}`,
        url: { '@id': `${base}dumps/` },
        datePublished: made,
        license: { '@id': license },
        hasPart: entities.map((entity) => ({ '@id': entity['@id'] as string })),
      },
      { '@id': license, '@type': 'CreativeWork', name: 'Creative Commons Attribution 4.0 International' },
      ...entities,
    ],
  };
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  nquads: 'Every record and the catalog, one named graph a record, as N-Quads',
  trig: 'Every record and the catalog, one named graph a record, as TriG',
  jsonl: 'Every record, one JSON-LD document a line',
  records: 'Every record with its version and the SHA-256 of its canonical form (RDFC-1.0) on the neutral base',
};
