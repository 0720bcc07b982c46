import type { Connection, Step } from '../claims/connections.ts';
import { literal, type NamedNode, namedNode, type Quad } from '../rdf/quads.ts';
import { hydra, isnad, rdf, rdfs, xsd } from '../rdf/vocabulary.ts';
import { toCsv } from './csv.ts';
import { collector, number } from './description.ts';
import { fieldText } from './named-record.ts';
import { localName, nameText } from './names.ts';
import { type PathModel, pathFault } from './path-model.ts';
import type { Reader } from './view.ts';

/** The address of the answer, which is also the collection of ways. */
export function pathAddress({ from, to }: PathModel, base: string): string {
  return `${base}path?${new URLSearchParams({ from: fieldText(from), to: fieldText(to) })}`;
}

/** The ways as RDF: steps in their order, each with the claims or properties that carry it. Throws where there is no answer. */
export function pathQuads(model: PathModel, base: string): Quad[] {
  const fault = pathFault(model);
  if (fault !== undefined) throw fault;
  const { index, connections } = model;
  const ways = connections?.found ?? [];
  const { quads, say } = collector();
  const collection = namedNode(pathAddress(model, base));
  say(collection, rdf.type, hydra.Collection);
  say(collection, hydra.totalItems, number(ways.length));
  ways.forEach((way, at) => {
    const node = namedNode(`${collection.value}#way-${at + 1}`);
    say(collection, hydra.member, node);
    tellWay(say, node, way);
  });
  const steps = ways.flatMap((way) => way.steps);
  for (const thing of new Set(steps.flatMap(({ from, to }) => [from, to])))
    say(namedNode(thing), rdfs.label, ...index.objects(namedNode(thing), rdfs.label));
  for (const claim of new Set(steps.flatMap(claimsOf)))
    say(namedNode(claim), isnad.sentence, ...index.objects(namedNode(claim), isnad.sentence));
  return quads;
}

type Tell = ReturnType<typeof collector>['say'];

function tellWay(say: Tell, node: NamedNode, { cost, steps }: Connection): void {
  say(node, rdf.type, isnad.Connection);
  say(node, isnad.cost, literal(String(cost), xsd.decimal));
  steps.forEach((step, at) => {
    const own = namedNode(`${node.value}-step-${at + 1}`);
    say(node, isnad.step, own);
    say(own, rdf.type, isnad.Step);
    say(own, isnad.stepNumber, number(at + 1));
    say(own, isnad.fromThing, namedNode(step.from));
    say(own, isnad.toThing, namedNode(step.to));
    for (const relation of step.relations) {
      if (relation.kind === 'property') say(own, isnad.relation, namedNode(relation.property));
    }
    say(own, isnad.carriedBy, ...[...new Set(claimsOf(step))].map(namedNode));
  });
}

function claimsOf({ relations }: Step): string[] {
  return relations.flatMap((relation) => (relation.kind === 'claims' ? relation.claims : []));
}

const COLUMNS = ['way', 'cost', 'step', 'from', 'from_name', 'relation', 'to', 'to_name', 'claims', 'claim_count'];

/** One row a relation of a step. */
export function pathCsv(model: PathModel, { language }: Reader): string {
  const fault = pathFault(model);
  if (fault !== undefined) throw fault;
  const name = (iri: string): string => nameText(model.index, iri, language);
  const rows = (model.connections?.found ?? []).flatMap(({ cost, steps }, way) =>
    steps.flatMap(({ from, to, relations }, step) =>
      relations.map((relation) => [
        String(way + 1),
        String(cost),
        String(step + 1),
        from,
        name(from),
        relation.kind === 'property'
          ? `${relation.isForward ? '' : '^'}${localName(relation.property)}`
          : `${relation.fromPart}-${relation.toPart}`,
        to,
        name(to),
        relation.kind === 'claims' ? relation.claims.join(' ') : '',
        relation.kind === 'claims' ? String(relation.count) : '',
      ]),
    ),
  );
  return toCsv(COLUMNS, rows);
}
