import { isClaim } from '../claims/claim-count.ts';
import { isLoopback } from '../config.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { isnad, rdf } from '../rdf/vocabulary.ts';
import { SEGMENTS } from '../records/segments.ts';
import { type Change, type HomeQuestion, latelyView, questionsView } from './home-parts.ts';
import { homeTimeline } from './home-timeline.ts';
import { html } from './html.ts';
import { layout, section } from './layout.ts';
import { countOf, thingsOf } from './listing.ts';
import type { MessageKey } from './messages.ts';
import type { Publication } from './publication.ts';
import { link, sceneOf } from './scene.ts';
import { schemaOrgDataset } from './schema-org.ts';
import { searchForm } from './search-form.ts';
import { formatFigure } from './statement.ts';
import type { Reader } from './view.ts';

/** What the home page is made from: the quads, and plain data, to be posted to the thread that makes it. */
export interface HomePageModel {
  readonly index: QuadIndex;
  readonly publication: Publication;
  /** The last changes, the newest first. */
  readonly lately: readonly Change[];
  readonly questions: readonly HomeQuestion[];
}

/** The first query that a newcomer is offered. */
export const FIRST_QUERY = `PREFIX isnad: <https://w3id.org/isnad/ontology#>
PREFIX aspect: <https://w3id.org/isnad/vocabulary/aspect#>

SELECT ?sentence ?claimant ?document WHERE {
  ?claim isnad:about <id/incident/khan-shaykhun-2017-04-04> ;
    isnad:aspect aspect:killed ;
    isnad:sentence ?sentence ;
    isnad:claimant ?claimant ;
    isnad:statedIn ?document .
  FILTER (lang(?sentence) = "en")
}`;

/** The front door: what this is, how much is here, and where to begin. */
export function homePage({ index, lately, questions, publication }: HomePageModel, reader: Reader): string {
  const scene = sceneOf(index, reader);
  const { say } = scene;
  const claims = index.count(null, rdf.type, isnad.Claim);
  const incidents = mostClaimed(index, thingsOf(index, 'incident'));
  return layout(
    {
      title: say('homeTitle'),
      kicker: say('siteMotto'),
      lead: html`<p class="lead">${say('homeLead')}</p>`,
      section: 'search',
      description: say('datasetDescription'),
      jsonLd: schemaOrgDataset(publication, reader),
      wide: true,
      body: html`${searchForm(reader)}<p class="search-hint">${say('searchLead')} <a href="${reader.href('search')}">${say('tipBrowse')}</a></p>${isLoopback(reader.base) && html`<div class="notice" role="note"><p>${say('localIdentifiers', { base: `\u2066${reader.base}\u2069` })}</p></div>`}
        ${section(
          'what',
          say('whatIsHere'),
          html`<ul class="doors"><li><span class="number">${formatFigure(String(claims))}</span>${say('claims')}</li>${SEGMENTS.map(
            (segment) =>
              html`<li><span class="number">${formatFigure(String(countOf(index, segment)))}</span><a href="${reader.href(segment)}">${say(`segment-${segment}` as MessageKey)}</a></li>`,
          )}</ul>`,
        )}
        ${section('when', say('homeTimeline'), homeTimeline(scene), say('homeTimelineNote'))}
        ${incidents.length > 0 && section('begin', say('whereToBegin'), html`<ul class="items">${incidents.map(({ iri, count }) => html`<li><p class="what">${link(scene, iri)}</p><p class="meta">${say('claims')} <span class="count">${count}</span></p></li>`)}</ul>`, say('whereToBeginNote'))}
        ${section('questions', say('homeQuestions'), questionsView(scene, questions))}
        ${section('lately', say('homeLately'), latelyView(scene, lately), say('homeLatelyNote'))}
        ${section('how', say('howToRead'), html`<ol class="reading">${(['howClaims', 'howMatrix', 'howChain', 'howGrades'] as const).map((key) => html`<li>${say(key)}</li>`)}</ol>`)}
        ${section('data', say('forPrograms'), html`<p>${say('firstQuery')}</p><pre dir="ltr"><code>${FIRST_QUERY}</code></pre><p><a href="${reader.href('sparql', { query: FIRST_QUERY, format: 'html' })}">${say('runIt')}</a> · <a href="${reader.href('sparql')}">${say('sparql')}</a> · <a href="${reader.href('reconcile', { format: 'html' })}">${say('reconcile')}</a> · <a href="${reader.href('.well-known/void')}">VoID</a> · <a href="${reader.href('catalog')}">DCAT</a> · <a href="${reader.href('dumps/')}">${say('dumps')}</a> · <a href="${reader.href('fragments', { format: 'html' })}">${say('fragments')}</a> · <a href="${reader.href('ontology')}">${say('ontology')}</a> · <a href="${reader.href('vocabulary')}">${say('vocabularies')}</a> · <a href="${reader.href('shapes')}">${say('shapes')}</a></p>`)}`,
    },
    reader,
  );
}

function mostClaimed(index: QuadIndex, things: readonly string[]): { iri: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { subject, object } of index.match(null, isnad.about))
    if (isClaim(subject.value)) counts.set(object.value, (counts.get(object.value) ?? 0) + 1);
  return things
    .map((iri) => ({ iri, count: counts.get(iri) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.iri < b.iri ? -1 : 1))
    .slice(0, 6);
}
