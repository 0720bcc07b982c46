import type { Language } from './language.ts';

/** A media type that a view can be written in. `onlyIfRanked`: chosen only where a client ranks it above the others. */
export interface Format {
  readonly name: string;
  readonly mediaType: string;
  readonly aliases?: readonly string[];
  readonly extension?: string;
  readonly onlyIfRanked?: boolean;
  /** What stands behind the media type in `Content-Type`, as in `profile="…"`. */
  readonly parameters?: string;
}

/** Whoever reads the answer: their language, and how addresses are written for them. */
export interface Reader {
  readonly language: Language;
  /** Base of the IRIs, as configured. */
  readonly base: string;
  /** Link to a path below the base; keeps a language that the address names. */
  href(path: string, query?: Readonly<Record<string, string>>): string;
  /** The instant that is read about (ISO 8601); links that can keep it do. Absent: now. */
  readonly at?: string;
  /** The other forms of the same answer. */
  readonly alternates: readonly Alternate[];
  /** Path and query of the resource, relative to the base, and nothing else of the request: for the language switch. */
  readonly here: { readonly path: string; readonly query: Readonly<Record<string, string>> };
}

/** Another form of the same answer, and where it is had. */
export interface Alternate {
  readonly mediaType: string;
  /** What people call the format. */
  readonly label: string;
  readonly href: string;
}

/** One row of a view: a format and the function that writes the model in it. */
export interface Form<M> {
  readonly format: Format;
  /** What the bytes are made from: the record's own graph alone, or many records. */
  readonly basis: 'record' | 'composed';
  /** The whole, whatever of it the query asks for: a record's own graph is, if nothing else is said. */
  readonly isWhole?: boolean;
  /** The bytes depend on the reader's language. */
  readonly bilingual: boolean;
  render(model: M, reader: Reader): string | Promise<string>;
}

/** A view is a name and its forms; negotiation, `Vary` and 406 happen once, in http/respond.ts. Forms stand in order of preference. */
export interface View<M> {
  readonly name: string;
  readonly forms: readonly Form<M>[];
}

export const HTML = { name: 'html', mediaType: 'text/html', extension: 'html', onlyIfRanked: true } as const;
export const CSV = { name: 'csv', mediaType: 'text/csv', extension: 'csv' } as const;
export const JSON_FORMAT = { name: 'json', mediaType: 'application/json', extension: 'json' } as const;
