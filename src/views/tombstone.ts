import type { LogEntry } from '../archive/log-entry.ts';
import { literal, namedNode, type Quad, quad } from '../rdf/quads.ts';
import { isnad, prov, rdf, rdfs, xsd } from '../rdf/vocabulary.ts';
import { activityOf, activityQuads } from './activity.ts';

/**
 * What is left of a thing whose record was withdrawn, or of a claim that its document dropped: since when, and the change that
 * took it back as the feeds tell it, with the reason, the last version, and on whose word.
 */
export function tombstoneQuads(thing: string, since: LogEntry, base: string): Quad[] {
  const node = namedNode(thing);
  const activity = activityOf(since, base);
  const change = namedNode(activity.iri);
  const agent = namedNode(`${activity.iri}#agent`);
  return [
    quad(node, rdf.type, isnad.Withdrawn),
    quad(node, prov.invalidatedAtTime, literal(since.time.toISOString(), xsd.dateTime)),
    quad(node, prov.wasInvalidatedBy, change),
    ...activityQuads(activity),
    quad(change, prov.wasAssociatedWith, agent),
    quad(agent, rdf.type, prov.Agent),
    quad(agent, rdfs.label, literal(since.agent)),
  ];
}
