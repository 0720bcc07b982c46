import { IsnadError } from '../errors.ts';
import { NEUTRAL_BASE } from '../rdf/base.ts';

/** What the first member of a manifest says; another word, another reading. */
export const MANIFEST_FORMAT = 'isnad-dump-1';
export const MANIFEST_FILE = 'manifest.json';
/** 64 bytes, as `openssl pkeyutl -verify -rawin` takes them. */
export const SIGNATURE_FILE = 'manifest.json.sig';

/** The forms in which a dump is written, each in two codings. `records` is the table of hashes. */
const CONTENT_FORMS = ['nquads', 'trig', 'jsonl', 'records'] as const;
export type ContentForm = (typeof CONTENT_FORMS)[number];
export type Coding = 'gzip' | 'zstd';

/** The bytes of something, and what they are known by. */
export interface Measured {
  readonly bytes: number;
  /** SHA-256 in lower-case hex. */
  readonly sha256: string;
}

/** One file of a dump. */
export interface DumpFile extends Measured {
  readonly name: string;
  readonly mediaType: string;
  /** What stands in it once it is decoded; absent for a file that is not coded. */
  readonly content?: Measured & { readonly form: ContentForm; readonly coding: Coding; readonly mediaType: string };
}

/** The key by which a manifest is signed. It says which key to expect, not whose it is. */
export interface PublicKeyInfo {
  readonly algorithm: 'Ed25519';
  /** PEM, SubjectPublicKeyInfo. */
  readonly publicKey: string;
  /** SHA-256 of the key's DER, in hex: to be compared by eye. */
  readonly fingerprint: string;
}

/** What a dump says of itself; everything else in it is known by a hash that stands here. */
export interface DumpManifest {
  readonly format: typeof MANIFEST_FORMAT;
  /** The name of its folder. */
  readonly id: string;
  /** The base on which its IRIs stand. */
  readonly base: string;
  /** When it was made, ISO 8601 in UTC. */
  readonly made: string;
  /** The moment of the archive that it shows; `hash` is that of the whole log up to there. */
  readonly log: { readonly position: number; readonly hash: string; readonly time?: string };
  readonly license: string;
  /** `quads` are those of the records; the catalog stands in N-Quads and TriG beside them. */
  readonly counts: {
    readonly records: number;
    readonly quads: number;
    readonly claims: number;
    readonly catalogQuads: number;
  };
  /** How the hashes in the table of records are made. */
  readonly recordHashes: {
    readonly form: 'records';
    readonly algorithm: 'SHA-256';
    readonly canonicalization: 'RDFC-1.0';
    readonly base: string;
  };
  readonly files: readonly DumpFile[];
  readonly key?: PublicKeyInfo;
}

/** How every manifest says that its record hashes are made. */
export const RECORD_HASHES: DumpManifest['recordHashes'] = {
  form: 'records',
  algorithm: 'SHA-256',
  canonicalization: 'RDFC-1.0',
  base: NEUTRAL_BASE,
};

/** The bytes of a manifest; they are what is signed. */
export function manifestText(manifest: DumpManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Reads a manifest; throws `syntax`, naming the file, where it is none that this version can trust itself to read. */
export function readManifest(text: string, file: string): DumpManifest {
  const refuse = (why: string): never => {
    throw new IsnadError('syntax', `${file} is not the manifest of a dump: ${why}.`, { place: { file } });
  };
  let value: DumpManifest;
  try {
    value = JSON.parse(text) as DumpManifest;
  } catch (cause) {
    return refuse(`it is not JSON (${(cause as Error).message})`);
  }
  if (value === null || typeof value !== 'object' || value.format !== MANIFEST_FORMAT)
    return refuse(`its "format" is not "${MANIFEST_FORMAT}"`);
  for (const [name, ok] of [
    ['id', isFileName(value.id)],
    ['base', typeof value.base === 'string' && URL.canParse(value.base) && value.base.endsWith('/')],
    ['made', isTime(value.made)],
    ['license', typeof value.license === 'string'],
    ['log', isCount(value.log?.position) && typeof value.log.hash === 'string'],
    ['counts', COUNTS.every((count) => isCount(value.counts?.[count]))],
    ['files', Array.isArray(value.files) && value.files.every(isDumpFile) && areApart(value.files)],
    ['key', value.key === undefined || isKey(value.key)],
  ] as const)
    if (!ok) refuse(`its member "${name}" is missing or wrong`);
  return value;
}

const COUNTS = ['records', 'quads', 'claims', 'catalogQuads'] as const;

/** Whether a text can name a file of a dump, or its folder: nothing that leads anywhere else. */
export function isFileName(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(text);
}

function isDumpFile(file: DumpFile | null): boolean {
  if (file === null || typeof file !== 'object') return false;
  const { name, mediaType, content } = file;
  if (!isFileName(name) || !isMediaType(mediaType) || !isMeasured(file)) return false;
  if (content === undefined) return true;
  const known = CONTENT_FORMS.includes(content?.form) && ['gzip', 'zstd'].includes(content.coding);
  return known && isMediaType(content.mediaType) && isMeasured(content);
}

function areApart(files: readonly DumpFile[]): boolean {
  return new Set(files.map(({ name }) => name)).size === files.length;
}

function isMeasured({ bytes, sha256 }: Measured): boolean {
  return isCount(bytes) && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
}

function isKey({ algorithm, publicKey, fingerprint }: PublicKeyInfo): boolean {
  return algorithm === 'Ed25519' && typeof publicKey === 'string' && typeof fingerprint === 'string';
}

function isMediaType(text: unknown): boolean {
  return typeof text === 'string' && /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(text);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTime(text: unknown): boolean {
  return typeof text === 'string' && !Number.isNaN(Date.parse(text));
}
