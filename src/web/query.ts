import type { QueryEditor } from './query-editor.ts';
import { drawAnswer } from './query-graph.ts';
import { forget, gistOf, pastQueries, remember } from './query-history.ts';
import { ask, faultOf } from './query-run.ts';
import type { Terms } from './query-terms.ts';

/** What the page bears for the island, in the reader's language. */
interface Words {
  readonly terms: string;
  readonly language: 'en' | 'ar';
  readonly label: string;
  readonly running: string;
  readonly stopped: string;
  readonly failed: string;
  readonly editorFailed: string;
  readonly phrases: Readonly<Record<string, string>>;
}

// The island of the page /sparql: an editor in the place of the field, and an answer that comes without leaving the page.
// Where a part of it fails, the field and the form stay and lead on without it.

const form = document.querySelector<HTMLFormElement>('#query-form');
const words = document.getElementById('query-words')?.textContent;
if (form !== null && words) start(form, JSON.parse(words) as Words);

function start(form: HTMLFormElement, words: Words): void {
  const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector) as E;
  const area = find<HTMLTextAreaElement>('#query');
  const host = find('#query-editor');
  const [status, stop] = [find('#query-status'), find<HTMLButtonElement>('#query-stop')];
  let editor: QueryEditor | undefined;
  let running: AbortController | undefined;

  form.addEventListener('submit', (event) => {
    const own = event.submitter?.hasAttribute('formaction') ?? false;
    if (own || form.querySelector<HTMLSelectElement>('[name="format"]')?.value !== 'html') return;
    event.preventDefault();
    void run();
  });
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  stop.addEventListener('click', () => running?.abort());
  addEventListener('popstate', () => location.reload());

  async function run(): Promise<void> {
    running?.abort();
    const own = new AbortController();
    running = own;
    remember(area.value);
    editor?.mark(undefined);
    stop.hidden = false;
    form.setAttribute('aria-busy', 'true');
    const began = performance.now();
    const tell = () => {
      status.textContent = words.running.replace('{n}', ((performance.now() - began) / 1000).toFixed(0));
    };
    tell();
    const clock = setInterval(tell, 1000);
    const outcome = await ask(form, own.signal);
    clearInterval(clock);
    // Another run has begun meanwhile: what there is to say is said of that.
    if (running !== own) return;
    stop.hidden = true;
    form.removeAttribute('aria-busy');
    if (outcome.kind !== 'answered') {
      status.textContent = words[outcome.kind];
      return;
    }
    const address = outcome.address ?? addressWithoutQuery();
    if (address !== location.href) history.pushState({}, '', address);
    status.textContent = document.querySelector('#query-told')?.textContent ?? '';
    listPast();
    drawAnswer();
    if (outcome.fault !== undefined) editor?.mark(outcome.fault);
    else find('#query-answer').scrollIntoView({ block: 'nearest' });
  }

  /** Where no address can hold the query, that of another one must not stand over its answer. */
  function addressWithoutQuery(): string {
    const bare = new URL(form.action);
    bare.searchParams.delete('format');
    return bare.href;
  }

  function listPast(): void {
    const list = find('#query-past ol');
    list.replaceChildren(
      ...pastQueries().map((query) => {
        const [item, button] = [document.createElement('li'), document.createElement('button')];
        button.type = 'button';
        button.className = 'plain';
        button.dir = 'ltr';
        button.lang = 'en';
        button.textContent = gistOf(query);
        button.addEventListener('click', () => {
          area.value = query;
          editor?.replace(query);
        });
        item.append(button);
        return item;
      }),
    );
    find('#query-past').hidden = list.childElementCount === 0;
  }

  find('#query-forget').addEventListener('click', () => {
    forget();
    listPast();
  });
  listPast();
  drawAnswer();
  void loadEditor();

  async function loadEditor(): Promise<void> {
    try {
      const { createEditor } = await import('./query-editor.ts');
      const terms = fetch(words.terms).then((answer) => answer.json() as Promise<Terms>);
      terms.catch(() => undefined);
      host.hidden = false;
      editor = createEditor({ ...words, host, area, terms, run: () => form.requestSubmit() });
    } catch (error) {
      console.warn(error);
      host.hidden = true;
      status.textContent = words.editorFailed;
      return;
    }
    area.hidden = true;
    find('#query-keys').hidden = false;
    const fault = faultOf(document);
    if (fault !== undefined) editor.mark(fault);
  }
}
