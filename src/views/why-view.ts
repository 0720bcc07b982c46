import type { ClaimChange } from '../archive/claim-history.ts';
import { formatDay } from '../claims/dates.ts';
import { pathOf } from './addresses.ts';
import { type Content, type Html, html, join } from './html.ts';
import { agentText } from './log-agent.ts';
import type { MessageKey } from './messages.ts';
import { localName } from './names.ts';
import { link, type Scene } from './scene.ts';

/** What the archive, and not the graph, knows of a claim: the record that makes it, and the rules it has passed. */
export interface WhyFacts {
  /** IRI of the record. */
  readonly record: string;
  readonly version: number;
  readonly hash: string;
  /** ISO 8601. */
  readonly modified: string;
  readonly door: string;
  readonly changes: readonly ClaimChange[];
  /** `now`: accepted by the rules as they are; `before`: by earlier ones; `unrecorded`: the archive was not told which. */
  readonly accepted: 'now' | 'before' | 'unrecorded';
  /** The shapes that ask something of such a claim. */
  readonly shapes: readonly string[];
}

/** Why the graph says this: record, version, the door it came through, and the shapes that it passed. */
export function whyView(scene: Scene, { record, version, hash, modified, door, accepted, shapes }: WhyFacts): Html {
  const { say, reader, comma } = scene;
  const path = pathOf(record, reader.base) ?? '';
  const thing = record.replace(reader.base, `${reader.base}id/`);
  return html`<dl class="fields">
    <div><dt>${say('whyRecord')}</dt><dd>${link(scene, thing)}</dd></div>
    <div><dt>${say('version')}</dt><dd><a href="${reader.href(`${path}/v/${version}`)}">${version}</a>${comma}<time datetime="${modified}">${formatDay(modified, reader.language)}</time></dd></div>
    <div><dt>${say('contentHash')}</dt><dd><code dir="ltr" class="url">${hash}</code></dd></div>
    <div><dt>${say('whyDoor')}</dt><dd>${door === 'folder' ? say('whyFolder') : html`<bdi>${door}</bdi>`}</dd></div>
    <div><dt>${say('whyShapes')}</dt><dd>${say(`accepted-${accepted}` as MessageKey)}${
      shapes.length > 0 &&
      html`<details><summary>${say('whyShapesList', { count: shapes.length })}</summary><p class="shapes">${join(
        shapes.map(
          (iri) =>
            html`<a href="${reader.href(`shapes#${localName(iri)}`)}"><code dir="ltr">${localName(iri)}</code></a>`,
        ),
        ' ',
      )}</p></details>`
    }</dd></div>
  </dl>`;
}

/** What became of a claim in the archive, version by version. */
export function historyView(scene: Scene, { record, changes }: WhyFacts): Html | undefined {
  if (changes.length === 0) return undefined;
  const path = pathOf(record, scene.reader.base) ?? '';
  return html`<ol class="history">${changes.map((change) => html`<li>${changeLine(scene, path, change)}</li>`)}</ol>`;
}

function changeLine(
  { say, reader }: Scene,
  path: string,
  { kind, version, time, agent, reason }: ClaimChange,
): Content {
  return html`<time datetime="${time}">${formatDay(time, reader.language)}</time> · <strong>${say(`history-${kind}` as MessageKey)}</strong> · <a href="${reader.href(`${path}/v/${version}`)}">${say('version')} ${version}</a> · ${agentText(say, agent)}${reason !== undefined && html` · <bdi>${reason}</bdi>`}`;
}
