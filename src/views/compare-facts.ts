import { countClaimsAbout } from '../claims/claim-count.ts';
import type { SideKind } from '../claims/side-by-side.ts';
import { type NamedNode, namedNode, type Quad } from '../rdf/quads.ts';
import { dcterms, isnad, org, rdf } from '../rdf/vocabulary.ts';
import { SEGMENT_CLASSES } from '../records/segments.ts';
import { fields } from './fields.ts';
import { type Html, html, join } from './html.ts';
import { label, type Scene } from './scene.ts';
import { formatFigure } from './statement.ts';

interface Facts {
  readonly properties: readonly NamedNode[];
  /** What is counted of the record, by the property that points at it. */
  readonly counted: readonly (readonly [NamedNode, 'claims' | 'claimsCrediting' | 'claimsAbout'])[];
}

/** What is told of a record beside others: a row a kind. */
const FACTS: Readonly<Record<SideKind, Facts>> = {
  incident: {
    properties: [isnad.date, isnad.place, isnad.partOf],
    counted: [[isnad.about, 'claims']],
  },
  document: {
    properties: [isnad.documentType, dcterms.publisher, isnad.date, isnad.symbol, isnad.held, isnad.cites],
    counted: [
      [isnad.statedIn, 'claims'],
      [isnad.about, 'claimsAbout'],
    ],
  },
  organization: {
    properties: [org.subOrganizationOf, isnad.date],
    counted: [
      [isnad.claimant, 'claims'],
      [isnad.credits, 'claimsCrediting'],
      [isnad.about, 'claimsAbout'],
    ],
  },
};

const MOST_VALUES = 8;

/** What a record is, in a few fields, and how much is claimed. */
export function compareFacts(scene: Scene, record: string, kind: SideKind): Html {
  const { index, say } = scene;
  const node = namedNode(record);
  const { properties, counted } = FACTS[kind];
  const quads: Quad[] = properties.flatMap((property) => [...index.match(node, property)].slice(0, MOST_VALUES));
  const kinds = kindsOf(scene, record);
  return html`${kinds.length > 0 && html`<p class="kicker">${join(kinds, scene.comma)}</p>`}<p class="summary">${join(
    counted.map(
      ([property, key]) =>
        html`${say(key)} <b>${formatFigure(String(property.equals(isnad.about) ? countClaimsAbout(index, record) : index.count(null, property, node)))}</b>`,
    ),
    ' · ',
  )}</p>${fields(scene, { node: record, quads })}`;
}

/** Narrower classes than that of the segment. */
function kindsOf(scene: Scene, record: string): string[] {
  const narrower = Object.values(SEGMENT_CLASSES).flatMap((classes: readonly NamedNode[]) => classes.slice(1));
  return narrower
    .filter((node) => scene.index.has(namedNode(record), rdf.type, node))
    .map((node) => label(scene, node.value));
}
