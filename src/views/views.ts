import type { QuadIndex } from '../index/quad-index.ts';
import type { JsonObject } from '../rdf/json.ts';
import { graphToJsonLd, recordToJsonLd, toExpanded } from '../rdf/jsonld.ts';
import type { Quad } from '../rdf/quads.ts';
import { catalogPageQuads } from './catalog-graph.ts';
import { citationForms } from './citation-forms.ts';
import { claimJsonLd, claimQuads, comparisonQuads, labelQuads, together } from './claim-graph.ts';
import { type ClaimModel, claimPage, type WithheldClaim, withheldClaimPage } from './claim-page.ts';
import { allClaims, type ClaimsModel, claimsCsv, claimsPage, comparisonsAbout } from './claims-page.ts';
import { GRAPHML, graphml } from './explore-graphml.ts';
import type { ExploreModel } from './explore-model.ts';
import { explorePage } from './explore-page.ts';
import { exploreQuads } from './explore-quads.ts';
import { frameOf } from './frames.ts';
import { type HomePageModel, homePage } from './home-page.ts';
import { collectionOf, listQuads } from './list-graph.ts';
import type { ListModel } from './list-model.ts';
import { listCsv, listPage } from './list-page.ts';
import type { Publication } from './publication.ts';
import type { QueryModel } from './query-model.ts';
import { type QuestionsModel, questionsPage } from './questions-page.ts';
import { jsonText, rdfForms } from './rdf-forms.ts';
import { recordCsv } from './record-csv.ts';
import type { RecordModel } from './record-model.ts';
import { recordPage } from './record-page.ts';
import { searchCsv, searchJsonLd, searchQuads } from './search-data.ts';
import type { SearchModel } from './search-model.ts';
import { searchPage } from './search-page.ts';
import { type SuggestionsModel, suggestionsJson } from './search-suggestions.ts';
import { queryPage } from './sparql-page.ts';
import type { TermsModel } from './terms-model.ts';
import { type VersionModel, versionPage } from './version-page.ts';
import { CSV, type Form, HTML, JSON_FORMAT, type Reader, type View } from './view.ts';
import { voidQuads } from './void-graph.ts';

/** A page for people: composed, and in their language. */
export function htmlForm<M>(render: (model: M, reader: Reader) => string | Promise<string>): Form<M> {
  return { format: HTML, basis: 'composed', bilingual: true, render };
}

/** A table: composed, its names in the reader's language. */
export function csvForm<M>(render: (model: M, reader: Reader) => string): Form<M> {
  return { format: CSV, basis: 'composed', bilingual: true, render };
}

/** The statements of a graph as a table: like its RDF, made from the record alone. */
const STATEMENTS: Form<Pick<RecordModel, 'quads'>> = {
  format: CSV,
  basis: 'record',
  bilingual: false,
  render: ({ quads }) => recordCsv(quads),
};

/** A record: its RDF and its table are exactly its graph, its page is composed. */
export const RECORD: View<RecordModel> = {
  name: 'record',
  forms: [
    ...rdfForms<RecordModel>({
      basis: 'record',
      quads: (model) => model.quads,
      graph: (model) => model.record,
      jsonLd: ({ quads, segment, thing }, { base }) => framed(quads, segment, thing, base),
    }),
    STATEMENTS,
    ...citationForms<RecordModel>(({ thing }) => thing),
    htmlForm(recordPage),
  ],
};

/** A version of a record. */
export const VERSION: View<VersionModel> = {
  name: 'version',
  forms: [
    ...rdfForms<VersionModel>({
      basis: 'record',
      quads: (model) => model.quads,
      graph: (model) => model.record,
      jsonLd: ({ quads, segment, thing }, { base }) => framed(quads, segment, thing, base),
    }),
    STATEMENTS,
    htmlForm(versionPage),
  ],
};

/** A claim on its own. */
export const CLAIM: View<ClaimModel> = {
  name: 'claim',
  forms: [
    ...rdfForms<ClaimModel>({
      basis: 'composed',
      quads: ({ index, claim }) => claimQuads(index, claim.iri),
      jsonLd: ({ index, claim }, { base }) => claimJsonLd(index, claim.iri, base),
    }),
    ...citationForms<ClaimModel>(({ claim }) => claim.iri),
    htmlForm(claimPage),
  ],
};

/** A claim of which nothing is shown but that it is withheld, and why. */
export const WITHHELD_CLAIM: View<WithheldClaim> = {
  name: 'withheld-claim',
  forms: [...plainForms<WithheldClaim>(({ quads }) => quads), htmlForm(withheldClaimPage)],
};

/** Every claim that concerns a thing, and what those about it are to one another. */
export const CLAIMS: View<ClaimsModel> = {
  name: 'claims',
  forms: [
    ...rdfForms<ClaimsModel>({
      basis: 'composed',
      quads: (model, { base }) => [
        ...allClaims(model).flatMap((claim) => claimQuads(model.index, claim.iri)),
        ...labelQuads(model.index, allClaims(model)),
        ...comparisonQuads(comparisonsAbout(model), `${base}${model.path}/claims`, base),
      ],
      jsonLd: claimsJsonLd,
    }),
    csvForm(claimsCsv),
    htmlForm(claimsPage),
  ],
};

/** One page of the list of a segment. */
export const LIST: View<ListModel> = {
  name: 'list',
  forms: [
    ...rdfForms<ListModel>({
      basis: 'composed',
      quads: (model, { base }) => listQuads(model, base),
      jsonLd: (model, { base }) =>
        recordToJsonLd(listQuads(model, base), { frame: {}, base, top: collectionOf(model, base) }),
    }).filter(({ format }) => ['jsonld', 'turtle'].includes(format.name)),
    csvForm(listCsv),
    htmlForm(listPage),
  ],
};

/** One page of what a search found. */
export const SEARCH: View<SearchModel> = {
  name: 'search',
  forms: [
    ...rdfForms<SearchModel>({
      basis: 'composed',
      quads: (model, { base }) => searchQuads(model, base),
      jsonLd: searchJsonLd,
    }).filter(({ format }) => ['jsonld', 'turtle'].includes(format.name)),
    csvForm(searchCsv),
    htmlForm(searchPage),
  ],
};

/** Names that go on from what somebody is typing. */
export const SUGGESTIONS: View<SuggestionsModel> = {
  name: 'suggestions',
  forms: [{ format: JSON_FORMAT, basis: 'composed', bilingual: true, render: suggestionsJson }],
};

/** A view of the graph: as a page, as the statements that its edges are made of, and for other programs that draw. */
export const EXPLORE: View<ExploreModel> = {
  name: 'explore',
  forms: [
    ...rdfForms<ExploreModel>({
      basis: 'composed',
      quads: (model, { base }) => exploreQuads(model, base),
      jsonLd: (model, { base }) => graphToJsonLd(exploreQuads(model, base), base),
    }),
    { format: GRAPHML, basis: 'composed', bilingual: false, render: graphml },
    htmlForm(explorePage),
  ],
};

/** The front door: a page for people, the description of the data set for programs. */
export const HOME: View<HomePageModel> = {
  name: 'home',
  forms: [
    ...plainForms<HomePageModel>(({ index, publication }, { base }) => voidQuads(index, base, publication), 'turtle'),
    htmlForm(homePage),
  ],
};

/** A query and what it gave; made as a view so that the thread of pages can make it. */
export const QUERY: View<QueryModel> = { name: 'query', forms: [htmlForm(queryPage)] };

/** What the descriptions of the data set are made from. */
interface DescriptionModel {
  readonly index: QuadIndex;
  readonly publication: Publication;
}

/** VoID: what is here, in numbers. */
export const VOID: View<DescriptionModel> = {
  name: 'void',
  forms: plainForms(({ index, publication }, { base }) => voidQuads(index, base, publication), 'turtle'),
};

/** DCAT, page by page. */
export const CATALOG: View<DescriptionModel & { readonly page: number }> = {
  name: 'catalog',
  forms: plainForms(
    ({ index, page, publication }, { base }) => catalogPageQuads(index, base, page, publication),
    'turtle',
  ),
};

/** The research questions with their answers. */
export const QUESTIONS: View<QuestionsModel> = {
  name: 'questions',
  forms: [
    { format: JSON_FORMAT, basis: 'composed', bilingual: false, render: ({ answered }) => jsonText(answered) },
    htmlForm(questionsPage),
  ],
};

/** A document of terms, with the page that explains it. */
export function termsView(name: string, page: (model: TermsModel, reader: Reader) => string): View<TermsModel> {
  return {
    name,
    forms: [
      ...rdfForms<TermsModel>({
        basis: 'composed',
        quads: (model) => model.quads,
        graph: (model) => model.graph,
        jsonLd: ({ quads }) => expanded(quads),
      }).sort((a, b) => Number(b.format.name === 'turtle') - Number(a.format.name === 'turtle')),
      htmlForm(page),
    ],
  };
}

function plainForms<M>(
  quads: (model: M, reader: Reader) => readonly Quad[],
  first: 'turtle' | 'jsonld' = 'jsonld',
): Form<M>[] {
  const forms = rdfForms<M>({ basis: 'composed', quads, jsonLd: (model, reader) => expanded(quads(model, reader)) });
  return forms.sort((a, b) => Number(b.format.name === first) - Number(a.format.name === first));
}

/** JSON-LD of graphs that no frame shapes: expanded, so that it needs no context of ours. */
async function expanded(quads: readonly Quad[]): Promise<JsonObject> {
  return { '@graph': await toExpanded(quads) };
}

function framed(quads: readonly Quad[], segment: string, thing: string, base: string): Promise<JsonObject> {
  return recordToJsonLd(quads, { frame: frameOf(segment), base, top: thing });
}

async function claimsJsonLd(model: ClaimsModel, { base }: Reader): Promise<JsonObject> {
  const { index, path } = model;
  const claims = await Promise.all(allClaims(model).map((claim) => claimJsonLd(index, claim.iri, base)));
  const page = `${base}${path}/claims`;
  const pairs = comparisonsAbout(model);
  const comparisons = await Promise.all(
    pairs.map((pair) => {
      const quads = comparisonQuads([pair], page, base);
      return recordToJsonLd(quads, { frame: {}, base, top: quads[0]?.subject.value ?? page });
    }),
  );
  const labels = Map.groupBy(labelQuads(index, allClaims(model)), (q) => q.subject.value);
  const names = await Promise.all([...labels].map(([top, quads]) => recordToJsonLd(quads, { frame: {}, base, top })));
  return together([...claims, ...comparisons, ...names], base);
}
