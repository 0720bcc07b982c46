import { namedNode, type Quad } from '../rdf/quads.ts';
import { hydra, rdf } from '../rdf/vocabulary.ts';
import { activityOf, activityQuads } from './activity.ts';
import { type ChangesModel, changesQuery } from './changes-model.ts';
import { toCsv } from './csv.ts';
import { collector, number } from './description.ts';
import { nameOf } from './names.ts';
import type { Reader } from './view.ts';

/** The page as RDF: a Hydra collection of activities. */
export function changesQuads({ changes, asked, total, older, newer }: ChangesModel, base: string): Quad[] {
  const { quads, say } = collector();
  const { before: _, ...whole } = asked;
  const collection = namedNode(addressOf(base, changesQuery(whole)));
  const page = namedNode(addressOf(base, changesQuery(asked)));
  say(collection, rdf.type, hydra.Collection);
  say(collection, hydra.totalItems, number(total));
  say(collection, hydra.view, page);
  say(page, rdf.type, hydra.PartialCollectionView);
  say(page, hydra.first, collection);
  const to = (place: number) => namedNode(addressOf(base, changesQuery(asked, { before: String(place || '') })));
  if (newer !== undefined) say(page, hydra.previous, to(newer));
  if (older !== undefined) say(page, hydra.next, to(older));
  for (const change of changes) {
    const activity = activityOf(change, base);
    say(collection, hydra.member, namedNode(activity.iri));
    quads.push(...activityQuads(activity));
  }
  return quads;
}

function addressOf(base: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `${base}changes${text && `?${text}`}`;
}

const COLUMNS = [
  ...['position', 'time', 'kind', 'record', 'name', 'language', 'version', 'agent', 'reason'],
  ...['claims added', 'claims changed', 'claims dropped', 'successor'],
];

/** The same as a table, one row a change. */
export function changesCsv({ changes, index }: ChangesModel, { language, base }: Reader): string {
  return toCsv(
    COLUMNS,
    changes.map(({ position, time, kind, record, version, agent, reason, claims, successor }) => {
      const name = record === undefined ? undefined : nameOf(index, record.replace(base, `${base}id/`), language);
      return [
        ...[String(position), time.toISOString(), kind, record ?? '', name?.text ?? '', name?.language ?? ''],
        ...[version === undefined ? '' : String(version), agent, reason ?? ''],
        ...[claims.added, claims.changed, claims.dropped].map((list) => String(list.length)),
        successor ?? '',
      ];
    }),
  );
}
