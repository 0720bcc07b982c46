import type { SharedIndex } from '../../src/index/shared-index.ts';
import { literal, namedNode, type Quad, quad } from '../../src/rdf/quads.ts';
import { isnad, rdf, rdfs } from '../../src/rdf/vocabulary.ts';
import { BASE } from './curated.ts';
import { indexOfGraphs } from './shared-index.ts';

/** An organization with this many releases, each with a claim about an incident of its own. */
export function hub(size: number): SharedIndex {
  const quads: Quad[] = [];
  const node = (path: string) => namedNode(`${BASE}id/${path}`);
  const thing = (path: string, type: Quad['object']) => {
    quads.push(quad(node(path), rdf.type, type), quad(node(path), rdfs.label, literal(path, 'en')));
  };
  thing('organization/hub', isnad.Organization);
  for (let at = 0; at < size; at++) {
    thing(`document/d${at}`, isnad.Document);
    thing(`incident/i${at}`, isnad.Incident);
    const claim = node(`claim/d${at}/killed`);
    quads.push(
      quad(claim, rdf.type, isnad.Claim),
      quad(claim, isnad.claimant, node('organization/hub')),
      quad(claim, isnad.statedIn, node(`document/d${at}`)),
      quad(claim, isnad.about, node(`incident/i${at}`)),
    );
  }
  return indexOfGraphs([{ graph: `${BASE}all`, quads }]).index;
}
