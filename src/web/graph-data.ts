/** A thing as the page describes it (views/explore-data.ts, views/result-graph.ts). */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly direction: 'ltr' | 'rtl';
  readonly kind: string;
  readonly parent?: string;
  readonly pin?: readonly [x: number, y: number];
  /** Its page, where the drawing is not what leads there. */
  readonly link?: string;
}

/** An edge; its id is what the parameter `focus` takes. */
export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string;
  readonly count: number;
}

/** A view of the graph, as the page bears it. */
export interface GraphData {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly focus: string;
}

/** The view that a page bears; undefined where the page is another one, say of a problem. */
export function graphDataOf(page: Document): GraphData | undefined {
  const text = page.querySelector('#explore-data, #result-data')?.textContent;
  return text ? (JSON.parse(text) as GraphData) : undefined;
}
