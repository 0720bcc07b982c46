import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response, Router } from 'express';
import { IsnadError } from '../errors.ts';
import type { StoredDump } from '../harvest/dump-folder.ts';
import { type DumpFile, MANIFEST_FILE, SIGNATURE_FILE } from '../harvest/dump-manifest.ts';
import { DUMPS } from '../harvest/dumps-page.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import { isFresh, setValidators } from './conditional.ts';
import { addLinks } from './headers.ts';
import { resource } from './methods.ts';
import { notFound } from './problems.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/dumps/`: the dumps that may be had, and their files. What is served is what a manifest lists: no address is a path. */
export function dumpRoutes(site: Site, router: Router): void {
  const list = (req: Request, res: Response) => respondList(site, req, res);
  resource(router, '/dumps{.:ext}', { get: list });
  resource(router, '/dumps/', { get: list });
  resource(router, '/dumps/key.pem', {
    get: (_req, res) => {
      const key = site.dumps?.key;
      if (key === undefined) throw notFound('/dumps/key.pem');
      res.setHeader('Cache-Control', 'no-cache');
      res.setHeader('Content-Type', 'application/x-pem-file');
      res.end(key.publicKey);
    },
  });
  const latest = {
    get: (req: Request, res: Response) => {
      const [newest] = site.dumps?.list() ?? [];
      if (newest === undefined) throw notFound(req.path);
      const { file } = req.params;
      if (typeof file === 'string' && fileOf(newest, file) === undefined) throw notFound(req.path);
      redirect(site, res, `dumps/${newest.manifest.id}${typeof file === 'string' ? `/${file}` : ''}`);
    },
  };
  resource(router, '/dumps/latest{/}', latest);
  resource(router, '/dumps/latest/:file', latest);
  // A dump is a thing that is described at the list.
  resource(router, '/dumps/:id{/}', {
    get: (req, res) => {
      const { id } = dumpOf(site, String(req.params['id']), req.path).manifest;
      redirect(site, res, `dumps/#${id}`, 303);
    },
  });
  resource(router, '/dumps/:id/:file', {
    get: (req, res, next) => {
      const dump = dumpOf(site, String(req.params['id']), req.path);
      const file = fileOf(dump, String(req.params['file']));
      if (file === undefined) throw notFound(req.path);
      sendFile(req, res, next, dump, file);
    },
  });
}

function respondList(site: Site, req: Request, res: Response): Promise<void> {
  const { dumps } = site;
  const manifests = (dumps?.list() ?? []).map(({ manifest }) => manifest);
  return respond(site, req, res, {
    view: DUMPS,
    path: 'dumps',
    query: [],
    position: 0,
    state: JSON.stringify([manifests.map(({ id, made }) => [id, made]), dumps?.key?.fingerprint]),
    links: [{ href: LICENCES.data.value, rel: 'license' }],
    model: () => ({ manifests, key: dumps?.key }),
  });
}

function dumpOf({ dumps }: Site, id: string, path: string): StoredDump {
  const standing = dumps?.find(id) ?? { state: 'unknown' };
  switch (standing.state) {
    case 'served':
      return standing.dump;
    case 'taken-down':
      throw new IsnadError(
        'gone',
        'Something in this dump has been withdrawn or withheld since; /dumps/ lists newer ones.',
        {
          arabic: 'سُحب أو حُجب بعض ما في هذه النسخة منذ إعدادها؛ وتجد الأحدث منها في ‎/dumps/.',
        },
      );
    case 'unknown':
      throw notFound(path);
    default:
      return standing satisfies never;
  }
}

/** A file of a dump by its name, from what its manifest lists and the manifest itself. */
function fileOf(
  { folder, manifest }: StoredDump,
  name: string,
): Pick<DumpFile, 'name' | 'mediaType' | 'sha256'> | undefined {
  const listed = manifest.files.find((file) => file.name === name);
  if (listed !== undefined) return listed;
  const isOwn = name === MANIFEST_FILE || (name === SIGNATURE_FILE && manifest.key !== undefined);
  if (!isOwn) return undefined;
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex');
  return { name, mediaType: name === MANIFEST_FILE ? 'application/json' : 'application/octet-stream', sha256 };
}

/**
 * Sends a file with ranges (RFC 9110, 14), If-Range and the other conditions. A .gz is the resource itself and no coding of one:
 * whoever asks for it wants it as it is signed.
 */
function sendFile(
  req: Request,
  res: Response,
  next: (error: unknown) => void,
  { folder, manifest }: StoredDump,
  { name, mediaType, sha256 }: Pick<DumpFile, 'name' | 'mediaType' | 'sha256'>,
): void {
  const digest = `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
  const [etag, made] = [`"${sha256}"`, new Date(manifest.made)];
  setValidators(res, etag, made);
  // A take-down has to reach whoever keeps a copy.
  res.setHeader('Cache-Control', 'no-cache');
  // RFC 9530: of the whole, whatever part is sent ...
  res.setHeader('Repr-Digest', digest);
  // ... and of the content of this message, where that is certain to be the whole.
  if (req.method === 'GET' && MAKE_LESS.every((header) => req.get(header) === undefined))
    res.setHeader('Content-Digest', digest);
  addLinks(res, [{ href: manifest.license, rel: 'license' }]);
  // Asked here: below, a client that says "no-cache", as fetch does with every condition, would never hear that it has the file.
  if (req.get('If-Match') === undefined && isFresh(req, etag, made)) {
    res.status(304).end();
    return;
  }
  res.setHeader('Content-Type', mediaType);
  res.sendFile(name, { root: folder, cacheControl: false, dotfiles: 'allow' }, (error?: Error) => {
    if (error !== undefined && !isGoneClient(error)) next(asProblem(error, res));
  });
}

const MAKE_LESS = ['Range', 'If-None-Match', 'If-Modified-Since'];

interface SendError extends Error {
  readonly status?: number;
  readonly code?: string;
  readonly syscall?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function isGoneClient({ code, syscall }: SendError): boolean {
  return code === 'ECONNABORTED' || syscall === 'write';
}

function asProblem(error: SendError, res: Response): unknown {
  for (const name of ['Repr-Digest', 'Content-Digest']) if (!res.headersSent) res.removeHeader(name);
  const { status, headers } = error;
  if (status === 412)
    return new IsnadError('precondition-failed', 'The file is not the one that the request names.', {
      arabic: 'الملف ليس الذي يسمّيه الطلب.',
    });
  if (status === 404) return notFound('this address any more');
  if (status !== 416) return error;
  const range = headers?.['Content-Range'] ?? '';
  if (range !== '') res.setHeader('Content-Range', range);
  return new IsnadError('bad-range', `The file has no such bytes (${range}).`, {
    arabic: `ليست في الملف هذه البايتات (${range}).`,
  });
}

function redirect({ basePath }: Site, res: Response, path: string, status: 302 | 303 = 302): void {
  res.setHeader('Location', basePath + path);
  res.setHeader('Cache-Control', 'no-cache');
  res.status(status).end();
}
