import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { IsnadError } from '../errors.ts';
import { decodedBytes } from '../records/dump-lines.ts';
import { isSignedBy, keyOfPem } from './dump-key.ts';
import {
  type DumpFile,
  type DumpManifest,
  MANIFEST_FILE,
  type Measured,
  type PublicKeyInfo,
  readManifest,
  SIGNATURE_FILE,
} from './dump-manifest.ts';
import { Problems } from './verify-problems.ts';
import { verifyRecords } from './verify-records.ts';

/** What is to be verified, and by whose key. */
export interface VerifyDumpOptions {
  /** The folder of a dump, its manifest, or one of its files. */
  readonly path: string;
  /** The key by which it has to be signed; without it, whichever key the manifest names is only looked at. */
  readonly key?: PublicKeyInfo;
  readonly onProgress?: (records: number) => void;
}

/** What was looked at, and what is wrong, a sentence each; of a dump with very many problems the first ones. */
export interface DumpVerification {
  readonly manifest: DumpManifest;
  readonly files: number;
  readonly records: number;
  /** By which key it is signed; `named` where that is the key that was to be expected. */
  readonly signature: { readonly state: 'none' | 'wrong' | 'good' | 'named'; readonly fingerprint?: string };
  readonly problems: readonly string[];
  readonly problemCount: number;
}

/**
 * Verifies a dump without a server and without an archive: the signature of its manifest, the bytes and hashes of its files, coded
 * and decoded, and each record's RDFC-1.0 hash on the neutral base, made anew from the N-Quads. Memory: one record.
 * Throws `data-folder` or `syntax` where there is no manifest that can be read.
 */
export async function verifyDump({ path, key, onProgress }: VerifyDumpOptions): Promise<DumpVerification> {
  const { folder, only } = placeOf(path);
  const bytes = readOr(join(folder, MANIFEST_FILE));
  if (bytes === undefined)
    throw new IsnadError('data-folder', `${folder} holds no ${MANIFEST_FILE}: what is not listed cannot be verified.`);
  const manifest = readManifest(bytes.toString(), join(folder, MANIFEST_FILE));
  const problems = new Problems();
  const signature = verifySignature(folder, bytes, manifest, key, problems);
  if (only !== undefined && !manifest.files.some(({ name }) => name === only))
    problems.add(`${only} is not listed in the manifest, so nothing is known of it.`);
  // Beside a single file the table of records is needed, in whichever coding is there.
  const files = manifest.files.filter(
    ({ name, content }) =>
      only === undefined || name === only || (content?.form === 'records' && existsSync(join(folder, name))),
  );
  const good: DumpFile[] = [];
  for (const file of files) if (await verifyFile(folder, file, problems)) good.push(file);
  const records = await verifyRecords(folder, manifest, { good, whole: only === undefined, problems, onProgress });
  return { manifest, files: files.length, records, signature, problems: problems.listed, problemCount: problems.count };
}

function placeOf(path: string): { folder: string; only?: string } {
  const about = statSync(path, { throwIfNoEntry: false });
  if (about === undefined) throw new IsnadError('data-folder', `There is no dump at ${path}.`);
  if (about.isDirectory()) return { folder: path };
  const name = basename(path);
  return name === MANIFEST_FILE ? { folder: dirname(path) } : { folder: dirname(path), only: name };
}

function verifySignature(
  folder: string,
  bytes: Buffer,
  manifest: DumpManifest,
  expected: PublicKeyInfo | undefined,
  problems: Problems,
): DumpVerification['signature'] {
  const signature = readOr(join(folder, SIGNATURE_FILE));
  const stated = manifest.key && keyOfPem(manifest.key.publicKey);
  const key = expected ?? stated;
  if (manifest.key !== undefined && (stated === undefined || stated.fingerprint !== manifest.key.fingerprint))
    problems.add('The manifest names a key that is none, or gives it a wrong fingerprint.');
  if (signature === undefined) {
    if (expected !== undefined || manifest.key !== undefined)
      problems.add(`The manifest is not signed: there is no ${SIGNATURE_FILE}.`);
    return { state: 'none' };
  }
  if (key === undefined) {
    problems.add(`There is a ${SIGNATURE_FILE}, and the manifest names no key; give one with --key.`);
    return { state: 'wrong' };
  }
  const { fingerprint } = key;
  if (isSignedBy(bytes, signature, key)) return { state: expected === undefined ? 'good' : 'named', fingerprint };
  const byStated = expected !== undefined && stated !== undefined && isSignedBy(bytes, signature, stated);
  problems.add(
    byStated
      ? `The manifest is signed by another key (${stated.fingerprint}) than the one given (${fingerprint}).`
      : 'The manifest was changed after it was signed, or the signature is not of it.',
  );
  return { state: 'wrong', fingerprint };
}

/** Whether a file is the one that the manifest lists, coded and decoded. */
async function verifyFile(folder: string, file: DumpFile, problems: Problems): Promise<boolean> {
  const { name, content } = file;
  const path = join(folder, name);
  if (!existsSync(path)) {
    problems.add(`${name} is missing.`);
    return false;
  }
  const before = problems.count;
  try {
    compare(await measure(createReadStream(path)), file, `${name}`, problems);
    if (content !== undefined && problems.count === before)
      compare(await measure(decodedBytes(path)), content, `What stands in ${name}`, problems);
  } catch (error) {
    problems.add(`${name} cannot be read: ${(error as Error).message}`);
  }
  return problems.count === before;
}

function compare(found: Measured, listed: Measured, what: string, problems: Problems): void {
  if (found.bytes !== listed.bytes)
    problems.add(`${what} has ${found.bytes} bytes where the manifest lists ${listed.bytes}.`);
  else if (found.sha256 !== listed.sha256)
    problems.add(`${what} has the SHA-256 ${found.sha256} where the manifest lists ${listed.sha256}.`);
}

async function measure(bytes: AsyncIterable<Buffer>): Promise<Measured> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    count += chunk.length;
  }
  return { bytes: count, sha256: hash.digest('hex') };
}

function readOr(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
