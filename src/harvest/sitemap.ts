import type { Feed, FeedRecord } from '../archive/feed.ts';
import { SCHEMES } from '../rdf/vocabulary.ts';
import { SEGMENTS } from '../records/segments.ts';
import type { Html } from '../views/html.ts';
import { LANGUAGES } from '../views/language.ts';
import type { Form, View } from '../views/view.ts';
import { utcSeconds, xml, xmlDocument } from './xml.ts';

/** The log up to a position, as seen from a base. */
export interface SitemapModel {
  readonly feed: Feed;
  readonly position: number;
}

/** A part of it, by its number from 1. */
export interface SitemapPart extends SitemapModel {
  readonly part: number;
}

/**
 * Positions of the log that a part spans. A record stands in the part of its latest change, so a part has no more
 * addresses than this; the protocol allows 50,000, and 50 MB, of which these take some 10.
 */
export const POSITIONS_PER_PART = 10_000;

/** Records that are read in one turn; others are served between two. */
const RECORDS_A_TURN = 200;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Pages that stand for no record. */
const PAGES = [
  '',
  ...SEGMENTS,
  'questions',
  'ontology',
  'shapes',
  'vocabulary',
  ...SCHEMES.map((s) => `vocabulary/${s}`),
];

/** The list of the parts (https://www.sitemaps.org/protocol.html): two look-ups for each 10,000 positions of the log. */
export const SITEMAP_INDEX: View<SitemapModel> = view('sitemap-index', (model, base) => {
  const parts = Array.from({ length: Math.ceil(model.position / POSITIONS_PER_PART) }, (_, at) => at + 1);
  const listed = parts.filter((part) => !isEmpty({ ...model, part }));
  return xml`<sitemapindex xmlns="${NAMESPACE}">
<sitemap><loc>${base}sitemap-pages.xml</loc></sitemap>
${listed.map((part) => {
  // The latest change of the part: what is older than that a client has seen already.
  const time = model.feed.timeOf(Math.min(part * POSITIONS_PER_PART, model.position));
  return xml`<sitemap><loc>${base}sitemap-${part}.xml</loc>${time && xml`<lastmod>${utcSeconds(time)}</lastmod>`}</sitemap>\n`;
})}</sitemapindex>`;
});

/** The records whose latest change lies in a part of the log, read slice by slice. */
export const SITEMAP_PART: View<SitemapPart> = view('sitemap', async (model, base) => {
  const urls: Html[] = [];
  for await (const { segment, slug, time } of recordsOf(model)) urls.push(url(base, `${segment}/${slug}`, time));
  return urlset(urls);
});

/** The pages that stand for no record: they change with all of them, so no time is told. */
export const SITEMAP_PAGES: View<SitemapModel> = view('sitemap-pages', (_, base) =>
  urlset(PAGES.map((path) => url(base, path))),
);

/** Whether a part lists nothing: there is no valid way to write that. */
export function isEmpty({ feed, ...model }: SitemapPart): boolean {
  return feed.records({ ...rangeOf(model), most: 1, current: true }).length === 0;
}

async function* recordsOf(model: SitemapPart): AsyncGenerator<FeedRecord> {
  const { until, ...start } = rangeOf(model);
  for (let { from } = start; ; ) {
    const slice = model.feed.records({ from, until, most: RECORDS_A_TURN, current: true });
    yield* slice;
    const last = slice.at(-1);
    if (last === undefined || slice.length < RECORDS_A_TURN) return;
    from = last.position;
    await new Promise(setImmediate);
  }
}

function rangeOf({ part, position }: Omit<SitemapPart, 'feed'>): { readonly from: number; readonly until: number } {
  return { from: (part - 1) * POSITIONS_PER_PART, until: Math.min(part * POSITIONS_PER_PART, position) };
}

function urlset(urls: readonly Html[]): Html {
  return xml`<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls}</urlset>`;
}

/** An address with its two languages. */
function url(base: string, path: string, time?: Date): Html {
  const links = LANGUAGES.map(
    (language) => xml`<xhtml:link rel="alternate" hreflang="${language}" href="${base}${path}?lang=${language}"/>`,
  );
  return xml`<url><loc>${base}${path}</loc>${time && xml`<lastmod>${utcSeconds(time)}</lastmod>`}${links}</url>\n`;
}

function view<M>(name: string, root: (model: M, base: string) => Html | Promise<Html>): View<M> {
  const form: Form<M> = {
    format: { name: 'xml', mediaType: 'application/xml', aliases: ['text/xml'], extension: 'xml' },
    basis: 'composed',
    bilingual: false,
    render: async (model, { base }) => xmlDocument(await root(model, base)),
  };
  return { name, forms: [form] };
}
