import type { IndexData } from '../index/index-data.ts';
import type { IndexReader } from '../index/index-reader.ts';
import { activeDataset, chooseDataset, UNION_DATASET } from './dataset.ts';
import type { EngineState, ExplainRequest, Explanation, QueryOutcome, QueryRequest, SparqlEngine } from './engine.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { WorkBudget } from './evaluate/work-budget.ts';
import { joined } from './results/byte-sink.ts';
import { ShortQueries, type ShortQuery } from './short-queries.ts';
import { isSimple } from './simple-algebra.ts';
import { WholeAnswer } from './whole-answer.ts';
import { type Chunk, writeEvaluation } from './write-evaluation.ts';

/** What small queries are answered with in this thread. */
export interface SmallQueryOptions {
  /** The version of the data that is current; a query keeps the one that it began with. */
  readonly source: { readonly reader: IndexReader };
  readonly baseIri: string;
  /** 0: no budget. */
  readonly maxRows: number;
}

/** Rows after which a query is given up here: a few milliseconds. */
const MOST_WORK = 40_960;
/** Bytes of an answer that are written here. */
const MOST_BYTES = 512 * 1024;
/** Query shapes that are remembered as too large; each is tried again after so many others were not. */
const SHAPES = 512;
const TRY_AGAIN_AFTER = 31;

/**
 * Answers small queries at once in the thread that asks, and leaves all others to an engine of threads: for a star lookup
 * the way to a thread and back costs more than its answer. What is small shows: the work is counted, never timed, and
 * whatever goes past the bound, fails, or could grow without reading rows (regular expressions, concatenation) is asked of
 * the engine, whose limits can be enforced. Shapes that went past the bound are not tried anew each time.
 */
export class SmallQueries implements SparqlEngine {
  readonly #engine: SparqlEngine;
  readonly #options: SmallQueryOptions;
  readonly #short: ShortQueries;
  readonly #large = new Map<string, number>();
  #answered = 0;

  constructor(engine: SparqlEngine, options: SmallQueryOptions) {
    this.#engine = engine;
    this.#options = options;
    this.#short = new ShortQueries(options.baseIri);
  }

  get position(): number {
    return this.#engine.position;
  }

  /** How many queries were answered here. */
  get answered(): number {
    return this.#answered;
  }

  async query(request: QueryRequest, signal?: AbortSignal): Promise<QueryOutcome> {
    const read = this.#short.read(request.query);
    return this.#answer(request, read) ?? this.#engine.query({ ...request, parsed: read?.parsed }, signal);
  }

  explain(request: ExplainRequest, signal?: AbortSignal): Promise<Explanation> {
    return this.#engine.explain(request, signal);
  }

  show(data: IndexData): void {
    this.#large.clear();
    this.#engine.show(data);
  }

  state(): EngineState {
    return this.#engine.state();
  }

  close(): Promise<void> {
    return this.#engine.close();
  }

  #answer(request: QueryRequest, read: ShortQuery | undefined): QueryOutcome | undefined {
    if (read === undefined) return undefined;
    const { parsed, shape } = read;
    if (this.#isKnownLarge(shape) || !isSimple(parsed.algebra)) return undefined;
    try {
      const answer = this.#tryAnswer(request, read);
      if (answer !== undefined) {
        this.#answered++;
        return answer;
      }
    } catch {
      // Whatever it is, the engine meets it too, and says it as it says everything.
    }
    if (this.#large.size >= SHAPES) this.#large.clear();
    this.#large.set(shape, TRY_AGAIN_AFTER);
    return undefined;
  }

  #tryAnswer(request: QueryRequest, { parsed }: ShortQuery): QueryOutcome | undefined {
    const { maxRows, source } = this.#options;
    const { reader } = source;
    const { kind } = parsed;
    const format = request.formats[kind];
    if (format === undefined) return undefined;
    const dataset = activeDataset(chooseDataset(request, parsed, UNION_DATASET));
    const ground = { reader, dataset, budget: new WorkBudget(MOST_WORK), now: new Date() };
    const chunks = writeEvaluation(evaluate(parsed, ground), { format, maxRows });
    // Formats that lay out a graph as a whole are written with pauses, and belong where there is time for them.
    if (!(Symbol.iterator in chunks)) return undefined;
    const held: Chunk[] = [];
    let size = 0;
    for (const bytes of chunks) {
      held.push(bytes);
      size += bytes.length;
      if (size > MOST_BYTES) return undefined;
    }
    return new WholeAnswer({ kind, format, position: reader.position }, joined(held, size));
  }

  #isKnownLarge(shape: string): boolean {
    const left = this.#large.get(shape);
    if (left === undefined) return false;
    if (left > 0) this.#large.set(shape, left - 1);
    else this.#large.delete(shape);
    return left > 0;
  }
}
