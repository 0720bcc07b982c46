import type { Router } from 'express';
import { LICENCES } from '../rdf/vocabulary.ts';
import { type Question, readQuestions } from '../views/questions.ts';
import { composed } from './composed.ts';
import { resource } from './methods.ts';
import { publicationOf } from './publication.ts';
import { address } from './reader.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** Changes that the front page tells. */
const MOST_LATELY = 10;
/** The questions that it offers, by number: who says how many, who disagrees, on whose word, what followed. */
const OFFERED: readonly number[] = [1, 2, 5, 10, 23, 25];

/** `/`: what is here, for people; the description of the data set, for programs. */
export function homeRoutes(site: Site, router: Router): void {
  const questions = readQuestions()
    .filter(({ number }) => OFFERED.includes(number))
    .map(shown);
  resource(router, '/', {
    get: (req, res) => {
      const publication = publicationOf(site);
      return respond(site, req, res, {
        ...composed(site, 'home', { questions, lately: lately(site), publication }),
        state: String(publication.dumps),
        path: '',
        query: [],
        position: site.index.position,
        links: [
          // RFC 9727, 3.2: the page of the publisher may lead to the list of interfaces.
          { href: address(site.basePath, '.well-known/api-catalog', {}), rel: 'api-catalog' },
          { href: address(site.basePath, '.well-known/void', {}), rel: 'describedby', type: 'text/turtle' },
          { href: LICENCES.data.value, rel: 'license' },
        ],
      });
    },
  });
}

function shown({ number, title }: Question): Pick<Question, 'number' | 'title'> {
  return { number, title };
}

/** One look into the log, of as many rows. */
function lately({ archive }: Site) {
  return archive.lately(MOST_LATELY).map(({ kind, record, time, reason }) => ({
    kind,
    time: time.toISOString(),
    ...(record === undefined ? {} : { record }),
    ...(reason === undefined ? {} : { reason }),
  }));
}
