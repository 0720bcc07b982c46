import { type ArchiveSize, claimFacts, publisherOf, surroundOf } from '../synthetic-claims.ts';
import { WORDS } from '../synthetic-records.ts';

/** A type of page: its name in the table, and the address of the `n`-th page of it, others with other numbers. */
export interface PageType {
  readonly name: string;
  path(n: number): string;
  /** What is there when the script of the page has done its work; without one, the box of suggestions in the header. */
  readonly ready?: string;
  /** How many pages there are of it: what is one page for everybody is cold only once in each language and coding. */
  readonly pages: number;
}

const EDITOR = '.cm-content';
const DRAWN = '#explore-frame.drawn';
/** Coprime to the counts of records, so that pages that follow one another have nothing to do with each other. */
const STRIDE = 7_919;
const MANY = 1_000;

/** Every type of page of an archive of this size, in the order of the table. */
export function pageTypes(size: ArchiveSize): PageType[] {
  const { organizations, places } = surroundOf(size);
  const document = (n: number): number => (n * STRIDE) % size.documents;
  const incident = (n: number): string => `incident/incident-${claimFacts(size, document(n), 0).about}`;
  const organization = (n: number): string => `organization/org-${n % organizations}`;
  const claim = (n: number): string => {
    const [at, c] = [document(n), n % size.claimsPerDocument];
    return `claim/doc-${at}/${claimFacts(size, at, c).slug}`;
  };
  const query = (n: number): string =>
    encodeURIComponent(`SELECT * WHERE { <id/document/doc-${document(n)}> ?p ?o } LIMIT 100`);
  const word = (n: number): string => WORDS[n % WORDS.length]?.[0] ?? '';
  const many = (name: string, path: (n: number) => string, ready?: string): PageType => ({
    ...{ name, path, pages: MANY },
    ...(ready === undefined ? {} : { ready }),
  });
  const one = (path: string, ready?: string): PageType => ({
    ...{ name: `/${path}`, path: () => path, pages: 1 },
    ...(ready === undefined ? {} : { ready }),
  });
  return [
    { ...one(''), name: 'front page' },
    many('list', (n) => `document?page=${1 + (n % 30)}`),
    many('list as timeline', (n) => `document?view=timeline&page=${1 + (n % 30)}`),
    many('list as map', (n) => `incident?view=map&near=${30 + (n % 60) / 10},${35 + (n % 59) / 10},9`),
    many('incident', incident),
    many('claims about an incident', (n) => `${incident(n)}/claims`),
    many('why a cell is empty', (n) => `${incident(n)}/claims?aspect=injured&claimant=org-${n % organizations}`),
    many('document', (n) => `document/doc-${document(n)}`),
    many('version of a document', (n) => `document/doc-${document(n)}/v/1`),
    { ...many('organization', organization), pages: organizations },
    { ...many('place', (n) => `place/place-${n % places}`), pages: places },
    many('claim', claim),
    many('search', (n) => `search?q=${word(n)}+${document(n)}`),
    many('search as timeline', (n) => `search?view=timeline&q=${word(n)}&page=${1 + n}`),
    many('path', (n) => `path?from=${incident(n)}&to=${incident(n + 1)}`),
    many('voices', (n) => `voices?page=${1 + n}`),
    many('voices of a claim', (n) => `voices?claim=${claim(n)}`),
    many('compare incidents', (n) => `compare?records=${incident(n)},${incident(n + 1)},${incident(n + 2)}`),
    {
      ...many('compare organizations', (n) => `compare?records=${organization(n)},${organization(n + 1)}`),
      pages: organizations,
    },
    many('graph of an incident', (n) => `explore?start=${incident(n).replace('/', '.')}`, DRAWN),
    {
      ...many('graph of an organization', (n) => `explore?start=${organization(n).replace('/', '.')}`, DRAWN),
      pages: organizations,
    },
    many('answer to a query', (n) => `sparql?format=html&query=${query(n)}`, EDITOR),
    many('preview of a record', (n) => `reconcile/preview?id=document/doc-${document(n)}`),
    many('not found', (n) => `document/none-${n}`),
    ...['sparql', 'explore'].map((path) => (path === 'sparql' ? one(path, EDITOR) : one(path))),
    ...['path', 'compare', 'reconcile', 'questions', 'problems'].map((path) => one(path)),
    ...['vocabulary', 'vocabulary/aspect', 'ontology', 'shapes'].map((path) => one(path)),
  ];
}

/** Two records of different kinds, for the `n`-th asking how they connect. */
export function pairPath(size: ArchiveSize, n: number): string {
  const { incidents, places } = surroundOf(size);
  const kinds = [
    (at: number) => `document/doc-${at % size.documents}`,
    (at: number) => `incident/incident-${at % incidents}`,
    (at: number) => `organization/org-${publisherOf(size, at % size.documents)}`,
    (at: number) => `place/place-${at % places}`,
  ];
  const record = (at: number): string => kinds[at % kinds.length]?.(at * STRIDE) ?? '';
  return `path?from=${record(n)}&to=${record(n + 1 + (Math.floor(n / kinds.length) % (kinds.length - 1)))}`;
}
