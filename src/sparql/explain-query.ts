import { performance } from 'node:perf_hooks';
import { chooseDataset } from './dataset.ts';
import type { ExplainRequest, Explanation, PlanStep } from './engine.ts';
import { explain } from './evaluate/evaluate.ts';
import type { PlanNode } from './evaluate/plan/plan-node.ts';
import { type Bench, groundOf, isOurs, type Leash, readQuery } from './run-query.ts';
import { serviceTargets } from './service-hosts.ts';

/** Says how a query is read and answered; runs it, under the same limits, only where that is asked for. */
export async function explainQuery(request: ExplainRequest, bench: Bench, leash: Leash): Promise<Explanation> {
  const parsed = await readQuery(request.query, bench);
  const choice = chooseDataset(request, parsed, bench.dataset);
  const names = <W extends string>(graphs: W | readonly { value: string }[]) =>
    typeof graphs === 'string' ? graphs : graphs.map(({ value }) => value);
  const ours = isOurs(parsed, bench);
  return {
    form: parsed.form,
    variables: parsed.variables,
    dataset: { default: names(choice.default), named: names(choice.named) },
    services: serviceTargets(parsed.algebra).map(({ value }) => value),
    position: bench.reader.position,
    engine: ours ? 'evaluator' : 'comunica',
    ...(ours && planned()),
    algebra: parsed.algebra,
  };

  function planned(): Pick<Explanation, 'plan' | 'run'> {
    const analyze = request.analyze === true;
    const start = performance.now();
    const { plan, rows } = explain(parsed, groundOf(request, parsed, bench, leash), analyze);
    const milliseconds = Math.round((performance.now() - start) * 10) / 10;
    return { plan: stepOf(plan, analyze), ...(analyze && { run: { rows, milliseconds } }) };
  }
}

function stepOf({ operator, words, detail, estimate, actual, children }: PlanNode, analyzed: boolean): PlanStep {
  return {
    operator,
    words,
    detail,
    estimate: Math.round(estimate),
    ...(analyzed && { actual }),
    children: children.map((child) => stepOf(child, analyzed)),
  };
}
