import { NAMESPACES, rdf, sh } from '../rdf/vocabulary.ts';
import type { CheckContext, Fault } from './check.ts';
import type { ShapeGraph } from './shape-graph.ts';

/** Every node is of exactly one class that a shape describes, and bears only properties that its class has. */
export function* typeCheck({ own, background, shapes }: CheckContext): Generator<Fault> {
  const known = classesOf(shapes);
  for (const node of own.subjects()) {
    const types = own.types(node);
    const [type] = types;
    if (type === undefined || types.length > 1 || !known.has(type)) {
      yield {
        check: 'TypeCheck',
        focusNode: node,
        path: rdf.type.value,
        ...(types.length > 0 ? { value: types.join(' ') } : {}),
      };
      continue;
    }
    const allowed = pathsOf(shapes, type, background.superClasses.get(type) ?? [type]);
    for (const { predicate, object } of own.of(node)) {
      if (allowed.has(predicate.value) || predicate.value === rdf.type.value) continue;
      const check = predicate.value.startsWith(NAMESPACES.isnad) ? 'PropertyCheck' : 'ForeignPropertyCheck';
      yield { check, focusNode: node, path: predicate.value, value: object.value };
    }
  }
}

// Both answers depend on the shapes alone and are asked for every node.
const classes = new WeakMap<ShapeGraph, ReadonlySet<string>>();
const paths = new WeakMap<ShapeGraph, Map<string, ReadonlySet<string>>>();

function classesOf(shapes: ShapeGraph): ReadonlySet<string> {
  const found =
    classes.get(shapes) ??
    new Set(
      shapes.targeted().flatMap((shape) => shapes.graph.objects(shape, sh.targetClass).map(({ value }) => value)),
    );
  classes.set(shapes, found);
  return found;
}

function pathsOf(shapes: ShapeGraph, type: string, superClasses: readonly string[]): ReadonlySet<string> {
  const known = paths.get(shapes) ?? new Map<string, ReadonlySet<string>>();
  paths.set(shapes, known);
  const found = known.get(type) ?? shapes.pathsFor(new Set([type, ...superClasses]));
  known.set(type, found);
  return found;
}
