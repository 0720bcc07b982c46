import type cytoscape from 'cytoscape';
import { drawingStyle } from './drawing-style.ts';
import type { GraphData } from './graph-data.ts';
import { linesOf } from './labels.ts';
import { type Point, placesFor } from './placing.ts';

/** What the reader does in the drawing. */
export interface DrawingEvents {
  /** A thing or an edge was chosen: the value of `focus`. */
  chosen(focus: string): void;
  /** Things were moved by hand. */
  moved(): void;
}

/** Of how many edges the names are written at once; of more they would cover each other. */
const MOST_TOLD = 10;
const MARGIN = 40;
/** Milliseconds within which a browser has taken what it saves. */
const KEPT_FOR_SAVING = 10_000;
const LEAST_READABLE = 0.6;

/** The drawing of a view. Whatever is in it stays where it is; what comes is placed around its parent. */
export class Drawing {
  readonly #cy: cytoscape.Core;
  readonly #direction: 'ltr' | 'rtl';
  #data: GraphData = { nodes: [], edges: [], focus: '' };
  #pinned = new Set<string>();

  private constructor(cy: cytoscape.Core, direction: 'ltr' | 'rtl') {
    this.#cy = cy;
    this.#direction = direction;
  }

  /** Loads the library and draws nothing yet; rejects where it cannot be loaded. */
  static async create(container: HTMLElement, events: DrawingEvents): Promise<Drawing> {
    const { default: make } = await import('cytoscape');
    standInForStyleElement();
    const cy = make({ container, style: drawingStyle(), layout: { name: 'preset' }, minZoom: 0.1, maxZoom: 3 });
    const drawing = new Drawing(cy, document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr');
    drawing.#listen(events, container);
    return drawing;
  }

  /** Shows a view; `places` are those of a step gone back to, which win over where things are now. */
  show(data: GraphData, places?: ReadonlyMap<string, Point>): void {
    const isFirst = this.#cy.elements().empty();
    const now = isFirst ? new Map<string, Point>() : this.places();
    const pins = new Map(data.nodes.flatMap(({ id, pin }) => (pin ? [[id, { x: pin[0], y: pin[1] }] as const] : [])));
    const kept = new Map([...now, ...(places ?? []), ...pins]);
    const all = placesFor(data.nodes, kept);
    const isNew = data.nodes.some(({ id }) => !now.has(id));
    this.#data = data;
    this.#pinned = new Set(pins.keys());
    this.#cy.batch(() => this.#update(all));
    this.#mark();
    if (isFirst) this.begin();
    else if (isNew) this.#bringIntoView();
  }

  /** Where everything is. */
  places(): Map<string, Point> {
    return new Map(this.#cy.nodes().map((node) => [node.id(), { ...node.position() }]));
  }

  /** The places of what is pinned. */
  pins(): Map<string, Point> {
    return new Map([...this.places()].filter(([id]) => this.#pinned.has(id)));
  }

  isPinned(id: string): boolean {
    return this.#pinned.has(id);
  }

  pin(ids: Iterable<string>, isPinned: boolean): void {
    for (const id of ids) {
      if (isPinned) this.#pinned.add(id);
      else this.#pinned.delete(id);
    }
    this.#mark();
  }

  zoom(factor: number): void {
    const { w, h } = { w: this.#cy.width(), h: this.#cy.height() };
    this.#cy.zoom({ level: this.#cy.zoom() * factor, renderedPosition: { x: w / 2, y: h / 2 } });
  }

  /** Shows all where names stay readable so, else what is in focus and what is around it. */
  begin(): void {
    this.fit();
    if (this.#cy.zoom() >= LEAST_READABLE) return;
    this.#cy.zoom(LEAST_READABLE);
    this.#cy.center(this.#cy.elements('.focus'));
  }

  fit(): void {
    this.#cy.resize();
    this.#cy.fit(undefined, MARGIN);
    if (this.#cy.zoom() > 1) {
      this.#cy.zoom(1);
      this.#cy.center();
    }
  }

  /** Hands the whole drawing to the reader as a picture, on the paper of the page. */
  async save(): Promise<void> {
    const bg = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
    const size = { full: true, scale: 2, maxWidth: 8000, maxHeight: 8000 };
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await this.#cy.png({ output: 'blob-promise', ...size, bg }));
    link.download = 'isnad.png';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR_SAVING);
  }

  /** Takes the colours of the page anew. */
  restyle(): void {
    this.#cy.style(drawingStyle());
    this.#cy.resize();
  }

  #update(places: ReadonlyMap<string, Point>): void {
    const { nodes, edges } = this.#data;
    const present = new Set([...nodes, ...edges].map(({ id }) => id));
    this.#cy
      .elements()
      .filter((element) => !present.has(element.id()))
      .remove();
    for (const { id, label, direction, kind } of nodes) {
      const data = { id, kind, lines: linesOf(label, direction) };
      const position = { ...(places.get(id) ?? { x: 0, y: 0 }) };
      const known = this.#cy.getElementById(id);
      if (known.nonempty()) known.data(data).position(position);
      else this.#cy.add({ group: 'nodes', data, position });
    }
    for (const { id, source, target, label, count } of edges) {
      const lines = linesOf(count > 1 ? `${label} (${count})` : label, this.#direction);
      const known = this.#cy.getElementById(id);
      if (known.nonempty()) known.data({ lines, count });
      else this.#cy.add({ group: 'edges', data: { id, source, target, lines, count: Math.min(count, 20) } });
    }
  }

  #mark(): void {
    this.#cy.batch(() => {
      this.#cy.elements().removeClass('focus near told pinned');
      for (const id of this.#pinned) this.#cy.getElementById(id).addClass('pinned');
      const focus = this.#cy.getElementById(this.#data.focus);
      focus.addClass('focus');
      const near = focus.isNode() ? focus.connectedEdges() : this.#cy.collection();
      near.addClass('near');
      if (near.length <= MOST_TOLD) near.addClass('told');
    });
  }

  /** The view moves only where what is new, with what it came from, would lie outside. */
  #bringIntoView(): void {
    const { x1, x2, y1, y2 } = this.#cy.extent();
    const box = this.#cy.elements().boundingBox();
    if (box.x1 >= x1 && box.x2 <= x2 && box.y1 >= y1 && box.y2 <= y2) return;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (isStill) this.fit();
    else this.#cy.animate({ fit: { eles: this.#cy.elements(), padding: MARGIN } }, { duration: 250 });
  }

  #listen({ chosen, moved }: DrawingEvents, container: HTMLElement): void {
    const cy = this.#cy;
    cy.on('tap', 'node, edge', ({ target }) => chosen(target.id()));
    cy.on('mouseover', 'edge', ({ target }) => target.addClass('told'));
    cy.on('mouseout', 'edge', () => this.#mark());
    let grabbed: Point = { x: 0, y: 0 };
    let followers: ReadonlyMap<string, Point> = new Map();
    cy.on('grab', 'node', ({ target }) => {
      grabbed = { ...target.position() };
      followers = this.#followersOf(target.id());
    });
    cy.on('drag', 'node', ({ target }) => {
      const { x, y } = target.position();
      for (const [id, place] of followers) {
        cy.getElementById(id).position({ x: place.x + x - grabbed.x, y: place.y + y - grabbed.y });
      }
    });
    cy.on('dragfree', 'node', ({ target }) => {
      this.pin([target.id(), ...followers.keys()], true);
      moved();
    });
    // A wheel that passes over the drawing scrolls the page; with Ctrl, as everywhere, it zooms.
    const stop = (event: WheelEvent) => !event.ctrlKey && event.stopImmediatePropagation();
    container.parentElement?.addEventListener('wheel', stop, { capture: true, passive: true });
  }

  /** What came into the view with a thing, and is not pinned, goes where it goes. */
  #followersOf(id: string): ReadonlyMap<string, Point> {
    const ids = new Set([id]);
    for (const { id: child, parent } of this.#data.nodes) {
      if (parent !== undefined && ids.has(parent) && !this.#pinned.has(child)) ids.add(child);
    }
    ids.delete(id);
    return new Map([...this.places()].filter(([other]) => ids.has(other)));
  }
}

/**
 * The library adds a style element of one rule, unless an element has its id already. The policy of the page refuses style
 * elements that scripts make, and the rule stands in the stylesheet.
 */
function standInForStyleElement(): void {
  const id = '__________cytoscape_stylesheet';
  if (document.getElementById(id) !== null) return;
  const meta = document.createElement('meta');
  meta.id = id;
  document.head.append(meta);
}
