import type { ClaimView } from '../claims/claim-view.ts';
import { formatEdtf } from '../claims/dates.ts';
import { type MandateView, mandateFor } from '../claims/mandates.ts';
import { type Content, type Html, html, join } from './html.ts';
import type { MessageKey } from './messages.ts';
import { localName } from './names.ts';
import { links, type Scene } from './scene.ts';

/** The mandates of a body in a line: what each kind charges it with, and when; nothing where none is recorded. */
export function mandateLine(scene: Scene, mandates: readonly MandateView[]): Html | undefined {
  if (mandates.length === 0) return undefined;
  return html`<p class="mandates">${scene.say('mandate')}: ${inShort(scene, mandates)}</p>`;
}

/** What a mandate of a kind charges a body with, in words that stand in a sentence. */
export function mandateWords({ say }: Scene, kind: string): string {
  return say(`mandate-${localName(kind)}` as MessageKey);
}

/** Whether the body had, at the date of the statement, the mandate that such a finding needs. */
export function mandateNote(scene: Scene, claim: ClaimView, mandates: readonly MandateView[]): Html | undefined {
  const check = mandateFor(claim, mandates);
  if (check === undefined) return undefined;
  const { say, semicolon } = scene;
  const kind = mandateWords(scene, check.kind);
  switch (check.state) {
    case 'unknown':
      return html`<p class="note mandate">${say('mandateUnknown', { kind })}</p>`;
    case 'none':
      return html`<p class="note mandate none">${say('mandateNone', { kind })} ${say('mandatesRecorded')}: ${inShort(scene, mandates)}</p>`;
    case 'running':
      return html`<p class="note mandate">${say('mandateRunning', { kind })}: ${join(
        check.running.map((mandate) => withBasis(scene, mandate)),
        semicolon,
      )}</p>`;
  }
}

/** Each kind once, with the times of all mandates of it. */
function inShort(scene: Scene, mandates: readonly MandateView[]): Html {
  const { reader, comma, semicolon } = scene;
  const byKind = [...Map.groupBy(mandates, ({ kind }) => kind ?? '')];
  return join(
    byKind.map(([kind, members]): Content => {
      const times = members.flatMap(({ date }) => (date === undefined ? [] : formatEdtf(date, reader.language)));
      const when = times.length > 0 && html`<span class="when">${comma}${join(times, semicolon)}</span>`;
      return html`${kind !== '' && mandateWords(scene, kind)}${when}`;
    }),
    semicolon,
  );
}

function withBasis(scene: Scene, { date, basedOn }: MandateView): Content {
  const { reader, comma } = scene;
  return html`${date && formatEdtf(date, reader.language)}${date && basedOn.length > 0 && comma}${links(scene, basedOn)}`;
}
