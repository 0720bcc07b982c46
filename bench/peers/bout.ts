import { markdownTable } from '../table.ts';
import { Asker } from './ask.ts';
import { type PeerData, prepareData } from './dataset.ts';
import { indexFigures } from './index-figures.ts';
import { millions } from './isnad.ts';
import { loadFigures } from './load-figures.ts';
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
    const say = (step: string): void => console.error(`${quads}: ${step}`);
    const data = prepareData(folder, quads, say);
    this.title = `${millions(data)} quads`;
    yield `### ${this.title} (${data.quads.toLocaleString('en')}, ${data.triples.toLocaleString('en')} distinct triples)`;
    yield* this.#queries(data, scratch, say);
    say('several clients, a query of death, another worker');
    const figures = [...(await indexFigures(data)), ...(await trafficFigures(this.#settings.mix, data))];
    yield markdownTable([this.#settings.own.name, ''], figures);
  }

  async *#queries(data: PeerData, scratch: string, say: (step: string) => void): AsyncGenerator<string> {
    const { own, peers, limit, mix, runs, limitMs } = this.#settings;
    const contestants: Contestant[] = [];
    const asker = new Asker();
    try {
      for (const peer of [own, ...peers]) {
        say(`starting ${peer.name}`);
        contestants.push({
          name: peer.name,
          peer: await peer.start(data, scratch),
          textOf: ({ text }) => text,
          inTerms: '',
        });
      }
      yield markdownTable(['', ...contestants.map(({ name }) => name)], loadFigures(contestants, data));
      const everybody = [...contestants];
      if (limit !== undefined) {
        say(`starting ${limit.name}`);
        const running = await limit.start(data, scratch);
        everybody.push({ name: limit.name, peer: running, textOf: ({ sql }) => sql, inTerms: '-- in terms\n' });
      }
      contestants.splice(0, contestants.length, ...everybody);
      const rounds = new Rounds(asker, data, { runs, limitMs }, say);
      this.cells = rounds.cells;
      for (const query of mix) {
        say(`comparing ${query.name}`);
        await rounds.compare(query, everybody);
      }
      for (let round = 0; round < runs; round += 1) {
        say(`round ${round + 1} of ${runs}`);
        for (const query of mix) await rounds.time(query, everybody, round);
      }
      yield mixTable(
        mix,
        this.cells,
        own.name,
        peers.map(({ name }) => name),
        limitMs,
      );
      if (limit !== undefined) {
        const asked = mix.filter(({ sql }) => sql !== undefined);
        if (asked.length > 0) yield limitTable(asked, this.cells, own.name, limit.name, limitMs);
      }
      const notes = troubles(this.cells);
      if (notes.length > 0) yield notes.join('\n');
    } finally {
      asker.close();
      for (const { peer } of contestants) await peer.stop();
    }
  }
}
