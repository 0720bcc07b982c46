import { formatDay } from '../claims/dates.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import type { Quad } from '../rdf/quads.ts';
import { isnad, rdf } from '../rdf/vocabulary.ts';
import type { Segment } from '../records/segments.ts';
import { claimLink } from './claim-link.ts';
import { fields } from './fields.ts';
import { html } from './html.ts';
import { layout, section } from './layout.ts';
import { nameOf } from './names.ts';
import { sceneOf } from './scene.ts';
import type { Reader } from './view.ts';
import { withheldNotice } from './withheld.ts';

/** One version of a record, current or not. */
export interface VersionModel {
  readonly index: QuadIndex;
  readonly thing: string;
  readonly record: string;
  readonly segment: Segment;
  /** Path of the record. */
  readonly path: string;
  readonly version: number;
  readonly hash: string;
  readonly modified: Date;
  readonly quads: readonly Quad[];
  readonly versions: readonly { readonly version: number; readonly modified: Date; readonly kind: string }[];
  /** What became of the record since, where it is not current. */
  readonly standing?: 'withdrawn' | 'merged' | undefined;
}

/** The page of a version: what the record said then, and the other versions. */
export function versionPage(model: VersionModel, reader: Reader): string {
  const { index, thing, path, version, hash, modified, quads, versions, standing } = model;
  const scene = sceneOf(index, reader);
  const { say } = scene;
  const name = nameOf(index, thing, reader.language);
  const claims = quads.filter(
    (q) => q.predicate.equals(rdf.type) && (q.object.equals(isnad.Claim) || q.object.equals(isnad.Demand)),
  );
  return layout(
    {
      title: name.text,
      titleLanguage: name.language,
      kicker: html`<a href="${reader.href(path)}">${say('currentVersion')}</a> · ${say('version')} ${version}`,
      body: html`${standing && html`<p class="notice" role="note">${say(standing === 'merged' ? 'versionOfMerged' : 'versionOfWithdrawn')}</p>`}${withheldNotice(scene, quads)}<dl class="fields"><div><dt>${say('version')}</dt><dd>${version}${scene.comma}<time datetime="${modified.toISOString()}">${formatDay(modified.toISOString(), reader.language)}</time></dd></div><div><dt>${say('contentHash')}</dt><dd><code dir="ltr" class="url">${hash}</code></dd></div></dl>
        ${section('about', say('whatTheRecordSays'), fields(scene, { node: thing, quads }))}
        ${claims.length > 0 && section('claims', say('claims'), html`<ul class="items">${claims.map((q) => html`<li><p class="what">${claimLink(scene, q.subject.value)}</p></li>`)}</ul>`)}
        ${section('versions', say('versions'), html`<ul class="items">${versions.map((other) => html`<li><p class="what"><a href="${reader.href(`${path}/v/${other.version}`)}">${say('version')} ${other.version}</a></p><p class="meta">${formatDay(other.modified.toISOString(), reader.language)} · <a href="${reader.href(`${path}/v/${other.version}/diff`)}">${say('whatChanged')}</a></p></li>`)}</ul>`)}`,
    },
    reader,
  );
}
