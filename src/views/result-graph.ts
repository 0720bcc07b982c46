import { claimView } from '../claims/read-claim.ts';
import { sentence } from '../claims/sentence.ts';
import type { Quad } from '../rdf/quads.ts';
import { SEGMENTS } from '../records/segments.ts';
import { claimAddress, pathOf } from './addresses.ts';
import { type Html, html, jsonForScript } from './html.ts';
import { directionOf } from './language.ts';
import { nameOf, nameText } from './names.ts';
import { type Columns, ofKind } from './result-columns.ts';
import { link, type Scene } from './scene.ts';

/** One line of the drawing, with what it is called. */
interface Line {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** More lines than this hide each other. */
const MOST_LINES = 200;

/** Whether two columns hold things, which rows then join. */
export function hasGraph(columns: Columns): boolean {
  return columns.rows.length > 0 && ofKind(columns, 'thing').length > 1;
}

/** A row joins its things from left to right; a thing in between that is a property names the line. */
export function graphOfRows(scene: Scene, columns: Columns): Html {
  const names = ofKind(columns, 'thing');
  const properties = new Set(names.filter((name) => columns.rows.every((row) => isTerm(scene, row[name]?.value))));
  const ends =
    names.filter((name) => !properties.has(name)).length > 1 ? names.filter((n) => !properties.has(n)) : names;
  const lines = columns.rows.flatMap((row) =>
    ends.slice(1).flatMap((to, at): Line[] => {
      const [a, b] = [row[ends[at] ?? '']?.value, row[to]?.value];
      if (a === undefined || b === undefined || a === b) return [];
      const between = names.slice(names.indexOf(ends[at] ?? '') + 1, names.indexOf(to)).find((n) => properties.has(n));
      const named = between === undefined ? undefined : row[between]?.value;
      return [
        { from: a, to: b, label: named === undefined ? to : nameText(scene.index, named, scene.reader.language) },
      ];
    }),
  );
  return drawing(scene, lines);
}

/** The statements between things of a graph that a query made. */
export function graphOfQuads(scene: Scene, quads: readonly Quad[]): Html {
  const lines = quads
    .filter(({ subject, object }) => subject.termType === 'NamedNode' && object.termType === 'NamedNode')
    .map(({ subject, predicate, object }) => ({
      from: subject.value,
      to: object.value,
      label: nameText(scene.index, predicate.value, scene.reader.language),
    }));
  return drawing(scene, lines);
}

function isTerm({ reader }: Scene, iri: string | undefined): boolean {
  return iri === undefined || !iri.startsWith(reader.base);
}

/** The place of the drawing, which the island fills, and the same lines as a list. */
function drawing(scene: Scene, all: readonly Line[]): Html {
  const { say } = scene;
  const lines = [...new Map(all.map((line) => [`${line.from} ${line.to} ${line.label}`, line])).values()];
  const drawn = lines.slice(0, MOST_LINES);
  if (drawn.length === 0) return html`<p>${say('noLines')}</p>`;
  const tools = [
    ['zoom-in', say('exploreZoomIn')],
    ['zoom-out', say('exploreZoomOut')],
    ['fit', say('exploreFit')],
    ['png', say('explorePng')],
  ] as const;
  return html`<p class="part-note">${say('graphMeaning')}</p>
<div class="graph" id="result-frame" data-failed="${say('graphFailed')}"><p class="graph-note">${say('graphStatic')}</p>
<div class="graph-tools" role="group" aria-label="${say('exploreTools')}" hidden>${tools.map(([tool, text]) => html`<button type="button" data-tool="${tool}">${text}</button>`)}</div>
<div class="graph-canvas" role="img" aria-label="${say('graphCanvas')}" hidden></div><p class="graph-status" role="status"></p></div>
<script type="application/json" id="result-data">${jsonForScript(dataOf(scene, drawn))}</script>
<details><summary>${say('graphLines', { count: drawn.length })}</summary><ul class="lines">${drawn.map(({ from, to, label }) => html`<li>${link(scene, from)} <span class="meta">${label}</span> ${link(scene, to)}</li>`)}</ul></details>
${lines.length > drawn.length && html`<p class="part-note">${say('drawnOf', { drawn: drawn.length, rows: lines.length })}</p>`}`;
}

/** What the drawing is made from (web/graph-data.ts): each thing hangs on the one by which it is first reached. */
function dataOf(scene: Scene, lines: readonly Line[]): object {
  const near = new Map<string, Set<string>>();
  const join = (a: string, b: string) => near.set(a, (near.get(a) ?? new Set()).add(b));
  for (const { from, to } of lines) {
    join(from, to);
    join(to, from);
  }
  const parents = new Map<string, string | undefined>();
  const byDegree = [...near.keys()].sort((a, b) => (near.get(b)?.size ?? 0) - (near.get(a)?.size ?? 0));
  for (const start of byDegree) {
    if (parents.has(start)) continue;
    parents.set(start, undefined);
    const queue = [start];
    for (const node of queue) {
      for (const next of near.get(node) ?? []) {
        if (parents.has(next)) continue;
        parents.set(next, node);
        queue.push(next);
      }
    }
  }
  const edges = lines.map(({ from, to, label }, at) => ({
    id: `line-${at}`,
    source: from,
    target: to,
    label,
    count: 1,
  }));
  return { nodes: [...parents].map(([iri, parent]) => nodeOf(scene, iri, parent)), edges, focus: byDegree[0] ?? '' };
}

function nodeOf({ index, reader }: Scene, iri: string, parent: string | undefined): object {
  const path = pathOf(iri, reader.base);
  const claim = claimAddress(iri, reader.base) && claimView(index, iri);
  const name = nameOf(index, iri, reader.language);
  const segment = path?.split('/')[0] ?? '';
  return {
    id: iri,
    label: claim ? sentence(index, claim, reader.language) : name.text,
    direction: directionOf(claim ? reader.language : name.language),
    kind: path?.includes('#') ? 'other' : (SEGMENTS.find((known) => known === segment) ?? 'other'),
    ...(parent === undefined ? {} : { parent }),
    ...(path === undefined ? {} : { link: reader.href(path) }),
  };
}
