import { GRAPH_FORMATS } from '../rdf/media-types.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { dcat, dcterms, RECONCILIATION_API, rdf, rdfs, STANDARDS } from '../rdf/vocabulary.ts';
import { bilingual, type Say } from './description.ts';
import type { Linkset } from './linkset.ts';
import type { MessageKey } from './messages.ts';
import { type Publication, tellContact, tellLicence, tellPublication } from './publication.ts';

/** A way to query or copy the data set by program. */
export interface DataService {
  /** Below the base: its address. */
  readonly path: string;
  readonly title: MessageKey;
  readonly description: MessageKey;
  readonly standard: NamedNode;
  /** Below the base: what describes it for programs, and the media type of that. */
  readonly described: { readonly path: string; readonly mediaType: string };
  /** It has a page for people at its address. */
  readonly hasPage: boolean;
  /** All that the data set holds is had through it. */
  readonly isWhole: boolean;
}

const TURTLE = 'text/turtle';

/** Every service, a row each: the catalogue and the list of interfaces are made from them. */
const DATA_SERVICES: readonly DataService[] = [
  {
    path: 'sparql',
    title: 'serviceSparql',
    description: 'serviceSparqlNote',
    standard: STANDARDS.sparql,
    described: { path: 'sparql', mediaType: TURTLE },
    hasPage: true,
    isWhole: true,
  },
  {
    path: 'fragments',
    title: 'fragments',
    description: 'fragmentsLead',
    standard: STANDARDS.fragments,
    described: { path: 'fragments', mediaType: TURTLE },
    hasPage: true,
    isWhole: true,
  },
  {
    path: 'oai',
    title: 'serviceOai',
    description: 'serviceOaiNote',
    standard: STANDARDS.oai,
    described: { path: 'oai?verb=Identify', mediaType: 'text/xml' },
    hasPage: false,
    isWhole: true,
  },
  {
    path: 'ldes',
    title: 'serviceLdes',
    description: 'serviceLdesNote',
    standard: STANDARDS.ldes,
    described: { path: 'ldes', mediaType: TURTLE },
    hasPage: false,
    isWhole: true,
  },
  {
    path: 'activity-stream',
    title: 'serviceActivities',
    description: 'serviceActivitiesNote',
    standard: STANDARDS.activities,
    described: { path: 'activity-stream', mediaType: 'application/ld+json' },
    hasPage: false,
    isWhole: true,
  },
  {
    path: '.well-known/resourcesync',
    title: 'serviceResourceSync',
    description: 'serviceResourceSyncNote',
    standard: STANDARDS.resourceSync,
    described: { path: '.well-known/resourcesync', mediaType: 'application/xml' },
    hasPage: false,
    isWhole: true,
  },
  {
    path: 'reconcile',
    title: 'reconcileTitle',
    description: 'reconcileLead',
    standard: RECONCILIATION_API,
    described: { path: 'reconcile', mediaType: 'application/json' },
    hasPage: true,
    isWhole: false,
  },
];

/** Every service in the words of DCAT 3 (6.9). */
export function tellServices(say: Say, dataset: NamedNode, publication: Publication, base: string): void {
  for (const { path, title, description: note, standard, described } of DATA_SERVICES) {
    const service = namedNode(base + path);
    // A resource is what everything is; the shapes of DCAT-AP want it said of endpoints and their descriptions.
    say(service, rdf.type, dcat.DataService, rdfs.Resource);
    say(service, dcterms.title, ...bilingual(title));
    say(service, dcterms.description, ...bilingual(note));
    say(service, dcterms.conformsTo, standard);
    say(standard, rdf.type, dcterms.Standard);
    say(service, dcat.endpointURL, service);
    const description = namedNode(base + described.path);
    say(service, dcat.endpointDescription, description);
    say(description, rdf.type, rdfs.Resource);
    say(service, dcat.servesDataset, dataset);
    tellPublication(say, service, publication, base);
    tellContact(say, service, publication, base);
  }
}

/** The forms of a dump that carry the graphs. */
const DUMP_FORMATS = GRAPH_FORMATS.filter(({ quads }) => quads);

/** Every way in which the whole data set is had, in the words of DCAT 3 (6.8): each format of a dump, where there is one, and each service. */
export function tellDistributions(say: Say, dataset: NamedNode, { dumps }: Publication, base: string): void {
  const tell = (name: string, title: MessageKey, access: string): NamedNode => {
    const distribution = namedNode(`${base}catalog#distribution-${name}`);
    say(dataset, dcat.distribution, distribution);
    say(distribution, rdf.type, dcat.Distribution);
    say(distribution, dcterms.title, ...bilingual(title));
    say(distribution, dcat.accessURL, namedNode(base + access));
    tellLicence(say, distribution);
    return distribution;
  };
  for (const { name, mediaType } of dumps ? DUMP_FORMATS : []) {
    const type = namedNode(`https://www.iana.org/assignments/media-types/${mediaType}`);
    say(tell(`dump-${name}`, 'distributionDumps', 'dumps/'), dcat.mediaType, type);
    say(type, rdf.type, dcterms.MediaType);
  }
  for (const { path, title, isWhole } of DATA_SERVICES)
    if (isWhole) say(tell(path.replace(/^.*\//, ''), title, path), dcat.accessService, namedNode(base + path));
}

/** Every interface with what describes it (RFC 9727, 4.1): by program, for people, and in the catalogue. */
export function apiCatalog(base: string): Linkset {
  const services = DATA_SERVICES.map(({ path, described, hasPage }) => ({
    anchor: base + path,
    links: [
      { rel: 'service-desc', href: base + described.path, type: described.mediaType },
      ...(hasPage ? [{ rel: 'service-doc', href: `${base}${path}?format=html`, type: 'text/html' }] : []),
      { rel: 'service-meta', href: `${base}catalog`, type: TURTLE },
    ],
  }));
  const items = services.map(({ anchor }) => ({ rel: 'item', href: anchor }));
  return [{ anchor: `${base}.well-known/api-catalog`, links: items }, ...services];
}
