import { PREFIXES } from '../rdf/vocabulary.ts';
import { type Html, html } from './html.ts';
import { MOST_BYTES, type QueryLimits } from './query-model.ts';
import type { Question } from './questions.ts';
import { MOST_ROWS } from './result-table.ts';
import type { Scene } from './scene.ts';
import { formatFigure } from './statement.ts';

/** What stands below the query, closed until it is wanted: the limits, the prefixes, the reader's own queries. */
export function queryHelp(scene: Scene, limits: QueryLimits): Html {
  const { say } = scene;
  return html`<div class="query-help"><details id="limits"><summary>${say('limits')}</summary><ul>${limitWords(scene, limits).map((words) => html`<li>${words}</li>`)}</ul></details>
<details><summary>${say('prefixes')}</summary><p>${say('prefixesNote')}</p><pre dir="ltr" lang="en" tabindex="0"><code>${Object.entries(PREFIXES).map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`)}</code></pre></details>
<details id="query-past" hidden><summary>${say('pastQueries')}</summary><p>${say('pastNote')} <button type="button" class="plain" id="query-forget">${say('forgetQueries')}</button></p><ol></ol></details></div>`;
}

function limitWords({ say }: Scene, limits: QueryLimits): string[] {
  const { queryTimeoutMs, queryMemoryMb, maxRows, maxQueryBytes, serviceHosts } = limits;
  return [
    say('limitTime', { seconds: queryTimeoutMs / 1000 }),
    say('limitMemory', { megabytes: queryMemoryMb }),
    maxRows === 0 ? say('limitNoRows') : say('limitRows', { rows: formatFigure(String(maxRows)) }),
    say('limitLength', { kilobytes: formatFigure(String(Math.floor(maxQueryBytes / 1000))) }),
    say('limitPage', { rows: formatFigure(String(MOST_ROWS)), megabytes: MOST_BYTES / 1024 / 1024 }),
    serviceHosts.length === 0
      ? say('limitNoHosts')
      : say('limitHosts', { hosts: `\u2066${serviceHosts.join(', ')}\u2069` }),
  ];
}

/** The questions, each a link that opens its query. */
export function exampleList({ reader }: Scene, examples: readonly Question[]): Html {
  return html`<ul class="items">${examples.map(
    ({ number, title, shows, query }) =>
      html`<li><p class="what"><a href="${reader.href('sparql', { query, edit: '1' })}">${number}. ${title[reader.language]}</a></p><p class="meta">${shows[reader.language]}</p></li>`,
  )}</ul>`;
}
