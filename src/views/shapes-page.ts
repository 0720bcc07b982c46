import type { NamedNode, Quad, Term } from '../rdf/quads.ts';
import { NAMESPACES, rdf, sh } from '../rdf/vocabulary.ts';
import { type Content, type Html, html, join, trusted } from './html.ts';
import { layout } from './layout.ts';
import { isLiteral, localName, pick } from './names.ts';
import { termsNavigation } from './ontology-page.ts';
import { label, link, links, type Scene, sceneOf, worded } from './scene.ts';
import type { TermsModel } from './terms-model.ts';
import type { Reader } from './view.ts';

/** What the archive accepts, class by class: each constraint with its severity and the sentence that a refusal says. */
export function shapesPage(model: TermsModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const graph = bySubject(model.quads);
  const shapes = model.quads
    .filter((q) => q.predicate.equals(rdf.type) && q.object.equals(sh.NodeShape))
    .map((q) => q.subject.value);
  const named = [...new Set(shapes)].filter((iri) => iri.startsWith(NAMESPACES.shapes)).sort();
  // "ClaimShape-about-given" belongs to "ClaimShape".
  const families = [...Map.groupBy(named, (iri) => localName(iri).split('-')[0] ?? '')];
  const hasTarget = (iri: string): boolean => objects(graph, iri, sh.targetClass).length > 0;
  const [ofClasses, blocks] = [true, false].map((wanted) =>
    families.filter(([, members]) => members.some(hasTarget) === wanted),
  ) as [Family[], Family[]];
  const anchors = new Set<string>();
  return layout(
    {
      title: say('shapes'),
      kicker: termsNavigation(scene),
      lead: html`<p class="lead">${say('shapesNote')}</p>`,
      section: 'ontology',
      wide: true,
      body: html`${contents(ofClasses)}${ofClasses.map((family) => familyView(scene, graph, family, anchors))}
        <section class="part"><h2>${say('buildingBlocks')}</h2><p class="part-note">${say('buildingBlocksNote')}</p>${contents(blocks)}</section>
        ${blocks.map((family) => familyView(scene, graph, family, anchors))}`,
    },
    reader,
  );
}

type Family = [name: string, members: string[]];

function contents(families: readonly Family[]): Html {
  return html`<ul class="toc">${families.map(([name]) => html`<li><a href="#${name}">${name}</a></li>`)}</ul>`;
}

function familyView(scene: Scene, graph: Graph, [name, members]: Family, anchors: Set<string>): Html {
  return html`<div class="part">${members.map((iri) => nodeShape(scene, graph, iri, name, anchors))}</div>`;
}

type Graph = ReadonlyMap<string, readonly Quad[]>;

function bySubject(quads: readonly Quad[]): Graph {
  return Map.groupBy(quads, (q) => q.subject.value);
}

function objects(graph: Graph, subject: string, property: NamedNode): Term[] {
  return (graph.get(subject) ?? []).filter((q) => q.predicate.equals(property)).map((q) => q.object);
}

function nodeShape(scene: Scene, graph: Graph, iri: string, family: string, anchors: Set<string>): Html {
  const { say } = scene;
  const targets = objects(graph, iri, sh.targetClass).map((term) => term.value);
  const heading = trusted(localName(iri) === family ? 'h2' : 'h3');
  const order = (property: Term): number => Number(objects(graph, property.value, sh.order)[0]?.value ?? 99);
  const properties = objects(graph, iri, sh.property).sort((a, b) => order(a) - order(b));
  return html`<article class="term" id="${localName(iri)}"><${heading}>${words(scene, graph, iri, sh.name) ?? (targets[0] === undefined ? '' : html`<span class="upper">${label(scene, targets[0])}</span>`)} <a class="self" href="#${localName(iri)}"><code dir="ltr">${localName(iri)}</code></a></${heading}>
    ${description(scene, graph, iri)}${targets.length > 0 && html`<p class="part-note">${say('appliesTo')} ${links(scene, targets)}</p>`}
    ${properties.length > 0 && html`<div class="table"><table><thead><tr><th scope="col">${say('property')}</th><th scope="col">${say('severity')}</th><th scope="col">${say('constraints')}</th><th scope="col">${say('refusal')}</th></tr></thead><tbody>${properties.map((property) => propertyRow(scene, graph, property.value, anchors))}</tbody></table></div>`}</article>`;
}

/** A property shape that several classes share stands with each; the first is the one that its address leads to. */
function propertyRow(scene: Scene, graph: Graph, iri: string, anchors: Set<string>): Html {
  const [path] = objects(graph, iri, sh.path);
  const severity = objects(graph, iri, sh.severity)[0]?.value ?? sh.Violation.value;
  const id = iri.startsWith(NAMESPACES.shapes) && !anchors.has(iri) && localName(iri);
  anchors.add(iri);
  return html`<tr${id ? html` id="${id}"` : ''}><th scope="row">${words(scene, graph, iri, sh.name)}${path?.termType === 'NamedNode' && html`<br>${link(scene, path.value)}`}</th><td>${scene.say(`severity-${localName(severity)}` as 'severity-Violation')}</td><td>${constraints(graph, iri)}</td><td>${words(scene, graph, iri, sh.message)}</td></tr>`;
}

const TOLD_APART = new Set(
  [sh.path, sh.name, sh.description, sh.message, sh.order, sh.group, sh.severity, rdf.type].map((term) => term.value),
);

function constraints(graph: Graph, iri: string): Html {
  const quads = (graph.get(iri) ?? []).filter(
    (q) => q.predicate.value.startsWith(NAMESPACES.sh) && !TOLD_APART.has(q.predicate.value),
  );
  return join(
    quads.map((q) => html`<code dir="ltr">${localName(q.predicate.value)} ${shown(graph, q.object)}</code>`),
    html`<br>`,
  );
}

function shown(graph: Graph, term: Term): Content {
  if (term.termType === 'Literal') return term.value;
  if (term.termType === 'NamedNode') return localName(term.value);
  const members = listOf(graph, term);
  return members.length > 0
    ? members.map((member) => (member.termType === 'BlankNode' ? '…' : localName(member.value))).join(' | ')
    : '…';
}

function listOf(graph: Graph, head: Term): Term[] {
  const members: Term[] = [];
  for (let at = head; members.length < 50; ) {
    const [first] = objects(graph, at.value, rdf.first);
    const [rest] = objects(graph, at.value, rdf.rest);
    if (!first || !rest) break;
    members.push(first);
    at = rest;
  }
  return members;
}

function words({ reader }: Scene, graph: Graph, iri: string, property: NamedNode): Html | undefined {
  const found = pick(objects(graph, iri, property).filter(isLiteral), reader.language);
  return found && worded(found.value, found.language);
}

function description(scene: Scene, graph: Graph, iri: string): Html | undefined {
  const found = words(scene, graph, iri, sh.description);
  return found && html`<p>${found}</p>`;
}
