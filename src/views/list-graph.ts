import { namedNode, type Quad } from '../rdf/quads.ts';
import { hydra, isnad, rdf, rdfs } from '../rdf/vocabulary.ts';
import { collector, number, pagesOf } from './description.ts';
import type { ListModel } from './list-model.ts';

/** One page of a list as RDF: a Hydra collection with its members, each with kind, names and date. */
export function listQuads(model: ListModel, base: string): Quad[] {
  const { index, segment, items, total, page, pages, chosen } = model;
  const { quads, say } = collector();
  const query = new URLSearchParams(chosen).toString();
  const collection = namedNode(collectionOf(model, base));
  say(collection, rdf.type, hydra.Collection);
  say(collection, hydra.totalItems, number(total));
  pagesOf(say, namedNode(`${base}${segment}`), page, pages, query && `${query}&`);
  for (const { iri } of items) {
    const thing = namedNode(iri);
    say(collection, hydra.member, thing);
    for (const property of [rdf.type, rdfs.label, isnad.date]) say(thing, property, ...index.objects(thing, property));
  }
  return quads;
}

/** The list as a thing; a narrowed list is a collection of its own. */
export function collectionOf({ segment, chosen }: ListModel, base: string): string {
  const query = new URLSearchParams(chosen).toString();
  return `${base}${segment}${query && `?${query}`}`;
}
