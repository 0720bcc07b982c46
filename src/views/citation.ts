import { NodeReader } from '../claims/node-reader.ts';
import { claimView } from '../claims/read-claim.ts';
import { sentence } from '../claims/sentence.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { dcterms, isnad, owl, schema } from '../rdf/vocabulary.ts';
import { CLAIM_SEGMENTS, parseIri } from '../records/segments.ts';
import type { Language } from './language.ts';
import { isLiteral, nameOf, pick } from './names.ts';

/** A text of a citation, in the language that the data have it in. */
interface CitedText {
  readonly text: string;
  readonly language: string;
}

/** The place of a claim in a text that was read: code points, end excluded. */
export interface CitedPassage {
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly text: CitedText;
  readonly digest: string | undefined;
}

/**
 * All that a citation may say of a claim or a record. Nothing is made up: what the archive does not know is undefined, and
 * whoever looks it up is not told when, since the version says exactly what was read.
 */
export interface Citation {
  /** Letters, digits and hyphens: the key of the entry. */
  readonly key: string;
  readonly title: CitedText;
  /** Who makes the claim; a record has no author. */
  readonly claimant: CitedText | undefined;
  /** The document that a claim stands in. */
  readonly within: CitedText | undefined;
  readonly publisher: CitedText | undefined;
  /** EDTF: of the claim or the document; of any other record, the day of its version. */
  readonly date: string | undefined;
  readonly symbols: readonly string[];
  /** Where the publisher has the document on the web. */
  readonly source: string | undefined;
  readonly passages: readonly CitedPassage[];
  /** The IRI of the claim or thing: it does not change. */
  readonly permanent: string;
  /** The version of the record that says so; undefined for what is not in the catalog. */
  readonly version: { readonly iri: string; readonly number: string; readonly modified: string } | undefined;
}

/** How a claim is cited, or a record by its thing. Bound: some forty look-ups, none larger than a record's own nodes. */
export function citationOf(index: QuadIndex, iri: string, base: string, language: Language): Citation {
  const named = parseIri(iri, base);
  return named?.kind === 'claim'
    ? claimCitation(index, iri, base, language)
    : recordCitation(index, iri, base, language);
}

function claimCitation(index: QuadIndex, iri: string, base: string, language: Language): Citation {
  const claim = claimView(index, iri);
  const document = claim?.document ?? '';
  const record = recordCitation(index, document, base, language);
  if (claim === undefined) return { ...record, key: keyOf(iri, base), permanent: iri };
  return {
    ...record,
    key: keyOf(iri, base),
    title: { text: sentence(index, claim, language), language },
    claimant: nameIn(index, claim.claimant, language),
    within: record.title,
    date: claim.date,
    passages: claim.passages.map((passage) => ({
      start: passage.start,
      end: passage.end,
      text: nameIn(index, passage.text, language),
      digest: index.object(namedNode(passage.text), isnad.textDigest)?.value,
    })),
    permanent: iri,
  };
}

function recordCitation(index: QuadIndex, thing: string, base: string, language: Language): Citation {
  const node = new NodeReader(index, thing);
  const title = pick(node.terms(dcterms.title).filter(isLiteral), language);
  const publisher = node.iri(dcterms.publisher);
  const version = versionOf(index, thing, base);
  const named = parseIri(thing, base);
  const isDocument = named?.kind === 'thing' && CLAIM_SEGMENTS.includes(named.segment);
  return {
    key: keyOf(thing, base),
    title: title ? { text: title.value, language: title.language || 'en' } : nameIn(index, thing, language),
    claimant: undefined,
    within: undefined,
    publisher: publisher === undefined ? undefined : nameIn(index, publisher, language),
    // The day of an incident is no day of publication: of what is no document, the record itself is cited.
    date: isDocument ? node.text(isnad.date) : version?.modified.slice(0, 10),
    symbols: node.iris(isnad.symbol),
    source: node.text(schema.url),
    passages: [],
    permanent: thing,
    version,
  };
}

function versionOf(index: QuadIndex, thing: string, base: string): Citation['version'] {
  const record = thing.replace(`${base}id/`, base);
  const node = new NodeReader(index, record);
  const [number, modified] = [node.text(owl.versionInfo), node.text(dcterms.modified)];
  if (number === undefined || modified === undefined) return undefined;
  return { iri: `${record}/v/${number}`, number, modified };
}

function nameIn(index: QuadIndex, iri: string, language: Language): CitedText {
  const { text, language: known } = nameOf(index, iri, language);
  return { text, language: known };
}

/** Without the kind of record: `soc-2023-04-04-killed`, `khan-shaykhun-2017-04-04`. */
function keyOf(iri: string, base: string): string {
  return iri
    .slice(base.length)
    .replace(/^id\/(claim\/)?/, '')
    .replace(/[^A-Za-z0-9]+/g, '-');
}
