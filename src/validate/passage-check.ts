import { isnad, oa } from '../rdf/vocabulary.ts';
import type { CheckContext, Fault } from './check.ts';
import type { NodeGraph } from './node-graph.ts';

/** A passage lies inside a text that the claim was read in; that its start lies before its end is said by a shape. */
export function* passageCheck({ own, all }: CheckContext): Generator<Fault> {
  for (const node of own.subjects()) {
    yield* unread(node, own);
    const source = own.object(node, oa.hasSource)?.value;
    if (source === undefined || all.types(source).length === 0) continue;
    const length = all.object(source, isnad.textLength)?.value;
    if (length === undefined) {
      yield { check: 'PassageTextCheck', focusNode: node, path: oa.hasSource.value, value: source };
      continue;
    }
    for (const { value: selector } of own.objects(node, oa.hasSelector)) {
      const end = own.object(selector, oa.end)?.value;
      if (end !== undefined && Number(end) > Number(length))
        yield { check: 'PassageCheck', focusNode: selector, path: oa.end.value, value: end, expected: length };
    }
  }
}

function* unread(claim: string, own: NodeGraph): Generator<Fault> {
  const read = own.objects(claim, isnad.readIn).map(({ value }) => value);
  if (read.length === 0) return;
  for (const passage of own.objects(claim, isnad.passage))
    for (const { value } of own.objects(passage.value, oa.hasSource))
      if (!read.includes(value))
        yield { check: 'PassageReadCheck', focusNode: claim, path: isnad.passage.value, value };
}
