/**
 * An index as shared memory and nothing else: what is posted to a thread, written to a snapshot, and read by everybody.
 * Whatever is here never changes once it has been handed out; a change makes a new IndexData, which shares what stayed.
 */
export interface IndexData {
  /** The log position of the archive that it stands for. */
  readonly position: number;
  readonly dictionary: DictionaryData;
  readonly base: BaseData;
  readonly delta: DeltaData;
}

/** Terms as bytes: a frozen part, and a tail of those that came later and go on with its serials. */
export interface DictionaryData {
  readonly base: TermsData;
  readonly tail: TermsData;
}

/**
 * A run of terms with serials from `first` on.
 * Entry of a term in `heap`, from offsets[i] to offsets[i + 1], by its kind:
 *   iri, blank, string: the UTF-8 of the IRI, label or text
 *   text: id of the language tag (a string term, lower case) as 4 bytes LE, then the text
 *   other: id of the datatype as 4 bytes LE, then the lexical form
 *   number, moment: from the next multiple of 8: the value (number) or milliseconds since 1970 (moment; without an
 *     offset: as if in UTC) as float64 LE, id of the datatype as 4 bytes LE, then the lexical form
 * Bytes that are equal after the value mean the same term, and only they do.
 * The buffers of a tail may be longer than what is used of them, and its table may hold serials from beyond `count`: they
 * go on being filled for later versions. Nothing before `count` ever changes.
 */
export interface TermsData {
  readonly first: number;
  readonly count: number;
  readonly heap: SharedArrayBuffer;
  /** Uint8: the kind of each, so that a serial alone gives the id. */
  readonly kinds: SharedArrayBuffer;
  /** Uint32, count + 1. */
  readonly offsets: SharedArrayBuffer;
  /** Int32, a power of two: ids by the hash of their bytes after the value, open addressing, 0 for a free place. */
  readonly table: SharedArrayBuffer;
}

/**
 * The triples of the union, each once, in three orders, and the graphs of each. Sorted by serial, never by id. A triple's
 * number is its place in the first order. All Int32 unless said otherwise.
 */
export interface BaseData {
  readonly triples: number;
  readonly quads: number;
  /** Offsets by serial have `terms + 1` entries; a serial beyond has no rows. */
  readonly terms: number;
  /** Subject, predicate, object. Uint32 by serial of the subject; then two columns. */
  readonly spo: { readonly offsets: SharedArrayBuffer; readonly p: SharedArrayBuffer; readonly o: SharedArrayBuffer };
  /** Object, subject, predicate. Uint32 by serial of the object; then two columns. */
  readonly osp: { readonly offsets: SharedArrayBuffer; readonly s: SharedArrayBuffer; readonly p: SharedArrayBuffer };
  /** Predicate, object, subject. Ids of the predicates by serial, Uint32 offsets (one more); then two columns. */
  readonly pos: {
    readonly predicates: SharedArrayBuffer;
    readonly offsets: SharedArrayBuffer;
    readonly o: SharedArrayBuffer;
    readonly s: SharedArrayBuffer;
  };
  /** For each triple the id of its graph; or, if several hold it, -1 - place in `several`. */
  readonly graphOf: SharedArrayBuffer;
  /** Runs of: how many, then that many ids of graphs by serial. */
  readonly several: SharedArrayBuffer;
  /** Ids of the graphs by serial, Uint32 offsets (one more), and the triples of each as Uint32 numbers, ascending. */
  readonly graphs: {
    readonly ids: SharedArrayBuffer;
    readonly offsets: SharedArrayBuffer;
    readonly triples: SharedArrayBuffer;
  };
  /** Float64, two for each of `pos.predicates`: distinct subjects, distinct objects. */
  readonly statistics: SharedArrayBuffer;
}

/** What changed since the base was made. Rows of 3 or 4 Int32 ids, sorted by serial in the order that the name says. */
export interface DeltaData {
  /** Triples that the union gained (not in the base's union) and lost (in it). */
  readonly gained: TripleRows;
  readonly lost: TripleRows;
  /** Quads, whatever becomes of their triple in the union: not in the base, and in the base but no longer there. */
  readonly added: QuadRows;
  readonly removed: QuadRows;
}

export interface TripleRows {
  readonly spo: SharedArrayBuffer;
  readonly osp: SharedArrayBuffer;
  readonly pos: SharedArrayBuffer;
}

export interface QuadRows {
  readonly spog: SharedArrayBuffer;
  readonly gspo: SharedArrayBuffer;
}
