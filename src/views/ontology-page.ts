import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { isnad, owl, rdf, rdfs, skos } from '../rdf/vocabulary.ts';
import { pathOf } from './addresses.ts';
import { type Content, type Html, html } from './html.ts';
import { directionOf, LANGUAGES } from './language.ts';
import { layout, section } from './layout.ts';
import { isLiteral, localName, pick } from './names.ts';
import { links, type Scene, sceneOf, worded } from './scene.ts';
import type { TermsModel } from './terms-model.ts';
import type { Reader } from './view.ts';

const KINDS = [
  ['classes', [owl.Class]],
  ['properties', [owl.ObjectProperty, owl.DatatypeProperty, owl.AnnotationProperty]],
  ['datatypes', [rdfs.Datatype]],
] as const;

/** The ontology as people read it: every class, property and datatype, with an anchor of its own name. */
export function ontologyPage(model: TermsModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const own = new Set(
    model.quads.map((q) => q.subject.value).filter((iri) => iri.startsWith(isnad.Claim.value.replace('Claim', ''))),
  );
  const parts = KINDS.map(([key, types]) => {
    const terms = [...own]
      .filter((iri) => types.some((type) => model.index.has(namedNode(iri), rdf.type, type)))
      .sort();
    return section(
      key,
      html`${say(key)} <span class="count">${terms.length}</span>`,
      html`${terms.map((iri) => term(scene, iri))}`,
    );
  });
  return layout(
    {
      title: say('ontology'),
      kicker: termsNavigation(scene),
      lead: html`<p class="lead">${say('ontologyNote')}</p>`,
      section: 'ontology',
      body: html`${parts}`,
    },
    reader,
  );
}

/** The three doors to the terms. */
export function termsNavigation({ reader, say }: Scene): Html {
  return html`<a href="${reader.href('ontology')}">${say('ontology')}</a> · <a href="${reader.href('vocabulary')}">${say('vocabularies')}</a> · <a href="${reader.href('shapes')}">${say('shapes')}</a>`;
}

function term(scene: Scene, iri: string): Html {
  const rows: readonly (readonly [Content, NamedNode])[] = [
    [scene.say('subClassOf'), rdfs.subClassOf],
    [scene.say('subPropertyOf'), rdfs.subPropertyOf],
    [scene.say('domain'), rdfs.domain],
    [scene.say('range'), rdfs.range],
    [scene.say('disjointWith'), owl.disjointWith],
  ];
  return html`<article class="term" id="${localName(iri)}"><h3>${bothNames(scene, iri, rdfs.label)} <a class="self" href="#${localName(iri)}"><code dir="ltr">${localName(iri)}</code></a></h3>
    ${text(scene, iri, rdfs.comment)}${text(scene, iri, skos.scopeNote)}<dl class="fields">${rows.map(([name, property]) => row(scene, iri, name, property))}</dl></article>`;
}

/** The name in the reader's language, and the other beside it. */
export function bothNames({ index, reader }: Scene, iri: string, property: NamedNode): Html {
  const labels = index.objects(namedNode(iri), property).filter(isLiteral);
  const own = pick(labels, reader.language);
  const other = labels.find((label) => label !== own && LANGUAGES.some((language) => language === label.language));
  return html`${own ? worded(own.value, own.language) : localName(iri)}${other && html` <span class="other" lang="${other.language}" dir="${directionOf(other.language)}">${other.value}</span>`}`;
}

/** A text about a term in the reader's language. */
export function text({ index, reader }: Scene, iri: string, property: NamedNode): Html | undefined {
  const found = pick(index.objects(namedNode(iri), property).filter(isLiteral), reader.language);
  return (
    found && html`<p${found.language === reader.language ? '' : html` lang="${found.language}"`}>${found.value}</p>`
  );
}

function row(scene: Scene, iri: string, name: Content, property: NamedNode): Html | undefined {
  const values = scene.index
    .objects(namedNode(iri), property)
    .filter((value) => value.termType === 'NamedNode' && value.value !== iri)
    .map((value) => value.value);
  // Our own terms first: they are what a reader can follow here.
  const inOrder = values.sort((a, b) => Number(isOurs(scene, b)) - Number(isOurs(scene, a)) || (a < b ? -1 : 1));
  return inOrder.length === 0 ? undefined : html`<div><dt>${name}</dt><dd>${links(scene, inOrder)}</dd></div>`;
}

function isOurs({ reader }: Scene, iri: string): boolean {
  return pathOf(iri, reader.base) !== undefined;
}
