import { Drawing } from './drawing.ts';
import { graphDataOf } from './graph-data.ts';

/** Draws the answer where it is shown as a graph; where that fails, the page says so and the table says the same. */
export async function drawAnswer(): Promise<void> {
  const frame = document.querySelector<HTMLElement>('#result-frame');
  const data = graphDataOf(document);
  if (frame === null || data === undefined) return;
  const part = <E extends HTMLElement>(selector: string) => frame.querySelector<E>(selector) as E;
  const [note, tools, canvas, status] = [
    part('.graph-note'),
    part('.graph-tools'),
    part('.graph-canvas'),
    part('.graph-status'),
  ];
  const links = new Map(data.nodes.map(({ id, label, link }) => [id, { label, link }]));
  canvas.hidden = false;
  try {
    const drawing = await Drawing.create(canvas, { chosen: (id) => lead(id), moved: () => {} });
    await document.fonts.ready;
    drawing.show(data);
    note.hidden = true;
    tools.hidden = false;
    drawing.fit();
    for (const [name, act] of Object.entries({
      'zoom-in': () => drawing.zoom(1.3),
      'zoom-out': () => drawing.zoom(1 / 1.3),
      fit: () => drawing.fit(),
    })) {
      part(`[data-tool="${name}"]`).onclick = act;
    }
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawing.restyle());
  } catch (error) {
    console.warn(error);
    canvas.hidden = true;
    note.textContent = frame.dataset['failed'] ?? '';
  }

  /** What was chosen, as a link to its page. */
  function lead(id: string): void {
    const { label, link } = links.get(id) ?? {};
    if (label === undefined) return;
    const text = document.createElement(link === undefined ? 'bdi' : 'a');
    text.textContent = label;
    if (link !== undefined) text.setAttribute('href', link);
    status.replaceChildren(text);
  }
}
