import { markdownTable } from '../table.ts';
import { Asker } from './ask.ts';
import { type PeerData, prepareData } from './dataset.ts';
import { loadFigures, millions } from './load-figures.ts';
import type { MixQuery } from './mix.ts';
import type { Peer } from './peer.ts';
import { type Cells, type Contestant, Rounds } from './rounds.ts';
import { limitTable, mixTable, troubles } from './tables.ts';
import { trafficFigures } from './traffic-figures.ts';

/** Who meets, over what, and how long. */
export interface BoutSettings {
  readonly own: Peer;
  readonly peers: readonly Peer[];
  /** No peer but a limit, asked by hand-written SQL. */
  readonly limit: Peer | undefined;
  readonly mix: readonly MixQuery[];
  readonly runs: number;
  readonly limitMs: number;
}

type Say = (step: string) => void;

/** All that is measured at one size of data. */
export class Bout {
  title = '';
  cells: Cells = new Map();
  readonly #settings: BoutSettings;

  constructor(settings: BoutSettings) {
    this.#settings = settings;
  }

  /** Measures, giving each table as soon as it is there; every server has ended when this ends. */
  async *tables(folder: string, quads: number, scratch: string): AsyncGenerator<string> {
    const { own, mix } = this.#settings;
    const say: Say = (step) => console.error(`${quads}: ${step}`);
    const data = prepareData(folder, quads, say);
    this.title = `${millions(data)} quads`;
    yield `### ${this.title} (${data.quads.toLocaleString('en')}, ${data.triples.toLocaleString('en')} distinct triples)`;
    const contestants: Contestant[] = [];
    try {
      await this.#lineUp(contestants, data, scratch, say);
      await this.#compete(contestants, data, say);
      yield markdownTable(['', ...contestants.map(({ name }) => name)], loadFigures(contestants, data));
      yield* this.#results();
    } finally {
      for (const { peer } of contestants) await peer.stop();
    }
    say('several clients, a query of death, another worker');
    yield markdownTable([own.name, ''], await trafficFigures(mix, data));
  }

  /** Starts everybody; who cannot hold so much is named and left out. */
  async #lineUp(into: Contestant[], data: PeerData, scratch: string, say: Say): Promise<void> {
    const { own, peers, limit } = this.#settings;
    into.push({ name: own.name, peer: await own.start(data, scratch), textOf: ({ text }) => text, inTerms: '' });
    const others = [
      ...peers.map((peer) => ({ peer, textOf: ({ text }: MixQuery) => text, inTerms: '' })),
      ...(limit ? [{ peer: limit, textOf: ({ sql }: MixQuery) => sql, inTerms: '-- in terms\n' }] : []),
    ];
    for (const { peer, textOf, inTerms } of others) {
      say(`starting ${peer.name}`);
      try {
        into.push({ name: peer.name, peer: await peer.start(data, scratch), textOf, inTerms });
      } catch (error) {
        say(`${peer.name} is left out: ${error instanceof Error ? error.message : error}`);
      }
    }
  }

  async #compete(contestants: readonly Contestant[], data: PeerData, say: Say): Promise<void> {
    const { mix, runs, limitMs } = this.#settings;
    const asker = new Asker();
    const rounds = new Rounds(asker, data, { runs, limitMs }, say);
    this.cells = rounds.cells;
    for (const query of mix) {
      say(`comparing ${query.name}`);
      await rounds.compare(query, contestants);
      await rounds.warm(query, contestants);
    }
    for (let round = 0; round < runs; round += 1) {
      say(`round ${round + 1} of ${runs}`);
      for (const query of mix) await rounds.time(query, contestants, round);
    }
    await asker.close();
  }

  *#results(): Generator<string> {
    const { own, peers, limit, mix, limitMs } = this.#settings;
    const names = peers.map(({ name }) => name);
    yield mixTable(mix, this.cells, own.name, names, limitMs);
    const limited = mix.filter(({ sql }) => sql !== undefined);
    if (limit !== undefined && limited.length > 0) yield limitTable(limited, this.cells, own.name, limit.name, limitMs);
    const notes = troubles(this.cells);
    if (notes.length > 0) yield notes.join('\n');
  }
}
