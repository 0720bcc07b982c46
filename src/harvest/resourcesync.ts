import type { Archive } from '../archive/archive.ts';
import type { ChangeKind } from '../archive/change-log.ts';
import { SEGMENTS, type Segment } from '../records/segments.ts';
import { changeIri } from '../views/activity.ts';
import { type Html, trusted } from '../views/html.ts';
import { xml, xmlDocument } from './xml.ts';

/** What the documents are made from. */
export interface SyncSource {
  readonly archive: Archive;
  /** Positions of the log that a list covers; a test makes lists short. */
  readonly blockSize?: number;
}

/** A set of resources, each with a capability list of its own (ResourceSync 8): the records of a segment, or all. */
export type SyncSet = Segment | 'all';

/** The sets in the order in which they are told. */
export const SYNC_SETS: readonly SyncSet[] = ['all', ...SEGMENTS];

/**
 * A list covers so many positions of the log, whatever they hold: so the address of a list means the same for ever, and
 * no list looks at more, however long the log is.
 */
const BLOCK = 1_000;

/** Where the documents are. */
export const SYNC_PATHS = {
  description: '.well-known/resourcesync',
  capabilities: (set: SyncSet) => `resourcesync/${set}/capabilitylist`,
  resources: (set: SyncSet, block?: number) =>
    `resourcesync/${set}/resourcelist${block === undefined ? '' : `/${block}`}`,
  changes: (set: SyncSet, block?: number) => `resourcesync/${set}/changelist${block === undefined ? '' : `/${block}`}`,
} as const;

/** The source description: which sets there are. */
export function sourceDescription({ archive: { base } }: SyncSource): Iterable<string> {
  const sets = SYNC_SETS.map((set) => capability(base + SYNC_PATHS.capabilities(set), 'capabilitylist'));
  return whole('urlset', [md({ capability: 'description' }), ...sets], describedBy(base));
}

/** What can be had of a set. */
export function capabilityList({ archive: { base } }: SyncSource, set: SyncSet): Iterable<string> {
  const lists = [
    capability(base + SYNC_PATHS.resources(set), 'resourcelist'),
    capability(base + SYNC_PATHS.changes(set), 'changelist'),
  ];
  const up = link('up', base + SYNC_PATHS.description);
  return whole('urlset', [md({ capability: 'capabilitylist' }), ...lists], xml`${describedBy(base)}${up}`);
}

/** The index of the resource lists of a set: those in which there is something. */
export function* resourceListIndex(source: SyncSource, set: SyncSet, now: Date): Generator<string> {
  const { archive } = source;
  const { base, feed } = archive;
  // ResourceSync 10.1: "at" is when the snapshot was begun; what changes from then on stands in the change lists.
  const at = archive.settledAt(now).toISOString();
  yield* opening('sitemapindex', xml`${up(base, set)}${md({ capability: 'resourcelist', at })}`);
  for (const block of blocksOf(source)) {
    const { from, until } = boundsOf(source, block);
    const [some] = feed.records({ from, until, most: 1, ...segmentOf(set) });
    if (some === undefined) yield '';
    else yield sitemap(base + SYNC_PATHS.resources(set, block), { at }).text;
  }
  yield '</sitemapindex>\n';
}

/** One resource list: the current records whose latest change is in a block. `undefined` for a block that is to come. */
export function resourceList(source: SyncSource, set: SyncSet, block: number, now: Date): Iterable<string> | undefined {
  return blocksOf(source).length > block ? resources(source, set, block, now) : undefined;
}

function* resources(source: SyncSource, set: SyncSet, block: number, now: Date): Generator<string> {
  const { archive } = source;
  const { base, feed } = archive;
  const { from, until, most } = boundsOf(source, block);
  const at = archive.settledAt(now).toISOString();
  const index = link('index', base + SYNC_PATHS.resources(set));
  yield* opening('urlset', xml`${up(base, set)}${index}${md({ capability: 'resourcelist', at })}`);
  for (const { iri, time, state, version } of feed.records({ from, until, most, ...segmentOf(set) }))
    if (state === 'current') yield entry({ iri, time, version }).text;
  yield '</urlset>\n';
}

/** The index of the change lists of a set. */
export function* changeListIndex(source: SyncSource, set: SyncSet): Generator<string> {
  const { base } = source.archive;
  const from = timeOf(source, 1);
  yield* opening('sitemapindex', xml`${up(base, set)}${md({ capability: 'changelist', from })}`);
  for (const block of blocksOf(source))
    yield sitemap(base + SYNC_PATHS.changes(set, block), intervalOf(source, block)).text;
  yield '</sitemapindex>\n';
}

/** One change list, oldest first; one that is full never changes. `undefined` for a block that is to come. */
export function changeList(source: SyncSource, set: SyncSet, block: number): Iterable<string> | undefined {
  return blocksOf(source).length > block ? changes(source, set, block) : undefined;
}

function* changes(source: SyncSource, set: SyncSet, block: number): Generator<string> {
  const { base, feed } = source.archive;
  const index = link('index', base + SYNC_PATHS.changes(set));
  const { from, until, most } = boundsOf(source, block);
  yield* opening(
    'urlset',
    xml`${up(base, set)}${index}${md({ capability: 'changelist', ...intervalOf(source, block) })}`,
  );
  for (const { record, time, kind, version, position } of feed.changes({ from, until, most, ...segmentOf(set) })) {
    const change = CHANGES[kind];
    if (record === undefined || change === undefined) continue;
    const told = changeIri(position, base);
    yield entry({ iri: record, time, ...(change === 'deleted' ? {} : { version }), change, told }).text;
  }
  yield '</urlset>\n';
}

/** ResourceSync 12.1: "created", "updated" and "deleted". Where a merged record was, there is another one now. */
const CHANGES: Readonly<Record<ChangeKind, string | undefined>> = {
  created: 'created',
  updated: 'updated',
  redacted: 'updated',
  withdrawn: 'deleted',
  merged: 'deleted',
  rebased: undefined,
};

interface Entry {
  readonly iri: string;
  readonly time: Date;
  readonly version?: number | undefined;
  readonly change?: string;
  /** The change as the other feeds tell it: why, and into what a record was merged. */
  readonly told?: string;
}

/**
 * A record as a resource: its N-Quads, whose address always has the same form. No hash: it would be of the bytes there,
 * and ours is the same on every host, whatever the addresses in them.
 */
function entry({ iri, time, version, change, told }: Entry): Html {
  const datetime = time.toISOString();
  const about = change === undefined ? {} : { change, datetime };
  const memento = version === undefined ? undefined : link('memento', `${iri}/v/${version}`);
  const why = told === undefined ? undefined : link('describedby', told);
  return xml`<url><loc>${iri}.nq</loc><lastmod>${datetime}</lastmod>${md({ ...about, type: 'application/n-quads' })}${link('canonical', iri)}${memento}${why}</url>\n`;
}

/** The blocks that have begun; there is always a first one. */
function blocksOf({ archive, blockSize = BLOCK }: SyncSource): number[] {
  return Array.from({ length: Math.max(1, Math.ceil(archive.position / blockSize)) }, (_, block) => block);
}

function boundsOf({ blockSize = BLOCK }: SyncSource, block: number): { from: number; until: number; most: number } {
  return { from: block * blockSize, until: (block + 1) * blockSize, most: blockSize };
}

/** ResourceSync 12.1: a list without "until" is open: more will be told in it. */
function intervalOf(source: SyncSource, block: number): { from: string | undefined; until: string | undefined } {
  const { from, until } = boundsOf(source, block);
  return { from: timeOf(source, from + 1), until: timeOf(source, until) };
}

function timeOf({ archive }: SyncSource, position: number): string | undefined {
  return archive.feed.timeOf(position)?.toISOString();
}

function segmentOf(set: SyncSet): { segment?: Segment } {
  return set === 'all' ? {} : { segment: set };
}

function describedBy(base: string): Html {
  return link('describedby', `${base}.well-known/void`);
}

function up(base: string, set: SyncSet): Html {
  return link('up', base + SYNC_PATHS.capabilities(set));
}

function link(rel: string, href: string): Html {
  return xml`<rs:ln rel="${rel}" href="${href}"/>`;
}

function md(attributes: Readonly<Record<string, string | undefined>>): Html {
  const written = Object.entries(attributes).map(
    ([name, value]) => value !== undefined && xml` ${trusted(name)}="${value}"`,
  );
  return xml`<rs:md${written}/>`;
}

function capability(address: string, name: string): Html {
  return xml`<url><loc>${address}</loc>${md({ capability: name })}</url>\n`;
}

function sitemap(address: string, about: Readonly<Record<string, string | undefined>>): Html {
  return xml`<sitemap><loc>${address}</loc>${md(about)}</sitemap>\n`;
}

function* opening(root: 'urlset' | 'sitemapindex', about: Html): Generator<string> {
  const start = `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:rs="http://www.openarchives.org/rs/terms/">`;
  yield xmlDocument(trusted(`${start}${about.text}`));
}

function* whole(root: 'urlset', children: readonly Html[], about: Html): Generator<string> {
  yield* opening(root, about);
  yield `${children.map(({ text }) => text).join('')}</${root}>\n`;
}
