import { type Random, randomOf } from '../seeded-random.ts';
import { type ArchiveSize, claimFacts, pick, surroundOf } from '../synthetic-claims.ts';
import { WORDS } from '../synthetic-records.ts';

/** The base that every peer's data stand on. */
export const BASE = 'http://localhost:3030/';

const VOCABULARY = 'https://w3id.org/isnad/vocabulary/';
const DATE = 'http://www.w3.org/2001/XMLSchema#date';
/** Keeps the constants apart from the streams that made the records. */
const STREAM = 77;

/** What each `$name` of a query may stand for: a term as N-Triples writes it, or a bare whole number. */
const CONSTANTS: Readonly<Record<string, (random: Random, size: ArchiveSize) => string>> = {
  claim: (random, size) => {
    const document = random(size.documents);
    const { slug } = claimFacts(size, document, random(size.claimsPerDocument));
    return `<${BASE}id/claim/doc-${document}/${slug}>`;
  },
  // One that claims speak of: an incident nobody mentions would make a query look fast.
  incident: (random, size) => {
    const { about } = claimFacts(size, random(size.documents), random(size.claimsPerDocument));
    return `<${BASE}id/incident/incident-${about}>`;
  },
  organization: (random, size) => `<${BASE}id/organization/org-${random(surroundOf(size).organizations)}>`,
  place: (random, size) => `<${BASE}id/place/place-${random(surroundOf(size).places)}>`,
  // One of the four that the first is made of, with all that lies within: a quarter of everything.
  region: (random, size) => `<${BASE}id/place/place-${1 + random(Math.min(4, surroundOf(size).places - 1))}>`,
  aspect: (random) => `<${VOCABULARY}aspect#${pick(['killed', 'injured', 'affected', 'exposed'], random)}>`,
  counts: (random) => `<${VOCABULARY}counts#${pick(['persons', 'civilians', 'children', 'women'], random)}>`,
  word: (random) => `"${pick(WORDS, random)[0]}"`,
  pattern: (random) => `"^تقرير ${arabic(random)} و(${arabic(random)}|${arabic(random)}) [0-9]+$"`,
  from: (random) => day(random, 2011),
  until: (random) => day(random, 2019),
  spread: (random) => String(1 + random(150)),
  least: (random) => String(1 + random(50)),
  figure: (random) => String(100 + random(100)),
};

/** The constants of the `call`-th asking of any query: the same for every peer, others with every call. */
export function constantsOf(size: ArchiveSize, call: number): (name: string) => string {
  return (name) => {
    const make = CONSTANTS[name];
    if (make === undefined) throw new TypeError(`There is no constant $${name}.`);
    return make(randomOf(size.seed, STREAM, call, name.length, name.charCodeAt(0)), size);
  };
}

function arabic(random: Random): string {
  return pick(WORDS, random)[1];
}

function day(random: Random, year: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `"${year + random(4)}-${two(1 + random(12))}-${two(1 + random(28))}"^^<${DATE}>`;
}
