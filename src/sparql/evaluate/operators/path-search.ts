import { NOTHING, type TermId } from '../../../index/term-id.ts';
import type { Batch, Budget, Operator } from '../operator.ts';
import { RowBatch } from '../row-batch.ts';
import type { RowMarks } from './feed.ts';
import type { PathCursor } from './path-cursor.ts';
import type { PathGraph } from './path-graph.ts';

/** An end of a path: a term, or the place of a variable; inside EXISTS some variables stand for the term in the row. */
export type PathEnd =
  | { readonly id: TermId; readonly place?: undefined }
  | { readonly place: number; readonly standsForTerm: boolean };

/** How a search goes from graph to graph. */
export interface EachGraph {
  /** Where the name of the graph is, or comes. */
  readonly place: number;
  /** The graph that the cursors of the path walk in; set before they are opened. */
  readonly active: { id: TermId };
  /** The graphs in which a path between these ends can be; 0 is any end. */
  readonly graphs: (from: TermId, to: TermId) => ArrayLike<TermId>;
  readonly hasGraph: (id: TermId) => boolean;
}

const NO_GRAPH: readonly TermId[] = [];
/** Stands for the active graph where there is only one. */
const THIS_GRAPH: readonly TermId[] = [NOTHING];

/** What a search for paths needs. */
export interface PathTask {
  readonly path: PathCursor;
  readonly graph: PathGraph;
  readonly from: PathEnd;
  readonly to: PathEnd;
  /** Whether an empty path will do; between two variables it does for nodes of the graph only (SPARQL 1.1, 18.4). */
  readonly mayBeEmpty: boolean;
  /** Given where every named graph is searched on its own. */
  readonly each?: EachGraph | undefined;
  /** Rows that need no more paths. */
  readonly marks?: RowMarks | undefined;
  readonly width: number;
  readonly budget: Budget;
}

const isTerm = (end: PathEnd, id: TermId): boolean => end.place === undefined || (end.standsForTerm && id !== NOTHING);

/** Extends each row by the ends of every path that agrees with it. */
export class PathSearch implements Operator {
  readonly #input: Operator;
  readonly #task: PathTask;
  readonly #out: RowBatch;
  readonly #fromPlace: number;
  readonly #toPlace: number;
  #batch: Batch | undefined;
  #row = -1;
  #from: TermId = 0;
  #to: TermId = 0;
  #graphs: ArrayLike<TermId> = NO_GRAPH;
  #graph = 0;
  #open = false;

  constructor(input: Operator, task: PathTask) {
    this.#input = input;
    this.#task = task;
    this.#out = new RowBatch(task.width);
    this.#fromPlace = task.from.place ?? -1;
    this.#toPlace = task.to.place ?? -1;
  }

  next(): Batch | undefined {
    const { path, budget } = this.#task;
    const out = this.#out;
    out.begin();
    if (this.#batch !== undefined && this.#isDone(this.#batch)) this.#leaveRow();
    while (!out.full) {
      if (!this.#open) {
        if (!this.#nextSearch()) break;
      } else if (path.next()) {
        budget.tick();
        this.#push(path.from, path.to);
      } else this.#open = false;
    }
    return out.length > 0 ? out : undefined;
  }

  #push(from: TermId, to: TermId): void {
    const { rows, width } = this.#batch as Batch;
    const out = this.#out;
    const at = out.push(rows, this.#row * width);
    if (this.#fromPlace >= 0) out.rows[at + this.#fromPlace] = from;
    if (this.#toPlace >= 0) out.rows[at + this.#toPlace] = to;
    const { each } = this.#task;
    if (each !== undefined) out.rows[at + each.place] = each.active.id;
  }

  /** Opens the search in the next graph for the current row, or in the first for the next row. */
  #nextSearch(): boolean {
    for (;;) {
      while (this.#graph < this.#graphs.length) {
        const { each, path, budget } = this.#task;
        const graph = this.#graphs[this.#graph++] as TermId;
        budget.tick();
        if (each !== undefined) each.active.id = graph;
        if (!this.#canBegin()) continue;
        path.open(this.#from, this.#to);
        this.#open = true;
        return true;
      }
      if (!this.#nextRow()) return false;
    }
  }

  #nextRow(): boolean {
    let batch = this.#batch;
    this.#row++;
    while (batch === undefined || this.#row >= batch.length || this.#isDone(batch)) {
      if (batch !== undefined && this.#row < batch.length) this.#row++;
      else {
        this.#batch = batch = this.#input.next();
        this.#row = 0;
        if (batch === undefined) return false;
      }
    }
    const { rows, width } = batch;
    const { from, to, each } = this.#task;
    const at = this.#row * width;
    this.#from = from.place === undefined ? from.id : (rows[at + from.place] as TermId);
    this.#to = to.place === undefined ? to.id : (rows[at + to.place] as TermId);
    this.#graphs = each === undefined ? THIS_GRAPH : this.#graphsOf(each, rows[at + each.place] as TermId);
    this.#graph = 0;
    return true;
  }

  #isDone({ rows, width }: Batch): boolean {
    const { marks } = this.#task;
    return marks !== undefined && marks.done[rows[this.#row * width + marks.place] as number] === 1;
  }

  #leaveRow(): void {
    this.#open = false;
    this.#graph = this.#graphs.length;
  }

  #graphsOf({ graphs, hasGraph }: EachGraph, known: TermId): ArrayLike<TermId> {
    if (known === NOTHING) return graphs(this.#from, this.#to);
    return hasGraph(known) ? [known] : NO_GRAPH;
  }

  /** What another pattern gave need not be a node of this graph, and between variables nothing else is an empty path. */
  #canBegin(): boolean {
    const { mayBeEmpty, graph, from, to } = this.#task;
    if (!mayBeEmpty || isTerm(from, this.#from) || isTerm(to, this.#to)) return true;
    return (this.#from === 0 || graph.isNode(this.#from)) && (this.#to === 0 || graph.isNode(this.#to));
  }
}
