import type { Quad } from '../rdf/quads.ts';
import { groupBy } from '../rdf/reading-order.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { ownerOf, parseIri } from '../records/segments.ts';
import type { Standing, Surroundings } from '../validate/surroundings.ts';
import type { Database } from './database.ts';
import { type RecordRow, readContent } from './rows.ts';
import type { Staging } from './staging.ts';

/** How many other records are kept parsed: neighbours are asked for again and again. */
const REMEMBERED = 500;

interface Owner {
  readonly key: string;
  readonly standing: Standing;
  readonly content: string;
}

/**
 * The world as it will be if everything staged is accepted: what the load brings first, then what the archive holds.
 * Records refused later are seen here as present; the load holds back whoever leans on them.
 */
export class LoadSurroundings implements Surroundings {
  readonly #db: Database;
  readonly #staging: Staging | undefined;
  readonly #parsed = new Map<string, Map<string, Quad[]>>();

  constructor(db: Database, staging?: Staging) {
    this.#db = db;
    this.#staging = staging;
  }

  typesOf(iri: string): readonly string[] | undefined {
    const quads = this.quadsOf(iri);
    if (quads.length === 0) return undefined;
    return quads.filter((q) => q.predicate.equals(rdf.type)).map((q) => q.object.value);
  }

  status(iri: string): Standing {
    const owner = this.#owner(iri);
    if (owner === undefined) return 'missing';
    if (owner.standing === 'merged') return 'merged';
    return this.#nodes(owner).has(iri) ? owner.standing : 'missing';
  }

  quadsOf(iri: string): readonly Quad[] {
    const owner = this.#owner(iri);
    return owner === undefined ? [] : (this.#nodes(owner).get(iri) ?? []);
  }

  #owner(iri: string): Owner | undefined {
    const staged = this.#staging?.ownerOf(iri);
    if (staged !== undefined)
      return { key: `staged ${staged.seq}`, standing: 'current', content: staged.content as string };
    const named = parseIri(ownerOf(iri));
    if (named?.kind === 'thing') {
      const row = this.#db.get<RecordRow>('SELECT * FROM record WHERE iri = ?', ownerOf(iri).replace('/id/', '/'));
      return row && this.#archived(row, row.state, row.version);
    }
    return named?.kind === 'claim' ? this.#claim(ownerOf(iri), named.document) : undefined;
  }

  // A claim that its document has dropped still has its types, in the last version that made it.
  #claim(iri: string, document: string): Owner | undefined {
    const claim = this.#db.get<{ record: number; state: string; position: number }>(
      'SELECT record, state, position FROM claim WHERE iri = ?',
      iri,
    );
    if (claim === undefined) return undefined;
    const row = this.#db.get<RecordRow>('SELECT * FROM record WHERE id = ?', claim.record) as RecordRow;
    const dropping = this.#staging?.documentOf(document) !== undefined;
    if (claim.state === 'current') return this.#archived(row, dropping ? 'withdrawn' : 'current', row.version);
    const last = this.#db.get<{ number: number }>(
      'SELECT max(number) AS number FROM version WHERE record = ? AND position < ?',
      row.id,
      claim.position,
    );
    return this.#archived(row, 'withdrawn', last?.number ?? row.version);
  }

  #archived(row: RecordRow, standing: Standing, number: number): Owner | undefined {
    const version = this.#db.get<{ content: string }>(
      'SELECT content FROM version WHERE record = ? AND number = ?',
      row.id,
      number,
    );
    return version && { key: `${row.id} ${number}`, standing, content: version.content };
  }

  #nodes({ key, content }: Owner): Map<string, Quad[]> {
    const known = this.#parsed.get(key);
    if (known !== undefined) return known;
    const nodes = groupBy(readContent(content), (q) => q.subject);
    if (this.#parsed.size >= REMEMBERED) this.#parsed.delete(this.#parsed.keys().next().value as string);
    this.#parsed.set(key, nodes);
    return nodes;
  }
}
