import { readFileSync } from 'node:fs';
import type { Ask } from './http-timing.ts';

/** Questions of `queries/` that are timed, each for another kind of work. */
const TIMED = {
  'figures for one incident': '01-killed-at-khan-shaykhun',
  'chain of one claim': '05-chain-of-three-incidents',
  'timeline of six years': '19-timeline',
  'where sources disagree': '02-where-sources-disagree',
  'voices behind figures': '25-voices-behind-figures',
} as const;

/** The two things that the questions name and that a synthetic archive has under other names. */
export interface Named {
  readonly incident: string;
  readonly claim: string;
}

export const CURATED: Named = {
  incident: 'id/incident/khan-shaykhun-2017-04-04',
  claim: 'id/claim/soc-2017-02-15/jim-chlorine-incidents',
};

/** The timed questions by what they ask for, put about these things. */
export function timedQueries({ incident, claim }: Named): [title: string, query: string][] {
  return Object.entries(TIMED).map(([title, file]) => {
    const text = readFileSync(new URL(`../queries/${file}.rq`, import.meta.url), 'utf8');
    return [
      title,
      text.replaceAll(`<${CURATED.incident}>`, `<${incident}>`).replaceAll(`<${CURATED.claim}>`, `<${claim}>`),
    ];
  });
}

/** A query as a GET for JSON results. */
export function queryAsk(base: string, query: string): Ask {
  return {
    url: `${base}sparql?query=${encodeURIComponent(query)}`,
    headers: { accept: 'application/sparql-results+json' },
  };
}
