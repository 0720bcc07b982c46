import { type Html, html } from './html.ts';
import { speak } from './messages.ts';
import { plotQuery } from './plot-request.ts';
import { LONGEST_DATE, LONGEST_TEXT, type SearchRequest } from './search-request.ts';
import type { Reader } from './view.ts';

/** The box in which one searches. With a request, it holds that, and goes on with what narrows it. */
export function searchForm(
  reader: Reader,
  { request, isSmall }: { request?: SearchRequest; isSmall?: boolean } = {},
): Html {
  const say = speak(reader.language);
  const kept = {
    ...request?.chosen,
    ...(request && plotQuery(request.state, { near: undefined, during: undefined })),
    ...(request && request.sort !== 'relevance' ? { sort: request.sort } : {}),
  };
  const box = html`<div class="box"><input type="search" name="q" id="${isSmall ? 'q-small' : 'q'}" value="${request?.text ?? ''}" maxlength="${LONGEST_TEXT}" dir="auto" autocomplete="off" spellcheck="false" aria-label="${say('searchFor')}"${isSmall && html` placeholder="${say('search')}"`} data-suggest="go"></div>`;
  return html`<form class="search-form${isSmall ? ' small' : ''}" role="search" action="${reader.href('search', { lang: '' })}" aria-label="${say('searchWhere')}">${box}${languageField(
    reader,
  )}${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button>${say('searchButton')}</button>${
    request && dates(request, say)
  }</form>`;
}

/** A form drops the query of its address, so the language that the address names goes as a field. */
function languageField(reader: Reader): Html | undefined {
  const named = new URLSearchParams(reader.href('').split('?')[1] ?? '').get('lang');
  return named === null ? undefined : html`<input type="hidden" name="lang" value="${named}">`;
}

function dates({ from, to }: SearchRequest, say: ReturnType<typeof speak>): Html {
  const field = (name: 'from' | 'to', value: string | undefined, title: string) =>
    html`<label>${title} <input name="${name}" value="${value ?? ''}" size="${LONGEST_DATE}" maxlength="${LONGEST_DATE}" dir="ltr" inputmode="text" placeholder="2017-04" aria-describedby="date-hint"></label>`;
  return html`<fieldset class="dates"><legend class="vh">${say('dateHint')}</legend>${field('from', from, say('dateFrom'))} ${field('to', to, say('dateTo'))} <span id="date-hint" class="hint">${say('dateHint')}</span></fieldset>`;
}
