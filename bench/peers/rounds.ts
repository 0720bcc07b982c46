import { setTimeout as sleep } from 'node:timers/promises';
import { duration } from '../table.ts';
import { rowsOf } from './answer-rows.ts';
import { type Answer, type Asker, TimeOut } from './ask.ts';
import { difference } from './compare.ts';
import type { PeerData } from './dataset.ts';
import { filled, type MixQuery } from './mix.ts';
import type { RunningPeer } from './peer.ts';

/** A peer that runs, under the name it has in the tables. */
export interface Contestant {
  readonly name: string;
  readonly peer: RunningPeer;
  /** What it is asked in place of the query, for the one that speaks SQL; undefined: it is not asked this. */
  readonly textOf: (query: MixQuery) => string | undefined;
  /** What makes it answer in terms, where it would not. */
  readonly inTerms: string;
}

/** What one contestant did with one query. */
export interface Cell {
  readonly times: number[];
  /** Why there is no time, or not one that counts. */
  trouble: 'time limit' | 'error' | 'other answer' | undefined;
  /** Said once, in the notes under the table. */
  detail: string;
  bytes: number;
}

/** How long and how often is asked. */
export interface Pace {
  readonly runs: number;
  readonly limitMs: number;
}

const COMPARED_CALLS = 2;
/** A server that has run for a while is what people meet: so often, or so long, each is asked before it is timed. */
const WARM_CALLS = 2_000;
const WARM_MS = 1_500;
/** A query this fast is asked several times in a row: the first answers after a peer had the caches are not the usual ones. */
const FAST_MS = 100;
const BURST = 10;
/** An engine may go on for a while after its answer, with its collector or with what was cancelled: not beside another's time. */
const REST_MS = 500;
/** No query may take more of one contestant's time than this, beyond the first answer. */
const BUDGET_MS = 30_000;

/** The cells of a table: by query, then by contestant. */
export type Cells = ReadonlyMap<string, ReadonlyMap<string, Cell>>;

/** Compares the answers of all, then times them in rounds, in turns, since machines have better and worse minutes. */
export class Rounds {
  readonly cells = new Map<string, Map<string, Cell>>();
  readonly #asker: Asker;
  readonly #data: PeerData;
  readonly #pace: Pace;
  readonly #say: (step: string) => void;

  constructor(asker: Asker, data: PeerData, pace: Pace, say: (step: string) => void) {
    this.#asker = asker;
    this.#data = data;
    this.#pace = pace;
    this.#say = say;
  }

  /** Asks all the same and holds them to the first that answers. */
  async compare(query: MixQuery, contestants: readonly Contestant[]): Promise<void> {
    for (let call = 0; call < COMPARED_CALLS; call += 1) {
      let expected: { readonly rows: readonly string[]; readonly by: string } | undefined;
      for (const contestant of contestants) {
        const cell = this.#cell(query, contestant);
        if (cell.trouble !== undefined) continue;
        const answer = await this.#ask(query, contestant, call, true);
        if (answer === undefined) continue;
        const rows = rowsOf(answer);
        cell.bytes = answer.body.length;
        expected ??= { rows, by: contestant.name };
        const differs = difference(query.text, expected.rows, rows);
        if (differs === undefined) continue;
        cell.trouble = 'other answer';
        cell.detail = `not as ${expected.by}: ${differs}`;
        this.#say(`${query.name}: ${contestant.name}: ${cell.detail}`);
      }
    }
  }

  /** Asks all of them with nothing timed, as often as they answer in the time that each has. */
  async warm(query: MixQuery, contestants: readonly Contestant[]): Promise<void> {
    for (const contestant of contestants) {
      const end = performance.now() + WARM_MS;
      for (let call = 0; call < WARM_CALLS && performance.now() < end; call += 1) {
        if (this.#cell(query, contestant).trouble !== undefined) break;
        await this.#ask(query, contestant, COMPARED_CALLS + call);
      }
    }
  }

  /** One round of one query: every contestant in turn, beginning with another each time. */
  async time(query: MixQuery, contestants: readonly Contestant[], round: number): Promise<void> {
    const first = round % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const cell = this.#cell(query, contestant);
      if (cell.trouble === 'time limit' || cell.trouble === 'error') continue;
      if (cell.times.reduce((sum, ms) => sum + ms, 0) > BUDGET_MS) continue;
      await sleep(REST_MS);
      for (let i = 0; i < BURST; i += 1) {
        const answer = await this.#ask(query, contestant, COMPARED_CALLS + WARM_CALLS + round * BURST + i);
        if (answer === undefined) break;
        cell.times.push(answer.ms);
        if (answer.ms > FAST_MS) break;
      }
    }
  }

  /** Undefined where there was no good answer; the cell then says why and the contestant has recovered. */
  async #ask(query: MixQuery, contestant: Contestant, call: number, compares = false): Promise<Answer | undefined> {
    const text = contestant.textOf(query);
    if (text === undefined) return undefined;
    const { peer } = contestant;
    const cell = this.#cell(query, contestant);
    const asked = (compares ? contestant.inTerms : '') + filled(text, this.#data.size, call);
    const how = { limitMs: this.#pace.limitMs, connection: peer.connection, keepsBody: compares };
    try {
      const answer = await this.#asker.ask(peer.url, asked, how);
      if (answer.status === 200) return answer;
      const detail = `${answer.status} ${answer.body.toString('utf8', 0, 300).replaceAll('\n', ' ')}`;
      // Isnad has a time limit of its own and says so.
      const late = answer.ms >= this.#pace.limitMs * 0.95;
      Object.assign(cell, { trouble: late ? 'time limit' : 'error', detail });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#say(`${query.name}: ${contestant.name}: ${why}; waiting until it answers again`);
      const began = performance.now();
      await peer.recover();
      const detail = `${why}; it answered again ${duration(performance.now() - began)} after that`;
      Object.assign(cell, { trouble: error instanceof TimeOut ? 'time limit' : 'error', detail });
    }
    return undefined;
  }

  #cell(query: MixQuery, contestant: Contestant): Cell {
    const row = this.cells.get(query.name) ?? new Map<string, Cell>();
    this.cells.set(query.name, row);
    const cell = row.get(contestant.name) ?? { times: [], trouble: undefined, detail: '', bytes: 0 };
    row.set(contestant.name, cell);
    return cell;
  }
}
