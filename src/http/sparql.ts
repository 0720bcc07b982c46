import type { Request, RequestHandler, Response, Router } from 'express';
import { IsnadError } from '../errors.ts';
import { explanationText } from '../sparql/explanation-text.ts';
import { chooseCoding } from './coding.ts';
import { composed } from './composed.ts';
import { addVary } from './headers.ts';
import { thenOf } from './instant.ts';
import { resource } from './methods.ts';
import { negotiate, type Offer } from './negotiate.ts';
import { readerOf } from './reader.ts';
import { contentType, notAcceptable, respond } from './respond.ts';
import type { Site } from './site.ts';
import { sendAnswer, wantedFormats, withOffers } from './sparql-answer.ts';
import { type ProtocolRequest, QUERY_TYPES, readGet, readPost } from './sparql-request.ts';
import { answeredBefore, answerTag } from './sparql-tag.ts';

/** `/sparql`: the SPARQL 1.1 Protocol for queries; `/sparql/explain`: how a query is read and answered. */
export function sparqlRoutes(site: Site, router: Router): void {
  const options = { 'Accept-Query': QUERY_TYPES, 'Accept-Post': QUERY_TYPES };
  const post = handler(site, (req) => readPost(req, site.config.maxQueryBytes), answer);
  resource(router, '/sparql', {
    get: handler(site, readGet, answer),
    post,
    query: post,
    options,
  });
  const explainPost = handler(site, (req) => readPost(req, site.config.maxQueryBytes), explain);
  resource(router, '/sparql/explain', {
    get: handler(site, readGet, explain),
    post: explainPost,
    query: explainPost,
    options,
  });
}

type Read = (req: Request) => ProtocolRequest | Promise<ProtocolRequest>;
type Act = (site: Site, req: Request, res: Response, asked: ProtocolRequest, signal: AbortSignal) => Promise<void>;

function handler(site: Site, read: Read, act: Act): RequestHandler {
  return async (req, res) => {
    // A client that goes away stops its query.
    const controller = new AbortController();
    res.on('close', () => {
      if (!res.writableFinished) controller.abort();
    });
    addVary(res, 'Accept', 'Accept-Encoding');
    res.setHeader('Accept-Query', QUERY_TYPES);
    try {
      await act(site, req, res, await read(req), controller.signal);
    } catch (error) {
      // The client has left: there is nobody to tell, and nothing failed here.
      if (controller.signal.aborted && !(error instanceof IsnadError)) return;
      throw withOffers(error, req.get('Accept') ?? '');
    }
  };
}

async function answer(
  site: Site,
  req: Request,
  res: Response,
  asked: ProtocolRequest,
  signal: AbortSignal,
): Promise<void> {
  const { query, dataset, formats } = asked;
  if (query === undefined) {
    const args = { baseIri: site.config.baseIri, federated: site.config.serviceHosts.length > 0 };
    const description = { ...composed(site, 'service', args), path: 'sparql', position: site.index.position };
    await respond(site, req, res, description);
    return;
  }
  checkLength(query, site.config.maxQueryBytes);
  const request = { query, dataset, formats: wantedFormats({ formats, accept: req.get('Accept') }) };
  const coding = chooseCoding(req.get('Accept-Encoding'), true);
  const then = await thenOf(site, req, res, asked.at);
  const past = then?.past;
  const tagAt = answerTag(site, req, request, { coding, past: past?.state });
  res.setHeader('Cache-Control', 'no-cache');
  // "*" is met by any answer, so that first there must be one.
  const held = req.get('If-None-Match')?.trim() ?? '*';
  if (
    held !== '*' &&
    answeredBefore(req, res, tagAt(past === undefined ? site.engine.position : (then?.position ?? 0)))
  )
    return;
  const outcome =
    past === undefined ? await site.engine.query(request, signal) : await site.pastQueries.query(past, request, signal);
  past?.leave();
  if (answeredBefore(req, res, tagAt(outcome.position))) outcome.body.destroy();
  else await sendAnswer(req, res, outcome, coding);
}

const EXPLANATION_FORMS: readonly Offer[] = [
  { name: 'json', mediaType: 'application/json' },
  { name: 'text', mediaType: 'text/plain', onlyIfRanked: true },
];

async function explain(
  site: Site,
  req: Request,
  res: Response,
  asked: ProtocolRequest,
  signal: AbortSignal,
): Promise<void> {
  const { query, dataset, analyze, formats } = asked;
  if (query === undefined) {
    throw new IsnadError('bad-request', 'There is no "query" to explain.', { arabic: 'لا يوجد استعلام لشرحه.' });
  }
  checkLength(query, site.config.maxQueryBytes);
  const accept = req.get('Accept');
  const form = negotiate(EXPLANATION_FORMS, { formats, accept });
  if (form === undefined) {
    throw notAcceptable(
      accept ?? '',
      EXPLANATION_FORMS.map(({ mediaType }) => mediaType),
    );
  }
  const then = await thenOf(site, req, res, asked.at);
  const request = { query, dataset, analyze };
  const explanation =
    then?.past === undefined
      ? await site.engine.explain(request, signal)
      : await site.pastQueries.explain(then.past, request, signal);
  res.setHeader('Cache-Control', 'no-cache');
  res.setHeader('Content-Type', contentType(form.mediaType));
  if (form.name === 'json') {
    res.end(`${JSON.stringify(explanation, null, 2)}\n`);
    return;
  }
  const { language } = readerOf(site, req);
  addVary(res, 'Accept-Language');
  res.setHeader('Content-Language', language);
  res.end(explanationText(explanation, language));
}

function checkLength(query: string, max: number): void {
  if (Buffer.byteLength(query) <= max) return;
  throw new IsnadError('too-large', `The query is longer than ${max} bytes.`, {
    arabic: `الاستعلام أطول من ${max} بايت.`,
  });
}
