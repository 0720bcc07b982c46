import { type Random, randomOf } from './seeded-random.ts';
import { type ArchiveSize, claimFacts, pick, publisherOf, surroundOf } from './synthetic-claims.ts';

/** Each line is one triple, so that triples are counted as they are written. */
export type Lines = string[];

/** The words that names and titles are made of, in both languages. */
export const WORDS = [
  ['north', 'الشمال'],
  ['river', 'النهر'],
  ['market', 'السوق'],
  ['bridge', 'الجسر'],
  ['school', 'المدرسة'],
  ['mill', 'الطاحونة'],
  ['garden', 'الحديقة'],
  ['tower', 'البرج'],
  ['field', 'الحقل'],
  ['quarter', 'الحي'],
] as const;
/** Made up, as the texts are: it only has to be well formed. */
const DIGEST = 'a'.repeat(64);
const TEXT_LENGTH = 20_000;
/** Keeps the streams of different kinds of record apart. */
const PLACE = 1;
const INCIDENT = 2;
const DOCUMENT = 3;
const PASSAGE = 4;

/** A body that publishes. */
export function organization(slug: string, english: string, arabic: string): Lines {
  const iri = `id/organization/${slug}`;
  return [...node(iri, [['a', 'isnad:Organization'], ...labels(english, arabic)]), ...curation(iri)];
}

/** Where everything comes from. */
export function source(): Lines {
  const iri = 'id/source/synthetic';
  return [...node(iri, [['a', 'isnad:Source'], ...labels('Synthetic source', 'مصدر مصطنع')]), ...curation(iri)];
}

/** A place inside an earlier one, four to each. */
export function place({ seed }: ArchiveSize, i: number): Lines {
  const random = randomOf(seed, PLACE, i);
  const iri = `id/place/place-${i}`;
  const [english, arabic] = pick(WORDS, random);
  const pairs: Pair[] = [
    ['a', 'isnad:Place'],
    ...labels(`${english} place ${i}`, `مكان ${arabic} ${i}`),
    ['wgs:lat', `"${(30 + random(6_000) / 1_000).toFixed(3)}"^^xsd:decimal`],
    ['wgs:long', `"${(35 + random(6_000) / 1_000).toFixed(3)}"^^xsd:decimal`],
  ];
  if (i > 0) pairs.push(['isnad:within', `<id/place/place-${Math.floor((i - 1) / 4)}>`]);
  return [...node(iri, pairs), ...curation(iri)];
}

/** An incident at a place. */
export function incident(size: ArchiveSize, i: number): Lines {
  const random = randomOf(size.seed, INCIDENT, i);
  const iri = `id/incident/incident-${i}`;
  const day = dayOf(random);
  const at = random(surroundOf(size).places);
  return [
    ...node(iri, [
      ['a', 'isnad:Incident'],
      ...labels(`Place ${at}, ${day} (${i})`, `مكان ${at}، ${day} (${i})`),
      ['isnad:place', `<id/place/place-${at}>`],
      ...dates(day),
    ]),
    ...curation(iri),
  ];
}

/** A document with its one text and its claims. */
export function document(size: ArchiveSize, i: number): Lines {
  const random = randomOf(size.seed, DOCUMENT, i);
  const iri = `id/document/doc-${i}`;
  const [[one, wahid], [two, ithnan]] = [pick(WORDS, random), pick(WORDS, random)];
  const lines = [
    ...node(iri, [
      ['a', 'isnad:Document'],
      ...labels(`${one} ${two} report ${i}`, `تقرير ${wahid} و${ithnan} ${i}`),
      ['dcterms:title', `"${one} ${two} report ${i}"@en`],
      ['dcterms:publisher', agent(publisherOf(size, i))],
      ['dcterms:language', '"en"^^xsd:language'],
      ['isnad:documentType', 'document-type:report'],
      ['isnad:held', 'true'],
      ...dates(dayOf(random)),
    ]),
    ...node(`${iri}#text`, [
      ['a', 'isnad:TextVersion'],
      ['prov:specializationOf', `<${iri}>`],
      ['dcterms:language', '"en"^^xsd:language'],
      ['isnad:textDigest', `"${DIGEST}"`],
      ['isnad:textLength', String(TEXT_LENGTH)],
    ]),
    ...curation(iri),
  ];
  for (let c = 0; c < size.claimsPerDocument; c += 1) lines.push(...claim(size, i, c));
  return lines;
}

function claim(size: ArchiveSize, i: number, c: number): Lines {
  const facts = claimFacts(size, i, c);
  const iri = `id/claim/doc-${i}/${facts.slug}`;
  const start = randomOf(size.seed, PASSAGE, i, c)(TEXT_LENGTH - 100);
  const pairs: Pair[] = [
    ['a', 'isnad:Claim'],
    ['isnad:claimant', agent(publisherOf(size, i))],
    ['isnad:statedIn', `<id/document/doc-${i}>`],
    ['isnad:readIn', `<id/document/doc-${i}#text>`],
    ['isnad:about', `<id/incident/incident-${facts.about}>`],
    ['isnad:aspect', `aspect:${facts.aspect}`],
    ['isnad:modality', 'modality:asserted'],
    ['isnad:value', String(facts.value)],
    ['isnad:bound', `bound:${facts.bound}`],
    ['isnad:counts', `counts:${facts.counts}`],
    ['isnad:passage', `<${iri}#passage>`],
  ];
  if (facts.reports !== undefined) {
    const { document: from, sameFigure } = facts.reports;
    pairs.push(['isnad:credits', agent(publisherOf(size, from))]);
    pairs.push(['isnad:reports', `<id/claim/doc-${from}/${facts.slug}>`]);
    pairs.push(['isnad:sourceCheck', sameFigure ? 'source-check:same' : 'source-check:differs-in-number']);
  }
  return [
    ...node(iri, pairs),
    ...node(`${iri}#passage`, [
      ['a', 'oa:SpecificResource'],
      ['oa:hasSource', `<id/document/doc-${i}#text>`],
      ['oa:hasSelector', `<${iri}#selector>`],
    ]),
    ...node(`${iri}#selector`, [
      ['a', 'oa:TextPositionSelector'],
      ['oa:start', String(start)],
      ['oa:end', String(start + 20)],
    ]),
    ...curation(iri),
  ];
}

type Pair = [predicate: string, object: string];

function node(subject: string, pairs: readonly Pair[]): Lines {
  return pairs.map(([predicate, object]) => `<${subject}> ${predicate} ${object} .`);
}

function labels(english: string, arabic: string): Pair[] {
  return [
    ['rdfs:label', `"${english}"@en`],
    ['rdfs:label', `"${arabic}"@ar`],
  ];
}

function curation(subject: string): Lines {
  const at = `${subject}#curation`;
  return [
    `<${subject}> isnad:curation <${at}> .`,
    ...node(at, [
      ['a', 'isnad:Curation'],
      ['isnad:enteredBy', '<id/organization/isnad-editors>'],
      ['isnad:enteredOn', '"2026-11-22"^^xsd:date'],
      ['isnad:source', '<id/source/synthetic>'],
      ['isnad:verification', 'verification:seen-in-source'],
      ['isnad:grade', 'grade:high'],
    ]),
  ];
}

function agent(organization: number): string {
  return `<id/organization/org-${organization}>`;
}

function dayOf(random: Random): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${2011 + random(13)}-${two(1 + random(12))}-${two(1 + random(28))}`;
}

function dates(day: string): Pair[] {
  return [
    ['isnad:date', `"${day}"^^edtf:EDTF`],
    ['isnad:earliest', `"${day}"^^xsd:date`],
    ['isnad:latest', `"${day}"^^xsd:date`],
  ];
}
