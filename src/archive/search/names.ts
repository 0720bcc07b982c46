import type { Quad } from '../../rdf/quads.ts';
import { dcterms, isnad, owl, rdfs, schema, skosxl } from '../../rdf/vocabulary.ts';
import type { StoredRecord } from '../stored-record.ts';

/** What a text is to the record that is found by it; `place`: another name of the place where it happened. */
export const NAME_KINDS = ['label', 'identifier', 'title', 'form', 'slug', 'place'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A text that a record is found by, as the record has it. */
export interface Name {
  readonly kind: NameKind;
  readonly text: string;
  /** Empty for an identifier. */
  readonly language: string;
}

const IDENTIFIERS = [
  ...[dcterms.identifier, isnad.symbol, isnad.meeting, isnad.casNumber, isnad.inchiKey, isnad.pubchemCid],
  ...[isnad.molecularFormula, isnad.unii, isnad.chebi, schema.isbn],
];

const KINDS: ReadonlyMap<string, NameKind> = new Map([
  [rdfs.label.value, 'label'],
  [dcterms.title.value, 'title'],
  [isnad.iupacName.value, 'form'],
  [skosxl.literalForm.value, 'form'],
  ...IDENTIFIERS.map(({ value }): [string, NameKind] => [value, 'identifier']),
]);

/** Every text that a record is found by: its own labels, titles, identifiers and the forms of its name, each once. */
export function namesOf(record: Pick<StoredRecord, 'thing' | 'slug' | 'quads' | 'withheld'>): Name[] {
  const found = new Map<string, Name>();
  for (const quad of record.quads) {
    const name = isOwn(quad, record.thing) ? nameIn(quad) : undefined;
    if (name !== undefined) found.set(`${name.kind} ${name.language} ${name.text}`, name);
  }
  if (!isNameless(record)) found.set('slug', { kind: 'slug', text: record.slug, language: '' });
  return [...found.values()];
}

function nameIn({ predicate, object }: Quad): Name | undefined {
  const kind = KINDS.get(predicate.value);
  if (kind !== undefined && object.termType === 'Literal')
    return { kind, text: object.value, language: object.language };
  // By the number that another register gave it: Q603516.
  const register = predicate.equals(owl.sameAs) ? /([^/#=]+)[/#]?$/.exec(object.value)?.[1] : undefined;
  return register === undefined ? undefined : { kind: 'identifier', text: register, language: '' };
}

/** The names of the thing itself and of the forms hung on it, not those of a text version or a section tree. */
function isOwn({ subject, predicate }: Quad, thing: string): boolean {
  return subject.value === thing || (predicate.equals(skosxl.literalForm) && subject.value.startsWith(`${thing}#`));
}

/** Where the name is withheld, the slug would tell it. */
function isNameless({ thing, withheld }: Pick<StoredRecord, 'thing' | 'withheld'>): boolean {
  return withheld.some(
    ({ subject, level, property }) => subject === thing && (level === 'whole' || property === rdfs.label.value),
  );
}
