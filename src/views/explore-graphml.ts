import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { segmentOf } from './explore-data.ts';
import type { ExploreModel } from './explore-model.ts';
import { focusText, nodeText } from './explore-state.ts';
import { LANGUAGES } from './language.ts';
import { nameText } from './names.ts';
import { relationName } from './relation-names.ts';

/** GraphML has no registered media type; this is the one that programs use. */
export const GRAPHML = {
  name: 'graphml',
  mediaType: 'application/graphml+xml',
  extension: 'graphml',
  aliases: ['text/graphml', 'text/graphml+xml'],
} as const;

const KEYS = [
  ['node', 'iri', 'string'],
  ['node', 'kind', 'string'],
  ...LANGUAGES.map((language) => ['node', `label_${language}`, 'string'] as const),
  ['node', 'date', 'string'],
  ['node', 'x', 'int'],
  ['node', 'y', 'int'],
  ['edge', 'relation', 'string'],
  ...LANGUAGES.map((language) => ['edge', `relation_${language}`, 'string'] as const),
  ['edge', 'weight', 'int'],
  ['edge', 'carriers', 'string'],
] as const;

/** A view as GraphML 1.0: things with names in both languages, edges with how many claims or records carry them, and which. */
export function graphml({ index, state, nodes, edges }: ExploreModel): string {
  const pins = new Map(state.pins.map((pin) => [pin.node, pin]));
  const things = nodes.map((node) => {
    const pin = pins.get(node.name);
    return element('node', `id="${escaped(nodeText(node.name))}"`, {
      iri: node.iri,
      kind: segmentOf(node),
      ...Object.fromEntries(LANGUAGES.map((language) => [`label_${language}`, nameText(index, node.iri, language)])),
      date: index.object(namedNode(node.iri), isnad.date)?.value,
      x: pin?.x,
      y: pin?.y,
    });
  });
  const lines = edges.map((edge) => {
    const { from, key, to, carriers } = edge;
    const id = focusText({ ...edge, kind: 'edge' });
    const ends = `source="${escaped(nodeText(from))}" target="${escaped(nodeText(to))}"`;
    const direction = { key, inverse: false };
    return element('edge', `id="${escaped(id)}" ${ends}`, {
      relation: key,
      ...Object.fromEntries(
        LANGUAGES.map((language) => [`relation_${language}`, relationName(index, direction, language)]),
      ),
      weight: carriers.length,
      carriers: carriers.join(' '),
    });
  });
  const keys = KEYS.map(
    ([owner, name, type]) => `<key id="${idOf(owner, name)}" for="${owner}" attr.name="${name}" attr.type="${type}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${keys.join('\n')}
<graph id="view" edgedefault="directed">
${[...things, ...lines].join('\n')}
</graph>
</graphml>
`;
}

const idOf = (owner: string, name: string): string => `${owner}-${name}`;

function element(
  name: 'node' | 'edge',
  attributes: string,
  data: Readonly<Record<string, string | number | undefined>>,
): string {
  const fields = Object.entries(data).flatMap(([key, value]) =>
    value === undefined ? [] : `<data key="${idOf(name, key)}">${escaped(String(value))}</data>`,
  );
  return `<${name} ${attributes}>${fields.join('')}</${name}>`;
}

/** XML 1.0 knows no way to write some characters (2.2, Char); a replacement stands for each. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what XML excludes
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
