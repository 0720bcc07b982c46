import type { NodeReader } from '../claims/node-reader.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { type Literal, type NamedNode, namedNode, type Term } from '../rdf/quads.ts';
import { dcterms, isnad, rdfs, skos, skosxl, vocab } from '../rdf/vocabulary.ts';
import type { Language } from './language.ts';

/** How a thing is called for a reader. */
export interface Name {
  readonly text: string;
  /** Language of the text, which need not be the reader's. */
  readonly language: string;
  /** The form is graded low or unverified: it is shown with a mark. */
  readonly unverified: boolean;
}

/** Where a name may stand, best first; a document's printed title serves where it has no label. */
const NAMING: readonly NamedNode[] = [rdfs.label, skos.prefLabel, dcterms.title, skosxl.literalForm];

/**
 * The name of a thing in the reader's language, else in English, else in any language, else the end of its IRI: a name
 * of a source is never translated by us.
 */
export function nameOf(index: QuadIndex, iri: string, language: Language): Name {
  const node = namedNode(iri);
  const found = findName(index, node, language);
  if (found === undefined) return { text: localName(iri), language: 'en', unverified: false };
  const { label, property } = found;
  return {
    text: label.value,
    language: label.language || 'en',
    unverified: isUnverified(index, node, property, label.language),
  };
}

/** The same without what is said of the name. */
export function nameText(index: QuadIndex, iri: string, language: Language): string {
  return findName(index, namedNode(iri), language)?.label.value ?? localName(iri);
}

/** The same of a node that has been read already. */
export function nameTextOf(node: NodeReader, language: Language): string {
  for (const property of NAMING) {
    const label = pick(node.terms(property).filter(isLiteral), language);
    if (label) return label.value;
  }
  return localName(node.node.value);
}

function findName(
  index: QuadIndex,
  node: NamedNode,
  language: Language,
): { readonly label: Literal; readonly property: NamedNode } | undefined {
  for (const property of NAMING) {
    const label = pick(index.objects(node, property).filter(isLiteral), language);
    if (label) return { label, property };
  }
  return undefined;
}

/** The literal in the reader's language, else the English one, else any. */
export function pick(literals: readonly Literal[], language: Language): Literal | undefined {
  const inOrder = [...literals].sort((a, b) => (a.value < b.value ? -1 : 1));
  const of = (tag: string) => inOrder.find((literal) => literal.language.split('-')[0] === tag);
  return of(language) ?? of('en') ?? of('') ?? inOrder[0];
}

/** The last readable part of an IRI. */
export function localName(iri: string): string {
  return /([^/#]+)[/#]*$/.exec(iri)?.[1] ?? iri;
}

function isUnverified(index: QuadIndex, node: NamedNode, property: NamedNode, language: string): boolean {
  return index.objects(node, isnad.curation).some((curation) => {
    if (!index.has(curation, isnad.ofProperty, property)) return false;
    const tag = index.object(curation, isnad.ofLanguage)?.value;
    if (tag !== undefined && tag !== language) return false;
    return WEAK_GRADES.some((grade) => index.has(curation, isnad.grade, grade));
  });
}

const WEAK_GRADES = [vocab('grade', 'unverified'), vocab('grade', 'low')];

/** Whether a term is a literal. */
export function isLiteral(term: Term): term is Literal {
  return term.termType === 'Literal';
}
