import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { IsnadError } from '../errors.ts';
import type { PublicKeyInfo } from './dump-manifest.ts';

/** Makes a private key (Ed25519, PEM, readable by its owner alone) and gives the public one; never replaces a file. */
export function makeKey(path: string): PublicKeyInfo {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, pem);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why =
      code === 'EEXIST' ? 'there is a file already, and a key is never replaced' : `it cannot be written (${code})`;
    throw new IsnadError('bad-request', `No key was made at ${path}: ${why}.`, { cause });
  }
  return publicPart(privateKey);
}

/** The private key of a file; throws `configuration` where there is none that can sign. */
export function readPrivateKey(path: string): KeyObject {
  const refuse = (why: string, cause?: unknown): never => {
    throw new IsnadError('configuration', `DUMP_KEY_FILE=${JSON.stringify(path)} is not valid: ${why}.`, { cause });
  };
  try {
    const key = createPrivateKey(readFileSync(path));
    return key.asymmetricKeyType === 'ed25519' ? key : refuse(`its key is ${key.asymmetricKeyType}, not Ed25519`);
  } catch (cause) {
    if (cause instanceof IsnadError) throw cause;
    return refuse('a file with a private key (Ed25519, PEM), as "isnad key FILE" makes one', cause);
  }
}

/** The public key of a file, or of the private one in it; throws `bad-request` where there is none. */
export function readPublicKey(path: string): PublicKeyInfo {
  try {
    const key = createPublicKey(readFileSync(path));
    if (key.asymmetricKeyType === 'ed25519') return describeKey(key);
    throw new Error(`its key is ${key.asymmetricKeyType}, not Ed25519`);
  } catch (cause) {
    throw new IsnadError('bad-request', `${path} holds no Ed25519 key: ${(cause as Error).message}.`, { cause });
  }
}

/** The same of a key in PEM; undefined where it is none. */
export function keyOfPem(pem: string): PublicKeyInfo | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? describeKey(key) : undefined;
  } catch {
    return undefined;
  }
}

/** What may be published of a private key. */
export function publicPart(key: KeyObject): PublicKeyInfo {
  return describeKey(createPublicKey(key));
}

function describeKey(key: KeyObject): PublicKeyInfo {
  const publicKey = key.export({ type: 'spki', format: 'pem' }).toString();
  return { algorithm: 'Ed25519', publicKey, fingerprint: fingerprintOf(key) };
}

function fingerprintOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** The signature of bytes: 64 bytes (RFC 8032). */
export function signBytes(bytes: Uint8Array, key: KeyObject): Buffer {
  return sign(null, bytes, key);
}

/** Whether a signature is of these bytes by this key; false for a key or a signature that is none. */
export function isSignedBy(bytes: Uint8Array, signature: Uint8Array, { publicKey }: PublicKeyInfo): boolean {
  try {
    return verify(null, bytes, createPublicKey(publicKey), signature);
  } catch {
    return false;
  }
}
