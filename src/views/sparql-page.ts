import { FIRST_QUERY } from './home-page.ts';
import { type Content, type Html, html, jsonForScript } from './html.ts';
import { layout, section } from './layout.ts';
import { EDITOR_PHRASES } from './messages-query.ts';
import { answerPart } from './query-answer.ts';
import { exampleList, queryHelp } from './query-help.ts';
import type { QueryModel } from './query-model.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Reader } from './view.ts';

const FORMATS = ['json', 'csv', 'tsv', 'xml', 'turtle', 'jsonld', 'ntriples', 'rdfxml', 'trig', 'nquads'] as const;

/** The page on which people ask: the query, what it gave, help, examples. Without scripts it is a plain form. */
export async function queryPage(model: QueryModel, reader: Reader): Promise<string> {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const answer = await answerPart(scene, model);
  return layout(
    {
      title: say('sparqlTitle'),
      kicker: say('forPrograms'),
      lead: html`<p class="lead">${say('sparqlLead')}</p>`,
      section: 'sparql',
      script: 'query',
      wide: true,
      body: html`${form(scene, model)}<div id="query-answer">${answer}</div>${queryHelp(scene, model.limits)}
<p class="part-note">${say('sparqlNote')} <code dir="ltr">${reader.base}sparql</code></p>
${model.examples.length > 0 && section('examples', say('examples'), exampleList(scene, model.examples))}`,
    },
    reader,
  );
}

/** Sent by POST, since an address may be too short for a query; what fits into one is led there (http/query-page.ts). */
function form(scene: Scene, { query = FIRST_QUERY, answer, terms }: QueryModel): Content {
  const { say, reader } = scene;
  return html`<form id="query-form" method="post" action="${reader.href('sparql', { format: 'html', lang: reader.language })}">
<label class="vh" for="query">${say('query')}</label><div id="query-editor" dir="ltr" lang="en" hidden></div>
<textarea id="query" name="query" dir="ltr" lang="en" spellcheck="false" rows="${answer === undefined ? 16 : 12}">${query}</textarea>
<p class="part-note" id="query-keys" hidden>${say('queryKeys')}</p>
<div class="form-row"><button type="submit">${say('run')}</button> <button type="button" class="quiet" id="query-stop" hidden>${say('stop')}</button> <label>${say('answerAs')} <select name="format"><option value="html">${say('formatTable')}</option>${FORMATS.map((format) => html`<option value="${format}">${format}</option>`)}</select></label> <span id="query-status" role="status"></span></div>
</form>${words(scene, terms)}`;
}

/** What the island says, in the reader's language: it has no words of its own. */
function words({ say, reader }: Scene, terms: string): Html {
  const { language } = reader;
  return html`<script type="application/json" id="query-words">${jsonForScript({
    terms: reader.href(terms, { lang: '' }),
    language,
    label: say('queryLabel'),
    running: say('queryRunning', { n: '{n}' }),
    stopped: say('queryStopped'),
    failed: say('queryFailed'),
    editorFailed: say('editorFailed'),
    phrases: language === 'ar' ? EDITOR_PHRASES : {},
  })}</script>`;
}
