import { formatEdtf } from '../claims/dates.ts';
import { mandatesOf } from '../claims/mandates.ts';
import { NodeReader } from '../claims/node-reader.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { type Content, type Html, html, trusted } from './html.ts';
import { mandateWords } from './mandate-view.ts';
import { isLiteral, pick } from './names.ts';
import type { Part } from './record-model.ts';
import { links, type Scene, worded } from './scene.ts';

/** A stretch of time: days as ISO 8601; undefined for a side that is not known. */
interface Stretch {
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** One line of the drawing: what it is of, in words, and its stretches. */
interface Lane {
  /** The place on the page of what has one. */
  readonly id?: string;
  readonly words: Content;
  readonly stretches: readonly Stretch[];
  readonly isPoints: boolean;
}

/**
 * The mandates and the lifetime of a body on one scale of time, and when it spoke; each line says in words what it draws, and
 * a mandate without a date in words alone.
 */
export const lifeLine: Part = {
  id: 'life',
  heading: 'lifeLine',
  render: (scene, { index, thing }) => {
    const lanes = [...ownLane(scene, thing), ...mandateLanes(scene, thing)];
    if (lanes.length === 0) return undefined;
    const all = [...lanes, ...statementLane(scene, index, thing)];
    const days = all
      .flatMap(({ stretches }) => stretches.flatMap(({ from, until }) => [from, until]))
      .filter((day) => day !== undefined);
    const [first, last] = [Math.min(...days.map(yearOf)), Math.max(...days.map(yearOf)) + 1];
    const ends = html`<p class="ends" aria-hidden="true"><span>${first}</span><span>${last}</span></p>`;
    return html`<div class="life">${days.length > 0 && ends}<ul>${all.map(
      (lane) =>
        html`<li${lane.id !== undefined && html` id="${lane.id}"`}>${lane.stretches.length > 0 && drawn(lane, first, last)}<p>${lane.words}</p></li>`,
    )}</ul></div>`;
  },
};

function ownLane({ index, reader, say }: Scene, thing: string): Lane[] {
  const node = new NodeReader(index, thing);
  const [date, from, until] = [node.text(isnad.date), node.text(isnad.earliest), node.text(isnad.latest)];
  if (date === undefined || (from === undefined && until === undefined)) return [];
  return [
    {
      words: html`${say('lifetime')}: ${formatEdtf(date, reader.language)}`,
      stretches: [{ from, until }],
      isPoints: false,
    },
  ];
}

function mandateLanes(scene: Scene, thing: string): Lane[] {
  const { index, reader, comma, say } = scene;
  return mandatesOf(index, thing).map(({ iri, kind, date, earliest, latest, basedOn }) => {
    const note = pick(index.objects(namedNode(iri), isnad.note).filter(isLiteral), reader.language);
    return {
      id: iri.split('#')[1] ?? '',
      words: html`${say('mandate')}: <b>${kind !== undefined && mandateWords(scene, kind)}</b>${date !== undefined && html`${comma}${formatEdtf(date, reader.language)}`}${basedOn.length > 0 && html` (${links(scene, basedOn)})`}${note && html`<br><span class="note">${worded(note.value, note.language)}</span>`}`,
      stretches: earliest === undefined && latest === undefined ? [] : [{ from: earliest, until: latest }],
      isPoints: false,
    };
  });
}

/** Claims that are looked at for the days on which a body spoke. */
const MOST_LOOKED_AT = 500;

/** The days of the documents in which the body makes claims. Bound: three look-ups for each of 500 claims. */
function statementLane({ say, reader }: Scene, index: QuadIndex, thing: string): Lane[] {
  const claims = index.subjects(isnad.claimant, namedNode(thing)).slice(0, MOST_LOOKED_AT);
  const documents = new Set(claims.flatMap((claim) => index.object(claim, isnad.statedIn)?.value ?? []));
  const stretches = [...documents].flatMap((iri) => {
    const from = index.object(namedNode(iri), isnad.earliest)?.value;
    return from === undefined ? [] : [{ from, until: index.object(namedNode(iri), isnad.latest)?.value ?? from }];
  });
  if (stretches.length === 0) return [];
  const days = stretches.map(({ from }) => from).sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const when = first === last ? first : `${first}/${last}`;
  const words = html`${say('spokeIn', { count: stretches.length })}: ${formatEdtf(when, reader.language)}`;
  return [{ words, stretches, isPoints: true }];
}

const WIDTH = 400;

/** One lane, for the eye alone; an open side runs to the edge and ends in an arrow. */
function drawn({ stretches, isPoints }: Lane, first: number, last: number): Html {
  const x = (day: string): number => ((timeOf(day) - first) / (last - first)) * WIDTH;
  const shapes = stretches.map(({ from, until }) => {
    const [start, end] = [from === undefined ? 0 : x(from), until === undefined ? WIDTH : x(until)];
    if (isPoints) return `<circle class="dot" cx="${((start + end) / 2).toFixed(1)}" cy="7" r="4"/>`;
    const arrow = until === undefined ? `<path class="bar" d="M${WIDTH - 7} 2L${WIDTH - 1} 7L${WIDTH - 7} 12"/>` : '';
    return `<path class="bar" d="M${start.toFixed(1)} 7H${Math.max(end, start + 3).toFixed(1)}"/><path class="bar" d="M${Math.max(start, 1).toFixed(1)} 2v10"/>${arrow}`;
  });
  return trusted(
    `<svg class="strip" viewBox="0 0 ${WIDTH} 14" aria-hidden="true" focusable="false"><path class="axis" d="M0 7H${WIDTH}"/>${shapes.join('')}</svg>`,
  );
}

/** A day as a fraction of its year. */
function timeOf(day: string): number {
  const year = yearOf(day);
  const start = Date.UTC(year, 0, 1);
  return year + (Date.parse(`${day}T00:00:00Z`) - start) / (Date.UTC(year + 1, 0, 1) - start);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
