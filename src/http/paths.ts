import type { Router } from 'express';
import { ERRORS } from '../errors.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import { addressText, isByName } from '../views/named-record.ts';
import { type PathRequest, pathFault } from '../views/path-model.ts';
import { addressName } from '../views/record-field.ts';
import { composed } from './composed.ts';
import { resource } from './methods.ts';
import { namedRecord } from './named-record.ts';
import { resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import { seeOther } from './see-other.ts';
import type { Site } from './site.ts';

/** `/path?from=&to=`: how two records are connected. Without them, the form that asks for them. A name leads to the address. */
export function pathRoutes(site: Site, router: Router): void {
  resource(router, '/path{.:ext}', {
    get: (req, res) => {
      const { from, to, ...beside } = resourceQuery(req);
      const [ofFrom, ofTo] = [beside[addressName('from')], beside[addressName('to')]];
      const request: PathRequest = {
        base: site.config.baseIri,
        from: namedRecord(site, from, { address: ofFrom }),
        to: namedRecord(site, to, { address: ofTo }),
      };
      const isForm = ofFrom !== undefined || ofTo !== undefined;
      if (isForm || isByName(request.from) || isByName(request.to)) {
        const query = { from: addressText(request.from, from), to: addressText(request.to, to) };
        return seeOther(site, req, res, 'path', query);
      }
      return respond(site, req, res, {
        ...composed(site, 'path', request),
        path: 'path',
        query: ['from', 'to'],
        position: site.index.position,
        status: statusOf(request),
        links: [{ href: LICENCES.data.value, rel: 'license' }],
      });
    },
  });
}

/** An empty form is a good answer to a person who has yet to fill it in. */
function statusOf(request: PathRequest): number {
  const fault = pathFault(request);
  const isUnfilled = request.from.state === 'none' || request.to.state === 'none';
  if (fault === undefined || (isUnfilled && fault.code === 'bad-request')) return 200;
  return ERRORS[fault.code].status;
}
