import { formatDay } from '../claims/dates.ts';
import type { Literal, NamedNode, Quad, Term } from '../rdf/quads.ts';
import { dcterms, edtf, isnad, NAMESPACES, rdf, rdfs, skosxl, vocab, xsd } from '../rdf/vocabulary.ts';
import { claimAddress } from './addresses.ts';
import { claimLink } from './claim-link.ts';
import { dateHtml } from './date-html.ts';
import { FOREIGN_TERMS, languageName } from './foreign-terms.ts';
import { type Content, type Html, html } from './html.ts';
import { pick } from './names.ts';
import { externalLink, label, link, links, type Scene, worded } from './scene.ts';

/** Properties that a page shows elsewhere, or that only machines need. */
const ELSEWHERE = new Set(
  [rdf.type, rdfs.label, isnad.curation, isnad.withholding, isnad.earliest, isnad.latest, isnad.field].map(
    (term) => term.value,
  ),
);

/** Texts in our own words: a reader sees the one in their language. */
const OUR_WORDS = new Set(
  [isnad.note, isnad.gist, isnad.ground, isnad.rule, isnad.role, isnad.placeKind, isnad.reason, isnad.pointFor].map(
    (term) => term.value,
  ),
);

const LANGUAGE_TAGS = new Set([dcterms.language.value, isnad.originalLanguage.value, isnad.ofLanguage.value]);

const FIRST = [dcterms.title, isnad.documentType, dcterms.publisher, isnad.date].map((term) => term.value);
const ORDER = new Map([...FIRST, ...Object.values(isnad).map((term) => term.value)].map((iri, at) => [iri, at]));

/** Which fields to show of a node, and from which quads. */
export interface FieldsOf {
  readonly node: string;
  /** The quads of the record the node stands in. */
  readonly quads: readonly Quad[];
  /** Further properties that the page shows elsewhere. */
  readonly without?: readonly NamedNode[];
}

/** Every field that a node has, as a list of properties and values; nothing where it has none. */
export function fields(scene: Scene, { node, quads, without = [] }: FieldsOf): Html | undefined {
  const skipped = new Set(without.map((term) => term.value));
  const own = quads.filter(
    ({ subject, predicate: { value } }) => subject.value === node && !ELSEWHERE.has(value) && !skipped.has(value),
  );
  if (own.length === 0) return undefined;
  const byProperty = [...Map.groupBy(own, (q) => q.predicate.value)].sort(([a], [b]) => rank(a) - rank(b));
  return html`<dl class="fields">${byProperty.map(([property, ofProperty]) => {
    const values = valuesOf(scene, ofProperty, quads);
    return html`<div><dt>${propertyName(scene, property)}</dt>${values.map(
      (value, at) => html`<dd>${value}${at === values.length - 1 && weakGrade(scene, node, property, quads)}</dd>`,
    )}</div>`;
  })}</dl>`;
}

/** What a property is called: by our ontology, or by the table of other vocabularies' terms. */
export function propertyName(scene: Scene, property: string): string {
  return FOREIGN_TERMS.get(property)?.[scene.reader.language] ?? label(scene, property);
}

function rank(property: string): number {
  return ORDER.get(property) ?? ORDER.size;
}

function valuesOf(scene: Scene, ofProperty: readonly Quad[], quads: readonly Quad[]): Content[] {
  const terms = ofProperty.map((q) => q.object);
  const [first] = ofProperty;
  if (first && OUR_WORDS.has(first.predicate.value)) {
    const chosen = pick(terms.filter((term) => term.termType === 'Literal') as Literal[], scene.reader.language);
    return chosen ? [literalHtml(scene, chosen)] : [];
  }
  return terms.map((term) => termHtml(scene, term, first?.predicate.value ?? '', quads));
}

/** The value of a property: a literal as its datatype is best read, a `#` node with its own fields, else a link. */
export function termHtml(scene: Scene, term: Term, property: string, quads: readonly Quad[]): Content {
  if (term.termType === 'Literal') {
    return LANGUAGE_TAGS.has(property) ? languageName(term.value)[scene.reader.language] : literalHtml(scene, term);
  }
  return nodeHtml(scene, term.value, quads);
}

/** A `#` node is shown where it is used, with its own fields; anything else is a link. */
function nodeHtml(scene: Scene, iri: string, quads: readonly Quad[]): Content {
  const own = quads.filter((q) => q.subject.value === iri);
  if (claimAddress(iri, scene.reader.base) !== undefined) return claimLink(scene, iri);
  if (!iri.includes('#') || own.length === 0) return link(scene, iri);
  const literals = (property: NamedNode) =>
    own.filter((q) => q.predicate.equals(property)).map((q) => q.object as Literal);
  const [form] = literals(skosxl.literalForm);
  if (form) return nameForm(scene, form, own);
  const heading = pick(literals(rdfs.label), scene.reader.language);
  return html`<div class="node" id="${iri.split('#')[1] ?? ''}">${
    heading && html`<p>${worded(heading.value, heading.language)}</p>`
  }${fields(scene, { node: iri, quads })}</div>`;
}

/** A form of a name, and the documents that use it. */
function nameForm(scene: Scene, form: Literal, own: readonly Quad[]): Html {
  const usedIn = own.filter((q) => q.predicate.equals(isnad.usedIn)).map((q) => q.object.value);
  return html`${worded(form.value, form.language)}${
    usedIn.length > 0 &&
    html` <span class="used">${propertyName(scene, isnad.usedIn.value)} ${links(scene, usedIn)}</span>`
  }`;
}

/** A literal as its datatype is best read. */
function literalHtml(scene: Scene, { value, language, datatype }: Literal): Content {
  const { reader, say } = scene;
  if (language !== '') return worded(value, language);
  switch (datatype.value) {
    case edtf.EDTF.value:
      return dateHtml(scene, value);
    case xsd.date.value:
    case xsd.dateTime.value:
      return html`<time datetime="${value}">${formatDay(value, reader.language)}</time>`;
    case xsd.boolean.value:
      return say(value === 'true' ? 'yes' : 'no');
    case xsd.anyURI.value:
      return externalLink(value);
  }
  return datatype.value.startsWith(NAMESPACES.isnad)
    ? html`<bdi dir="ltr" class="symbol">${value}</bdi>`
    : html`<bdi dir="auto">${value}</bdi>`;
}

const WEAK = [vocab('grade', 'low'), vocab('grade', 'unverified')];

function weakGrade(scene: Scene, node: string, property: string, quads: readonly Quad[]): Content {
  const curations = quads.filter((q) => q.subject.value === node && q.predicate.equals(isnad.curation));
  const graded = curations
    .map((q) => q.object.value)
    .filter((curation) => has(quads, curation, isnad.ofProperty, property));
  const weak = WEAK.find((grade) => graded.some((curation) => has(quads, curation, isnad.grade, grade.value)));
  return weak && html` <span class="grade weak">${label(scene, weak.value)}</span>`;
}

function has(quads: readonly Quad[], subject: string, predicate: NamedNode, object: string): boolean {
  return quads.some((q) => q.subject.value === subject && q.predicate.equals(predicate) && q.object.value === object);
}
