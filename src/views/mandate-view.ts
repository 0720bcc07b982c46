import type { ClaimView } from '../claims/claim-view.ts';
import { formatEdtf } from '../claims/dates.ts';
import { type MandateView, mandateFor } from '../claims/mandates.ts';
import { type Content, type Html, html, join } from './html.ts';
import { label, links, type Scene } from './scene.ts';

/** The mandates of a body in a line: their kinds and dates; nothing where none is recorded. */
export function mandateLine(scene: Scene, mandates: readonly MandateView[]): Html | undefined {
  if (mandates.length === 0) return undefined;
  const { say, semicolon } = scene;
  return html`<p class="mandates">${say('mandate')}: ${join(
    mandates.map((mandate) => short(scene, mandate)),
    semicolon,
  )}</p>`;
}

/** Whether the body had, at the date of the statement, the mandate that such a finding needs. */
export function mandateNote(scene: Scene, claim: ClaimView, mandates: readonly MandateView[]): Html | undefined {
  const check = mandateFor(claim, mandates);
  if (check === undefined) return undefined;
  const { say, semicolon } = scene;
  const kind = label(scene, check.kind);
  switch (check.state) {
    case 'unknown':
      return html`<p class="note mandate">${say('mandateUnknown', { kind })}</p>`;
    case 'none':
      return html`<p class="note mandate none">${say('mandateNone', { kind })} ${say('mandatesRecorded')}: ${join(
        mandates.map((mandate) => short(scene, mandate)),
        semicolon,
      )}</p>`;
    case 'running':
      return html`<p class="note mandate">${say('mandateRunning', { kind })}: ${join(
        check.running.map((mandate) => withBasis(scene, mandate)),
        semicolon,
      )}</p>`;
  }
}

function short(scene: Scene, { kind, date }: MandateView): Content {
  const { reader, comma } = scene;
  return html`${kind && label(scene, kind)}${date && html`${comma}${formatEdtf(date, reader.language)}`}`;
}

function withBasis(scene: Scene, { date, basedOn }: MandateView): Content {
  const { reader, comma } = scene;
  return html`${date && formatEdtf(date, reader.language)}${date && basedOn.length > 0 && comma}${links(scene, basedOn)}`;
}
