/** A literal as a reader needs it: its text and its language ('' where it has none). */
export interface Worded {
  readonly text: string;
  readonly language: string;
}

/** A figure or a date: `lexical` as written, `upper` for ranges; a date also has its first and last possible day. */
export type ClaimValue =
  | { readonly kind: 'number'; readonly lexical: string; readonly upper?: string }
  | { readonly kind: 'edtf'; readonly lexical: string; readonly earliest?: string; readonly latest?: string };

/** What a count covers (model.md, `scope`); every member is part of its identity for comparison. */
export interface ScopeView {
  readonly iri: string;
  readonly party: readonly string[];
  readonly substance: readonly string[];
  readonly place: readonly string[];
  readonly fromEvent: readonly string[];
  readonly untilEvent: readonly string[];
  readonly inclusion: readonly string[];
  readonly date?: string;
  readonly asWorded: readonly Worded[];
  /** What the figure covers in our words, where the source does not say which part it is. */
  readonly note: readonly Worded[];
}

/** A place in a text: offsets in Unicode code points, end excluded, and at most 40 characters quoted around the figure. */
export interface PassageView {
  readonly iri: string;
  readonly text: string;
  readonly start?: number;
  readonly end?: number;
  readonly exact?: string;
}

export interface ReadingView {
  readonly iri: string;
  readonly wouldReport: readonly string[];
  readonly wouldBeAbout: readonly string[];
  readonly ground: readonly Worded[];
}

export interface CurationView {
  readonly iri: string;
  readonly grade?: string;
  readonly verification?: string;
  readonly sources: readonly string[];
  readonly ofProperty?: string;
  readonly ofLanguage?: string;
  readonly note: readonly Worded[];
}

/** Everything one claim or demand says of itself, as plain data; IRIs are strings on the configured base. */
export interface ClaimView {
  readonly iri: string;
  readonly isDemand: boolean;
  readonly document: string;
  readonly claimant: string;
  readonly about: readonly string[];
  readonly aspect?: string;
  readonly modality?: string;
  readonly value?: ClaimValue;
  readonly object?: string;
  readonly finding?: string;
  readonly gist: readonly Worded[];
  readonly asWorded: readonly Worded[];
  readonly bound?: string;
  readonly counts?: string;
  readonly scope?: ScopeView;
  readonly credits: readonly string[];
  readonly creditsDocument: readonly string[];
  readonly creditedModality: readonly string[];
  readonly reports: readonly string[];
  readonly sourceCheck?: string;
  readonly standardOfProof: readonly string[];
  readonly standardAsWorded: readonly Worded[];
  readonly readings: readonly ReadingView[];
  readonly revises: readonly string[];
  readonly variantOf: readonly string[];
  readonly subsetOf: readonly string[];
  readonly readIn: readonly string[];
  readonly passages: readonly PassageView[];
  readonly curation: readonly CurationView[];
  /** The claim's own date, else its document's: EDTF text and the days it can mean. */
  readonly date?: string;
  readonly earliest?: string;
  readonly latest?: string;
  readonly demand?: DemandView;
}

/** A claim without what nothing is derived from: how it is read, where it stands in its texts, and who entered it. */
export type ClaimCore = Omit<ClaimView, 'readings' | 'passages' | 'curation'>;

export interface DemandView {
  readonly action: readonly string[];
  readonly addressee: readonly string[];
  readonly forum: readonly string[];
  readonly legalBasis: readonly string[];
  readonly concerns: readonly string[];
  readonly renews: boolean;
}
