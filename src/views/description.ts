import { literal, type NamedNode, namedNode, type Quad, quad, type Term } from '../rdf/quads.ts';
import { hydra, rdf, xsd } from '../rdf/vocabulary.ts';
import { MESSAGES } from './messages.ts';

/** Says of a subject what its objects are. */
export type Say = (subject: NamedNode, predicate: NamedNode, ...objects: Term[]) => void;

/** The page among its neighbours, as Hydra says it. */
export function pagesOf(say: Say, collection: NamedNode, page: number, pages: number, query = ''): void {
  const at = (n: number) => namedNode(`${collection.value}?${query}page=${n}`);
  say(collection, hydra.view, at(page));
  say(at(page), rdf.type, hydra.PartialCollectionView);
  say(at(page), hydra.first, at(1));
  say(at(page), hydra.last, at(pages));
  if (page > 1) say(at(page), hydra.previous, at(page - 1));
  if (page < pages) say(at(page), hydra.next, at(page + 1));
}

/** Collects quads by being told them. */
export function collector(): { readonly quads: Quad[]; readonly say: Say } {
  const quads: Quad[] = [];
  return {
    quads,
    say: (subject, predicate, ...objects) => {
      for (const object of objects) quads.push(quad(subject, predicate, object));
    },
  };
}

/** A phrase of ours in both languages. */
export function bilingual(key: keyof typeof MESSAGES): Term[] {
  return [literal(MESSAGES[key].en, 'en'), literal(MESSAGES[key].ar, 'ar')];
}

/** A count as RDF. */
export function number(n: number): Term {
  return literal(String(n), xsd.integer);
}
