import { WORDS } from './synthetic-records.ts';

/** How often each kind of search is asked for, each time another one, so that nothing of it is cached. */
const OF_EACH = 60;

/** Searches as people make them, with names that the synthetic archives have; paths below the base. */
export function searches(half: 0 | 1): string[] {
  const number = (at: number): number => at * 2 + half;
  const kinds: ((at: number) => Record<string, string>)[] = [
    (at) => ({ q: `place ${number(at)}` }),
    (at) => ({ q: `منظمة ${number(at)}` }),
    (at) => ({ q: `repord ${number(at)}` }),
    (at) => ({ q: `تقرير ${word(number(at))[1]} ${number(at)}` }),
    (at) => ({ q: `${word(number(at))[0]} ${word(number(at) + 1)[0]} reprot`, page: String(at + 1) }),
    (at) => ({ q: 'report', page: String(number(at) + 1) }),
    (at) => ({ place: `place-${number(at)}`, sort: 'date' }),
    (at) => ({ class: 'Document', year: String(2011 + (number(at) % 9)), page: String(number(at) + 1) }),
  ];
  return pathsOf('search', kinds);
}

function word(at: number): (typeof WORDS)[number] {
  return WORDS[at % WORDS.length] as (typeof WORDS)[number];
}

/** What a box asks for while somebody types. */
export function suggestions(half: 0 | 1): string[] {
  const number = (at: number): number => at * 2 + half;
  return pathsOf('search/suggest', [
    (at) => ({ q: `pla ${number(at)}` }),
    (at) => ({ q: `organization ${number(at)}` }),
    (at) => ({ q: `orgnaiz ${number(at)}` }),
  ]);
}

/** One of each kind after the other, so that a measurement that ends early has seen all of them. */
function pathsOf(path: string, kinds: readonly ((at: number) => Record<string, string>)[]): string[] {
  return Array.from({ length: OF_EACH }, (_, at) =>
    kinds.map((kind) => `${path}?${new URLSearchParams(kind(at))}`),
  ).flat();
}
