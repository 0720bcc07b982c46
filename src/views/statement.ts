import type { ClaimView, ScopeView, Worded } from '../claims/claim-view.ts';
import { formatEdtf } from '../claims/dates.ts';
import { phraseOf } from '../claims/labels.ts';
import { type Content, type Html, html, join } from './html.ts';
import { directionOf, type Language } from './language.ts';
import { nameOf } from './names.ts';
import { label, link, links, nameHtml, type Scene, worded } from './scene.ts';

/** What a claim says, as short as it can be said: figure with bound and unit, date, thing, finding or judgement. */
export function statement(scene: Scene, claim: ClaimView, form: 'linked' | 'plain' = 'linked'): Html {
  const thing = (iri: string): Html =>
    form === 'linked' ? link(scene, iri) : nameHtml(nameOf(scene.index, iri, scene.reader.language), scene);
  return html`<span class="statement">${parts(scene, claim, thing)}</span>`;
}

function parts(scene: Scene, claim: ClaimView, thing: (iri: string) => Html): Content[] {
  const { value, object, finding, gist, asWorded } = claim;
  if (claim.demand)
    return [
      html`<span class="thing">${join(
        claim.demand.action.map((a) => label(scene, a)),
        ', ',
      )}</span>`,
    ];
  const denial = finding !== undefined && html`<span class="finding">${label(scene, finding)}</span> `;
  if (value?.kind === 'number') return [figure(scene, claim)];
  if (value?.kind === 'edtf')
    return [html`<span class="thing">${formatEdtf(value.lexical, scene.reader.language)}</span>`];
  if (object !== undefined) return [denial, html`<span class="thing">${thing(object)}</span>`];
  if (denial) return [denial];
  const judgement = inReadersLanguage(gist, scene.reader.language);
  if (judgement) return [html`<span class="gist">${worded(judgement.text, judgement.language)}</span>`];
  return [quoted(asWorded), ' ', claim.counts && html`<span class="counts">${label(scene, claim.counts)}</span>`];
}

/** The phrase of the bound with the number set apart in it: "at least 83". */
function figure(scene: Scene, { value, bound, counts }: ClaimView): Html {
  if (value?.kind !== 'number') return html``;
  const { language } = scene.reader;
  const phrase = bound === undefined ? '{value}' : phraseOf(scene.index, bound, language);
  const pieces = (phrase.includes('{value}') ? phrase : `${phrase} {value}`).split(/(\{\w+\})/);
  const numbers: Readonly<Record<string, string | undefined>> = {
    '{value}': value.lexical,
    '{upperValue}': value.upper,
  };
  return html`${pieces.map((piece) => {
    const number = numbers[piece];
    if (number !== undefined) return html`<span class="number">${formatFigure(number)}</span>`;
    return piece.trim() !== '' && html`<span class="bound">${piece}</span>`;
  })}${counts && html` <span class="counts">${phraseOf(scene.index, counts, language, value.lexical === '1')}</span>`}`;
}

/** A whole number with its thousands told apart; European digits in both languages. */
export function formatFigure(lexical: string, upper?: string): string {
  const grouped = (digits: string): string => (/^\d+$/.test(digits) ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits);
  return upper === undefined ? grouped(lexical) : `${grouped(lexical)}–${grouped(upper)}`;
}

/** Words of a source, quoted as their own language quotes. */
export function quoted(words: readonly Worded[]): Html {
  return join(
    words.map(
      ({ text, language }) =>
        html`<q class="as-worded" lang="${language || 'en'}" dir="${directionOf(language || 'en')}">${text}</q>`,
    ),
    ' ',
  );
}

/** The text in the reader's language, else the first. */
export function inReadersLanguage(words: readonly Worded[], language: Language): Worded | undefined {
  return words.find((word) => word.language === language) ?? words[0];
}

/** What a count covers, in a line: party, substance, place, events and dates. */
export function scopeLine(scene: Scene, scope: ScopeView): Html {
  const { say } = scene;
  const named = [
    [say('scopeParty'), scope.party],
    [say('scopeSubstance'), scope.substance],
    [say('scopePlace'), scope.place],
    [say('scopeFrom'), scope.fromEvent],
    [say('scopeUntil'), scope.untilEvent],
    [say('scopeInclusion'), scope.inclusion],
  ] as const;
  const items: Content[] = named
    .filter(([, iris]) => iris.length > 0)
    .map(([name, iris]) => html`${name} ${links(scene, iris)}`);
  if (scope.date !== undefined)
    items.push(html`${say('scopePeriod')} ${formatEdtf(scope.date, scene.reader.language)}`);
  if (scope.asWorded.length > 0) items.push(quoted(scope.asWorded));
  const note = inReadersLanguage(scope.note, scene.reader.language);
  if (note) items.push(worded(note.text, note.language));
  return join(items, scene.semicolon);
}
