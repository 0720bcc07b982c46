import type { ClaimView } from '../claims/claim-view.ts';
import { compare } from '../claims/compare.ts';
import { sentence } from '../claims/sentence.ts';
import { IsnadError } from '../errors.ts';
import { type NamedNode, namedNode, type Quad } from '../rdf/quads.ts';
import { hydra, isnad, rdf, rdfs } from '../rdf/vocabulary.ts';
import { comparisonQuads, labelQuads } from './claim-graph.ts';
import { toCsv } from './csv.ts';
import { collector, number, pagesOf } from './description.ts';
import { faultOf } from './named-record.ts';
import { isLiteral, localName, nameText } from './names.ts';
import type { Reader } from './view.ts';
import type { ClaimVoices, VoiceList, VoicesModel } from './voices-model.ts';

/** The list narrowed as it is, or the answer about one claim, as a thing. */
export function voicesAddress(model: VoicesModel, base: string): string {
  if (model.kind === 'missing') return `${base}voices`;
  const query = new URLSearchParams(model.kind === 'claim' ? { claim: model.path } : model.chosen).toString();
  return `${base}voices${query && `?${query}`}`;
}

/** Figures with their claims and voices. Throws where there is no answer. */
export function voicesQuads(model: VoicesModel, base: string): Quad[] {
  checkAnswered(model);
  return model.kind === 'claim' ? claimVoicesQuads(model, base) : listQuads(model, base);
}

function checkAnswered(model: VoicesModel): asserts model is VoiceList | ClaimVoices {
  if (model.kind === 'missing')
    throw new IsnadError('not-found', 'There is no such claim.', { arabic: 'لا يوجد ادعاء كهذا.' });
  const fault = model.kind === 'list' ? faultOf(model.about) : undefined;
  if (fault !== undefined) throw fault;
}

type Tell = ReturnType<typeof collector>['say'];

interface Told {
  readonly claims: readonly string[];
  readonly voices: readonly (readonly string[])[];
  readonly echoes: readonly string[];
}

function tellFigure(say: Tell, node: NamedNode, { claims, voices, echoes }: Told): void {
  say(node, rdf.type, isnad.Figure);
  say(node, isnad.givenBy, ...claims.map(namedNode));
  say(node, isnad.echoedBy, ...echoes.map(namedNode));
  say(node, isnad.restsOn, ...[...new Set(voices.flat())].map(namedNode));
  say(node, isnad.voiceCount, number(voices.length));
}

function listQuads(model: VoiceList, base: string): Quad[] {
  const { index, items, total, page, pages } = model;
  const { quads, say } = collector();
  const address = voicesAddress(model, base);
  const collection = namedNode(address);
  say(collection, rdf.type, hydra.Collection);
  say(collection, hydra.totalItems, number(total));
  const [path = '', query] = address.split('?');
  pagesOf(say, namedNode(path), page, pages, query === undefined ? '' : `${query}&`);
  for (const { figure, first } of items) {
    const node = namedNode(`${base}voices#${figureName(first.iri)}`);
    say(collection, hydra.member, node);
    tellFigure(say, node, figure);
    say(namedNode(first.iri), isnad.sentence, ...index.objects(namedNode(first.iri), isnad.sentence));
  }
  const agents = new Set(items.flatMap(({ figure }) => figure.voices.flat()));
  for (const agent of agents) {
    say(namedNode(agent), rdfs.label, ...index.objects(namedNode(agent), rdfs.label).filter(isLiteral));
  }
  return quads;
}

/** The figure is called after its first claim. */
function figureName(claim: string): string {
  return claim.replace(/^.*\/id\/claim\//, '').replace('/', '.');
}

function claimVoicesQuads(model: ClaimVoices, base: string): Quad[] {
  const { index, claim, figure, otherwise } = model;
  const { quads, say } = collector();
  const address = voicesAddress(model, base);
  const claims = figure?.claims ?? [claim];
  const voices = figure?.voices.map(({ agents }) => agents) ?? [];
  tellFigure(say, namedNode(address), {
    claims: claims.map(({ iri }) => iri),
    voices,
    echoes: figure?.echoes ?? [],
  });
  for (const one of [...claims, ...otherwise]) tellClaim(say, model, one);
  const others = claims.filter(({ iri }) => iri !== claim.iri).map((other) => compare(index, claim, other));
  return [...quads, ...labelQuads(index, [...claims, ...otherwise]), ...comparisonQuads(others, address, base)];
}

/** Who says it, where, on whose word, when. */
function tellClaim(say: Tell, { index }: ClaimVoices, claim: ClaimView): void {
  const node = namedNode(claim.iri);
  say(node, rdf.type, isnad.Claim);
  const told = [isnad.claimant, isnad.statedIn, isnad.credits, isnad.reports, isnad.date, isnad.sentence, isnad.root];
  for (const property of told) say(node, property, ...index.objects(node, property));
}

const LIST_COLUMNS = [
  ...['about', 'about_name', 'aspect', 'counts', 'lowest', 'highest', 'claims', 'voices', 'voices_of', 'voices_names'],
  ...['echoes', 'corroborated', 'first_claim', 'claim_iris'],
];
const CLAIM_COLUMNS = [
  ...['claim', 'sentence', 'claimant', 'claimant_name', 'document', 'date', 'how', 'credits', 'credits_names'],
  ...['source_check', 'reports', 'comparison'],
];

/** One row a figure; for one claim, one row a claim that says the same. */
export function voicesCsv(model: VoicesModel, reader: Reader): string {
  checkAnswered(model);
  return model.kind === 'claim' ? claimCsv(model, reader) : listCsv(model, reader);
}

function listCsv({ index, items }: VoiceList, { language }: Reader): string {
  const name = (iri: string): string => nameText(index, iri, language);
  const rows = items.map(({ figure, first }) => [
    figure.about.join(' '),
    figure.about.map(name).join('; '),
    localName(figure.aspect),
    figure.counts === undefined ? '' : localName(figure.counts),
    figure.lowest,
    figure.highest ?? '',
    String(figure.claims.length),
    String(figure.voices.length),
    figure.voices.map((agents) => agents.join('|')).join(' '),
    figure.voices.map((agents) => agents.map(name).join(' | ')).join('; '),
    String(figure.echoes.length),
    String(figure.voices.length > 1),
    first.iri,
    figure.claims.join(' '),
  ]);
  return toCsv(LIST_COLUMNS, rows);
}

function claimCsv({ index, claim, figure, otherwise }: ClaimVoices, { language }: Reader): string {
  const name = (iri: string): string => nameText(index, iri, language);
  const rows = [...(figure?.claims ?? [claim]), ...otherwise].map((one) => [
    one.iri,
    sentence(index, one, language),
    one.claimant,
    name(one.claimant),
    one.document,
    one.date ?? '',
    howOf(one, figure?.echoes ?? []),
    one.credits.join(' '),
    one.credits.map(name).join('; '),
    one.sourceCheck === undefined ? '' : localName(one.sourceCheck),
    one.reports.join(' '),
    one.iri === claim.iri ? '' : compare(index, claim, one).kind,
  ]);
  return toCsv(CLAIM_COLUMNS, rows);
}

function howOf(claim: ClaimView, echoes: readonly string[]): string {
  if (claim.credits.length > 0 || claim.reports.length > 0) return 'credited';
  return echoes.includes(claim.iri) ? 'echo' : 'own';
}
