import assert from 'node:assert/strict';
import { NEUTRAL_BASE, rebaseQuads } from '../../src/rdf/base.ts';
import { contentHash, groundNQuads } from '../../src/rdf/canonical.ts';
import { parseN3 } from '../../src/rdf/parse-n3.ts';
import { inGraph, namedNode, type Quad } from '../../src/rdf/quads.ts';
import { as, dcterms, isnad, rdf, schema, tree } from '../../src/rdf/vocabulary.ts';
import { BASE } from '../archive/small-archive.ts';
import type { Get } from './history-site.ts';

/** What a protocol says of one change; the kinds are those of Activity Streams. */
export interface Told {
  readonly record: string;
  readonly version: string;
  readonly kind: string;
  readonly time: Date;
  /** Where the protocol tells it. */
  readonly hash?: string | undefined;
  readonly position?: number;
}

/** A way to read the log: every change that it tells of, the oldest first, in pages that are asked for one by one. */
export interface Protocol {
  readonly name: string;
  /** Changes of one instant may come again; `since` is the time of the last that is known. */
  read(get: Get, since: Date): Promise<Told[]>;
}

/** What is read of the JSON of IIIF Change Discovery. */
interface Iiif {
  readonly last?: { readonly id: string };
  readonly prev?: { readonly id: string };
  readonly orderedItems?: readonly {
    readonly type: string;
    readonly object: { readonly id: string };
    readonly hasVersion: string;
    readonly endTime: string;
    readonly contentHash?: string;
    readonly position: number;
  }[];
}

const json = async (answer: Response) => (await answer.json()) as Iiif;
const after = (told: Told[], since: Date): Told[] => told.filter(({ time }) => time >= since);

/** IIIF Change Discovery 1.0, 3.5: from the last page backward, until what was there the time before. */
const ACTIVITY_STREAM: Protocol = {
  name: 'Activity Streams',
  async read(get, since) {
    const told: Told[] = [];
    const { last } = await json(await get('activity-stream'));
    for (let next = last?.id; next !== undefined; ) {
      const page: Iiif = await json(await get(next));
      const items = page.orderedItems ?? [];
      told.unshift(
        ...items.map(({ object, hasVersion: version, type: kind, endTime, contentHash: hash, position }) => ({
          record: object.id,
          ...{ version, kind, time: new Date(endTime), hash, position },
        })),
      );
      const [first] = told;
      next = first !== undefined && first.time < since ? undefined : page.prev?.id;
    }
    return after(told, since);
  },
};

/** From the root node by the relations, but those to pages that have nothing since then. */
const LDES: Protocol = {
  name: 'LDES',
  async read(get, since) {
    const told: Told[] = [];
    const known = new Set([`${BASE}ldes`]);
    for (const node of known) {
      const quads = parseN3(await (await get(node, 'application/n-quads')).text(), 'application/n-quads', BASE);
      const of = (subject: string, { value }: { value: string }) =>
        quads.filter((q) => q.subject.value === subject && q.predicate.value === value).map((q) => q.object.value);
      for (const member of of(`${BASE}ldes#stream`, tree.member)) {
        const [[record = ''], [version = ''], [time = ''], [hash], [position]] = [
          of(member, as.object),
          of(member, dcterms.hasVersion),
          of(member, as.endTime),
          of(member, isnad.contentHash),
          of(member, schema.position),
        ];
        const types = of(member, rdf.type).map((type) => type.replace(/.*#/, ''));
        const kind = types.includes('Move') ? 'Move' : (types[0] ?? '');
        told.push({ record, version, kind, time: new Date(time), hash, position: Number(position) });
      }
      for (const relation of of(node, tree.relation)) {
        const [latest] = of(relation, rdf.type).includes(tree.LessThanOrEqualToRelation.value)
          ? of(relation, tree.value)
          : [];
        if (latest === undefined || new Date(latest) >= since) known.add(of(relation, tree.node)[0] ?? '');
      }
    }
    return after(told, since).sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  },
};

const KINDS: Readonly<Record<string, string>> = {
  created: 'Create',
  updated: 'Update',
  withdrawn: 'Delete',
  merged: 'Move',
};

/** RFC 5005, 4: the newest document, then the archived ones. */
const ATOM: Protocol = {
  name: 'Atom',
  async read(get, since) {
    const told: Told[] = [];
    for (let next: string | undefined = 'feed.atom'; next !== undefined; ) {
      const text: string = await (await get(next)).text();
      const deleted = new Set(Array.from(text.matchAll(/<at:deleted-entry ref="([^"]*)"/g), ([, ref]) => ref));
      for (const [entry] of text.matchAll(/<entry>.*?<\/entry>/gs)) {
        const find = (pattern: RegExp) => pattern.exec(entry)?.[1] ?? '';
        const version = find(/changes#version" term="([^"]*)"/);
        const kind = KINDS[find(/changes" term="([^"]*)"/)] ?? '';
        const record = version.replace(/\/v\/\d+$/, '');
        if (kind === 'Delete' || kind === 'Move') assert.ok(deleted.has(record), 'it is taken back for programs, too');
        told.unshift({ record, version, kind, time: new Date(find(/<updated>(.*?)</)) });
      }
      const [first] = told;
      const older = /<link rel="prev-archive"[^>]*href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&#38;', '&');
      next = first !== undefined && first.time < since ? undefined : older;
    }
    return after(told, since);
  },
};

/** The page of changes as a table, by its keys. */
const CHANGES: Protocol = {
  name: '/changes',
  async read(get, since) {
    const told: Told[] = [];
    for (let before = ''; ; ) {
      const text = await (await get(`changes.csv?since=${since.toISOString()}${before}`)).text();
      const rows = text.split('\r\n').slice(1, -1);
      for (const row of rows) {
        const [position = '', time = '', kind = '', record = '', , , version = ''] = row.split(',');
        told.unshift({
          record,
          version: `${record}/v/${version}`,
          kind: KINDS[kind] ?? '',
          time: new Date(time),
          position: Number(position),
        });
        before = `&before=${position}`;
      }
      if (rows.length === 0) return told;
    }
  },
};

/** A row a protocol. */
export const PROTOCOLS: readonly Protocol[] = [ACTIVITY_STREAM, LDES, ATOM, CHANGES];

/** Somebody's copy, kept by one protocol and by the versions that it leads to. */
export class Copy {
  readonly records = new Map<string, string>();
  readonly #protocol: Protocol;
  readonly #get: Get;
  #since = new Date(0);

  constructor(protocol: Protocol, get: Get) {
    this.#protocol = protocol;
    this.#get = get;
  }

  async harvest(): Promise<void> {
    for (const { record, version, kind, time, hash } of await this.#protocol.read(this.#get, this.#since)) {
      this.#since = time;
      if (kind === 'Delete' || kind === 'Move') this.records.delete(record);
      else this.records.set(record, await this.#fetched(version, hash));
    }
  }

  /** The hash as anybody computes it; what the protocol tells is the same. */
  async #fetched(version: string, told: string | undefined): Promise<string> {
    const text = await (await this.#get(version, 'application/n-quads')).text();
    const quads = parseN3(text, 'application/n-quads', BASE);
    const hash = contentHash(groundNQuads(rebaseQuads(quads.map(plain), BASE, NEUTRAL_BASE)));
    if (told !== undefined) assert.equal(told, hash, version);
    return hash;
  }
}
const plain = (q: Quad): Quad => inGraph(q, q.graph.termType === 'DefaultGraph' ? undefined : namedNode(q.graph.value));
