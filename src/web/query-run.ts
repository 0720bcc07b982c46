import type { Fault } from './query-editor.ts';

/** What came of asking: the address at which the same is had again, and where the query is wrong. */
export type Outcome =
  | { readonly kind: 'answered'; readonly address: string | undefined; readonly fault: Fault | undefined }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed' };

/** The parts of the page that an answer replaces. */
const PARTS = ['#query-answer', 'a.language'] as const;

/** Sends the form and puts the answer that the server writes into the page, here as without scripts. */
export async function ask(form: HTMLFormElement, signal: AbortSignal): Promise<Outcome> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  let response: Response;
  let text: string;
  try {
    response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' }, signal });
    text = await response.text();
  } catch {
    return { kind: signal.aborted ? 'stopped' : 'failed' };
  }
  const page = new DOMParser().parseFromString(text, 'text/html');
  if (page.querySelector('#query-answer') === null) return showProblem(page);
  for (const part of PARTS) {
    const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
    if (old !== null && fresh !== null) old.replaceWith(document.adoptNode(fresh));
  }
  return { kind: 'answered', address: response.redirected ? response.url : undefined, fault: faultOf(document) };
}

/** Where the page that is shown says that the query is wrong. */
export function faultOf(page: Document): Fault | undefined {
  const notice = page.querySelector<HTMLElement>('#query-answer [data-line]');
  if (notice === null) return undefined;
  const { line, column, message = '' } = notice.dataset;
  return { line: Number(line), column: Number(column), message };
}

/** The page of a problem, say that the query is too long, told in the place of an answer. */
function showProblem(page: Document): Outcome {
  const told = page.querySelector('#content');
  const answer = document.querySelector('#query-answer');
  if (told === null || answer === null) return { kind: 'failed' };
  const notice = document.createElement('div');
  notice.className = 'notice';
  notice.role = 'alert';
  const title = document.createElement('strong');
  title.textContent = page.querySelector('h1')?.textContent ?? '';
  notice.append(title, ...Array.from(told.querySelectorAll(':scope > p'), (part) => document.adoptNode(part)));
  answer.replaceChildren(notice);
  return { kind: 'answered', address: undefined, fault: undefined };
}
