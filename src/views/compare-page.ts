import type { ClaimView } from '../claims/claim-view.ts';
import { comparedAs } from '../claims/compare.ts';
import { formatEdtf } from '../claims/dates.ts';
import { MOST_CLAIMS, type SideRow } from '../claims/side-by-side.ts';
import { figures } from '../claims/voices.ts';
import type { Segment } from '../records/segments.ts';
import { anchorOf, pathOf } from './addresses.ts';
import { compareFacts } from './compare-facts.ts';
import { type CompareModel, compareFault, FEWEST_COMPARED, MOST_COMPARED, recordsText } from './compare-model.ts';
import { comparedWith, comparisonDetails, KINDS, kindMark, onThisPage } from './comparison.ts';
import { folded } from './disclosure.ts';
import { type Content, type Html, html, join } from './html.ts';
import { layout, section } from './layout.ts';
import { addressText, faultNotice, fieldText, listLinks } from './named-record.ts';
import { recordField, shownIn } from './record-field.ts';
import { label, link, links, type Scene, sceneOf } from './scene.ts';
import { scopeLine, statement } from './statement.ts';
import type { Reader } from './view.ts';

const LISTS: readonly Segment[] = ['incident', 'document', 'resolution', 'organization'];

/** Records side by side: what they are, and what is claimed of them or by them, row by row. */
export function comparePage(model: CompareModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  return layout(
    {
      title: say('compareTitle'),
      section: 'compare',
      kicker: say('compareKicker'),
      lead:
        model.sides === undefined
          ? html`<p class="lead">${say('compareLead')}</p>`
          : html`<p class="lead">${join(
              model.records.map((record) => link(scene, record)),
              ' · ',
            )}</p>`,
      wide: true,
      body: html`${compareForm(scene, model)}${model.sides === undefined ? html`${notice(scene, model)}${listLinks(scene, LISTS)}` : sidesView(scene, model)}`,
    },
    reader,
  );
}

/** The form that asks for the records. */
export function compareForm(scene: Scene, { named }: Pick<CompareModel, 'named'>): Html {
  const { say, reader } = scene;
  const hint = 'records-hint';
  // A field for each record, and an empty one for the next.
  const count = Math.max(FEWEST_COMPARED, Math.min(named.length + 1, MOST_COMPARED));
  const fields = Array.from({ length: count }, (_, at) => {
    const one = named[at];
    const label = say('compareRecord', { number: at + 1 });
    return recordField({
      id: `record-${at + 1}`,
      name: 'records',
      label,
      shown: shownIn(scene, one ?? { state: 'none' }),
      hint,
    });
  });
  return html`<form method="get" action="${reader.href('compare', { lang: '' })}" class="choose">
    ${fields}
    <input type="hidden" name="lang" value="${reader.language}">
    <p class="part-note" id="${hint}">${say('compareHint')}</p>
    <div class="form-row"><button type="submit">${say('compareDo')}</button></div></form>`;
}

const FAULTS = { few: 'compareFew', many: 'compareMany', mixed: 'compareMixed', kind: 'compareKind' } as const;

function notice(scene: Scene, model: CompareModel): Html | undefined {
  if (model.named.length === 0) return undefined;
  const unknown = model.named.flatMap((one, at) => {
    const instead = (path: string): string => {
      const texts = model.named.map((other, i) => (i === at ? path : addressText(other, fieldText(other))));
      return scene.reader.href('compare', { records: texts.map((text) => `${text};`).join('') });
    };
    return faultNotice(scene, one, instead) ?? [];
  });
  const fault = compareFault(model);
  const told: Content[] = unknown.length > 0 ? unknown : [fault && html`<p>${scene.say(FAULTS[fault])}</p>`];
  return html`<div class="notice" role="note">${told}</div>`;
}

function sidesView(scene: Scene, model: CompareModel): Content {
  const { say } = scene;
  const { sides, kind, records } = model;
  if (sides === undefined || kind === undefined) return undefined;
  const isByAspect = kind === 'incident';
  const rows = sides.rows.map((row) => rowView(scene, model, row));
  return html`${section('facts', say('compareFacts'), grid(records.length, columns(scene, model)))}${section(
    'rows',
    say(isByAspect ? 'compareByAspect' : 'compareByThing'),
    html`${rows.length === 0 ? html`<p>${say(isByAspect ? 'nothingFound' : 'compareNothingShared')}</p>` : html`<div class="matrix">${rows}</div>`}${
      sides.alone > 0 && html`<p class="part-note">${say('compareAlone', { count: sides.alone })}</p>`
    }${sides.isCut && html`<p class="part-note">${say('compareCut', { count: MOST_CLAIMS })}</p>`}${pages(scene, model)}`,
    say(isByAspect ? 'compareByAspectNote' : 'compareByThingNote'),
  )}`;
}

function grid(count: number, cells: Content): Html {
  return html`<div class="side side-${count}">${cells}</div>`;
}

/** What each record is, and the way to leave it out. */
function columns(scene: Scene, { records, kind }: CompareModel): Html[] {
  const { reader, say } = scene;
  return records.map((record) => {
    const others = records.filter((other) => other !== record).map((other) => pathOf(other, reader.base) ?? other);
    const without = reader.href('compare', { records: others.join(',') });
    return html`<article class="cell"><h3>${link(scene, record)}</h3>${kind && compareFacts(scene, record, kind)}${
      others.length > 1 && html`<p class="meta"><a href="${without}">${say('compareRemove')}</a></p>`
    }</article>`;
  });
}

/** What the cells of a row share. */
interface RowScene extends Scene {
  readonly row: SideRow;
  readonly claims: ReadonlyMap<string, ClaimView>;
}

function rowView(scene: Scene, { records, kind }: CompareModel, row: SideRow): Html {
  // Where an aspect is never compared, saying so of every pair would tell nothing.
  const isNever = comparedAs(scene.index, row.aspect) === 'never';
  const own: RowScene = {
    ...scene,
    row: isNever ? { ...row, comparisons: [] } : row,
    claims: new Map(row.cells.flat().map((claim) => [claim.iri, claim])),
  };
  const id = `row-${anchorOf(`${row.thing ?? ''}${row.aspect.split('#')[1]}`.slice(scene.reader.base.length * (row.thing ? 1 : 0)))}`;
  const heading = html`<h3 id="${id}">${row.thing !== undefined && html`${link(scene, row.thing)}: `}${label(scene, row.aspect)}</h3>`;
  return html`<section class="row" aria-labelledby="${id}"><header>${heading}${kindsLine(own)}</header>${grid(
    records.length,
    row.cells.map((claims, column) =>
      cellView(own, { record: records[column] ?? '', claims, isByAspect: kind === 'incident' }),
    ),
  )}</section>`;
}

function kindsLine(scene: RowScene): Html {
  const { row, say } = scene;
  const present = KINDS.filter((kind) => row.comparisons.some((comparison) => comparison.kind === kind));
  const note = row.isCompared ? '' : html`<p class="note">${say('tooManyToCompare')}</p>`;
  return html`${note}${
    present.length > 0 &&
    html`<p class="kinds"><span class="vh">${say('comparedHow')}: </span>${present.map(
      (kind) =>
        html`${kindMark(scene, kind, row.comparisons.filter((comparison) => comparison.kind === kind).length)} `,
    )}</p>`
  }`;
}

interface Cell {
  readonly record: string;
  readonly claims: readonly ClaimView[];
  readonly isByAspect: boolean;
}

/** Statements of a cell that are shown; the others are behind the link to all claims. */
const MOST_SHOWN = 12;
/** Those of them that stand there before the others are asked for. */
const MOST_UNFOLDED = 4;

function cellView(scene: RowScene, { record, claims, isByAspect }: Cell): Html {
  const { say, reader } = scene;
  const name = html`<h4>${link(scene, record)}</h4>`;
  if (claims.length === 0)
    return html`<article class="cell silent">${name}<p class="empty">${say('compareSilent')}</p></article>`;
  const items = isByAspect ? sameTogether(scene, claims) : claims.map((claim) => claimCell(scene, claim, record));
  const beyond = Math.max(0, items.length - MOST_SHOWN);
  const end =
    beyond > 0 &&
    html`<p><a href="${reader.href(`${pathOf(record, reader.base)}/claims`)}">${say('compareMore', { count: beyond })}</a></p>`;
  const long = { items: items.slice(0, MOST_SHOWN), most: MOST_UNFOLDED, beyond, end };
  return html`<article class="cell">${name}${folded(scene, long, (some) => html`${some}`)}</article>`;
}

/** Equal statements once, with everyone who makes them; where too many are to be compared, one by one. */
function sameTogether(scene: RowScene, claims: readonly ClaimView[]): Html[] {
  const groups = scene.row.isCompared
    ? figures(scene.index, claims).map((figure) => figure.claims)
    : claims.map((claim) => [claim]);
  return groups.map((members) => {
    const [first] = members;
    return html`<div class="claim"><p class="says">${first && statement(scene, first)}</p>${
      first?.scope && html`<p class="note">${scene.say('covers')}: ${scopeLine(scene, first.scope)}</p>`
    }<ul class="parts">${members.map((claim) => html`<li>${sourceLine(scene, claim, '')}</li>`)}</ul></div>`;
  });
}

/** By whom, on whose word, when and where, without what the column says already. */
function sourceLine(scene: Scene, claim: ClaimView, record: string): Html {
  const { reader, say } = scene;
  const date = claim.date ? formatEdtf(claim.date, reader.language) : say('undated');
  const parts: Content[] = [
    claim.claimant !== record && link(scene, claim.claimant),
    claim.credits.length > 0 && html`${say('onTheWordOf')} ${links(scene, claim.credits)}`,
    html`<a href="${reader.href(pathOf(claim.iri, reader.base) ?? '')}">${date}</a>`,
    claim.claimant === record && link(scene, claim.document),
  ];
  return join(parts.filter(Boolean), ' · ');
}

/** One claim, with what it is to those of the other records. */
function claimCell(scene: RowScene, claim: ClaimView, record: string): Html {
  const { say, row, claims } = scene;
  return html`<div class="claim" id="${anchorOf(claim.iri)}"><p class="says">${statement(scene, claim)}</p>${
    claim.scope && html`<p class="note">${say('covers')}: ${scopeLine(scene, claim.scope)}</p>`
  }<p class="source">${sourceLine(scene, claim, record)}</p>${comparisonDetails(
    scene,
    comparedWith(claim, row.comparisons, claims),
    onThisPage,
  )}</div>`;
}

function pages({ reader, say }: Scene, model: CompareModel): Html | undefined {
  const { page, pages: count } = model;
  if (count < 2) return undefined;
  const records = recordsText(model);
  const to = (target: number, rel: string, name: string) =>
    target >= 1 &&
    target <= count &&
    html`<a rel="${rel}" href="${reader.href('compare', { records, page: String(target) })}">${name}</a>`;
  return html`<nav class="pages" aria-label="${say('pages')}">${join([to(page - 1, 'prev', say('previousPage')), html`<span>${say('pageOf', { page, count })}</span>`, to(page + 1, 'next', say('nextPage'))], '')}</nav>`;
}
