import type ShaclValidator from 'rdf-validate-shacl';
import type { Term } from '../rdf/quads.ts';

type Engine = ShaclValidator['validationEngine'];
type Constraint = Parameters<Engine['validateValueNodeAgainstConstraint']>[2];

/**
 * Has nested checks (the parts of `sh:or`, `sh:not`, a qualified shape ...) answered with yes or no. By itself the
 * engine writes a report for each, with its messages, and throws it away: near half of its time.
 */
export function answerNestedChecks({ validationEngine }: ShaclValidator): void {
  const plain = validationEngine.clone();
  plain.validateValueNodeAgainstConstraint = (focusNode, valueNode, constraint) => {
    const answer = constraint.validate?.(focusNode, valueNode as never);
    return Array.isArray(answer) ? answer.some(isFault) : isFault(answer);
  };
  // Nothing is kept between two checks, so that one engine serves them all, those within each other, too.
  validationEngine.clone = () => plain;
}

/** A validator answers with false, a message or a result where it finds a fault. */
function isFault(answer: ReturnType<NonNullable<Constraint['validate']>> | object | string): boolean {
  return answer === false || typeof answer === 'string' || (typeof answer === 'object' && answer !== null);
}

/** Has each list of the shapes (`sh:or`, `sh:in` ...) read once: the engine walks it anew for every node it checks. */
export function readListsOnce({ $shapes }: ShaclValidator): void {
  const point = $shapes.node.bind($shapes) as (term: Term) => Pointer;
  const known = new Map<string, Pointer>();
  const pointOnce = (term: Term): Pointer => {
    if (term.termType !== 'BlankNode') return point(term);
    const pointer = known.get(term.value) ?? withList(point(term));
    known.set(term.value, pointer);
    return pointer;
  };
  $shapes.node = pointOnce as typeof $shapes.node;
}

interface Pointer {
  list(): Iterable<unknown> | null;
}

function withList(pointer: Pointer): Pointer {
  const items = pointer.list();
  const read = items === null ? null : [...items];
  return Object.assign(pointer, { list: () => read });
}
