import { namedNode } from '../rdf/quads.ts';
import { isnad, rdf, SCHEMES, skos, vocabScheme } from '../rdf/vocabulary.ts';
import { type Html, html, join } from './html.ts';
import { layout } from './layout.ts';
import type { MessageKey } from './messages.ts';
import { isLiteral, localName } from './names.ts';
import { bothNames, termsNavigation, text } from './ontology-page.ts';
import { label, links, type Scene, sceneOf } from './scene.ts';
import type { TermsModel } from './terms-model.ts';
import type { Reader } from './view.ts';

/** Every scheme of controlled words. */
export function vocabulariesPage(model: TermsModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say, index } = scene;
  return layout(
    {
      title: say('vocabularies'),
      kicker: termsNavigation(scene),
      lead: html`<p class="lead">${say('vocabulariesNote')}</p>`,
      section: 'ontology',
      body: html`<ul class="items">${SCHEMES.map(
        (scheme) =>
          html`<li><p class="what"><a href="${reader.href(`vocabulary/${scheme}`)}">${label(scene, vocabScheme(scheme).value)}</a> <span class="count">${index.count(null, skos.inScheme, vocabScheme(scheme))}</span></p>${text(scene, vocabScheme(scheme).value, skos.definition)}</li>`,
      )}</ul>`,
    },
    reader,
  );
}

/** One scheme: each word in both languages, what it means, and where it is easily confused. */
export function vocabularyPage(model: TermsModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const scheme =
    model.quads.find((q) => q.predicate.equals(rdf.type) && q.object.equals(skos.ConceptScheme))?.subject.value ?? '';
  const concepts = model.quads.filter((q) => q.predicate.equals(rdf.type) && q.object.equals(skos.Concept));
  return layout(
    {
      title: label(scene, scheme),
      kicker: termsNavigation(scene),
      lead: html`<div class="lead">${text(scene, scheme, skos.definition)}</div>`,
      section: 'ontology',
      body: html`${concepts.map((q) => concept(scene, q.subject.value))}`,
    },
    reader,
  );
}

function concept(scene: Scene, iri: string): Html {
  const { say, index, reader } = scene;
  const node = namedNode(iri);
  const iris = (property: typeof skos.broader) =>
    index
      .objects(node, property)
      .map((term) => term.value)
      .filter((value) => value !== iri);
  const templates = index
    .objects(node, isnad.sentenceTemplate)
    .filter(isLiteral)
    .filter(({ language }) => language === reader.language);
  const rows = [
    [say('broader'), links(scene, iris(skos.broader)), iris(skos.broader).length],
    [say('expects'), coded(scene, 'expects', iris(isnad.expects).sort()), iris(isnad.expects).length],
    [say('expectsClass'), links(scene, iris(isnad.expectsClass)), iris(isnad.expectsClass).length],
    [say('expectsCounts'), links(scene, iris(isnad.expectsCounts)), iris(isnad.expectsCounts).length],
    [say('comparedAs'), coded(scene, 'compared', iris(isnad.comparedAs)), iris(isnad.comparedAs).length],
    [say('sentenceTemplate'), html`${templates.map((template) => html`<p>${template.value}</p>`)}`, templates.length],
  ] as const;
  return html`<article class="term" id="${localName(iri)}"><h2>${bothNames(scene, iri, skos.prefLabel)} <a class="self" href="#${localName(iri)}"><code dir="ltr">${localName(iri)}</code></a></h2>
    ${text(scene, iri, skos.definition)}${text(scene, iri, skos.scopeNote)}<dl class="fields">${rows.map(
      ([name, value, count]) => count > 0 && html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
    )}</dl></article>`;
}

/** Words of the ontology that are no terms, each with the code that stands in the data. */
function coded({ say }: Scene, group: 'expects' | 'compared', codes: readonly string[]): Html {
  return join(
    codes.map((code) => html`${say(`${group}-${code}` as MessageKey)} <code dir="ltr">${code}</code>`),
    ' · ',
  );
}
