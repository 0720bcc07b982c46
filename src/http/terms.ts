import type { Request, Response, Router } from 'express';
import { ownContext } from '../rdf/jsonld-loader.ts';
import { namedNode, type Quad } from '../rdf/quads.ts';
import { LICENCES, SCHEMES } from '../rdf/vocabulary.ts';
import { FRAMES } from '../views/frames.ts';
import { jsonText } from '../views/rdf-forms.ts';
import type { TermsModel } from '../views/terms-model.ts';
import type { View } from '../views/view.ts';
import { termsView } from '../views/views.ts';
import { vocabulariesPage, vocabularyPage } from '../views/vocabulary-page.ts';
import { composed } from './composed.ts';
import { resource } from './methods.ts';
import { notFound } from './problems.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

const VOCABULARY = termsView('vocabulary', vocabularyPage);
const VOCABULARIES = termsView('vocabularies', vocabulariesPage);

/** `/ontology`, `/shapes`, `/vocabulary/{scheme}`, `/context.jsonld`, `/frames/{class}`: the terms. */
export function termRoutes(site: Site, router: Router): void {
  const graph = (path: string): string => site.config.baseIri + path;
  const inGraph = (path: string) => () => [...site.index.match(null, null, null, namedNode(graph(path)))];
  for (const path of ['ontology', 'shapes'] as const)
    resource(router, `/${path}{.:ext}`, {
      get: (req, res) =>
        respond(site, req, res, { ...shared(site, path), ...composed(site, path, { graph: graph(path) }) }),
    });
  resource(router, '/vocabulary{.:ext}', {
    get: (req, res) => {
      const quads = () => SCHEMES.flatMap((scheme) => inGraph(`vocabulary/${scheme}`)());
      return terms(site, req, res, { view: VOCABULARIES, path: 'vocabulary', quads });
    },
  });
  resource(router, '/vocabulary/:scheme{.:ext}', {
    get: (req, res) => {
      const scheme = SCHEMES.find((name) => name === req.params['scheme']);
      if (scheme === undefined) throw notFound(req.path);
      const path = `vocabulary/${scheme}`;
      return terms(site, req, res, { view: VOCABULARY, path, quads: inGraph(path) });
    },
  });
  resource(router, '/context.jsonld', { get: (_req, res) => sendJsonLd(res, jsonText(ownContext())) });
  resource(router, '/frames/:name', {
    get: (req, res) => {
      const frame = FRAMES.get(String(req.params['name']).replace(/\.jsonld$/, ''));
      if (frame === undefined) throw notFound(req.path);
      sendJsonLd(res, frame);
    },
  });
}

interface Terms {
  readonly view: View<TermsModel>;
  readonly path: string;
  readonly quads: () => readonly Quad[];
}

function terms(site: Site, req: Request, res: Response, { view, path, quads }: Terms): Promise<void> {
  const graph = site.config.baseIri + path;
  return respond(site, req, res, {
    ...shared(site, path),
    view,
    model: () => ({ index: site.index, quads: quads(), graph }),
  });
}

/** What holds of every answer about terms. */
function shared({ index }: Site, path: string) {
  return { path, query: [], position: index.position, links: [{ href: LICENCES.data.value, rel: 'license' }] };
}

function sendJsonLd(res: Response, text: string): void {
  res.setHeader('Cache-Control', 'public, max-age=3600');
  res.setHeader('Content-Type', 'application/ld+json');
  res.end(text);
}
