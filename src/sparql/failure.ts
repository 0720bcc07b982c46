import { IsnadError } from '../errors.ts';

/** An error as it crosses to another thread, where classes are lost. */
export interface PackedError {
  readonly code: IsnadError['code'];
  readonly message: string;
  readonly arabic?: string | undefined;
  readonly place: IsnadError['place'];
  readonly extra: IsnadError['extra'];
  /** For the log only. */
  readonly stack?: string | undefined;
}

export function packError(error: unknown): PackedError {
  const { code, message, arabic, place, extra, cause, stack } = explainFailure(error);
  const origin = cause instanceof Error ? cause.stack : stack;
  return { code, message, arabic, place, extra, stack: code === 'internal' ? origin : undefined };
}

export function unpackError({ code, message, arabic, place, extra, stack }: PackedError): IsnadError {
  const cause = stack === undefined ? undefined : Object.assign(new Error(message), { stack });
  return new IsnadError(code, message, { place, extra, cause, ...(arabic === undefined ? {} : { arabic }) });
}

/** What a failed evaluation means for the caller; `outside` is what another endpoint did to it, which says more. */
export function explainFailure(error: unknown, outside?: IsnadError): IsnadError {
  if (outside !== undefined) return outside;
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof IsnadError) return at;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError && /call stack/.test(message)) {
    return new IsnadError('syntax', 'The query is nested too deeply to be answered.', {
      arabic: 'الاستعلام متداخل تداخلًا أعمق من أن يُجاب عنه.',
      cause: error,
    });
  }
  const called = /evaluate function (\S+)/.exec(message)?.[1];
  if (called !== undefined) {
    return new IsnadError('bad-request', `The function <${called}> is not known here.`, {
      arabic: `الدالة ‏<${called}> غير معروفة هنا.`,
      cause: error,
    });
  }
  return new IsnadError('internal', `The query engine failed: ${message.split('\n')[0]}`, { cause: error });
}
