import assert from 'node:assert/strict';
import { NEUTRAL_BASE, rebaseQuads } from '../../src/rdf/base.ts';
import { contentHash, groundNQuads } from '../../src/rdf/canonical.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { inGraph, namedNode } from '../../src/rdf/quads.ts';
import { BASE } from '../archive/small-archive.ts';

/** Sends arguments to a repository and gives the XML that comes back. */
export type AskOai = (given: Readonly<Record<string, string>>) => string | Promise<string>;

/** A harvester of the format `rdf` that keeps, for each record, the hash of what it was given. */
export class OaiHarvester {
  readonly records = new Map<string, string>();
  /** Every identifier in the order in which it was told. */
  readonly told: string[] = [];
  #from: string | undefined;
  readonly #ask: AskOai;

  constructor(ask: AskOai) {
    this.#ask = ask;
  }

  /** One harvest, page by page: all at first, later what changed since the one before; `between` is called after each page. */
  async harvest(between: () => Promise<void> | void = () => {}): Promise<void> {
    let next: Record<string, string> = {
      metadataPrefix: 'rdf',
      ...(this.#from === undefined ? {} : { from: this.#from }),
    };
    let begun: string | undefined;
    for (let pages = 0; ; pages += 1) {
      assert.ok(pages < 1_000, 'the list does not end');
      const answer = await this.#ask({ verb: 'ListRecords', ...next });
      // Guidelines for harvesters, 3.3: the next harvest begins at the response date of the first answer of this one.
      begun ??= elementOf(answer, 'responseDate');
      if (!answer.includes('<error code="noRecordsMatch">')) {
        assert.doesNotMatch(answer, /<error /);
        await this.#take(answer);
      }
      await between();
      const token = /<resumptionToken[^>]*>([^<]+)</.exec(answer)?.[1];
      if (token === undefined) break;
      next = { resumptionToken: token };
    }
    this.#from = begun;
  }

  async #take(answer: string): Promise<void> {
    const records = answer.match(/<record>.*?<\/record>/gs) ?? [];
    assert.ok(records.length > 0, answer);
    for (const record of records) {
      const iri = elementOf(record, 'identifier') ?? assert.fail(record);
      this.told.push(iri);
      if (record.includes('<header status="deleted">')) this.records.delete(iri);
      else this.records.set(iri, await hashOf(iri, /<rdf:RDF.*?<\/rdf:RDF>/s.exec(record)?.[0] ?? assert.fail(record)));
    }
  }
}

/** The text of the first element of a name. */
export function elementOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** The hash that the archive gives to a record of which this is the RDF/XML. */
export async function hashOf(iri: string, rdfXml: string): Promise<string> {
  const quads = await parseRdf(rdfXml, { format: 'rdfxml', baseIRI: BASE });
  const own = quads.map((quad) => inGraph(quad, namedNode(iri)));
  return contentHash(groundNQuads(rebaseQuads(own, BASE, NEUTRAL_BASE)));
}
