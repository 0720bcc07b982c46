import { chain } from '../claims/chain.ts';
import type { ClaimView } from '../claims/claim-view.ts';
import { compare, comparedAs } from '../claims/compare.ts';
import { claimsAbout } from '../claims/read-claim.ts';
import { sentence } from '../claims/sentence.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode, type Quad } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { pathOf } from './addresses.ts';
import { chainView, readingsView } from './chain-view.ts';
import { citeView } from './cite-part.ts';
import { claimLink } from './claim-link.ts';
import { comparedWith, comparisonDetails } from './comparison.ts';
import { fields } from './fields.ts';
import { type Content, type Html, html } from './html.ts';
import { layout, section } from './layout.ts';
import type { PassageFinder } from './passage.ts';
import { curationTable } from './record-details.ts';
import { links, type Scene, sceneOf } from './scene.ts';
import { schemaOrgClaim } from './schema-org.ts';
import { quoted, statement } from './statement.ts';
import type { Reader } from './view.ts';
import { voicesHref } from './voices-link.ts';
import { historyView, type WhyFacts, whyView } from './why-view.ts';
import { withheldNotice } from './withheld.ts';

/** A claim with what its page needs. */
export interface ClaimModel {
  readonly index: QuadIndex;
  readonly claim: ClaimView;
  /** The claim's quads and those of its `#` nodes. */
  readonly quads: readonly Quad[];
  readonly findPassage: PassageFinder;
  /** What the archive knows of it beside. */
  readonly why?: WhyFacts | undefined;
}

/** A claim of which only the statement that it is withheld is left. */
export interface WithheldClaim {
  readonly index: QuadIndex;
  readonly iri: string;
  readonly quads: readonly Quad[];
}

/** The page of a claim that is withheld whole: that it is, and why. */
export function withheldClaimPage({ index, iri, quads }: WithheldClaim, reader: Reader): string {
  const scene = sceneOf(index, reader);
  const documents = index.objects(namedNode(iri), isnad.statedIn).map((term) => term.value);
  const page = {
    title: scene.say('withheldClaim'),
    kicker: links(scene, documents),
    body: withheldNotice(scene, quads),
  };
  return layout(page, reader);
}

/** Fields that the chain and the other parts tell better, and what we compute: the record says nothing of that. */
const TOLD = [
  ...[isnad.sentence, isnad.lowest, isnad.highest, isnad.root, isnad.voice],
  isnad.passage,
  isnad.reading,
  isnad.reports,
  isnad.claimant,
  isnad.statedIn,
  isnad.readIn,
  isnad.sourceCheck,
];

/**
 * The page of a claim: its sentence, the chain down to the passage, its readings, and how it compares. Bound: of the index
 * 300 look-ups, 60 for each claim of the chain and 60 for each claim that it is compared with.
 */
export function claimPage(model: ClaimModel, reader: Reader): string {
  const { index, claim } = model;
  const scene = sceneOf(index, reader);
  const { say } = scene;
  const text = sentence(index, claim, reader.language);
  return layout(
    {
      title: text,
      longTitle: true,
      kicker: html`${say(claim.isDemand ? 'demand' : 'claim')}${claim.about.length > 0 && html` · ${links(scene, claim.about)}`}`,
      lead: html`<p class="lead">${statement(scene, claim)}${claim.asWorded.length > 0 && html` ${quoted(claim.asWorded)}`}</p>`,
      description: text,
      jsonLd: schemaOrgClaim(index, claim, text, reader),
      section: 'document',
      body: html`${withheldNotice(scene, model.quads)}
        ${section('chain', say('chain'), chainView(scene, chain(index, claim.iri), model.findPassage), say('chainNote'))}
        ${section('readings', say('readings'), readingsView(scene, claim), say('readingsNote'))}
        ${section('compared', say('comparedWithOthers'), comparisons(scene, claim), say('comparedNote'))}
        ${!claim.isDemand && html`<p><a href="${voicesHref(reader, claim.iri)}">${say('voicesLink')}</a></p>`}
        ${section('related', say('relatedClaims'), related(scene, claim))}
        ${section('why', say('why'), model.why && whyView(scene, model.why), say('whyNote'))}
        ${section('history', say('history'), model.why && historyView(scene, model.why))}
        ${section('cite', say('cite'), citeView(scene, claim.iri, pathOf(claim.iri, reader.base) ?? ''), say('citeNote'))}
        ${section('fields', say('whatTheRecordSays'), fields(scene, { node: claim.iri, quads: model.quads, without: TOLD }))}
        ${section('curation', say('curation'), curationTable(scene, claim.iri))}`,
    },
    reader,
  );
}

function comparisons(scene: Scene, claim: ClaimView): Html | undefined {
  const { index, reader } = scene;
  if (comparedAs(index, claim.aspect) === 'never') return undefined;
  const others = claim.about
    .flatMap((thing) => claimsAbout(index, thing))
    .filter((other) => other.iri !== claim.iri && other.aspect === claim.aspect && !other.isDemand);
  const row = new Map(others.map((other) => [other.iri, other]));
  const pairs = [...row.values()].map((other) => compare(index, claim, other));
  return comparisonDetails(scene, comparedWith(claim, pairs, row), (other) =>
    reader.href(pathOf(other.iri, reader.base) ?? ''),
  );
}

/** Claims that this one names, or that name it: parts and wholes, earlier and later figures, other copies. */
function related(scene: Scene, claim: ClaimView): Html | undefined {
  const { say, index } = scene;
  const pointing = (property: 'subsetOf' | 'revises' | 'variantOf' | 'reports') =>
    index.subjects(isnad[property], namedNode(claim.iri)).map((term) => term.value);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [say('isPartOf'), claim.subsetOf],
    [say('hasParts'), pointing('subsetOf')],
    [say('revises'), claim.revises],
    [say('revisedBy'), pointing('revises')],
    [say('variantOf'), [...new Set([...claim.variantOf, ...pointing('variantOf')])]],
    [say('reportedBy'), pointing('reports')],
  ];
  const told = rows.filter(([, iris]) => iris.length > 0);
  if (told.length === 0) return undefined;
  return html`<dl class="fields">${told.map(
    ([name, iris]) =>
      html`<div><dt>${name}</dt>${iris.map((iri): Content => html`<dd>${claimLink(scene, iri)}</dd>`)}</div>`,
  )}</dl>`;
}
