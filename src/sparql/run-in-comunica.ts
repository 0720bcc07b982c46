import type { IsnadError } from '../errors.ts';
import { ComunicaEngine } from './comunica.ts';
import type { Ground } from './evaluate/evaluate.ts';
import { explainFailure } from './failure.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { ParsedQuery } from './parse.ts';
import { type ServiceHosts, serviceTargets } from './service-hosts.ts';
import { type Node, within } from './syntax-tree.ts';
import { writeAnswer } from './write-answer.ts';
import type { Chunk, EvaluationWriting } from './write-evaluation.ts';

interface Circumstances extends EvaluationWriting {
  readonly hosts: ServiceHosts;
  readonly signal: AbortSignal;
  /** Whether the index may answer more than patterns. */
  readonly parts: boolean;
}

const comunica = new ComunicaEngine();

/** Runs a query in Comunica, which alone knows SERVICE; the chunks fail with what another endpoint did, if it did. */
export async function runInComunica(
  parsed: ParsedQuery,
  ground: Ground,
  { hosts, signal, parts, format, maxRows }: Circumstances,
): Promise<AsyncIterable<Chunk>> {
  let outside: IsnadError | undefined;
  const onFailure = (error: IsnadError) => {
    outside = error;
  };
  try {
    const answer = await comunica.evaluate({
      algebra: await parsed.quadAlgebra(),
      ground,
      baseIri: parsed.baseIri,
      fetch: guardedFetch({ hosts, signal, onFailure }),
      signal,
      parts: parts && mayBeSplit(parsed),
    });
    const chunks = writeAnswer(answer, { variables: parsed.variables, format, maxRows });
    return watch(chunks, signal, () => outside);
  } catch (error) {
    throw explainFailure(error, outside);
  }
}

/**
 * Whether parts of a query may be answered apart: a SERVICE inside EXISTS hides in an expression, where a part would be
 * handed over with it, and two parts that make blank nodes would give them the same names.
 */
function mayBeSplit({ algebra }: ParsedQuery): boolean {
  const keepsTogether = (node: Node) =>
    node['operator'] === 'bnode' || (node.subType === 'existence' && serviceTargets(node).length > 0);
  return within(algebra, keepsTogether, () => false).next().done === true;
}

/** Never lets an aborted or refused query end as if it were complete. */
async function* watch(
  chunks: AsyncIterable<Chunk>,
  signal: AbortSignal,
  outside: () => IsnadError | undefined,
): AsyncGenerator<Chunk> {
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      yield chunk;
    }
    signal.throwIfAborted();
  } catch (error) {
    throw explainFailure(error, outside());
  }
}
