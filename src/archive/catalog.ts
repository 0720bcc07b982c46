import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import { literal, namedNode, type Quad, quad } from '../rdf/quads.ts';
import { dcat, dcterms, foaf, isnad, LICENCES, owl, prov, rdf, xsd } from '../rdf/vocabulary.ts';
import { recordIri, thingIri } from '../records/segments.ts';
import type { Database } from './database.ts';
import type { RecordRow } from './rows.ts';

/**
 * What the archive says of each record: version, time and licence while it is current; of one that is gone, that it was
 * withdrawn or what replaced it. Quads of the graph `{base}catalog`; with `only`, an IRI on the neutral base, of that record.
 */
export function* catalogQuads(db: Database, base: string, only?: string): Generator<Quad> {
  const sql = `SELECT r.*, l.time FROM record r JOIN change_log l ON l.position = r.position
    ${only === undefined ? '' : 'WHERE r.iri = ?'} ORDER BY r.id`;
  for (const row of db.each<CatalogRow>(sql, ...(only === undefined ? [] : [only]))) yield* rowQuads(row, base);
}

/** What the catalog is told of a record: how it stands, and the time of the change that brought it there. */
export type CatalogRow = Pick<RecordRow, 'segment' | 'slug' | 'state' | 'version' | 'successor'> & {
  readonly time: string;
};

/** What the catalog says of one record. */
export function* rowQuads(row: CatalogRow, base: string): Generator<Quad> {
  const graph = namedNode(`${base}catalog`);
  const thing = namedNode(thingIri(row.segment, row.slug, base));
  const time = literal(row.time, xsd.dateTime);
  if (row.state === 'current') {
    const record = namedNode(recordIri(row.segment, row.slug, base));
    yield quad(record, rdf.type, dcat.CatalogRecord, graph);
    yield quad(record, foaf.primaryTopic, thing, graph);
    yield quad(record, owl.versionInfo, literal(String(row.version)), graph);
    yield quad(record, dcterms.modified, time, graph);
    yield quad(record, dcterms.license, LICENCES.data, graph);
    return;
  }
  yield quad(thing, rdf.type, isnad.Withdrawn, graph);
  yield quad(thing, prov.invalidatedAtTime, time, graph);
  if (row.successor === null) return;
  const successor = rebaseIri(row.successor, NEUTRAL_BASE, `${base}id/`);
  yield quad(thing, dcterms.isReplacedBy, namedNode(successor), graph);
}
