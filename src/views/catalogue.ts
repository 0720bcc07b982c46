import { CONCEPTS } from '../rdf/concepts.ts';
import { type Literal, type NamedNode, namedNode, type Term } from '../rdf/quads.ts';
import { foaf, isnad, schema, vocab } from '../rdf/vocabulary.ts';
import { type Content, type Html, html, join } from './html.ts';
import { isLiteral, localName } from './names.ts';
import type { Part } from './record-model.ts';
import { externalLink, label, link, links, type Scene, worded } from './scene.ts';

/** The entries that archives hold of a document, field by field, with empty fields as empty. */
export const catalogueEntries: Part = {
  id: 'catalogue',
  heading: 'catalogueEntries',
  render: (scene, { index, thing }) => {
    const entries = index.subjects(foaf.primaryTopic, namedNode(thing)).map((term) => term.value);
    const ours = entries.filter((entry) => index.has(namedNode(entry), isnad.field));
    return ours.length === 0
      ? undefined
      : html`${ours.sort().map((entry) => html`<h3>${link(scene, entry)}</h3>${entryTable(scene, entry)}`)}`;
  },
};

/** The fields of the entry that the record itself is. */
export const catalogueFields: Part = {
  id: 'catalogue',
  heading: 'catalogueFields',
  render: (scene, { index, thing }) =>
    index.has(namedNode(thing), isnad.field) ? entryTable(scene, thing) : undefined,
};

function entryTable(scene: Scene, entry: string): Html {
  const { index, say } = scene;
  const node = namedNode(entry);
  const rows = index.objects(node, isnad.field).map((term) => namedNode(term.value));
  rows.sort((a, b) => fieldRank(scene, a) - fieldRank(scene, b));
  const url = index.object(node, schema.url)?.value;
  return html`<p>${say('heldBy')} ${links(
    scene,
    index.objects(node, isnad.heldBy).map((term) => term.value),
  )}${
    url !== undefined && html` · ${externalLink(url)}`
  }</p><div class="table"><table><thead><tr><th scope="col">${say('fieldAsPrinted')}</th><th scope="col">${say('fieldKind')}</th><th scope="col">${say('fieldState')}</th><th scope="col">${say('fieldContent')}</th></tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${literals(scene, row, isnad.fieldLabel)}</th><td>${kindOf(scene, row)}</td><td>${stateOf(scene, row)}</td><td>${contentOf(scene, row)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** The fields in the order in which the entry prints them, which is that of the vocabulary. */
function fieldRank({ index }: Scene, row: NamedNode): number {
  const kind = localName(index.object(row, isnad.fieldKind)?.value ?? '');
  return (CONCEPTS.field as readonly string[]).indexOf(kind);
}

function kindOf(scene: Scene, row: NamedNode): Content {
  const kind = scene.index.object(row, isnad.fieldKind)?.value;
  return kind && label(scene, kind);
}

function stateOf(scene: Scene, row: NamedNode): Content {
  const state = scene.index.object(row, isnad.fieldState)?.value;
  if (state === undefined) return undefined;
  return state === vocab('field-state', 'filled').value
    ? label(scene, state)
    : html`<span class="empty">${label(scene, state)}</span>`;
}

function contentOf(scene: Scene, row: NamedNode): Content {
  const { index } = scene;
  const things = index.objects(row, isnad.fieldThing).map((term) => term.value);
  const options = index.objects(row, isnad.fieldOption).filter(isLiteral);
  const parts: Content[] = [
    literals(scene, row, isnad.fieldText),
    things.length > 0 && html`(${links(scene, things)})`,
  ];
  if (options.length > 0) parts.push(html`<ul>${options.map((option) => html`<li>${text(option)}</li>`)}</ul>`);
  return join(parts.filter(Boolean), ' ');
}

function literals(scene: Scene, row: NamedNode, property: NamedNode): Content {
  const found = scene.index.objects(row, property).filter(isLiteral);
  return found.length === 0 ? undefined : join(found.map(text), '; ');
}

function text(term: Term & Literal): Html {
  return worded(term.value, term.language);
}
