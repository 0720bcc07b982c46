import { formatDay } from '../claims/dates.ts';
import { type NamedNode, namedNode, type Term } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { pathOf } from './addresses.ts';
import { claimLink } from './claim-link.ts';
import { type DiffModel, type DiffSide, type FieldChange, type PartChange, partChanges } from './diff-model.ts';
import { propertyName, termHtml } from './fields.ts';
import { type Content, type Html, html } from './html.ts';
import { layout, section } from './layout.ts';
import { nameOf } from './names.ts';
import { label, link, type Scene, sceneOf } from './scene.ts';
import type { Reader } from './view.ts';
import { withheldNotice } from './withheld.ts';

/** A page shows no more things and claims than this, and of each no more fields; the patch holds them all. */
const MOST_PARTS = 100;
const MOST_FIELDS = 60;

const COUNTED = { added: 'diffClaimsAdded', changed: 'diffClaimsChanged', dropped: 'diffClaimsDropped' } as const;
const TOLD = { added: 'diffClaimAdded', changed: 'diffClaimChanged', dropped: 'diffClaimDropped' } as const;

/** What two versions of a record differ in: its own fields first, then each claim. */
export function diffPage(model: DiffModel, reader: Reader): string {
  const { index, thing, path, from, to, reason } = model;
  const scene = sceneOf(index, reader);
  const { say } = scene;
  const name = nameOf(index, thing, reader.language);
  const parts = partChanges(model);
  return layout(
    {
      title: name.text,
      titleLanguage: name.language,
      kicker: html`<a href="${reader.href(path)}">${say('currentVersion')}</a> · ${say('whatChanged')}`,
      body: html`${withheldNotice(scene, to.quads)}<dl class="fields"><div><dt>${say('diffFrom')}</dt><dd>${
        from === undefined ? say('diffFromNothing') : side(scene, path, from)
      }</dd></div><div><dt>${say('diffTo')}</dt><dd>${side(scene, path, to)}</dd></div>${
        reason !== undefined && html`<div><dt>${say('diffReason')}</dt><dd><bdi dir="auto">${reason}</bdi></dd></div>`
      }<div><dt>${say('diffCounts')}</dt><dd>${counts(scene, parts)}</dd></div></dl>${
        parts.length === 0 && html`<p>${say('diffNothing')}</p>`
      }${parts.slice(0, MOST_PARTS).map((part, at) => partView(scene, model, part, `part-${at + 1}`))}${
        parts.length > MOST_PARTS &&
        html`<p class="part-note">${say('diffMoreParts', { count: parts.length - MOST_PARTS })}</p>`
      }`,
    },
    reader,
  );
}

function side({ reader, say, comma }: Scene, path: string, { version, modified }: DiffSide): Html {
  const day = modified.toISOString();
  return html`<a href="${reader.href(`${path}/v/${version}`)}">${say('version')} ${version}</a>${comma}<time datetime="${day}">${formatDay(day, reader.language)}</time>`;
}

function counts({ say, comma }: Scene, parts: readonly PartChange[]): string {
  const claims = parts.filter(({ owner }) => owner.includes('/claim/'));
  const kinds = (['added', 'changed', 'dropped'] as const).map((kind) =>
    say(COUNTED[kind], { count: claims.filter((part) => part.kind === kind).length }),
  );
  return kinds.join(comma);
}

function partView(scene: Scene, model: DiffModel, part: PartChange, id: string): Content {
  const { say } = scene;
  const isThing = part.owner === model.thing;
  const heading = isThing ? say('whatTheRecordSays') : claimHeading(scene, model, part.owner);
  const fields = part.fields.slice(0, MOST_FIELDS);
  const more = part.fields.length - fields.length;
  return section(
    id,
    heading,
    html`<dl class="fields diff">${fields.map((field) => fieldView(scene, part.owner, field))}</dl>${
      more > 0 && html`<p class="part-note">${say('diffMoreFields', { count: more })}</p>`
    }`,
    !isThing && html`${say(TOLD[part.kind])}`,
  );
}

/** A claim that is no longer made has no sentence: who said it, of what, and the figure tell it from others. */
function claimHeading(scene: Scene, { index, from, to }: DiffModel, claim: string): Content {
  const own = [...to.quads, ...(from?.quads ?? [])].filter(({ subject }) => subject.value === claim);
  const value = ({ value: property }: NamedNode) => own.find(({ predicate }) => predicate.value === property)?.object;
  const [claimant, aspect, figure] = [isnad.claimant, isnad.aspect, isnad.value].map(value);
  if (index.has(namedNode(claim), isnad.claimant) || claimant === undefined) return claimLink(scene, claim);
  const said = [claimant, aspect].flatMap((term) => (term === undefined ? [] : [label(scene, term.value)]));
  const href = scene.reader.href(pathOf(claim, scene.reader.base) ?? '');
  return html`<a href="${href}">${said.join(scene.comma)}${figure !== undefined && html`: <bdi>${figure.value}</bdi>`}</a>`;
}

function fieldView(scene: Scene, owner: string, { node, property, removed, added }: FieldChange): Html {
  const inside = node === owner ? undefined : node.split('#')[1];
  return html`<div><dt>${inside !== undefined && html`<code dir="ltr">#${inside}</code> `}${propertyName(scene, property)}</dt>${removed.map(
    (term) =>
      html`<dd><del><span class="vh">${scene.say('diffRemoved')}: </span>${valueHtml(scene, term, property)}</del></dd>`,
  )}${added.map(
    (term) =>
      html`<dd><ins><span class="vh">${scene.say('diffAdded')}: </span>${valueHtml(scene, term, property)}</ins></dd>`,
  )}</div>`;
}

/** The parts of a thing or claim have their own rows here, so that a link to one is told by its name alone. */
function valueHtml(scene: Scene, term: Term, property: string): Content {
  if (term.termType !== 'Literal') {
    const inside = term.value.split('#')[1];
    const isOurs = term.value.startsWith(`${scene.reader.base}id/`);
    return isOurs && inside !== undefined ? html`<code dir="ltr">#${inside}</code>` : link(scene, term.value);
  }
  return termHtml(scene, term, property, []);
}
