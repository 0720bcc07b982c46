import type { DroppedClaim } from '../archive/gone-claims.ts';
import type { ClaimView } from '../claims/claim-view.ts';
import type { Comparison } from '../claims/compare.ts';
import { byDate, comparisonsOf } from '../claims/matrix.ts';
import { claimsAbout, claimsBy, claimsCrediting, claimsIn } from '../claims/read-claim.ts';
import { sentence } from '../claims/sentence.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { claimItems } from './claim-items.ts';
import { KINDS } from './comparison.ts';
import { toCsv } from './csv.ts';
import { html } from './html.ts';
import { layout, section } from './layout.ts';
import type { MatrixRequest } from './matrix-request.ts';
import { localName, nameOf } from './names.ts';
import { sceneOf } from './scene.ts';
import { gradeOf } from './standing.ts';
import { inReadersLanguage } from './statement.ts';
import type { Reader } from './view.ts';
import { askedView, whyNotView } from './why-not-view.ts';

/** Every claim that concerns a thing, and in which way. */
export interface ClaimsModel {
  readonly index: QuadIndex;
  readonly thing: string;
  /** Path of the thing's record. */
  readonly path: string;
  /** What was asked for of them; a claim that is not asked for is in none of the lists. */
  readonly asked: ClaimsAsked;
  readonly about: readonly ClaimView[];
  /** Every claim about the thing, asked for or not: those asked for are compared with them all. */
  readonly beside: readonly ClaimView[];
  readonly by: readonly ClaimView[];
  readonly crediting: readonly ClaimView[];
  readonly statedIn: readonly ClaimView[];
}

/** Which of the claims that concern a thing are asked for, and those that are gone from where none is found. */
export interface ClaimsAsked extends Pick<MatrixRequest, 'aspect' | 'claimant' | 'grade'> {
  readonly gone: readonly DroppedClaim[];
}

const ALL: ClaimsAsked = { gone: [] };

/** Gathers the claims about, by, crediting and stated in a thing, as far as they are asked for. */
export function claimsModel(index: QuadIndex, thing: string, path: string, asked: ClaimsAsked = ALL): ClaimsModel {
  const { aspect, claimant, grade } = asked;
  const shown = (claims: readonly ClaimView[]): ClaimView[] =>
    claims
      .filter((claim) => aspect === undefined || claim.aspect === aspect)
      .filter((claim) => claimant === undefined || claim.claimant === claimant)
      .filter((claim) => grade === undefined || gradeOf(claim) === grade);
  // One aspect after the other, so that what can be compared stands together.
  const beside = [...Map.groupBy([...claimsAbout(index, thing)].sort(byDate), (claim) => claim.aspect).values()].flat();
  return {
    index,
    thing,
    path,
    asked,
    about: shown(beside),
    beside,
    by: shown(claimsBy(index, thing)).sort(byDate),
    crediting: shown(claimsCrediting(index, thing)).sort(byDate),
    statedIn: shown(claimsIn(index, thing)).sort(byDate),
  };
}

/** Every claim of the model, once. */
export function allClaims({ about, by, crediting, statedIn }: ClaimsModel): ClaimView[] {
  return [...new Map([...about, ...by, ...crediting, ...statedIn].map((claim) => [claim.iri, claim])).values()];
}

/**
 * Every comparison of a claim asked for with another about the thing under one aspect; pairs of different aspects say
 * nothing.
 */
export function comparisonsAbout({ index, about, beside, asked }: ClaimsModel): Comparison[] {
  const own = new Set(about.map(({ iri }) => iri));
  const pairs = comparisonsOf(
    index,
    beside.filter(
      (claim) =>
        claim.aspect !== undefined && !claim.isDemand && (asked.aspect === undefined || claim.aspect === asked.aspect),
    ),
  );
  return pairs.filter(({ a, b }) => own.has(a) || own.has(b));
}

/** The claims as a page: about, by, crediting, stated in. */
export function claimsPage(model: ClaimsModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const name = nameOf(model.index, model.thing, reader.language);
  const { aspect, claimant } = model.asked;
  const isEmptyCell = aspect !== undefined && claimant !== undefined && model.about.length === 0;
  const parts = [
    isEmptyCell && section('why-not', say('whyNothing'), whyNotView(scene, model, { aspect, claimant })),
    section('about', say('claimsAbout'), claimItems(scene, model.about, { shared: 'about' })),
    section('by', say('claimsMade'), claimItems(scene, model.by, { shared: 'claimant' })),
    section('crediting', say('claimsCrediting'), claimItems(scene, model.crediting), say('claimsCreditingNote')),
    section('stated', say('claimsStatedIn'), claimItems(scene, model.statedIn, { shared: 'document' })),
  ];
  return layout(
    {
      title: name.text,
      titleLanguage: name.language,
      kicker: html`<a href="${reader.href(model.path)}">${say('allClaimsOf')}</a>`,
      body: html`${askedView(scene, model)}${parts}${parts.every((part) => !part) && html`<p>${say('nothingFound')}</p>`}`,
    },
    reader,
  );
}

const COLUMNS = [
  ...['claim', 'relation', 'sentence', 'aspect', 'value', 'upper_value', 'bound', 'counts', 'object', 'object_name'],
  ...['finding', 'gist', 'as_worded', 'scope', 'claimant', 'claimant_name', 'credits', 'credits_names', 'source_check'],
  ...['reports', 'document', 'document_name', 'read_in', 'date', 'earliest', 'latest', 'modality', 'standard_of_proof'],
  ...['grade', 'comparison'],
];

/** One row a claim; the comparison names each other claim about the thing with what the two are to one another. */
export function claimsCsv(model: ClaimsModel, { language }: Reader): string {
  const { index } = model;
  const pairs = comparisonsAbout(model);
  const name = (iri: string | undefined): string => (iri === undefined ? '' : nameOf(index, iri, language).text);
  const rows = allClaims(model).map((claim) => [
    claim.iri,
    relationsOf(model, claim),
    sentence(index, claim, language),
    short(claim.aspect),
    claim.value?.lexical ?? '',
    (claim.value?.kind === 'number' && claim.value.upper) || '',
    short(claim.bound),
    short(claim.counts),
    claim.object ?? '',
    name(claim.object),
    short(claim.finding),
    inReadersLanguage(claim.gist, language)?.text ?? '',
    claim.asWorded.map(({ text }) => text).join('; '),
    scopeText(claim),
    claim.claimant,
    name(claim.claimant),
    claim.credits.join(' '),
    claim.credits.map(name).join('; '),
    short(claim.sourceCheck),
    claim.reports.join(' '),
    claim.document,
    name(claim.document),
    claim.readIn.join(' '),
    claim.date ?? '',
    claim.earliest ?? '',
    claim.latest ?? '',
    short(claim.modality),
    [...claim.standardOfProof.map(localName), ...claim.standardAsWorded.map(({ text }) => text)].join('; '),
    short(gradeOf(claim)),
    comparisonText(claim, pairs),
  ]);
  return toCsv(COLUMNS, rows);
}

function short(iri: string | undefined): string {
  return iri === undefined ? '' : localName(iri);
}

function relationsOf({ about, by, crediting, statedIn }: ClaimsModel, claim: ClaimView): string {
  const groups = { about, by, crediting, 'stated-in': statedIn };
  const names = Object.entries(groups).filter(([, claims]) => claims.some(({ iri }) => iri === claim.iri));
  return names.map(([relation]) => relation).join(' ');
}

function scopeText({ scope }: ClaimView): string {
  if (scope === undefined) return '';
  const { party, substance, place, fromEvent, untilEvent, inclusion, date, asWorded, note } = scope;
  const lists = { party, substance, place, fromEvent, untilEvent, inclusion: inclusion.map(localName) };
  const named = Object.entries(lists).filter(([, iris]) => iris.length > 0);
  const parts = named.map(([key, iris]) => `${key}: ${iris.join(' ')}`);
  if (date !== undefined) parts.push(`date: ${date}`);
  return [...parts, ...[...asWorded, ...note].map(({ text }) => text)].join('; ');
}

function comparisonText(claim: ClaimView, pairs: readonly Comparison[]): string {
  const mine = pairs.flatMap(({ a, b, kind }) => (a === claim.iri ? [[kind, b]] : b === claim.iri ? [[kind, a]] : []));
  return KINDS.flatMap((kind) => {
    const others = mine.filter(([own]) => own === kind).map(([, other]) => other);
    return others.length > 0 ? [`${kind}: ${others.join(' ')}`] : [];
  }).join('; ');
}
