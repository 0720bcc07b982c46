import { namedNode } from '../rdf/quads.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { CLAIM_SEGMENTS, isSegment, isSlug, parseIri, SEGMENTS, type Segment, thingIri } from '../records/segments.ts';
import { pathOf } from '../views/addresses.ts';
import { LANGUAGES } from '../views/language.ts';
import { type Fits, lookUpName } from '../views/name-lookup.ts';
import type { NamedRecord } from '../views/named-record.ts';
import { nameText } from '../views/names.ts';
import { printable } from '../views/printable.ts';
import type { Site } from './site.ts';

/** What is shown again of something that names no record. */
const LONGEST_SHOWN = 120;

/**
 * The record that somebody names: by its IRI or that of its thing, by the end of either, by the address of its page, by its
 * slug alone where no other record bears it; a claim stands for its document, what was merged for its survivor. Anything
 * else is a name, and looked up among those of the records that fit.
 */
export function namedRecord(site: Site, text: string | undefined, { fits, address }: Naming = {}): NamedRecord {
  const asked = (text ?? '').trim();
  if (asked === '') return { state: 'none' };
  const shown = address === undefined ? undefined : shownRecord(site, asked, address);
  if (shown !== undefined) return shown;
  const thing = thingNamed(site, asked);
  // A single word may be the slug of something else than is meant: Aleppo, where incidents are asked for.
  const isOther = thing !== undefined && isSlug(asked) && fits?.(thing) === false;
  if (thing !== undefined && !isOther) return standing(site, thing, asked);
  return isAddress(site, asked) ? unknown(asked) : byName(site, asked, fits);
}

type Known = Extract<NamedRecord, { state: 'known' }>;

interface Naming {
  /** Which records may be meant. */
  readonly fits?: Fits;
  /** Of the record that the field showed: it is meant as long as its name stands there. */
  readonly address?: string | undefined;
}

/** Spaces are what a field may change of a name. */
const unspaced = (text: string): string => text.replace(/\s+/g, '');

/** The record that a field showed: that of the address, where the text is its name for a reader of either language. */
export function shownRecord(site: Site, text: string, address: string): Known | undefined {
  const thing = thingNamed(site, address);
  if (thing === undefined) return undefined;
  const isIts = LANGUAGES.some((language) => unspaced(nameText(site.index, thing, language)) === unspaced(text));
  const named = isIts ? standing(site, thing, text) : undefined;
  return named?.state === 'known' ? { ...named, byName: true } : undefined;
}

/** An address of ours that leads nowhere is no name: what is like it is not what was meant. */
function isAddress({ config: { baseIri } }: Site, asked: string): boolean {
  if (asked.startsWith(baseIri)) return true;
  const [segment = '', ...rest] = asked.replace(/^\/?(id\/)?/, '').split(/[/.]/);
  return rest.length > 0 && (isSegment(segment) || segment === 'claim');
}

function byName(site: Site, text: string, fits: Fits | undefined): NamedRecord {
  const { baseIri: base } = site.config;
  const found = lookUpName(site, text, fits);
  if (found.state === 'none') return unknown(text);
  if (found.state === 'several') {
    const choices = found.things.map((thing) => ({ thing, path: pathOf(thing, base) ?? thing }));
    return { state: 'several', asked: printable(text, LONGEST_SHOWN), choices, isGuess: found.isGuess };
  }
  const named = standing(site, found.thing, text);
  return named.state === 'known' ? { ...named, byName: true } : named;
}

/** What the archive says of a thing, or of its record. */
function standing(site: Site, iri: string, asked: string, hops = 0): NamedRecord {
  const named = parseIri(iri, site.config.baseIri);
  if (named?.kind !== 'thing' && named?.kind !== 'record') return unknown(asked);
  const { segment, slug } = named;
  const thing = thingIri(segment, slug, site.config.baseIri);
  const path = `${segment}/${slug}`;
  const state = site.archive.stateOf(thing);
  // A record that is withheld whole is current, and nothing is told of it.
  if (state.state === 'current' && site.index.has(namedNode(thing), rdf.type))
    return { state: 'known', thing, segment, path };
  if (state.state === 'withdrawn') return { state: 'withdrawn', asked: printable(asked, LONGEST_SHOWN), path };
  // A survivor may have been merged in turn.
  return state.state === 'merged' && hops < 8 ? standing(site, state.successor, asked, hops + 1) : unknown(asked);
}

function thingNamed(site: Site, asked: string): string | undefined {
  const { index, config } = site;
  const { baseIri: base } = config;
  const rest = pathNamed(site, asked);
  if (isSlug(rest)) return onlyOne(SEGMENTS, (segment) => thingIri(segment, rest, base), index);
  const named = parseIri(`${base}id/${rest}`, base);
  if (named?.kind === 'thing') return thingIri(named.segment, named.slug, base);
  if (named?.kind !== 'claim') return undefined;
  return onlyOne(CLAIM_SEGMENTS, (segment) => thingIri(segment, named.document, base), index);
}

/** The end of an address of ours, without what names a form, a place on the page or a query: `{segment}/{slug}`. */
export function pathNamed({ config: { baseIri } }: Site, text: string): string {
  const asked = text.trim();
  const path = asked.startsWith(baseIri) ? asked.slice(baseIri.length) : asked;
  return path
    .replace(/[?#].*$/s, '')
    .replace(/^\/+/, '')
    .replace(/^id\//, '')
    .replace(/\.[a-z]+$/, '');
}

function onlyOne(
  segments: readonly Segment[],
  iriIn: (segment: Segment) => string,
  index: Site['index'],
): string | undefined {
  const found = segments.map(iriIn).filter((iri) => index.has(namedNode(iri), rdf.type));
  return found.length === 1 ? found[0] : undefined;
}

function unknown(asked: string): NamedRecord {
  return { state: 'unknown', asked: printable(asked, LONGEST_SHOWN) };
}
