import { type GraphData, graphDataOf } from './graph-data.ts';

/** The parts of the page that a step replaces. */
const PARTS = ['#explore-side', '#explore-content', 'h1', 'a.language', 'nav.formats'] as const;

/** What came of asking for another state. */
export type Step =
  | { readonly kind: 'shown'; readonly address: string; readonly data: GraphData }
  /** The answer is a page of another kind, say of a problem: it has to be opened as such. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'failed' };

/** Asks for a state and puts its lists in the place of those shown: the server writes them, here as without scripts. */
export async function showState(address: string): Promise<Step> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, { headers: { Accept: 'text/html' } });
    text = await response.text();
  } catch {
    return { kind: 'failed' };
  }
  if (response.status >= 500 || response.status === 429) return { kind: 'failed' };
  const page = new DOMParser().parseFromString(text, 'text/html');
  const data = graphDataOf(page);
  if (data === undefined) return { kind: 'elsewhere' };
  document.title = page.title;
  for (const part of PARTS) {
    const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
    if (old !== null && fresh !== null) old.replaceWith(document.adoptNode(fresh));
  }
  return { kind: 'shown', address: response.url, data };
}

/** Leads the keyboard to the part that a link names, where the same link leads without scripts. */
export function focusPart(fragment: string): void {
  const part = document.querySelector<HTMLElement>(fragment || '#focus');
  const heading = part?.querySelector('h2') ?? part;
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
