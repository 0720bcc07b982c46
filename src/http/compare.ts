import type { Request, Response, Router } from 'express';
import { ERRORS } from '../errors.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import { parseIri } from '../records/segments.ts';
import { type CompareRequest, compareError, isCompared, MOST_COMPARED, recordsText } from '../views/compare-model.ts';
import { isByName } from '../views/named-record.ts';
import { addressName } from '../views/record-field.ts';
import { composed } from './composed.ts';
import { resource } from './methods.ts';
import { namedRecord, shownRecord } from './named-record.ts';
import { pageOf } from './paging.ts';
import { resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import { seeOther } from './see-other.ts';
import type { Site } from './site.ts';

/** `/compare?records=a,b`: two to five records of one kind side by side. */
export function compareRoutes(site: Site, router: Router): void {
  resource(router, '/compare{.:ext}', {
    get: (req, res) => {
      const { records } = req.query;
      const addresses = [req.query[addressName('records')] ?? []].flat().map(String);
      if (Array.isArray(records) || addresses.length > 0)
        return together(site, req, res, { texts: [records ?? []].flat().map(String), addresses });
      const query = resourceQuery(req);
      const request = { named: comparedRecords(site, query['records'] ?? ''), page: pageOf(query) };
      if (hasAnother(request, query['records'] ?? ''))
        return seeOther(site, req, res, 'compare', { ...query, records: recordsText(request) });
      const fault = compareError(request);
      return respond(site, req, res, {
        ...composed(site, 'compare', request),
        path: 'compare',
        query: ['records', 'page'],
        position: site.index.position,
        // An empty form is a good answer to a person who has yet to fill it in.
        status: fault === undefined || request.named.length === 0 ? 200 : ERRORS[fault.code].status,
        links: [{ href: LICENCES.data.value, rel: 'license' }],
      });
    },
  });
}

/** A form sends each record under the same name; the address of the answer holds them in one. */
function together(site: Site, req: Request, res: Response, { texts, addresses }: Fields): void {
  const isPaired = addresses.length === texts.length;
  const named = texts.flatMap((text, at) => {
    const shown = shownRecord(site, text, (isPaired && addresses[at]) || '');
    return shown === undefined ? requestOf(site, partsOf(text), 1).named : [shown];
  });
  seeOther(site, req, res, 'compare', { records: recordsText({ named: named.slice(0, MOST_COMPARED + 1) }) });
}

interface Fields {
  readonly texts: readonly string[];
  /** Of the records that the fields showed, in their order. */
  readonly addresses: readonly string[];
}

/** What stands between names. */
const NAMES = /[;؛\n]/;

/** The records that a text names: names are parted by semicolons, since they may hold commas; addresses by anything. */
function partsOf(text: string): string[] {
  const parts = NAMES.test(text) ? text.split(NAMES) : isAddresses(text) ? text.split(/[\s,،]+/) : [text];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Whether no part is a name of several words. */
function isAddresses(text: string): boolean {
  const parts = text.split(/[,،]/).map((part) => part.trim());
  return parts.every((part) => part.split(/\s+/).every((word) => word.includes('/')) || !/\s/.test(part));
}

/** Whether the page has another address: every record has been found, and it is not how the address writes it. */
function hasAnother({ named }: CompareRequest, text: string): boolean {
  return named.some(isByName) || (NAMES.test(text) && named.every(({ state }) => state === 'known'));
}

function requestOf(site: Site, asked: readonly string[], page: number): CompareRequest {
  // One more than fits says that there are too many.
  const named = asked.slice(0, MOST_COMPARED + 1).map((text) => namedRecord(site, text, { fits: isComparable(site) }));
  return { named, page };
}

/** The records that an address names for comparison. */
export function comparedRecords(site: Site, text: string): CompareRequest['named'] {
  return requestOf(site, partsOf(text), 1).named;
}

function isComparable({ config: { baseIri } }: Site): (thing: string) => boolean {
  return (thing) => {
    const named = parseIri(thing, baseIri);
    return named?.kind === 'thing' && isCompared(named.segment);
  };
}
