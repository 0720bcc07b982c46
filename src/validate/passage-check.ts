import { isnad, oa } from '../rdf/vocabulary.ts';
import type { CheckContext, Fault } from './check.ts';

/** A passage lies inside its text; that the start lies before the end is said by a shape. */
export function* passageCheck({ own, all }: CheckContext): Generator<Fault> {
  for (const node of own.subjects()) {
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
