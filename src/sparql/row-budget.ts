import { IsnadError } from '../errors.ts';

/** The problem of an answer with more rows than the operator gives. */
export function overBudget(max: number): IsnadError {
  return new IsnadError('over-budget', `The answer has more than ${max} rows, the most that this archive gives.`, {
    arabic: `للجواب أكثر من ${max} صفًّا، وهو أقصى ما يقدّمه هذا الأرشيف.`,
  });
}
