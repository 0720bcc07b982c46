import type { Request, Response } from 'express';
import { address, REPRESENTATION_PARAMETERS } from './reader.ts';
import type { Site } from './site.ts';

/** Sends a client on to the address that says the same in the usual way; the form and language asked for are kept. */
export function seeOther(
  site: Site,
  req: Request,
  res: Response,
  path: string,
  query: Readonly<Record<string, string>>,
): void {
  const { ext } = req.params;
  const kept = REPRESENTATION_PARAMETERS.flatMap((name) => {
    const value = req.query[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const suffix = typeof ext === 'string' ? `.${ext}` : '';
  res.setHeader('Cache-Control', 'no-cache');
  res
    .status(303)
    .setHeader('Location', address(site.basePath, path + suffix, { ...query, ...Object.fromEntries(kept) }));
  res.end();
}
