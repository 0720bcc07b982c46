import type { Request, RequestHandler, Response, Router } from 'express';
import {
  capabilityList,
  changeList,
  changeListIndex,
  resourceList,
  resourceListIndex,
  SYNC_PATHS,
  SYNC_SETS,
  type SyncSet,
  sourceDescription,
} from '../harvest/resourcesync.ts';
import { resource } from './methods.ts';
import { sendPieces } from './pieces.ts';
import { notFound } from './problems.ts';
import type { Site } from './site.ts';

/** `/.well-known/resourcesync` and what it leads to: ResourceSync (ANSI/NISO Z39.99). */
export function resourceSyncRoutes(site: Site, router: Router): void {
  const { archive } = site;
  const source = { archive };
  const lists = '/resourcesync/:set';
  resource(router, `/${SYNC_PATHS.description}`, { get: (req, res) => send(req, res, sourceDescription(source)) });
  resource(router, `${lists}/capabilitylist`, { get: of((set) => capabilityList(source, set)) });
  resource(router, `${lists}/resourcelist`, { get: of((set) => resourceListIndex(source, set, new Date())) });
  resource(router, `${lists}/resourcelist/:block`, {
    get: of((set, block) => resourceList(source, set, block, new Date())),
  });
  resource(router, `${lists}/changelist`, { get: of((set) => changeListIndex(source, set)) });
  resource(router, `${lists}/changelist/:block`, { get: of((set, block) => changeList(source, set, block)) });
}

/** The one check of what an address names; `block` is 0 where it names none. */
function of(make: (set: SyncSet, block: number) => Iterable<string> | undefined): RequestHandler {
  return (req, res) => {
    const { set, block = '0' } = req.params;
    const known = SYNC_SETS.find((one) => one === set);
    const wellNamed = typeof block === 'string' && /^(0|[1-9]\d{0,11})$/.test(block);
    const pieces = known !== undefined && wellNamed ? make(known, Number(block)) : undefined;
    if (pieces === undefined) throw notFound(req.path);
    return send(req, res, pieces);
  };
}

function send(req: Request, res: Response, pieces: Iterable<string>): Promise<void> {
  const iterator = pieces[Symbol.iterator]();
  const first = iterator.next().value ?? '';
  res.setHeader('Content-Type', 'application/xml');
  res.setHeader('Cache-Control', 'no-cache');
  return sendPieces(req, res, first, Iterator.from(iterator));
}
