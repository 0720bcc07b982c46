import { contentHash } from '../rdf/canonical.ts';
import { toNTerm } from '../rdf/ntriples.ts';
import { namedNode, type Quad, quad, type Term } from '../rdf/quads.ts';
import { groupBy } from '../rdf/reading-order.ts';
import { ownerOf } from './segments.ts';

/** The quads without blank nodes, or the reason why one could not be named. */
export type Naming = { readonly ok: true; readonly quads: Quad[] } | { readonly ok: false; readonly message: string };

/**
 * Gives every blank node the name of a `#` node of its owner, after the property that leads to it: the archive keeps no
 * blank nodes. A node that nothing or more than one triple points to has no owner, and neither has one in a circle.
 */
export function nameBlankNodes(quads: readonly Quad[]): Naming {
  const uses = new Map<string, Quad[]>();
  for (const q of quads) {
    if (q.object.termType !== 'BlankNode') continue;
    uses.set(q.object.value, [...(uses.get(q.object.value) ?? []), q]);
  }
  const blank = new Set(
    [...quads]
      .map((q) => q.subject)
      .filter(isBlank)
      .map((node) => node.value),
  );
  for (const node of uses.keys()) blank.add(node);
  if (blank.size === 0) return { ok: true, quads: [...quads] };

  const names = new Map<string, string>();
  const statements = groupBy(quads, (q) => q.subject);
  const taken = new Set(quads.flatMap((q) => [q.subject.value, q.object.value]));
  for (let left = [...blank]; left.length > 0; ) {
    const ready = left.filter((node) => isReady(uses.get(node), names));
    if (ready.length === 0)
      return { ok: false, message: `Write a "#" name for ${left.length} blank node(s): each needs exactly one owner.` };
    nameAll(ready, uses, names, taken, statements);
    left = left.filter((node) => !names.has(node));
  }
  const renamed = (term: Term): Term => (isBlank(term) ? namedNode(names.get(term.value) as string) : term);
  return { ok: true, quads: quads.map((q) => quad(renamed(q.subject), q.predicate, renamed(q.object), q.graph)) };
}

function isReady(uses: readonly Quad[] | undefined, names: ReadonlyMap<string, string>): boolean {
  return uses?.length === 1 && uses.every((q) => !isBlank(q.subject) || names.has(q.subject.value));
}

// Twins under one property are told apart by a digest of what they say, so that a name does not depend on their order.
function nameAll(
  ready: readonly string[],
  uses: ReadonlyMap<string, Quad[]>,
  names: Map<string, string>,
  taken: Set<string>,
  statements: ReadonlyMap<string, Quad[]>,
): void {
  const wanted = new Map<string, string[]>();
  for (const node of ready) {
    const [use] = uses.get(node) as [Quad];
    const from = isBlank(use.subject) ? (names.get(use.subject.value) as string) : use.subject.value;
    const path = [fragment(from), kebab(use.predicate.value)].filter((part) => part !== '').join('-');
    const name = `${ownerOf(from)}#${path}`;
    wanted.set(name, [...(wanted.get(name) ?? []), node]);
  }
  for (const [name, nodes] of wanted) {
    for (const node of nodes) {
      const alone = nodes.length === 1 && !taken.has(name);
      const unique = alone ? name : `${name}-${digest(node, statements, new Map()).slice(0, 8)}`;
      const free = taken.has(unique) ? `${unique}-${taken.size}` : unique;
      names.set(node, free);
      taken.add(free);
    }
  }
}

function digest(node: string, statements: ReadonlyMap<string, Quad[]>, known: Map<string, string>): string {
  const before = known.get(node);
  if (before !== undefined) return before;
  known.set(node, 'circle');
  const lines = (statements.get(`_:${node}`) ?? []).map(({ predicate, object }) => {
    const target = isBlank(object) ? `[${digest(object.value, statements, known)}]` : toNTerm(object);
    return `${predicate.value} ${target}`;
  });
  const result = contentHash(lines.sort().join('\n'));
  known.set(node, result);
  return result;
}

function isBlank(term: Term): boolean {
  return term.termType === 'BlankNode';
}

function fragment(iri: string): string {
  return iri.includes('#') ? iri.slice(iri.indexOf('#') + 1) : '';
}

function kebab(iri: string): string {
  const local = /[^#/]*$/.exec(iri)?.[0] ?? '';
  return local.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
