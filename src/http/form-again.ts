import type { Request } from 'express';
import { compareForm } from '../views/compare-page.ts';
import { startAgain } from '../views/explore-page.ts';
import { keptState } from '../views/explore-state.ts';
import type { FormAgain } from '../views/problem-page.ts';
import { type Scene, sceneOf } from '../views/scene.ts';
import { searchAgain } from '../views/search-again.ts';
import type { Reader } from '../views/view.ts';
import { VOICE_FACETS } from '../views/voices-model.ts';
import { voicesForm } from '../views/voices-page.ts';
import { comparedRecords } from './compare.ts';
import { namedRecord } from './named-record.ts';
import { resourceQuery } from './reader.ts';
import type { Site } from './site.ts';

type Query = Readonly<Record<string, string>>;

/** The pages that begin with a form: what of a refused request can be kept stands in it again. */
const FORMS: Readonly<Record<string, (scene: Scene, site: Site, query: Query, req: Request) => FormAgain['form']>> = {
  search: (scene, _site, _query, req) => searchAgain(scene, req.query),
  compare: (scene, site, { records = '' }) => compareForm(scene, { named: comparedRecords(site, records) }),
  voices: (scene, site, query) => {
    const chosen = Object.fromEntries(VOICE_FACETS.flatMap((facet) => (query[facet] ? [[facet, query[facet]]] : [])));
    return voicesForm(scene, { about: namedRecord(site, query['about']), chosen });
  },
  explore: (scene, { config }, query) => startAgain(scene, keptState(query, config.baseIri), query['start']),
};

/** The form of the page that was asked for, where it has one. */
export function formAgain(site: Site, req: Request, reader: Reader): FormAgain | undefined {
  const section = reader.here.path.replace(/\.[a-z]+$/, '');
  const form = Object.hasOwn(FORMS, section) ? FORMS[section] : undefined;
  return form && { section, form: form(sceneOf(site.index, reader), site, resourceQuery(req), req) };
}
