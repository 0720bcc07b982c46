import type { ClaimView } from '../claims/claim-view.ts';
import { sentence } from '../claims/sentence.ts';
import type { JsonObject } from '../rdf/json.ts';
import { recordToJsonLd } from '../rdf/jsonld.ts';
import { namedNode, type Quad } from '../rdf/quads.ts';
import { hydra, rdf, rdfs } from '../rdf/vocabulary.ts';
import { claimJsonLd, claimQuads, comparisonQuads, labelQuads, together } from './claim-graph.ts';
import { type CompareModel, compareError, recordsText } from './compare-model.ts';
import { KINDS } from './comparison.ts';
import { toCsv } from './csv.ts';
import { collector, number } from './description.ts';
import { localName, nameText } from './names.ts';
import type { Reader } from './view.ts';

function compareAddress(model: CompareModel, base: string): string {
  return `${base}compare?${new URLSearchParams({ records: recordsText(model) })}`;
}

function claimsOf({ sides }: CompareModel): ClaimView[] {
  const all = (sides?.rows ?? []).flatMap(({ cells }) => cells.flat());
  return [...new Map(all.map((claim) => [claim.iri, claim])).values()];
}

/** The records as a collection, by their names. */
function collectionQuads(model: CompareModel, base: string): Quad[] {
  const { index, records } = model;
  const { quads, say } = collector();
  const collection = namedNode(compareAddress(model, base));
  say(collection, rdf.type, hydra.Collection);
  say(collection, hydra.totalItems, number(records.length));
  for (const record of records.map((iri) => namedNode(iri))) {
    say(collection, hydra.member, record);
    for (const property of [rdf.type, rdfs.label]) say(record, property, ...index.objects(record, property));
  }
  return quads;
}

/** The records, the claims of the rows, and what those of different records are to one another. */
export function compareQuads(model: CompareModel, base: string): Quad[] {
  const fault = compareError(model);
  if (fault !== undefined) throw fault;
  const claims = claimsOf(model);
  const comparisons = (model.sides?.rows ?? []).flatMap((row) => row.comparisons);
  return [
    ...collectionQuads(model, base),
    ...claims.flatMap((claim) => claimQuads(model.index, claim.iri)),
    ...labelQuads(model.index, claims),
    ...comparisonQuads(comparisons, compareAddress(model, base), base),
  ];
}

/** The same node by node: framing them together would take seconds. */
export async function compareJsonLd(model: CompareModel, { base }: Reader): Promise<JsonObject> {
  const fault = compareError(model);
  if (fault !== undefined) throw fault;
  const { index, sides } = model;
  const address = compareAddress(model, base);
  const tell = (quads: readonly Quad[], top: string): Promise<JsonObject> =>
    recordToJsonLd(quads, { frame: {}, base, top });
  const claims = claimsOf(model);
  const labels = Map.groupBy(labelQuads(index, claims), (q) => q.subject.value);
  for (const record of model.records) labels.delete(record);
  const pairs = (sides?.rows ?? []).flatMap((row) => row.comparisons);
  return together(
    await Promise.all([
      tell(collectionQuads(model, base), address),
      ...claims.map((claim) => claimJsonLd(index, claim.iri, base)),
      ...pairs.map((pair) => {
        const quads = comparisonQuads([pair], address, base);
        return tell(quads, quads[0]?.subject.value ?? address);
      }),
      ...[...labels].map(([top, quads]) => tell(quads, top)),
    ]),
    base,
  );
}

const COLUMNS = [
  ...['thing', 'thing_name', 'aspect', 'record', 'record_name', 'claim', 'sentence', 'claimant', 'claimant_name'],
  ...['document', 'date', 'comparison'],
];

/** One row a claim of a record; the comparison names the claims of the other records. */
export function compareCsv(model: CompareModel, { language }: Reader): string {
  const fault = compareError(model);
  if (fault !== undefined) throw fault;
  const { index, records, sides } = model;
  const name = (iri: string): string => nameText(index, iri, language);
  const rows = (sides?.rows ?? []).flatMap((row) =>
    row.cells.flatMap((claims, column) => {
      const record = records[column] ?? '';
      return claims.map((claim) => [
        row.thing ?? record,
        name(row.thing ?? record),
        localName(row.aspect),
        record,
        name(record),
        claim.iri,
        sentence(index, claim, language),
        claim.claimant,
        name(claim.claimant),
        claim.document,
        claim.date ?? '',
        KINDS.flatMap((kind) => {
          const others = row.comparisons
            .filter((pair) => pair.kind === kind && (pair.a === claim.iri || pair.b === claim.iri))
            .map(({ a, b }) => (a === claim.iri ? b : a));
          return others.length > 0 ? [`${kind}: ${others.join(' ')}`] : [];
        }).join('; '),
      ]);
    }),
  );
  return toCsv(COLUMNS, rows);
}
