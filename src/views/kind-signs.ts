import { SEGMENTS, type Segment } from '../records/segments.ts';
import { type Html, html, trusted } from './html.ts';
import type { MessageKey, Say } from './messages.ts';

/** The shape of each kind of thing in a drawing, 16 units wide: a kind is never told by its colour alone. */
const SHAPES: Readonly<Record<Segment, string>> = {
  document: 'M2 4h12v8H2z',
  resolution: 'M2 4h9l3 4-3 4H2z',
  incident: 'M8 1l7 7-7 7-7-7z',
  event: 'M8 1l4.5 2.2L15 8l-2.5 4.8L8 15l-4.5-2.2L1 8l2.5-4.8z',
  organization: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12',
  person: 'M8 2l6 11H2z',
  place: 'M4.5 2h7L15 8l-3.5 6h-7L1 8z',
  substance: 'M8 1l6.7 4.9-2.6 7.8H3.9L1.3 5.9z',
  means: 'M4 3h11l-3 10H1z',
  'catalogue-entry': 'M3 3h10v10H3z',
  derivation: 'M8 14L2 3h12z',
  source: 'M3 3h10v10H3z',
};

/** The sign of a kind of thing, beside the word. */
export function kindSign(segment: Segment): Html {
  return trusted(
    `<svg class="sign kind-${segment}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="${SHAPES[segment]}"/></svg>`,
  );
}

/** The shapes of some kinds, once for a drawing that shows many of each: `#sign-{kind}`, around the point 0 0. */
export function signShapes(segments: Iterable<Segment>): Html {
  const shapes = Array.from(
    segments,
    (kind) => `<path id="sign-${kind}" transform="translate(-8 -8)" d="${SHAPES[kind]}"/>`,
  );
  return trusted(`<defs>${shapes.join('')}</defs>`);
}

/** What each sign stands for. */
export function legend(say: Say, segments: ReadonlySet<Segment>): Html {
  return html`<ul class="legend" aria-label="${say('exploreLegend')}">${SEGMENTS.filter((segment) =>
    segments.has(segment),
  ).map((segment) => html`<li>${kindSign(segment)} ${say(`segment-${segment}` as MessageKey)}</li>`)}</ul>`;
}
