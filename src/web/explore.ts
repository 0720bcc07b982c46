import { formAddress, withFocus, withPins } from './addresses.ts';
import { Drawing } from './drawing.ts';
import { graphDataOf } from './graph-data.ts';
import { focusPart, showState } from './page.ts';
import type { Point } from './placing.ts';

// The island of the page /explore. All state is in the address; every step asks the server for the page of the next state,
// shows its lists and draws what they say. Where this fails, links and forms of the page lead on without it.

const frame = document.querySelector<HTMLElement>('#explore-frame');
const data = graphDataOf(document);
if (frame !== null && data !== undefined) await start(frame, data);

async function start(frame: HTMLElement, first: NonNullable<typeof data>): Promise<void> {
  const part = <E extends HTMLElement>(selector: string) => frame.querySelector<E>(selector) as E;
  const [note, tools, canvas, status] = [
    part('#explore-note'),
    part('.graph-tools'),
    part('#explore-canvas'),
    part('#explore-status'),
  ];
  const tool = (name: string) => part<HTMLButtonElement>(`[data-tool="${name}"]`);
  let drawing: Drawing;
  let current = first;
  /** Which step of this visit is shown, how many there are, and where everything was at each. */
  let step = 0;
  let last = 0;
  const places = new Map<number, ReadonlyMap<string, Point>>();

  canvas.hidden = false;
  try {
    drawing = await Drawing.create(canvas, { chosen: (focus) => void go(withFocus(location.href, focus)), moved });
    await document.fonts.ready;
    drawing.show(first);
  } catch (error) {
    console.warn(error);
    canvas.hidden = true;
    note.textContent = frame.dataset['failed'] ?? '';
    return;
  }
  note.hidden = true;
  tools.hidden = false;
  frame.classList.add('drawn');
  drawing.begin();
  history.replaceState({ step }, '');
  remember();

  /** Goes to another state; `fragment`: the part of the page that the keyboard is led to. */
  async function go(address: string, fragment?: string): Promise<void> {
    remember();
    if (!(await load(withPins(address, drawing.pins())))) return;
    last = step + 1;
    step = last;
    remember();
    if (fragment !== undefined) focusPart(fragment);
  }

  async function load(address: string, at?: number): Promise<boolean> {
    frame.setAttribute('aria-busy', 'true');
    const came = await showState(address);
    frame.removeAttribute('aria-busy');
    if (came.kind === 'elsewhere') location.assign(address);
    if (came.kind === 'failed') status.textContent = frame.dataset['stepfailed'] ?? '';
    if (came.kind !== 'shown') return false;
    if (at === undefined) history.pushState({ step: step + 1 }, '', came.address);
    current = came.data;
    drawing.show(current, at === undefined ? undefined : places.get(at));
    status.textContent = document.querySelector('#explore-size')?.textContent ?? '';
    return true;
  }

  function remember(): void {
    places.set(step, drawing.places());
    tool('undo').disabled = step === 0;
    tool('redo').disabled = step >= last;
    tool('pin').textContent = frame.dataset[drawing.isPinned(current.focus) ? 'unpin' : 'pin'] ?? '';
    tool('pin').disabled = !current.nodes.some(({ id }) => id === current.focus);
  }

  /** A step that the server has no part in: only what is pinned has changed. */
  function moved(): void {
    last = step + 1;
    history.pushState({ step: last }, '', withPins(location.href, drawing.pins()));
    step = last;
    remember();
  }

  addEventListener('popstate', ({ state }) => {
    const at = Number((state as { step?: unknown } | null)?.step ?? 0);
    step = at;
    void load(location.href, at).then(remember);
  });

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!isPlain || !link?.closest('#explore-side, #explore-content') || link.pathname !== location.pathname) return;
    if (!new URLSearchParams(link.search).has('start') || new URLSearchParams(link.search).has('format')) return;
    event.preventDefault();
    void go(link.href, link.hash);
  });

  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.closest('#explore-side, #explore-content')) return;
    event.preventDefault();
    const fields = [...new FormData(form, event.submitter)].map(([name, value]) => [name, String(value)] as const);
    void go(formAddress(form.action, fields), event.submitter?.getAttribute('name') ? '#focus' : '#filters');
  });

  tool('undo').onclick = () => history.back();
  tool('redo').onclick = () => history.forward();
  tool('zoom-in').onclick = () => drawing.zoom(1.3);
  tool('zoom-out').onclick = () => drawing.zoom(1 / 1.3);
  tool('fit').onclick = () => drawing.fit();
  tool('pin').onclick = () => {
    drawing.pin([current.focus], !drawing.isPinned(current.focus));
    moved();
  };
  tool('pin-all').onclick = () => {
    drawing.pin(drawing.places().keys(), true);
    moved();
  };
  tool('png').onclick = () => void drawing.save();
  tool('copy').onclick = async () => {
    await navigator.clipboard.writeText(location.href);
    status.textContent = frame.dataset['copied'] ?? '';
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawing.restyle());
}
