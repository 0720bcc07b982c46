import type { Request, Response, Router } from 'express';
import { hasRecord } from '../claims/neighbours.ts';
import { ERRORS, IsnadError } from '../errors.ts';
import { isSegment } from '../records/segments.ts';
import {
  type ExploreState,
  MOST_IN_STATE,
  nodeText,
  parseState,
  STATE_PARAMETERS,
  type StateParameter,
} from '../views/explore-state.ts';
import { faultOf } from '../views/named-record.ts';
import { addressName } from '../views/record-field.ts';
import { composed } from './composed.ts';
import { gone } from './gone.ts';
import { resource } from './methods.ts';
import { namedRecord, shownRecord } from './named-record.ts';
import { negotiate } from './negotiate.ts';
import { PROBLEM_FORMS } from './problems.ts';
import { resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import { seeOther } from './see-other.ts';
import type { Site } from './site.ts';

/** `/explore`: a view of the graph, all of it in the address; `/explore/graph` is the same for programs that fetch its data. */
export function exploreRoutes(site: Site, router: Router): void {
  for (const path of ['explore', 'explore/graph']) {
    resource(router, `/${path}{.:ext}`, { get: (req, res) => explore(site, req, res, path) });
  }
}

async function explore(site: Site, req: Request, res: Response, path: string): Promise<void> {
  const { baseIri: base } = site.config;
  const merged = mergedQuery(req);
  if (merged !== undefined) return seeOther(site, req, res, path, merged);
  const query = resourceQuery(req);
  if (query[addressName('start')] !== undefined) return chosen(site, req, res, path);
  const parsed = parseState(query, base);
  if ('fault' in parsed) {
    if (parsed.fault !== 'start') throw faulty(parsed.fault);
    return startByName(site, req, res, path);
  }
  const { state } = parsed;
  if (state.start.length > 0 && !state.start.some((node) => hasRecord(site.index, `${base}id/${node}`))) {
    return absent(site, req, res, path, state);
  }
  await respond(site, req, res, {
    ...composed(site, 'explore', { state, base }),
    path,
    query: STATE_PARAMETERS,
    position: site.index.position,
    links: [{ href: `${base}explore`, rel: 'up' }],
  });
}

/** The form bears beside the name that it shows which record that is of. */
function chosen(site: Site, req: Request, res: Response, path: string): void {
  const { [addressName('start')]: address = '', start = '', ...others } = resourceQuery(req);
  const shown = shownRecord(site, start, address);
  seeOther(site, req, res, path, { ...others, start: shown === undefined ? start : nodeText(shown.path) });
}

/** What is typed for the start may be a name: it leads to its record, or to the page on which one is chosen. */
async function startByName(site: Site, req: Request, res: Response, path: string): Promise<void> {
  const query = resourceQuery(req);
  const asked = namedRecord(site, query['start']);
  if (asked.state === 'known') return seeOther(site, req, res, path, { ...query, start: nodeText(asked.path) });
  const fault = isListOfNodes(query['start'] ?? '') ? faulty('start') : (faultOf(asked) ?? faulty('start'));
  const wantsPage = negotiate(PROBLEM_FORMS, { accept: req.get('Accept') })?.name === 'html';
  if (!wantsPage || fault.code === 'bad-request') throw fault;
  const { baseIri: base } = site.config;
  const empty = parseState({}, base);
  if ('fault' in empty) throw fault;
  await respond(site, req, res, {
    ...composed(site, 'explore', { state: empty.state, base, asked }),
    path,
    query: STATE_PARAMETERS,
    position: site.index.position,
    status: ERRORS[fault.code].status,
  });
}

/** Whether the text was meant as it stands in addresses, one record or several. */
function isListOfNodes(text: string): boolean {
  return text.split(/[_,]/).some((item) => isSegment(item.trim().split(/[./]/)[0] ?? '') && /[./]/.test(item));
}

/** A button adds its value to those that its form bears already: the parameter comes twice, and is written as one. */
function mergedQuery(req: Request): Record<string, string> | undefined {
  const repeated = STATE_PARAMETERS.filter((name) => Array.isArray(req.query[name]));
  if (repeated.length === 0) return undefined;
  const own = Object.fromEntries(
    repeated.map((name) => [name, (req.query[name] as string[]).filter(Boolean).join('_')]),
  );
  return { ...resourceQuery(req), ...own };
}

/** None of the starts is here: the first decides whether it was merged, withdrawn or never was. */
async function absent(site: Site, req: Request, res: Response, path: string, { start }: ExploreState): Promise<void> {
  const [first = ''] = start;
  const iri = site.config.baseIri + first;
  const standing = site.archive.stateOf(iri);
  if (standing.state !== 'merged') return gone(site, req, res, iri);
  const survivor = nodeText(standing.successor.slice(site.config.baseIri.length).replace(/^id\//, ''));
  return seeOther(site, req, res, path, { ...resourceQuery(req), start: survivor });
}

const FORMS: Readonly<Record<StateParameter, readonly [en: string, ar: string]>> = {
  start: ['names records as organization/human-rights-watch', 'يسمّي قيودًا مثل organization/human-rights-watch'],
  open: [
    'names relations to open as organization.human-rights-watch*speaks-of',
    'يسمّي صلات تُفتح مثل \u2066organization.human-rights-watch*speaks-of\u2069',
  ],
  hide: ['names records as organization.human-rights-watch', 'يسمّي قيودًا مثل organization.human-rights-watch'],
  without: ['names relations as speaks-of or cites', 'يسمّي صلات مثل speaks-of أو cites'],
  from: ['is a year, a month or a day of the calendar, as 2017-04-04', 'سنة أو شهر أو يوم من التقويم، مثل 2017-04-04'],
  until: ['is a year, a month or a day of the calendar, as 2017-04-04', 'سنة أو شهر أو يوم من التقويم، مثل 2017-04-04'],
  grade: ['is high, medium or low', 'إحدى القيم high أو medium أو low'],
  pin: [
    'places records as organization.human-rights-watch*120*-40',
    'يضع قيودًا في مواضعها مثل \u2066organization.human-rights-watch*120*-40\u2069',
  ],
  focus: ['names a record, or a link by its ends and relation', 'يسمّي قيدًا، أو صلة بطرفيها ونوعها'],
};

function faulty(name: StateParameter): IsnadError {
  const [en, ar] = FORMS[name];
  const most = (MOST_IN_STATE as Partial<Record<StateParameter, number>>)[name];
  return new IsnadError('bad-request', `${name} ${en}${most === undefined ? '' : `, at most ${most}`}.`, {
    arabic: `‏${name} ${ar}${most === undefined ? '' : `، ${most} على الأكثر`}.`,
    extra: { parameter: name },
  });
}
