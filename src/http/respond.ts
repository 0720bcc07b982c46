import type { Request, Response } from 'express';
import { IsnadError } from '../errors.ts';
import { LANGUAGES, type Language } from '../views/language.ts';
import { type Alternate, type Form, type Format, HTML, type Reader, type View } from '../views/view.ts';
import { chooseCoding, encode } from './coding.ts';
import { type Basis, entityTag, isFresh, setValidators } from './conditional.ts';
import { addLinks, addVary, type Link } from './headers.ts';
import type { Then } from './instant.ts';
import { negotiate, parseAccept } from './negotiate.ts';
import type { PageMaker, PageRequest } from './page-maker.ts';
import { notFound } from './problems.ts';
import { address, REPRESENTATION_PARAMETERS, type ReaderFacts, readerOf, resourceQuery } from './reader.ts';
import { allowScripts } from './security.ts';
import type { Site } from './site.ts';

/** What a route found, to be written in the form that the client likes best. */
export interface Answer<M> {
  readonly view: View<M>;
  /** Called only where the client does not hold the answer yet; forms that have no language get the default one. */
  readonly model: (language: Language) => M | Promise<M>;
  /**
   * Composed forms are made in the thread of pages, by this name: they read more, or take longer, than the main thread may.
   * Those are made here for which it gives none. Called as `model` is, and before it.
   */
  readonly elsewhere?: (language: Language, format: Format) => PageAsked | undefined | Promise<PageAsked>;
  /** Path below the base, without suffix. */
  readonly path: string;
  /** Query parameters that name the resource (page, facets); any other leads to the same answer. */
  readonly query?: readonly string[];
  /** Content hash for forms whose basis is the record. */
  readonly hash?: string;
  /** Log position for composed forms. */
  readonly position: number;
  /** Stands for the position where a composed form is made of something that changes less often. */
  readonly digest?: string;
  /** What else they are made from, if it can change while the log does not. */
  readonly state?: string;
  /** The instant that the answer is of; absent: now. */
  readonly then?: Then | undefined;
  readonly status?: number;
  readonly lastModified?: Date;
  readonly cacheControl?: string;
  /** For the `Link` header; some hold of one form alone. */
  readonly links?: readonly Link[] | ((format: Format) => readonly Link[]);
}

/** A query longer than this is not repeated in headers. */
const LONGEST_QUERY_TOLD = 1_000;

/** Negotiates, answers 304 or 406, and writes the chosen form with all its headers: the only place that does. */
export async function respond<M>(site: Site, req: Request, res: Response, answer: Answer<M>): Promise<void> {
  const { forms } = answer.view;
  addVary(res, 'Accept', 'Accept-Encoding');
  if (forms.some((form) => form.bilingual)) addVary(res, 'Accept-Language');
  const form = chooseForm(req, answer);
  const { format } = form;
  // Nothing of the request that the tag does not stand for: the bytes are kept for the next reader.
  const here = { path: answer.path, query: ownQuery(req, answer) };
  // Clients give up on headers of some 16 kB, and each form would repeat the query.
  const isLong = JSON.stringify(here.query).length > LONGEST_QUERY_TOLD;
  const reader = {
    ...readerOf(site, req, answer.then?.at),
    here,
    alternates: isLong ? [] : alternateForms(site, req, answer),
  };
  const coding = chooseCoding(req.get('Accept-Encoding'), true);
  const language = form.bilingual ? `${reader.language}${reader.explicitLanguage ? '!' : ''}` : '';
  const { baseIri: base } = site.config;
  const about = { mediaType: format.mediaType, base, coding, language, templates: site.templates };
  const etag = entityTag(basisOf(form, answer, req), about);
  const lastModified = form.basis === 'record' ? answer.lastModified : undefined;

  if (format.name === HTML.name) allowScripts(res);
  setValidators(res, etag, lastModified);
  res.setHeader('Cache-Control', answer.cacheControl ?? 'no-cache');
  if (!isLong) res.setHeader('Content-Location', locationOf(site, req, answer, form, reader.language));
  const alternates = reader.alternates.map(({ href, mediaType }) => ({ href, rel: 'alternate', type: mediaType }));
  const { links = [] } = answer;
  addLinks(res, [...alternates, ...(typeof links === 'function' ? links(format) : links)]);
  const status = answer.status ?? 200;
  if (status === 200 && isFresh(req, etag, lastModified)) {
    res.status(304).end();
    return;
  }
  const coded = await site.cache.get(etag, async () => encode(await bytesOf(site, answer, form, reader), coding));
  answer.then?.past?.leave();
  res.status(status);
  const { mediaType, parameters } = format;
  res.setHeader('Content-Type', contentType(mediaType) + (parameters === undefined ? '' : `; ${parameters}`));
  if (form.bilingual) res.setHeader('Content-Language', reader.language);
  if (coded.coding !== 'identity') res.setHeader('Content-Encoding', coded.coding);
  res.setHeader('Content-Length', coded.bytes.length);
  res.end(coded.bytes);
}

/** What a page is made from in another thread. */
type PageAsked = Pick<PageRequest, 'name' | 'args'>;

/** The position of the tag and the data of the page are of one turn: nothing is awaited before either is taken. */
async function bytesOf<M>(
  { pages, pastQueries }: Site,
  { elsewhere, model, then }: Answer<M>,
  form: Form<M>,
  reader: Reader & ReaderFacts,
): Promise<Buffer> {
  const language = form.bilingual ? reader.language : LANGUAGES[0];
  const past = then?.past;
  const isHere = (past === undefined && pages === undefined) || form.basis === 'record';
  const asked = isHere ? undefined : await elsewhere?.(language, form.format);
  if (asked === undefined) return Buffer.from(await form.render(await model(language), reader));
  const { href: _, ...facts } = reader;
  const request = { ...asked, form: form.format.name, language, reader: facts };
  if (past !== undefined) return pastQueries.page(past, request);
  return (pages as PageMaker).make(request);
}

function chooseForm<M>(req: Request, { view, path }: Answer<M>): Form<M> {
  const suffix = req.params['ext'];
  const asked = REPRESENTATION_PARAMETERS.filter((name) => name !== 'lang').flatMap((name) => req.query[name] ?? []);
  const offers = view.forms.map((form) => ({ ...form.format, form }));
  const accept = req.get('Accept');
  const chosen = negotiate(offers, {
    accept,
    suffix: typeof suffix === 'string' ? suffix : undefined,
    formats: asked.map(String),
  });
  if (chosen) return chosen.form;
  if (suffix !== undefined) throw notFound(`${path}.${suffix}`);
  throw notAcceptable(
    accept ?? '',
    offers.map((offer) => offer.mediaType),
  );
}

/** 406 with the list of what there is, and a word on an `Accept` that could not be read at all. */
export function notAcceptable(accept: string, acceptable: readonly string[]): IsnadError {
  const readable = parseAccept(accept).length > 0;
  const list = acceptable.join(', ');
  return readable
    ? new IsnadError('not-acceptable', `None of the types in Accept can be had here; possible are ${list}.`, {
        arabic: `لا يتوفر هنا أي من الأنواع المذكورة في Accept؛ المتاح: ${list}.`,
        extra: { acceptable },
      })
    : new IsnadError('not-acceptable', `The Accept header cannot be read; possible are ${list}.`, {
        arabic: `تعذّرت قراءة الترويسة Accept؛ المتاح: ${list}.`,
        extra: { acceptable },
      });
}

function basisOf<M>(form: Form<M>, answer: Answer<M>, req: Request): Basis {
  const { view, hash, digest, state, then, path } = answer;
  if (form.basis === 'record' && hash !== undefined) return { kind: 'record', hash };
  const position = digest === undefined ? answer.position : 0;
  // What is withheld later is withheld of the past: the same position, and another answer.
  const variant = JSON.stringify([view.name, path, formQuery(req, answer, form), digest, state, then?.past?.state]);
  return { kind: 'composed', position, variant };
}

function ownQuery<M>(req: Request, { query = [] }: Answer<M>): Record<string, string> {
  return Object.fromEntries(Object.entries(resourceQuery(req)).filter(([name]) => query.includes(name)));
}

/** The part of the query that this form is made by. */
function formQuery<M>(req: Request, answer: Answer<M>, { basis, isWhole }: Form<M>): Record<string, string> {
  return (isWhole ?? basis === 'record') ? {} : ownQuery(req, answer);
}

/** The address at which this very form is had again, whatever the client accepts. */
function locationOf<M>(site: Site, req: Request, answer: Answer<M>, form: Form<M>, language: string): string {
  const query = { ...formQuery(req, answer, form), ...(form.bilingual ? { lang: language } : {}) };
  return formAddress(site.basePath, answer.path, form, query);
}

function formAddress<M>(basePath: string, path: string, { format }: Form<M>, query: Record<string, string>): string {
  const suffixed = path !== '' && format.extension !== undefined;
  return suffixed
    ? address(basePath, `${path}.${format.extension}`, query)
    : address(basePath, path, { ...query, format: format.name });
}

function alternateForms<M>(site: Site, req: Request, answer: Answer<M>): Alternate[] {
  const { forms } = answer.view;
  if (forms.length < 2) return [];
  return forms.map((form) => ({
    href: formAddress(site.basePath, answer.path, form, formQuery(req, answer, form)),
    mediaType: form.format.mediaType,
    label: FORMAT_NAMES[form.format.name] ?? form.format.name,
  }));
}

/** What people call the formats. */
const FORMAT_NAMES: Readonly<Record<string, string>> = {
  turtle: 'Turtle',
  ntriples: 'N-Triples',
  nquads: 'N-Quads',
  trig: 'TriG',
  jsonld: 'JSON-LD',
  rdfxml: 'RDF/XML',
  csv: 'CSV',
  json: 'JSON',
  html: 'HTML',
  graphml: 'GraphML',
  bibtex: 'BibTeX',
  ris: 'RIS',
  csl: 'CSL-JSON',
  citation: 'TXT',
  'rdf-patch': 'RDF Patch',
  link: 'Link',
};

/** Text is UTF-8 and says so; the JSON and N-Triples families define no charset parameter. */
export function contentType(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}
