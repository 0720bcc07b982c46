import type { Quad } from '../rdf/quads.ts';
import { dcterms, isnad, rdf, rdfs, skosxl, vocab } from '../rdf/vocabulary.ts';
import { ownerOf, parseIri } from '../records/segments.ts';

/** One part that may not leave the archive: a whole thing or claim, or one property of it. */
export interface Withheld {
  /** The thing or the claim. */
  readonly subject: string;
  /** The Withholding node, which does leave: it says that something is withheld, and why. */
  readonly node: string;
  readonly level: 'whole' | 'field';
  readonly property?: string;
}

/** The parts that the quads of one record declare withheld. Whatever is unclear counts as the whole. */
export function withheldIn(quads: readonly Quad[]): Withheld[] {
  return quads
    .filter((q) => q.predicate.equals(isnad.withholding))
    .flatMap(({ subject, object }): Withheld[] => {
      const about = quads.filter((q) => q.subject.equals(object));
      const properties = about.filter((q) => q.predicate.equals(isnad.ofProperty)).map((q) => q.object.value);
      const field = about.some((q) => q.predicate.equals(isnad.level) && q.object.equals(FIELD));
      const part = { subject: ownerOf(subject.value), node: object.value };
      if (!field || properties.length === 0) return [{ ...part, level: 'whole' }];
      return properties.map((property) => ({ ...part, level: 'field', property }));
    });
}

const FIELD = vocab('withholding', 'field');

/** What goes with a field: withholding a date and leaving its bounds would withhold nothing. */
const COMPANIONS = new Map<string, readonly string[]>(
  (
    [
      [isnad.date, [isnad.earliest, isnad.latest]],
      [isnad.value, [isnad.upperValue, isnad.valueEarliest, isnad.valueLatest, isnad.asWorded, isnad.passage]],
      [rdfs.label, [skosxl.altLabel, dcterms.title]],
    ] as const
  ).map(([property, others]) => [property.value, others.map((other) => other.value)]),
);

/** The parts that count: where the thing is withheld whole, even the names of its claims would tell something. */
export function effectiveParts(parts: readonly Withheld[]): readonly Withheld[] {
  const whole = parts.filter(({ level, subject }) => level === 'whole' && parseIri(subject)?.kind === 'thing');
  return whole.length > 0 ? whole : parts;
}

/** The quads of one record without the withheld parts; the statements that something is withheld stay. */
export function withoutWithheld(quads: readonly Quad[], parts: readonly Withheld[]): Quad[] {
  if (parts.length === 0) return [...quads];
  const nodes = new Set(parts.map((part) => part.node));
  const left = quads.filter((q) => nodes.has(q.subject.value) || !parts.some((part) => hides(part, q, quads)));
  return dropOrphans(quads, left, nodes);
}

function hides(part: Withheld, q: Quad, all: readonly Quad[]): boolean {
  const owner = ownerOf(q.subject.value);
  if (part.level === 'whole') {
    const isThing = parseIri(part.subject)?.kind === 'thing';
    // Withholding a document withholds what it states.
    if (owner !== part.subject && !(isThing && parseIri(owner)?.kind === 'claim')) return false;
    const own = q.subject.value === part.subject;
    return !(
      own &&
      STUB.has(q.predicate.value) &&
      (q.predicate.value !== isnad.withholding.value || q.object.value === part.node)
    );
  }
  if (owner !== part.subject) return false;
  const field = part.property as string;
  if (q.predicate.value === field) return true;
  const at = all.filter((other) => other.subject.equals(q.subject));
  const companion = COMPANIONS.get(field)?.includes(q.predicate.value) ?? false;
  if (companion && at.some(({ predicate }) => predicate.value === field)) return true;
  // A curation note on the field could say what the field says.
  const graded = at.find(({ predicate }) => predicate.equals(isnad.ofProperty))?.object.value ?? '';
  return graded === field || (COMPANIONS.get(field)?.includes(graded) ?? false);
}

/** What is left of a thing or claim that is withheld whole. */
const STUB = new Set([rdf.type.value, isnad.statedIn.value, isnad.withholding.value]);

/** Removes the `#` nodes that nothing leads to any more, and the links to nodes of which nothing is left. */
function dropOrphans(before: readonly Quad[], left: readonly Quad[], keep: ReadonlySet<string>): Quad[] {
  const wasReferred = referredWithin(before);
  let quads = [...left];
  for (;;) {
    const referred = referredWithin(quads);
    const subjects = new Set(quads.map((q) => q.subject.value));
    const next = quads.filter((q) => {
      const { value } = q.subject;
      const orphan = value.includes('#') && wasReferred.has(value) && !referred.has(value) && !keep.has(value);
      const dangling = isOwnNode(q) && !subjects.has(q.object.value) && before.some((b) => b.subject.equals(q.object));
      return !orphan && !dangling;
    });
    if (next.length === quads.length) return quads;
    quads = next;
  }
}

/** The `#` nodes that their own thing or claim leads to; a text version that a claim was read in stands by itself. */
function referredWithin(quads: readonly Quad[]): Set<string> {
  return new Set(quads.filter(isOwnNode).map((q) => q.object.value));
}

function isOwnNode({ subject, object }: Quad): boolean {
  return (
    object.termType === 'NamedNode' && object.value.includes('#') && ownerOf(object.value) === ownerOf(subject.value)
  );
}

/** The quads that state a withholding, for versions that were written before it was declared. */
export function statementsOf(quads: readonly Quad[], parts: readonly Withheld[]): Quad[] {
  const nodes = new Set(parts.map((part) => part.node));
  return quads.filter(
    (q) => nodes.has(q.subject.value) || (q.predicate.equals(isnad.withholding) && nodes.has(q.object.value)),
  );
}
