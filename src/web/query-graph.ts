import { Drawing } from './drawing.ts';
import { type GraphData, graphDataOf } from './graph-data.ts';

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
  canvas.hidden = false;
  try {
    const drawing: Drawing = await Drawing.create(canvas, { chosen: (focus) => lead(drawing, focus), moved: () => {} });
    await document.fonts.ready;
    drawing.show(data);
    note.hidden = true;
    tools.hidden = false;
    drawing.begin();
    const acts: Readonly<Record<string, () => void>> = {
      'zoom-in': () => drawing.zoom(1.3),
      'zoom-out': () => drawing.zoom(1 / 1.3),
      fit: () => drawing.fit(),
      png: () => void drawing.save(),
    };
    for (const [name, act] of Object.entries(acts)) part(`[data-tool="${name}"]`).onclick = act;
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawing.restyle());
  } catch (error) {
    console.warn(error);
    canvas.hidden = true;
    note.textContent = frame.dataset['failed'] ?? '';
  }

  /** Brings what was chosen to the fore, and tells it with links to its pages. */
  function lead(drawing: Drawing, focus: string): void {
    if (data === undefined) return;
    drawing.show({ ...data, focus });
    const edge = data.edges.find(({ id }) => id === focus);
    if (edge === undefined) status.replaceChildren(linkTo(data, focus));
    else status.replaceChildren(linkTo(data, edge.source), ` ${edge.label} `, linkTo(data, edge.target));
  }
}

function linkTo({ nodes }: GraphData, wanted: string): HTMLElement {
  const { label = '', link, direction = 'ltr' } = nodes.find(({ id }) => id === wanted) ?? {};
  const text = document.createElement(link === undefined ? 'bdi' : 'a');
  text.dir = direction;
  text.textContent = label;
  if (link !== undefined) text.setAttribute('href', link);
  return text;
}
