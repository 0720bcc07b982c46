import type cytoscape from 'cytoscape';

/** Shape and colour of each kind of thing; the page's signs (views/kind-signs.ts) are drawn alike. */
const KINDS: readonly (readonly [kind: string, shape: string, colour: string, width: number, height: number])[] = [
  ['document', 'rectangle', '--ink-2', 30, 20],
  ['resolution', 'tag', '--tied', 32, 20],
  ['incident', 'diamond', '--conflicting', 30, 30],
  ['event', 'octagon', '--approximate', 26, 26],
  ['organization', 'ellipse', '--compatible', 26, 26],
  ['person', 'triangle', '--compatible', 26, 26],
  ['place', 'hexagon', '--same', 28, 26],
  ['substance', 'pentagon', '--approximate', 27, 27],
  ['means', 'rhomboid', '--approximate', 28, 22],
  ['catalogue-entry', 'concave-hexagon', '--ink-2', 26, 26],
  ['derivation', 'vee', '--tied', 26, 26],
  ['source', 'rectangle', '--ink-2', 22, 22],
];

const FONTS = '"Source Serif 4", "Noto Naskh Arabic", Georgia, serif';

/** The look of the drawing, in the colours that the page has at the moment: light or dark. */
export function drawingStyle(): cytoscape.StylesheetJson {
  const page = getComputedStyle(document.documentElement);
  const colour = (name: string) => page.getPropertyValue(name).trim();
  return [
    {
      selector: 'node',
      style: {
        label: 'data(lines)',
        'text-wrap': 'wrap',
        'text-max-width': '400px',
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'font-family': FONTS,
        'font-size': 13,
        'min-zoomed-font-size': 5,
        color: colour('--ink'),
        'text-background-color': colour('--paper'),
        'text-background-opacity': 0.8,
        'text-background-padding': '1px',
        'border-width': 1.5,
        'border-color': colour('--paper'),
      },
    },
    ...KINDS.map(([kind, shape, name, width, height]) => ({
      selector: `node[kind = "${kind}"]`,
      style: { shape, width, height, 'background-color': colour(name) } as cytoscape.Css.Node,
    })),
    {
      selector: 'node.pinned',
      style: { 'border-color': colour('--ink'), 'border-style': 'double', 'border-width': 4 },
    },
    {
      selector: 'node.focus',
      style: { 'border-color': colour('--rubric'), 'border-width': 5, 'font-weight': 600, 'z-index': 10 },
    },
    {
      selector: 'edge',
      style: {
        width: 'mapData(count, 1, 20, 1.2, 5)',
        'curve-style': 'bezier',
        'line-color': colour('--rule-2'),
        'target-arrow-color': colour('--rule-2'),
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.9,
        'font-family': FONTS,
        'font-size': 12,
        'min-zoomed-font-size': 6,
        color: colour('--ink-2'),
        'text-rotation': 'autorotate',
        'text-background-color': colour('--paper'),
        'text-background-opacity': 0.9,
        'text-background-padding': '2px',
      },
    },
    { selector: 'edge.near', style: { 'line-color': colour('--link'), 'target-arrow-color': colour('--link') } },
    { selector: 'edge.told', style: { label: 'data(lines)', 'z-index': 5 } },
    {
      selector: 'edge.focus',
      style: {
        label: 'data(lines)',
        'line-color': colour('--rubric'),
        'target-arrow-color': colour('--rubric'),
        'z-index': 10,
      },
    },
  ];
}
