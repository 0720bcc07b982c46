import type { SharedIndex } from '../index/shared-index.ts';
import { inGraph, literal, type NamedNode, namedNode, type Quad, quad, type Term } from '../rdf/quads.ts';
import { dcterms, foaf, hydra, rdf, void_ } from '../rdf/vocabulary.ts';
import { bilingual, collector, number } from './description.ts';
import { fragmentIri, type PatternText, PLACES, patternTerms, TRIPLES_PER_PAGE } from './fragment-request.ts';

/** What a page of a fragment is asked for with. */
export interface FragmentRequest {
  readonly pattern: PatternText;
  readonly page: number;
  /** The address names the page, so that the controls stand on that address. */
  readonly named: boolean;
}

/** One page of the triples that match a pattern. */
export interface FragmentModel extends FragmentRequest {
  readonly index: SharedIndex;
  readonly triples: readonly Quad[];
  /** Exactly how many triples match. */
  readonly total: number;
  readonly pages: number;
}

/** How many triples match, and on how many pages they stand: some binary searches. */
export function fragmentSize(index: SharedIndex, pattern: PatternText): Pick<FragmentModel, 'total' | 'pages'> {
  const total = index.count(...patternTerms(pattern));
  return { total, pages: Math.max(1, Math.ceil(total / TRIPLES_PER_PAGE)) };
}

/** Reads the triples of the page and no others: the last page costs what the first does. */
export function fragmentModel(index: SharedIndex, request: FragmentRequest): FragmentModel {
  const from = (request.page - 1) * TRIPLES_PER_PAGE;
  const triples = index.page(patternTerms(request.pattern), from, TRIPLES_PER_PAGE);
  return { index, ...request, ...fragmentSize(index, request.pattern), triples };
}

/**
 * The page as a Triple Pattern Fragment (https://linkeddatafragments.org/specification/triple-pattern-fragments/): the
 * triples in the default graph; counts and controls in a graph of their own, which says what it is about.
 */
export function fragmentQuads(model: FragmentModel, base: string): Quad[] {
  const { page } = iris(model, base);
  const graph = namedNode(`${page.value}#metadata`);
  const metadata = [quad(graph, foaf.primaryTopic, page), ...controls(model, base), ...metadataOf(model, base)];
  return [...model.triples, ...metadata.map((each) => inGraph(each, graph))];
}

function metadataOf(model: FragmentModel, base: string): Quad[] {
  const { quads, say } = collector();
  const { fragment, page, dataset, at } = iris(model, base);
  say(dataset, rdf.type, void_.Dataset, hydra.Collection);
  say(dataset, void_.subset, fragment);
  // TPF, 4.2: how many triples match, as both vocabularies write it.
  say(fragment, rdf.type, hydra.Collection);
  say(fragment, hydra.totalItems, number(model.total));
  say(fragment, void_.triples, number(model.total));
  say(fragment, dcterms.title, ...bilingual('fragments'));
  say(fragment, dcterms.source, dataset);
  say(fragment, hydra.view, page);
  say(page, rdf.type, hydra.PartialCollectionView);
  say(page, hydra.itemsPerPage, number(TRIPLES_PER_PAGE));
  say(page, hydra.first, at(1));
  if (model.page > 1) say(page, hydra.previous, at(model.page - 1));
  if (model.page < model.pages) say(page, hydra.next, at(model.page + 1));
  say(page, hydra.last, at(model.pages));
  return quads;
}

/** TPF, 4.3: the form by which a client asks for any other fragment. */
function controls(model: FragmentModel, base: string): Quad[] {
  const { quads, say } = collector();
  const { dataset } = iris(model, base);
  const node = (name: string) => namedNode(`${base}fragments#${name}`);
  say(dataset, hydra.search, node('search'));
  say(node('search'), hydra.template, literal(`${base}fragments{?${PLACES.join(',')}}`));
  say(node('search'), hydra.variableRepresentation, hydra.ExplicitRepresentation);
  for (const place of PLACES) {
    say(node('search'), hydra.mapping, node(place));
    say(node(place), hydra.variable, literal(place));
    say(node(place), hydra.property, rdf[place]);
  }
  return quads;
}

interface Iris {
  readonly dataset: NamedNode;
  readonly fragment: NamedNode;
  /** The address that was asked for. */
  readonly page: NamedNode;
  readonly at: (page: number) => Term;
}

function iris({ pattern, page, named }: FragmentRequest, base: string): Iris {
  const fragment = namedNode(fragmentIri(base, pattern));
  const at = (n: number) => namedNode(fragmentIri(base, pattern, String(n)));
  return { dataset: namedNode(`${base}.well-known/void#dataset`), fragment, page: named ? at(page) : fragment, at };
}
