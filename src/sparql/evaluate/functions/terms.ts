import { randomUUID } from 'node:crypto';
import { KIND, LANG_STRING, NOTHING, type TermId } from '../../../index/term-id.ts';
import { Computation, Condition, readText, TextSlot } from '../computation.ts';
import { SOLUTION_NUMBER } from '../scope.ts';
import { argument, type Call, type FunctionTable, taking } from './function-table.ts';
import { resolveIri } from './resolve-iri.ts';
import { Str } from './text-views.ts';

/** isIRI, isBlank, isLiteral and isNumeric: told by the kind. */
class IsKind extends Condition {
  readonly #of: Computation;
  readonly #least: number;
  readonly #most: number;

  constructor(of: Computation, least: number, most: number) {
    super(of.terms, [of]);
    this.#of = of;
    this.#least = least;
    this.#most = most;
  }

  test(rows: Int32Array, at: number): 1 | 0 | -1 {
    const id = this.#of.id(rows, at);
    if (id === NOTHING) return -1;
    const kind = this.terms.kind(id);
    return kind >= this.#least && kind <= this.#most ? 1 : 0;
  }
}

/** DATATYPE. */
class Datatype extends Computation {
  readonly #of: Computation;

  constructor(of: Computation) {
    super(of.terms, [of]);
    this.#of = of;
  }

  id(rows: Int32Array, at: number): TermId {
    const id = this.#of.id(rows, at);
    return id === NOTHING ? NOTHING : this.terms.datatype(id);
  }
}

/** IRI and URI: a string is resolved against the base of the query. */
class Iri extends Computation {
  readonly #of: Computation;
  readonly #base: string;
  readonly #slot = new TextSlot();

  constructor(of: Computation, base: string) {
    super(of.terms, [of], { costly: true });
    this.#of = of;
    this.#base = base;
  }

  id(rows: Int32Array, at: number): TermId {
    const id = this.#of.id(rows, at);
    if (id === NOTHING) return NOTHING;
    if (this.terms.kind(id) === KIND.iri) return id;
    if (!readText(this.terms, id, this.#slot) || this.#slot.language !== NOTHING) return NOTHING;
    const iri = resolveIri(this.#slot.text, this.#base);
    return iri === undefined ? NOTHING : this.terms.iri(iri);
  }
}

/** STRDT. */
class StrDt extends Computation {
  readonly #text: Computation;
  readonly #datatype: Computation;
  readonly #slot = new TextSlot();

  constructor(text: Computation, datatype: Computation) {
    super(text.terms, [text, datatype], { costly: true });
    this.#text = text;
    this.#datatype = datatype;
  }

  id(rows: Int32Array, at: number): TermId {
    const datatype = this.#datatype.id(rows, at);
    if (!readText(this.terms, this.#text.id(rows, at), this.#slot) || this.#slot.language !== NOTHING) return NOTHING;
    // A literal of rdf:langString without a language is none (RDF 1.1 Concepts, 3.3).
    if (datatype === NOTHING || this.terms.kind(datatype) !== KIND.iri || datatype === LANG_STRING) return NOTHING;
    return this.terms.literal(this.#slot.text, datatype);
  }
}

/** STRLANG. */
class StrLang extends Computation {
  readonly #text: Computation;
  readonly #language: Computation;
  readonly #slot = new TextSlot();

  constructor(text: Computation, language: Computation) {
    super(text.terms, [text, language], { costly: true });
    this.#text = text;
    this.#language = language;
  }

  id(rows: Int32Array, at: number): TermId {
    const slot = this.#slot;
    if (!readText(this.terms, this.#language.id(rows, at), slot) || slot.language !== NOTHING) return NOTHING;
    const language = slot.text;
    if (language === '') return NOTHING;
    if (!readText(this.terms, this.#text.id(rows, at), slot) || slot.language !== NOTHING) return NOTHING;
    return this.terms.textWith(slot.text, language);
  }
}

/** A term that is new each time: BNODE() and the UUIDs. */
class Fresh extends Computation {
  readonly #make: () => TermId;

  constructor(terms: Computation['terms'], make: () => TermId) {
    super(terms, [], { steady: false });
    this.#make = make;
  }

  id(): TermId {
    return this.#make();
  }
}

/** Blank nodes of the solutions of a query by label; one for all of its BNODE calls. */
const labelled = new WeakMap<object, { count: number; nodes: Map<string, TermId> }>();

/** BNODE with a label: one node for a label in each solution. */
class LabelledBlank extends Computation {
  readonly #label: Computation;
  readonly #place: number;
  readonly #slot = new TextSlot();
  readonly #known: { count: number; nodes: Map<string, TermId> };

  constructor(label: Computation, { scope, terms }: Call) {
    super(terms, [label], { steady: false });
    this.#label = label;
    this.#place = scope.placeOf(SOLUTION_NUMBER);
    this.#known = labelled.get(terms) ?? { count: 0, nodes: new Map() };
    labelled.set(terms, this.#known);
  }

  id(rows: Int32Array, at: number): TermId {
    if (!readText(this.terms, this.#label.id(rows, at), this.#slot) || this.#slot.language !== NOTHING) return NOTHING;
    if (this.#place < 0) return this.terms.freshBlank();
    let solution = rows[at + this.#place] as number;
    if (solution === 0) {
      solution = ++this.#known.count;
      rows[at + this.#place] = solution;
    }
    const key = `${solution} ${this.#slot.text}`;
    let node = this.#known.nodes.get(key);
    if (node === undefined) {
      node = this.terms.freshBlank();
      this.#known.nodes.set(key, node);
    }
    return node;
  }
}

const isIri = taking(1, (args) => new IsKind(argument(args, 0), KIND.iri, KIND.iri));
const iri = taking(1, (args, { context }) => new Iri(argument(args, 0), context.baseIri));

/** SPARQL 1.1, 17.4.2, but for LANG. */
export const TERM_FUNCTIONS: FunctionTable = {
  isiri: isIri,
  isuri: isIri,
  isblank: taking(1, (args) => new IsKind(argument(args, 0), KIND.blank, KIND.blank)),
  isliteral: taking(1, (args) => new IsKind(argument(args, 0), KIND.string, KIND.other)),
  isnumeric: taking(1, (args) => new IsKind(argument(args, 0), KIND.number, KIND.number)),
  str: taking(1, (args) => new Str(argument(args, 0))),
  datatype: taking(1, (args) => new Datatype(argument(args, 0))),
  iri,
  uri: iri,
  bnode: taking(
    0,
    (args, call) => {
      const [label] = args;
      return label === undefined
        ? new Fresh(call.terms, () => call.terms.freshBlank())
        : new LabelledBlank(label, call);
    },
    1,
  ),
  strdt: taking(2, (args) => new StrDt(argument(args, 0), argument(args, 1))),
  strlang: taking(2, (args) => new StrLang(argument(args, 0), argument(args, 1))),
  uuid: taking(0, (_args, { terms }) => new Fresh(terms, () => terms.iri(`urn:uuid:${randomUUID()}`))),
  struuid: taking(0, (_args, { terms }) => new Fresh(terms, () => terms.string(randomUUID()))),
};
