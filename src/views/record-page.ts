import { namedNode } from '../rdf/quads.ts';
import { geo, isnad, rdf, rdfs, wgs } from '../rdf/vocabulary.ts';
import { SEGMENT_CLASSES, type Segment } from '../records/segments.ts';
import { catalogueEntries, catalogueFields } from './catalogue.ts';
import { citePart } from './cite-part.ts';
import { citing } from './citing-part.ts';
import * as claims from './claim-list.ts';
import { contents } from './contents.ts';
import { documentsPart, namingDocuments } from './documents-part.ts';
import { fields } from './fields.ts';
import { type Content, Html, html, join } from './html.ts';
import { pointsHere } from './incoming.ts';
import { LANGUAGES } from './language.ts';
import { layout, section } from './layout.ts';
import { lifeLine } from './life-line.ts';
import { PlaceReader } from './map-places.ts';
import { smallMap } from './map-small.ts';
import { claimsMatrix } from './matrix-part.ts';
import type { MessageKey } from './messages.ts';
import { isLiteral, nameOf } from './names.ts';
import { incidentsHere } from './place-part.ts';
import { recordDetails } from './record-details.ts';
import type { Part, RecordModel } from './record-model.ts';
import { relatePart } from './relate.ts';
import { saidOf } from './said-of-part.ts';
import { label, type Scene, sceneOf, worded } from './scene.ts';
import { schemaOrg } from './schema-org.ts';
import { textVersions } from './text-versions.ts';
import type { Reader } from './view.ts';
import { voteBySide, votes, votesCast } from './votes.ts';
import { withheldNotice } from './withheld.ts';

/** What a text cites stands beside who cites it, and a vote by side: here they would stand twice. */
const STANDING_ELSEWHERE = [isnad.cites, isnad.castBy, isnad.inFavour, isnad.against, isnad.abstaining];

/** Everything the record says of the thing itself. */
const about: Part = {
  id: 'about',
  heading: 'whatTheRecordSays',
  render: (scene, { thing, quads }) => fields(scene, { node: thing, quads, without: STANDING_ELSEWHERE }),
};

/** The same of whoever acts: the mandates stand on the line of its life. */
const aboutAgent: Part = {
  ...about,
  render: (scene, { thing, quads }) => fields(scene, { node: thing, quads, without: [isnad.mandate] }),
};

/** The same of a place; its coordinates stand beside the map. */
const aboutPlace: Part = {
  ...about,
  render: (scene, model) => {
    const isOnMap = new PlaceReader(model.index).pointed(model.thing)?.iri === model.thing;
    const without = isOnMap ? [geo.asWKT, wgs.lat, wgs.long, isnad.pointFor] : [];
    return fields(scene, { node: model.thing, quads: model.quads, without });
  },
};

const { ownClaims, passedOnClaims, demands, claimsMade, claimsOnItsWord, demandsNaming } = claims;

/** A substance or a means: who names it comes before what it is. */
const NAMED: readonly Part[] = [saidOf, namingDocuments, claimsMatrix, about, demandsNaming, pointsHere];
const ENTITY: readonly Part[] = [about, claimsMade, claimsMatrix, saidOf, claimsOnItsWord, demandsNaming, pointsHere];
/** Whoever speaks, is charged with something, votes. */
const AGENT: readonly Part[] = [
  aboutAgent,
  lifeLine,
  claimsMade,
  claimsMatrix,
  saidOf,
  claimsOnItsWord,
  votesCast,
  demandsNaming,
  pointsHere,
];
const TEXT: readonly Part[] = [
  about,
  ownClaims,
  passedOnClaims,
  demands,
  citing,
  textVersions,
  catalogueEntries,
  claimsMatrix,
  saidOf,
  demandsNaming,
  pointsHere,
];

/** Which parts the page of a record has, in order: a row a segment. */
const PARTS: Readonly<Record<Segment, readonly Part[]>> = {
  document: TEXT,
  resolution: [about, votes, ...TEXT.slice(1)],
  incident: [claimsMatrix, documentsPart, about, smallMap, saidOf, demandsNaming, pointsHere],
  event: [voteBySide, ...ENTITY],
  organization: AGENT,
  person: AGENT,
  place: [incidentsHere, smallMap, aboutPlace, ...ENTITY.slice(1)],
  substance: NAMED,
  means: NAMED,
  'catalogue-entry': [catalogueFields, about, pointsHere],
  derivation: [about, pointsHere],
  source: [about, pointsHere],
};

/**
 * The page of a record: what it is, then its parts, then the record itself. Bound: of the index 500 look-ups, 40 for each
 * claim that concerns the thing and each statement that points at it, and 30 for each two claims that are compared.
 */
export function recordPage(model: RecordModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const name = nameOf(model.index, model.thing, reader.language);
  const parts = [...PARTS[model.segment], relatePart, citePart, recordDetails].flatMap((part) => {
    const shown = part.render(scene, model);
    return shown === undefined ? [] : [{ ...part, ...(shown instanceof Html ? { body: shown } : shown) }];
  });
  return layout(
    {
      title: name.text,
      titleLanguage: name.language,
      kicker: kicker(scene, model),
      lead: html`${lead(scene, model, name.language)}<p class="explore-link"><a href="${reader.href('explore', { start: `${model.segment}.${model.slug}` })}">${scene.say('exploreThis')}</a></p>`,
      description: `${name.text}. ${scene.say('siteMotto')}.`,
      jsonLd: schemaOrg(model.index, model.thing, model.segment, reader),
      section: model.segment,
      wide: parts.some((part) => part.id === 'claims'),
      body: html`${withheldNotice(scene, model.quads)}${contents(scene, parts)}${parts.map((part) =>
        section(part.id, scene.say(part.heading), part.body, part.note && scene.say(part.note)),
      )}`,
    },
    reader,
  );
}

function kicker(scene: Scene, { index, thing, segment }: RecordModel): Content {
  const classes: readonly { value: string }[] = SEGMENT_CLASSES[segment];
  // The first class of a segment is what the list's name already says.
  const own = classes.slice(1).filter((node) => index.has(namedNode(thing), rdf.type, namedNode(node.value)));
  const kinds = own.map((node) => label(scene, node.value));
  const list = html`<a href="${scene.reader.href(segment)}">${scene.say(`segment-${segment}` as MessageKey)}</a>`;
  return html`${list}${kinds.length > 0 && html` · ${join(kinds, scene.comma)}`}`;
}

/** The name in the other language, so that both communities find their word for it. */
function lead({ index }: Scene, { thing }: RecordModel, shown: string): Content {
  const names = index.objects(namedNode(thing), rdfs.label).filter(isLiteral);
  return LANGUAGES.filter((language) => language !== shown).map((language) => {
    const other = names.find((candidate) => candidate.language === language);
    return other && html`<p class="other-name">${worded(other.value, language)}</p>`;
  });
}
