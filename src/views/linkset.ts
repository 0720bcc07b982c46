import { API_CATALOG_PROFILE } from '../rdf/vocabulary.ts';
import { jsonText } from './rdf-forms.ts';
import { LINKSET_FORMATS, type LinkContext, type TypedLink } from './signposting.ts';
import type { Form, Format, View } from './view.ts';

/** Sets of links as a model: what each resource leads to. */
export type Linkset = readonly LinkContext[];

/** A set of links in its two formats (RFC 9264). */
export const LINKSET: View<Linkset> = { name: 'linkset', forms: formsOf(LINKSET_FORMATS) };

/** The list of our interfaces: RFC 9727 (5.1) has a profile of its own for it, which JSON alone can name. */
export const API_CATALOG: View<Linkset> = {
  name: 'api-catalog',
  forms: formsOf(
    LINKSET_FORMATS.map((format) =>
      format.name === 'linkset' ? format : { ...format, parameters: `profile="${API_CATALOG_PROFILE}"` },
    ),
  ),
};

function formsOf(formats: readonly Format[]): Form<Linkset>[] {
  return formats.map(
    (format): Form<Linkset> => ({
      format,
      basis: 'composed',
      bilingual: false,
      render: format.name === 'linkset' ? linksetText : (contexts) => jsonText(linksetJson(contexts)),
    }),
  );
}

/** RFC 9264, 4.2: one object a resource, its links by relation. */
function linksetJson(contexts: Linkset): object {
  return {
    linkset: contexts.map(({ anchor, links }) => ({
      anchor,
      ...Object.fromEntries(
        [...Map.groupBy(links, ({ rel }) => rel)].map(([rel, same]) => [rel, same.map(({ rel: _, ...rest }) => rest)]),
      ),
    })),
  };
}

/** RFC 9264, 4.1: as a `Link` header writes them, each with its anchor; line breaks are allowed between them. */
function linksetText(contexts: Linkset): string {
  const lines = contexts.flatMap(({ anchor, links }) => links.map((each) => line(each, anchor)));
  return `${lines.join(',\n')}\n`;
}

function line({ href, rel, type }: TypedLink, anchor: string): string {
  return `<${ascii(href)}>; rel="${rel}"; anchor="${ascii(anchor)}"${type === undefined ? '' : `; type="${type}"`}`;
}

/** The format is that of a header: US-ASCII, and nothing that could end the text of an address early. */
function ascii(iri: string): string {
  return iri.replace(/[^\x21-\x7e]|[<>"]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}
