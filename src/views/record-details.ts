import { formatDay } from '../claims/dates.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { propertyName } from './fields.ts';
import { languageName } from './foreign-terms.ts';
import { type Content, type Html, html, join } from './html.ts';
import { isLiteral, pick } from './names.ts';
import type { Part } from './record-model.ts';
import { label, link, links, type Scene, worded } from './scene.ts';

/** The record itself: version, hash, and by whom, from what and how surely it was entered. */
export const recordDetails: Part = {
  id: 'record',
  heading: 'theRecord',
  render: (scene, model) => {
    const { say, reader } = scene;
    const { segment, slug, version, modified, hash } = model;
    return html`<dl class="fields">
      <div><dt>${say('identifier')}</dt><dd><bdi dir="ltr" class="url">${model.thing}</bdi></dd></div>
      <div><dt>${say('version')}</dt><dd><a href="${reader.href(`${segment}/${slug}/v/${version}`)}">${version}</a>${scene.comma}<time datetime="${modified}">${formatDay(modified, reader.language)}</time> · <a href="${reader.href(`${segment}/${slug}/v/${version}/diff`)}">${say('whatChanged')}</a></dd></div>
      <div><dt>${say('contentHash')}</dt><dd><code dir="ltr" class="url">${hash}</code></dd></div>
    </dl>${curationTable(scene, model.thing)}`;
  },
};

/** How a thing or a claim and its single fields were verified and graded. */
export function curationTable(scene: Scene, iri: string): Html | undefined {
  const { index, say } = scene;
  const nodes = index.objects(namedNode(iri), isnad.curation).map((term) => namedNode(term.value));
  if (nodes.length === 0) return undefined;
  const inOrder = nodes.sort(
    (a, b) => Number(isOfField(scene, a)) - Number(isOfField(scene, b)) || (a.value < b.value ? -1 : 1),
  );
  return html`<div class="table"><table><caption class="vh">${say('curation')}</caption><thead><tr><th scope="col">${say('curationOf')}</th><th scope="col">${say('grade')}</th><th scope="col">${say('verification')}</th><th scope="col">${say('takenFrom')}</th><th scope="col">${say('entered')}</th></tr></thead><tbody>${inOrder.map((node) => row(scene, node))}</tbody></table></div>`;
}

function isOfField({ index }: Scene, node: NamedNode): boolean {
  return index.has(node, isnad.ofProperty);
}

function row(scene: Scene, node: NamedNode): Html {
  const { index, reader } = scene;
  const iris = (property: NamedNode) =>
    index
      .objects(node, property)
      .map((term) => term.value)
      .sort();
  const concepts = (property: NamedNode): Content =>
    join(
      iris(property).map((iri) => label(scene, iri)),
      ', ',
    );
  const on = index.object(node, isnad.enteredOn)?.value;
  const note = pick(index.objects(node, isnad.note).filter(isLiteral), reader.language);
  return html`<tr><th scope="row">${fieldOf(scene, node)}</th><td>${concepts(isnad.grade)}</td><td>${concepts(isnad.verification)}</td><td class="sources">${join(
    iris(isnad.source).map((iri) => link(scene, iri)),
    html`<br>`,
  )}${
    note && html`<br><span class="empty">${worded(note.value, note.language)}</span>`
  }</td><td>${links(scene, iris(isnad.enteredBy))}${on && html`<br><time datetime="${on}">${formatDay(on, reader.language)}</time>`}</td></tr>`;
}

function fieldOf(scene: Scene, node: NamedNode): Content {
  const { index, reader, say } = scene;
  const property = index.object(node, isnad.ofProperty)?.value;
  const language = index.object(node, isnad.ofLanguage)?.value;
  if (property === undefined) return say('curationWhole');
  return html`${propertyName(scene, property)}${language && html` (${languageName(language)[reader.language]})`}`;
}
