import { literal, type NamedNode, namedNode, type Quad, type Term } from '../rdf/quads.ts';
import { as, dcterms, isnad, LICENCES, ldes, rdf, schema, sh, tree, xsd } from '../rdf/vocabulary.ts';
import { activityQuads } from '../views/activity.ts';
import { collector } from '../views/description.ts';
import { pageIri, type Stream, type StreamAnswer, type StreamPage, streamIri } from './stream.ts';

/**
 * A stream, or a page of it, as a Linked Data Event Stream. Its address is the root node, which leads to the last page, and
 * each page to the one before it: a client that comes back reads no more than what is new, until it meets a page that it has.
 */
export function ldesQuads(answer: StreamAnswer): Quad[] {
  const { stream } = answer;
  if (answer.page) return pageQuads(stream, answer.page);
  const { quads, say } = collector();
  // LDES server primer: on the root node "you MUST include context information about the LDES".
  tellContext(say, stream);
  const root = namedNode(streamIri(stream));
  say(root, rdf.type, tree.Node);
  const relation = namedNode(`${root.value}#last`);
  say(root, tree.relation, relation);
  say(relation, rdf.type, tree.Relation);
  say(relation, tree.node, namedNode(pageIri(stream, answer.ends.last)));
  return quads;
}

/** The stream itself, which is not its root node. */
function eventStream(stream: Stream): NamedNode {
  return namedNode(`${streamIri(stream)}#stream`);
}

function tellContext(say: Say, stream: Stream): void {
  const events = eventStream(stream);
  const root = namedNode(streamIri(stream));
  say(events, rdf.type, ldes.EventStream);
  say(events, dcterms.license, LICENCES.data);
  say(events, tree.view, root);
  say(events, ldes.timestampPath, as.endTime);
  // Many changes are of one instant: the position tells their order.
  say(events, ldes.sequencePath, schema.position);
  say(events, ldes.versionOfPath, as.object);
  say(events, ldes.versionCreateObject, as.Create);
  say(events, ldes.versionUpdateObject, as.Update);
  say(events, ldes.versionDeleteObject, as.Delete);
  tellShape(say, stream);
  const { since } = stream;
  if (since === undefined) return;
  // The policy is to keep everything, which is said by the time from which on everything is kept.
  const policy = namedNode(`${streamIri(stream)}#retention`);
  say(root, ldes.retentionPolicy, policy);
  say(policy, rdf.type, ldes.RetentionPolicy);
  say(policy, ldes.startingFrom, literal(since.toISOString(), xsd.dateTime));
}

type Say = ReturnType<typeof collector>['say'];

/** What each member has: path, what its value is, and whether it must be there. */
const MEMBER: readonly [path: NamedNode, is: 'iri' | Term, required: boolean][] = [
  [as.object, 'iri', true],
  [as.endTime, xsd.dateTime, true],
  [schema.position, xsd.integer, true],
  [as.target, 'iri', false],
  [dcterms.hasVersion, 'iri', false],
  [isnad.contentHash, xsd.string, false],
  [as.summary, xsd.string, false],
];

function tellShape(say: Say, stream: Stream): void {
  const shape = namedNode(`${streamIri(stream)}#shape`);
  say(eventStream(stream), tree.shape, shape);
  say(shape, rdf.type, sh.NodeShape);
  for (const [path, is, required] of MEMBER) {
    const property = namedNode(`${shape.value}-${/\w+$/.exec(path.value)?.[0]}`);
    say(shape, sh.property, property);
    say(property, rdf.type, sh.PropertyShape);
    say(property, sh.path, path);
    if (is === 'iri') say(property, sh.nodeKind, sh.IRI);
    else say(property, sh.datatype, is as never);
    if (required) say(property, sh.minCount, literal('1', xsd.integer));
    say(property, sh.maxCount, literal('1', xsd.integer));
  }
}

function pageQuads(stream: Stream, { after, next, previous, activities }: StreamPage): Quad[] {
  const { quads, say } = collector();
  const [events, node] = [eventStream(stream), namedNode(pageIri(stream, after))];
  const relate = (name: string, type: NamedNode, to: { after: number; time: Date }): void => {
    const relation = namedNode(`${node.value}#${name}`);
    say(node, tree.relation, relation);
    say(relation, rdf.type, type);
    say(relation, tree.node, namedNode(pageIri(stream, to.after)));
    say(relation, tree.path, as.endTime);
    say(relation, tree.value, literal(to.time.toISOString(), xsd.dateTime));
  };
  say(events, tree.view, namedNode(streamIri(stream)));
  say(node, rdf.type, tree.Node);
  if (previous) relate('previous', tree.LessThanOrEqualToRelation, previous);
  if (next) {
    relate('next', tree.GreaterThanOrEqualToRelation, next);
    // A page that has a next one is full: "re-fetching this tree:Node will not result in new members."
    say(node, ldes.immutable, literal('true', xsd.boolean));
  }
  for (const activity of activities) {
    say(events, tree.member, namedNode(activity.iri));
    quads.push(...activityQuads(activity));
    // Gone is gone: a client that knows of deletions alone must not keep what was merged.
    if (activity.type === 'Move') say(namedNode(activity.iri), rdf.type, as.Delete);
  }
  return quads;
}
