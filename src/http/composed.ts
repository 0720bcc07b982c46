import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { dcat, isnad, rdf } from '../rdf/vocabulary.ts';
import { atLeast } from '../views/listing.ts';
import { plotState } from '../views/plot-request.ts';
import type { Then } from './instant.ts';
import { PAGES, type PageArguments, type PageName } from './pages.ts';
import type { Answer } from './respond.ts';
import type { Site } from './site.ts';

/**
 * What the main thread reads of the index for one answer at most, counted in claims: it reads, compares and shows some five
 * in a millisecond, so up to some 5 ms. Answers that read more are made in the thread of pages, which costs each of them
 * about a millisecond.
 */
const MOST_READ_HERE = 25;
/** A thing of which hardly more is read than its name. */
const A_THING = 0.05;

/**
 * The part of an answer that says what it shows, and where it is made. The counts that decide it cost a few look-ups. What is
 * of the past is made where its data are.
 */
export function composed<N extends PageName>(
  site: Site,
  name: N,
  args: PageArguments<N>,
  then?: Then,
): Pick<Answer<unknown>, 'view' | 'model' | 'elsewhere'> {
  const { view, model } = PAGES[name] as (typeof PAGES)[PageName];
  const elsewhere = () => ({ name, args });
  if (then?.past !== undefined) return { view, model: isElsewhere, elsewhere };
  const isLarge = READS[name](site.index, args) > MOST_READ_HERE;
  return {
    view,
    model: (language) => model(site, args as never, language),
    ...(isLarge && site.pages !== undefined ? { elsewhere } : {}),
  };
}

function isElsewhere(): never {
  throw new TypeError('The data of the past are not in this thread.');
}

const typed = (index: QuadIndex): number => index.count(null, rdf.type) * A_THING;

/** At least how many claims a page reads, or what costs as much. */
const READS: { readonly [N in PageName]: (index: QuadIndex, args: PageArguments<N>) => number } = {
  claims: (index, { thing }) => claimsAround(index, thing) + comparisonsOf(index, thing),
  record: (index, { thing }) =>
    claimsAround(index, thing) + comparisonsOf(index, thing) + index.count(null, null, namedNode(thing)),
  list: (index, { segment, query }) => atLeast(index, segment) * READS_A_THING[plotState(query).view],
  search: () => Number.POSITIVE_INFINITY,
  claim: (index, { iri }) => claimsBeside(index, iri),
  explore: readsToExplore,
  path: typed,
  voices: (index, args) => (args.kind === 'claim' ? claimsBeside(index, args.iri) : typed(index)),
  compare: (index, { named }) =>
    named.reduce((sum, one) => sum + (one.state === 'known' ? claimsAround(index, one.thing) : 0), 0),
  // How much it reads is told by the answer to show, which is not here (query-page.ts).
  query: () => 0,
  questions: () => Number.POSITIVE_INFINITY,
  home: typed,
  void: typed,
  catalog: (index) => index.count(null, rdf.type, dcat.CatalogRecord) * A_THING,
  ontology: () => Number.POSITIVE_INFINITY,
  shapes: () => Number.POSITIVE_INFINITY,
  // It reads the log alone; what takes long is said where it is asked for (streams.ts).
  events: () => 0,
  service: typed,
};

/** A thing is read with its date, or its places; a map reads its outlines, too, which takes the main thread too long. */
const READS_A_THING = { list: 2 * A_THING, timeline: 10 * A_THING, map: MOST_READ_HERE + 1 } as const;

/** Each statement that points at a thing leads to some reads across, and each page of neighbours to those of its things. */
const READS_ACROSS = 4 * A_THING;
const READS_AN_OPENED = 50 * A_THING;

/** What points at the things that are started from or opened; without a start, things of which some are offered. */
function readsToExplore(index: QuadIndex, { state, base }: PageArguments<'explore'>): number {
  const { start, open } = state;
  if (start.length === 0)
    return (atLeast(index, 'incident') + atLeast(index, 'document') + atLeast(index, 'organization')) * A_THING;
  const nodes = new Set([...start, ...open.map(({ node }) => node)]);
  const pointing = [...nodes].reduce((sum, node) => sum + index.count(null, null, namedNode(`${base}id/${node}`)), 0);
  return pointing * READS_ACROSS + open.length * READS_AN_OPENED;
}

function claimsAround(index: QuadIndex, thing: string): number {
  const node = namedNode(thing);
  const relations = [isnad.about, isnad.claimant, isnad.credits, isnad.statedIn];
  return relations.reduce((sum, relation) => sum + index.count(null, relation, node), 0);
}

/** Each two claims about a thing may be compared, and four comparisons take as long as it takes to read and show a claim. */
function comparisonsOf(index: QuadIndex, thing: string): number {
  const claims = index.count(null, isnad.about, namedNode(thing));
  return (claims * (claims - 1)) / 8;
}

/** A claim is compared with every other claim about what it is about. */
function claimsBeside(index: QuadIndex, claim: string): number {
  const things = index.objects(namedNode(claim), isnad.about);
  const pointing = index.count(null, null, namedNode(claim));
  return things.reduce((sum, thing) => sum + index.count(null, isnad.about, thing), pointing);
}
