import { IsnadError } from '../errors.ts';
import type { Quad, Term } from './quads.ts';
import { byObject, byProperty, bySubject, groupBy } from './reading-order.ts';
import { PREFIXES, rdf, xsd } from './vocabulary.ts';

/**
 * The triples as flat RDF/XML, one rdf:Description a subject. A term that XML cannot express (a property without a
 * local name, a control character) throws `not-acceptable` before anything is yielded. Graph names are ignored.
 */
export function* toRdfXml(quads: Iterable<Quad>): Generator<string> {
  const subjects = [...groupBy(quads, (q) => q.subject).values()];
  const names = new XmlNames();
  for (const group of subjects)
    for (const { subject, predicate, object } of group) names.admit(subject, predicate, object);
  subjects.sort(([a], [b]) => bySubject((a as Quad).subject, (b as Quad).subject));
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${names.declarations()}>\n`;
  for (const group of subjects) yield description(group, names);
  yield '</rdf:RDF>\n';
}

function description(group: Quad[], names: XmlNames): string {
  const [{ subject }] = group as [Quad];
  const sorted = group.toSorted((a, b) => byProperty(a.predicate, b.predicate) || byObject(a.object, b.object));
  const properties = sorted.map((q) => `    ${property(names.element(q.predicate.value), q.object, names)}\n`);
  return `  <rdf:Description ${names.node('rdf:about', subject)}>\n${properties.join('')}  </rdf:Description>\n`;
}

function property(name: string, object: Term, names: XmlNames): string {
  if (object.termType !== 'Literal') return `<${name} ${names.node('rdf:resource', object)}/>`;
  const { language, datatype } = object;
  const kind =
    language !== ''
      ? ` xml:lang="${escapeXml(language)}"`
      : datatype.value === xsd.string.value
        ? ''
        : ` rdf:datatype="${escapeXml(datatype.value)}"`;
  return `<${name}${kind}>${escapeXml(object.value)}</${name}>`;
}

/** The namespaces and blank node names of one document. */
class XmlNames {
  readonly #namespaces = new Map<string, string>([[PREFIXES['rdf'] as string, 'rdf']]);
  readonly #known = new Map(Object.entries(PREFIXES).map(([prefix, namespace]) => [namespace, prefix]));
  readonly #blank = new Map<string, string>();

  admit(subject: Term, predicate: Term, object: Term): void {
    for (const term of [subject, predicate, object]) check(term);
    const [namespace] = split(predicate.value);
    if (this.#namespaces.has(namespace)) return;
    this.#namespaces.set(namespace, this.#known.get(namespace) ?? `ns${this.#namespaces.size}`);
  }

  element(iri: string): string {
    const [namespace, local] = split(iri);
    return `${this.#namespaces.get(namespace)}:${local}`;
  }

  node(attribute: 'rdf:about' | 'rdf:resource', term: Term): string {
    if (term.termType === 'NamedNode') return `${attribute}="${escapeXml(term.value)}"`;
    const label = this.#blank.get(term.value) ?? `b${this.#blank.size}`;
    this.#blank.set(term.value, label);
    return `rdf:nodeID="${label}"`;
  }

  declarations(): string {
    return [...this.#namespaces]
      .sort(([, a], [, b]) => (a < b ? -1 : 1))
      .map(([namespace, prefix]) => `\n    xmlns:${prefix}="${escapeXml(namespace)}"`)
      .join('');
  }
}

// RDF/XML, section 5.1: these names of the rdf namespace are syntax, and rdf:li would be read as rdf:_1.
const RESERVED = new Set(
  ['RDF', 'ID', 'about', 'parseType', 'resource', 'nodeID', 'datatype', 'Description', 'li']
    .concat(['aboutEach', 'aboutEachPrefix', 'bagID'])
    .map((name) => rdf.type.value.replace(/type$/, name)),
);

// XML Names 1.0: an NCName; the namespace must not be empty.
const NC_START = '[A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u3001-\\uD7FF]';
const NC_NAME = '[-.0-9A-Za-z_\\u00B7\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u037D\\u037F-\\u1FFF\\u3001-\\uD7FF]';
const LOCAL = new RegExp(`^(.+?)(${NC_START}${NC_NAME}*)$`, 's');
// The two namespaces that xml reserves cannot be bound to a prefix of ours.
const FORBIDDEN = new Set(['http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/']);

function split(iri: string): [namespace: string, local: string] {
  const known = /^(.*[#/])([^#/]*)$/s.exec(iri);
  const tidy = known !== null && new RegExp(`^${NC_START}${NC_NAME}*$`).test(known[2] as string);
  const match = tidy ? known : LOCAL.exec(iri);
  if (match === null || RESERVED.has(iri) || FORBIDDEN.has(match[1] as string))
    throw inexpressible(`the property <${iri}> has no name that an XML element can bear`);
  return [match[1] as string, match[2] as string];
}

function check(term: Term): void {
  if (term.termType === 'BlankNode') return;
  if (term.termType !== 'NamedNode' && term.termType !== 'Literal')
    throw inexpressible(`it has no way to write a ${term.termType}`);
  // XML 1.0, production 2: most control characters, two non-characters and lone surrogates cannot be written at all.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: production 2 excludes exactly these
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(term.value) || !term.value.isWellFormed())
    throw inexpressible(`a ${term.termType === 'Literal' ? 'text' : 'name'} holds a character that XML excludes`);
}

function inexpressible(reason: string): IsnadError {
  return new IsnadError('not-acceptable', `This graph cannot be written as RDF/XML: ${reason}. Ask for Turtle.`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Line ends and tabs as references: XML parsers change the bare ones (XML 1.0, sections 2.11 and 3.3.3).
function escapeXml(text: string): string {
  return text.replace(
    /[&<>"\r\n\t]/g,
    (character) => ENTITIES[character] ?? `&#x${character.charCodeAt(0).toString(16)};`,
  );
}
