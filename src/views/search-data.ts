import type { JsonObject } from '../rdf/json.ts';
import { recordToJsonLd } from '../rdf/jsonld.ts';
import { namedNode, type Quad } from '../rdf/quads.ts';
import { hydra, isnad, NAMESPACES, rdf, rdfs } from '../rdf/vocabulary.ts';
import { pathOf } from './addresses.ts';
import { toCsv } from './csv.ts';
import { collector, number } from './description.ts';
import type { SearchModel } from './search-model.ts';
import { searchQuery } from './search-request.ts';
import type { Reader } from './view.ts';

/** One page of a search as RDF: a Hydra collection with its members, as a list has it. */
export function searchQuads(model: SearchModel, base: string): Quad[] {
  const { index, items, total, pages, request } = model;
  const { quads, say } = collector();
  const collection = namedNode(collectionOf(model, base));
  say(collection, rdf.type, hydra.Collection);
  say(collection, hydra.totalItems, number(total));
  const at = (page: number) => namedNode(addressOf(model, base, page));
  const view = at(request.page);
  say(collection, hydra.view, view);
  say(view, rdf.type, hydra.PartialCollectionView);
  say(view, hydra.first, at(1));
  say(view, hydra.last, at(pages));
  if (request.page > 1) say(view, hydra.previous, at(request.page - 1));
  if (request.page < pages) say(view, hydra.next, at(request.page + 1));
  for (const { iri } of items) {
    const thing = namedNode(iri);
    say(collection, hydra.member, thing);
    for (const property of [rdf.type, rdfs.label, isnad.date]) say(thing, property, ...index.objects(thing, property));
  }
  return quads;
}

/** A search without its page: the same whatever order its parameters came in. */
function collectionOf(model: SearchModel, base: string): string {
  return addressOf(model, base, undefined);
}

function addressOf({ request }: SearchModel, base: string, page: number | undefined): string {
  const own = { page: page === undefined ? undefined : String(page) };
  // However it is looked at, the collection is the same.
  const query = searchQuery({ ...request, state: { view: 'list' } }, own);
  const text = new URLSearchParams(query).toString();
  return `${base}search${text && `?${text}`}`;
}

/** The same as JSON-LD, the members in the order of the search. */
export async function searchJsonLd(model: SearchModel, { base }: Reader): Promise<JsonObject> {
  const top = collectionOf(model, base);
  const document = await recordToJsonLd(searchQuads(model, base), { frame: {}, base, top });
  const ranks = new Map(model.items.map(({ iri }, rank) => [iri, rank]));
  const rankOf = (member: unknown): number => {
    const id = typeof member === 'string' ? member : String((member as JsonObject)['id']);
    return ranks.get(new URL(id, base).href) ?? ranks.size;
  };
  const member = [document['hydra:member'] ?? []].flat();
  return { ...document, 'hydra:member': member.sort((a, b) => rankOf(a) - rankOf(b)) };
}

/** The same as a table, one row a thing, with the name by which it was found. */
export function searchCsv(model: SearchModel, { base }: Reader): string {
  const rows = model.items.map(({ iri, entry, name, others }) => {
    const [found = name] = others;
    return [
      ...[iri, name.text, name.language, NAMESPACES.isnad + (entry.facets['class']?.[0] ?? '')],
      ...[entry.earliest ?? '', entry.latest ?? '', String(entry.claims), entry.facets['disagreement']?.[0] ?? ''],
      ...[model.request.text === '' ? '' : found.text, base + (pathOf(iri, base) ?? '')],
    ];
  });
  const header = ['iri', 'name', 'language', 'class', 'earliest', 'latest', 'claims', 'disagreement', 'found', 'page'];
  return toCsv(header, rows);
}
