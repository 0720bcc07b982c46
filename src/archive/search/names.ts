import type { Quad } from '../../rdf/quads.ts';
import { dcterms, isnad, rdfs, skosxl } from '../../rdf/vocabulary.ts';
import type { StoredRecord } from '../stored-record.ts';

/** What a text is to the record that bears it; ranks in this order. */
export const NAME_KINDS = ['label', 'identifier', 'title', 'form'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A text that a record is found by, as the record has it. */
export interface Name {
  readonly kind: NameKind;
  readonly text: string;
  /** Empty for an identifier. */
  readonly language: string;
}

const KINDS: Readonly<Record<string, NameKind>> = {
  [rdfs.label.value]: 'label',
  [dcterms.title.value]: 'title',
  [skosxl.literalForm.value]: 'form',
  [dcterms.identifier.value]: 'identifier',
  [isnad.symbol.value]: 'identifier',
};

/** Every text that a record is found by: its own labels, titles, identifiers and the forms of its name, each once. */
export function namesOf({ thing, quads }: Pick<StoredRecord, 'thing' | 'quads'>): Name[] {
  const found = new Map<string, Name>();
  for (const quad of quads) {
    const kind = KINDS[quad.predicate.value];
    if (kind === undefined || quad.object.termType !== 'Literal' || !isOwn(quad, thing)) continue;
    const { value: text, language } = quad.object;
    found.set(`${kind} ${language} ${text}`, { kind, text, language });
  }
  const slug = thing.slice(thing.lastIndexOf('/') + 1);
  return [...found.values(), { kind: 'identifier', text: slug, language: '' }];
}

/** The names of the thing itself and of the forms hung on it, not those of a text version or a section tree. */
function isOwn({ subject, predicate }: Quad, thing: string): boolean {
  return subject.value === thing || (predicate.equals(skosxl.literalForm) && subject.value.startsWith(`${thing}#`));
}
