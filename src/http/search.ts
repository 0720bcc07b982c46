import type { Request, Response, Router } from 'express';
import type { Language } from '../views/language.ts';
import { type FoundSearch, foundSearch, shownSearch } from '../views/search-plot.ts';
import { SEARCH_PARAMETERS, searchRequest } from '../views/search-request.ts';
import { suggestionsModel } from '../views/search-suggestions.ts';
import { SEARCH, SUGGESTIONS } from '../views/views.ts';
import { resource } from './methods.ts';
import { pageOf } from './paging.ts';
import { REPRESENTATION_PARAMETERS, resourceQuery } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/search` and `/search/suggest`: records by their names, narrowed by facets. */
export function searchRoutes(site: Site, router: Router): void {
  resource(router, '/search/suggest', { get: (req, res) => suggest(site, req, res) });
  resource(router, '/search{.:ext}', { get: (req, res) => search(site, req, res) });
}

async function search(site: Site, req: Request, res: Response): Promise<void> {
  const { search, index, config } = site;
  const request = searchRequest(ownParameters(req), pageOf(resourceQuery(req)));
  const scene = (language: Language) => ({ search, index, base: config.baseIri, language });
  // Finding needs the names, which the thread of pages has not.
  let made: FoundSearch | undefined;
  const found = (language: Language): FoundSearch => {
    made ??= foundSearch(scene(language), request);
    return made;
  };
  await respond(site, req, res, {
    view: SEARCH,
    path: 'search',
    query: SEARCH_PARAMETERS,
    position: index.position,
    model: (language) => shownSearch(index, found(language), language),
    elsewhere: (language) => (readsMuch(found(language)) ? { name: 'search', args: found(language) } : undefined),
  });
}

/** Things and offers of facets that the main thread shows at most. */
const MOST_ITEMS_HERE = 10;
const MOST_OFFERS_HERE = 100;

function readsMuch({ model, offers, spread }: FoundSearch): boolean {
  return spread !== undefined || model.items.length > MOST_ITEMS_HERE || offers.flat().length > MOST_OFFERS_HERE;
}

async function suggest(site: Site, req: Request, res: Response): Promise<void> {
  const { search, index, config } = site;
  const { text } = searchRequest(ownParameters(req), 1);
  await respond(site, req, res, {
    view: SUGGESTIONS,
    path: 'search/suggest',
    query: ['q'],
    position: index.position,
    model: (language) => suggestionsModel({ search, index, base: config.baseIri, language }, text),
  });
}

/** Everything but what chooses a form: whoever misspells a facet must not be shown what it would have left out. */
function ownParameters(req: Request): Record<string, unknown> {
  const own = Object.entries(req.query).filter(
    ([name]) => !(REPRESENTATION_PARAMETERS as readonly string[]).includes(name),
  );
  return Object.fromEntries(own);
}
