import { claimView } from '../claims/read-claim.ts';
import { IsnadError } from '../errors.ts';
import type { StreamAnswer } from '../harvest/stream.ts';
import { LDES } from '../harvest/stream-views.ts';
import type { SharedIndex } from '../index/shared-index.ts';
import { namedNode } from '../rdf/quads.ts';
import type { Segment } from '../records/segments.ts';
import { shapesOf } from '../validate/load-shapes.ts';
import { claimQuads } from '../views/claim-graph.ts';
import type { ClaimModel } from '../views/claim-page.ts';
import { type ClaimsAsked, claimsModel } from '../views/claims-page.ts';
import { type CompareModel, type CompareRequest, compareModel } from '../views/compare-model.ts';
import { type ExploreModel, exploreModel } from '../views/explore-model.ts';
import type { ExploreState } from '../views/explore-state.ts';
import type { HomePageModel } from '../views/home-page.ts';
import type { Language } from '../views/language.ts';
import { type ListRequest, listModel } from '../views/list-model.ts';
import type { NamedRecord } from '../views/named-record.ts';
import { ontologyPage } from '../views/ontology-page.ts';
import type { PassageFinder } from '../views/passage.ts';
import { type PathModel, type PathRequest, pathModel } from '../views/path-model.ts';
import type { Publication } from '../views/publication.ts';
import type { QueryArguments, QueryModel } from '../views/query-model.ts';
import type { QuestionsModel } from '../views/questions-page.ts';
import type { RecordModel } from '../views/record-model.ts';
import { type FoundSearch, shownSearch } from '../views/search-plot.ts';
import { shapesPage } from '../views/shapes-page.ts';
import type { TermsModel } from '../views/terms-model.ts';
import type { View } from '../views/view.ts';
import {
  CATALOG,
  CLAIM,
  CLAIMS,
  EXPLORE,
  HOME,
  LIST,
  QUERY,
  QUESTIONS,
  RECORD,
  SEARCH,
  termsView,
  VOID,
} from '../views/views.ts';
import { COMPARE, PATH, VOICES } from '../views/views-relate.ts';
import { type VoicesModel, type VoicesRequest, voicesModel } from '../views/voices-model.ts';
import type { WhyFacts } from '../views/why-view.ts';
import { SERVICE, type ServiceArguments, serviceModel } from './sparql-description.ts';

/** What pages are made from. */
export interface World {
  readonly index: SharedIndex;
  readonly findPassage: PassageFinder;
}

/** A view and how its model is read from the world, given arguments that can be posted to a thread. */
export interface Page<A, M> {
  readonly view: View<M>;
  model(world: World, args: A, language: Language): M | Promise<M>;
}

/** What is known of a record beside its quads. */
export type RecordFacts = Pick<RecordModel, 'thing' | 'record' | 'slug' | 'version' | 'modified' | 'hash' | 'asked'> & {
  readonly segment: Segment;
};

/** Pages that read more the more the archive holds, by name. Any other page reads no more than what it shows. */
export const PAGES = {
  list: page(LIST, ({ index }, args: Omit<ListRequest, 'language'>, language) =>
    listModel(index, { ...args, language }),
  ),
  claims: page(CLAIMS, ({ index }, { thing, path, asked }: { thing: string; path: string; asked: ClaimsAsked }) =>
    claimsModel(index, thing, path, asked),
  ),
  record: page(RECORD, (world, facts: RecordFacts) => ({
    ...world,
    ...facts,
    quads: [...world.index.match(null, null, null, namedNode(facts.record))],
  })),
  claim: page(CLAIM, (world, { iri, why }: { iri: string; why: WhyFacts | undefined }): ClaimModel => {
    const claim = claimView(world.index, iri);
    if (claim === undefined) throw new IsnadError('internal', `There is no claim ${iri} in this version of the index.`);
    return { ...world, claim, quads: claimQuads(world.index, iri), why };
  }),
  explore: page(
    EXPLORE,
    ({ index }, { state, base, asked }: { state: ExploreState; base: string; asked?: NamedRecord }): ExploreModel => ({
      ...exploreModel(index, base, state),
      ...(asked === undefined ? {} : { asked }),
    }),
  ),
  path: page(PATH, ({ index }, args: PathRequest): PathModel => pathModel(index, args)),
  voices: page(VOICES, ({ index }, args: VoicesRequest, language): VoicesModel => voicesModel(index, args, language)),
  compare: page(COMPARE, ({ index }, args: CompareRequest): CompareModel => compareModel(index, args)),
  home: page(HOME, ({ index }, args: Omit<HomePageModel, 'index'>) => ({ index, ...args })),
  query: page(QUERY, ({ index }, args: QueryArguments): QueryModel => ({ index, ...args })),
  questions: page(QUESTIONS, ({ index }, { answered }: Pick<QuestionsModel, 'answered'>) => ({ index, answered })),
  void: page(VOID, ({ index }, args: Described) => ({ index, ...args })),
  search: page(SEARCH, ({ index }, args: FoundSearch, language) => shownSearch(index, args, language)),
  catalog: page(CATALOG, ({ index }, args: Described & { page: number }) => ({ index, ...args })),
  ontology: page(
    termsView('ontology', ontologyPage),
    ({ index }, { graph }: TermsAsked): TermsModel => ({
      index,
      graph,
      quads: [...index.match(null, null, null, namedNode(graph))],
    }),
  ),
  shapes: page(
    termsView('shapes', shapesPage),
    async ({ index }, { graph }: TermsAsked): Promise<TermsModel> => ({ index, graph, quads: await ownShapes() }),
  ),
  events: page(LDES, (_, { answer }: { answer: StreamAnswer }) => answer),
  service: page(SERVICE, ({ index }, args: ServiceArguments) => serviceModel(index, args)),
} as const;

/** The graph in which formats with graphs write the terms. */
type TermsAsked = Pick<TermsModel, 'graph'>;

let shapes: ReturnType<typeof shapesOf> | undefined;

/** Read once, by the first who asks for them. */
function ownShapes(): ReturnType<typeof shapesOf> {
  shapes ??= shapesOf();
  return shapes;
}

/** What descriptions of the data set say that the quads do not hold. */
interface Described {
  readonly publication: Publication;
}

export type PageName = keyof typeof PAGES;
/** What a page is asked for with. */
export type PageArguments<N extends PageName> = Parameters<(typeof PAGES)[N]['model']>[1];

function page<A, M>(view: View<M>, model: Page<A, M>['model']): Page<A, M> {
  return { view, model };
}
