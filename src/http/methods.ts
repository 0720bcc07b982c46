import type { Request, RequestHandler, Response, Router } from 'express';
import { IsnadError } from '../errors.ts';

/** The methods of a resource; `get` answers HEAD too. QUERY is the safe method with a body. */
export interface Methods {
  readonly get?: RequestHandler;
  readonly post?: RequestHandler;
  readonly query?: RequestHandler;
  readonly put?: RequestHandler;
  readonly delete?: RequestHandler;
  readonly patch?: RequestHandler;
  /** Headers of an OPTIONS answer beside Allow, e.g. `Accept-Query`. */
  readonly options?: Readonly<Record<string, string>>;
}

const VERBS = ['get', 'post', 'query', 'put', 'delete', 'patch'] as const;

/** Registers a resource at a path: its methods, OPTIONS, and 405 with `Allow` for every other one. */
export function resource(router: Router, path: string, methods: Methods): void {
  const route = router.route(path);
  const allow = allowed(methods);
  for (const verb of VERBS) {
    const handler = methods[verb];
    if (handler) (route as unknown as Record<string, (handler: RequestHandler) => void>)[verb]?.(handler);
  }
  const own = new Set(allow.split(', '));
  route.all((req, res, next) => {
    // The resource's own handler has passed on: the address names nothing here.
    if (own.has(req.method) && req.method !== 'OPTIONS') return next();
    for (const [name, value] of Object.entries(methods.options ?? {})) res.setHeader(name, value);
    res.setHeader('Allow', allow);
    if (req.method === 'OPTIONS') return answerOptions(res, allow);
    throw methodNotAllowed(req, allow);
  });
}

function allowed(methods: Methods): string {
  const verbs = VERBS.filter((verb) => methods[verb]).map((verb) => verb.toUpperCase());
  return [...verbs.flatMap((verb) => (verb === 'GET' ? ['GET', 'HEAD'] : [verb])), 'OPTIONS'].join(', ');
}

function answerOptions(res: Response, allow: string): void {
  res.setHeader('Access-Control-Allow-Methods', allow);
  res.setHeader(
    'Access-Control-Allow-Headers',
    'Accept, Accept-Datetime, Accept-Language, Content-Type, If-None-Match, If-Match, If-Range, Range',
  );
  res.setHeader('Access-Control-Max-Age', '86400');
  res.status(204).end();
}

function methodNotAllowed(req: Request, allow: string): IsnadError {
  const method = req.method.slice(0, 20);
  return new IsnadError('method-not-allowed', `${method} is not possible here; possible are ${allow}.`, {
    arabic: `لا يمكن استعمال ${method} هنا؛ الممكن هو ${allow}.`,
    extra: { allow: allow.split(', ') },
  });
}
