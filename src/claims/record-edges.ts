import type { IndexReader } from '../index/index-reader.ts';
import type { Scan } from '../index/scan.ts';
import { KIND, kindOf, NOTHING, type TermId } from '../index/term-id.ts';
import type { NamedNode } from '../rdf/quads.ts';
import { isnad, oa, prov, rdf } from '../rdf/vocabulary.ts';
import { ownerOf, parseIri } from '../records/segments.ts';
import type { Surroundings } from './path-search.ts';
import { PARTNERS } from './relations.ts';
import { OF_THE_ENTRY, PART_PROPERTIES, type Part, SCOPE_PROPERTIES } from './roles.ts';

/** What is met around a record. */
export interface Visitor {
  /** A property joins the record, or a `#` node of it, to another; `isOwn`: it is the record that has the property. */
  property(other: TermId, property: TermId, isOwn: boolean): void;
  /** A claim joins the record in one part to another in another part. */
  claim(other: TermId, claim: TermId, part: Part, otherPart: Part): void;
}

/** How much is read, in statements: they come by tens of millions a second. */
export interface ReadLimits {
  /** Around one record. */
  readonly record: number;
  /** In all. */
  readonly all: number;
}

export const READ_LIMITS: ReadLimits = { record: 100_000, all: 1_000_000 };

/** How the record was entered, and where in a text a claim stands, say nothing of what it deals with; what is derived says it twice. */
const BOOKKEEPING: readonly NamedNode[] = [
  ...OF_THE_ENTRY,
  ...[isnad.curation, isnad.verification, isnad.grade, isnad.withholding],
  ...[isnad.passage, isnad.readIn, isnad.ofProperty, isnad.reading, isnad.scope, oa.hasSource, oa.hasSelector],
  ...[isnad.root, isnad.voice],
];

/** A record that few statements name is passed for nothing. */
const FREE = 16;

/**
 * The edges between records, read from the index by number. Two records are joined where a property leads from the one, or
 * a `#` node of it, to the other, or where they have parts in one claim that join them (`roles.ts`, `relations.ts`). A claim is no record:
 * it is what carries the edge.
 */
export class RecordEdges implements Surroundings {
  /** Statements read so far. */
  read = 0;
  isCut = false;
  readonly #reader: IndexReader;
  readonly #base: string;
  readonly #limits: ReadLimits;
  readonly #skipped: ReadonlySet<TermId>;
  readonly #parts = new Map<TermId, Part>();
  readonly #scoped: ReadonlySet<TermId>;
  readonly #scope: TermId;
  readonly #statedIn: TermId;
  readonly #derivedFrom: TermId;
  readonly #type: TermId;
  readonly #withdrawn: TermId;
  readonly #owners = new Map<TermId, Owner>();
  readonly #tolls = new Map<TermId, number>();
  /** Where reading of the present record ends. */
  #end = 0;

  constructor(reader: IndexReader, base: string, limits: ReadLimits = READ_LIMITS) {
    this.#reader = reader;
    this.#base = base;
    this.#limits = limits;
    const id = ({ value }: NamedNode): TermId => reader.dictionary.findIri(value);
    this.#skipped = new Set(BOOKKEEPING.map(id));
    for (const [property, part] of PART_PROPERTIES) this.#parts.set(id(property), part);
    this.#scoped = new Set(SCOPE_PROPERTIES.map(id));
    this.#scope = id(isnad.scope);
    this.#statedIn = id(isnad.statedIn);
    this.#derivedFrom = id(prov.wasDerivedFrom);
    this.#type = id(rdf.type);
    this.#withdrawn = id(isnad.Withdrawn);
  }

  neighbours(record: TermId): readonly TermId[] | undefined {
    if (this.read >= this.#limits.all) return undefined;
    const found = new Set<TermId>();
    this.visit(record, { property: (other) => void found.add(other), claim: (other) => void found.add(other) });
    return [...found];
  }

  /** Half a step for each doubling of the statements that name a record, from sixteen on. Exact in binary: costs add up. */
  toll(record: TermId): number {
    const known = this.#tolls.get(record);
    if (known !== undefined) return known;
    const weight = this.weight(record);
    const toll = weight <= FREE ? 0 : Math.round(Math.log2(weight / FREE) * 512) / 1024;
    this.#tolls.set(record, toll);
    return toll;
  }

  /** How many statements name the record. */
  weight(record: TermId): number {
    return this.#reader.count(record, 0, 0) + this.#reader.count(0, 0, record);
  }

  compare(a: TermId, b: TermId): number {
    return this.#reader.dictionary.compareText(a, b);
  }

  /** Tells of everything around a record, some of it more than once. Bound: the limit for one record. */
  visit(record: TermId, visitor: Visitor): void {
    this.#end = Math.min(this.read + this.#limits.record, this.#limits.all);
    const nodes = [record];
    const seen = new Set(nodes);
    const own = (node: TermId): void => {
      if (seen.has(node)) return;
      seen.add(node);
      nodes.push(node);
    };
    // What joins is met from the nodes of the record as they come to light.
    for (const node of nodes) {
      this.#outgoing(node, record, visitor, own);
      this.#incoming(node, record, visitor, own);
    }
  }

  #outgoing(node: TermId, record: TermId, visitor: Visitor, own: (node: TermId) => void): void {
    for (const { p, o } of this.#rows(node, 0, 0)) {
      if (this.#skipped.has(p) || kindOf(o) !== KIND.iri) continue;
      const { thing, isNode } = this.#ownerOf(o);
      if (thing === record && isNode) own(o);
      else if (thing !== NOTHING && thing !== record) visitor.property(thing, p, true);
    }
  }

  #incoming(node: TermId, record: TermId, visitor: Visitor, own: (node: TermId) => void): void {
    for (const { s, p } of this.#rows(0, 0, node)) {
      if (this.#skipped.has(p)) continue;
      const part = this.#parts.get(p);
      const { thing, claim, isNode } = this.#ownerOf(s);
      if (claim !== NOTHING) {
        if (!isNode && part !== undefined) this.#throughClaim(claim, record, part, visitor);
        else if (isNode && this.#scoped.has(p) && this.#has(claim, this.#scope, s))
          this.#throughClaim(claim, record, 'named', visitor);
      } else if (thing === record && isNode) own(s);
      else if (thing !== NOTHING && thing !== record) visitor.property(thing, p, false);
    }
  }

  #throughClaim(claim: TermId, record: TermId, part: Part, visitor: Visitor): void {
    const partners = PARTNERS.get(part);
    const tell = (o: TermId, otherPart: Part): void => {
      if (!partners?.has(otherPart) || o === record || kindOf(o) !== KIND.iri) return;
      const { thing, isNode } = this.#ownerOf(o);
      if (thing !== NOTHING && thing !== record && !isNode) visitor.claim(thing, claim, part, otherPart);
    };
    for (const { p, o } of this.#rows(claim, 0, 0)) {
      const otherPart = this.#parts.get(p);
      if (otherPart !== undefined) tell(o, otherPart);
      else if (p === this.#scope) {
        for (const row of this.#rows(o, 0, 0)) if (this.#scoped.has(row.p)) tell(row.o, 'named');
      }
    }
    // What was computed from a claim is joined to the document that it stands in.
    if (part === 'text' && this.#derivedFrom !== NOTHING) {
      for (const { s, p } of this.#rows(0, this.#derivedFrom, claim)) {
        const { thing } = this.#ownerOf(s);
        if (thing !== NOTHING && thing !== record) visitor.property(thing, p, false);
      }
    }
  }

  /** The statements of a pattern, up to where reading ends. */
  *#rows(s: TermId, p: TermId, o: TermId): Generator<Scan> {
    const scan = this.#reader.scan();
    scan.open(s, p, o);
    while (scan.next()) {
      if (this.read >= this.#end) {
        this.isCut = true;
        return;
      }
      this.read += 1;
      yield scan;
    }
  }

  #has(s: TermId, p: TermId, o: TermId): boolean {
    return p !== NOTHING && this.#reader.has(s, p, o);
  }

  #ownerOf(id: TermId): Owner {
    const known = this.#owners.get(id);
    if (known !== undefined) return known;
    const owner = this.#findOwner(id);
    this.#owners.set(id, owner);
    return owner;
  }

  #findOwner(id: TermId): Owner {
    if (kindOf(id) !== KIND.iri) return NOBODY;
    const { dictionary } = this.#reader;
    const iri = dictionary.text(id);
    const whole = ownerOf(iri);
    const named = parseIri(whole, this.#base);
    if (named?.kind !== 'thing' && named?.kind !== 'claim') return NOBODY;
    const isNode = whole !== iri;
    const owner = isNode ? dictionary.findIri(whole) : id;
    if (owner === NOTHING) return NOBODY;
    if (named.kind === 'thing') {
      const isGone = this.#withdrawn !== NOTHING && this.#reader.has(owner, this.#type, this.#withdrawn);
      return isGone ? NOBODY : { thing: owner, claim: NOTHING, isNode };
    }
    const scan = this.#reader.scan();
    if (this.#statedIn !== NOTHING) scan.open(owner, this.#statedIn, 0);
    const document = this.#statedIn !== NOTHING && scan.next() ? scan.o : NOTHING;
    return { thing: document, claim: owner, isNode };
  }
}

/** Whose node a term is: of a record, or of a claim that stands in the record of a document. */
interface Owner {
  readonly thing: TermId;
  readonly claim: TermId;
  /** It is a `#` node and not the record or claim itself. */
  readonly isNode: boolean;
}

const NOBODY: Owner = { thing: NOTHING, claim: NOTHING, isNode: false };
