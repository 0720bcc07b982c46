import type { Request, Response, Router } from 'express';
import { IsnadError } from '../errors.ts';
import { answerOai } from '../harvest/oai.ts';
import { RDF_SCHEMA } from '../harvest/oai-formats.ts';
import { readBody } from './form-body.ts';
import { resource } from './methods.ts';
import { sendPieces } from './pieces.ts';
import type { Site } from './site.ts';

/** `/oai`: OAI-PMH 2.0. Its errors are answers: 200 with an `error` element, and `text/xml` whatever `Accept` says. */
export function oaiRoutes(site: Site, router: Router): void {
  resource(router, '/oai', {
    get: (req, res) => answer(site, req, res, addressArguments(req)),
    post: async (req, res) => answer(site, req, res, await formArguments(req)),
    options: { 'Accept-Post': FORM_TYPE },
  });
  resource(router, '/oai/rdf.xsd', {
    get: (_req, res) => {
      res.setHeader('Cache-Control', 'public, max-age=86400');
      res.type('application/xml').send(RDF_SCHEMA);
    },
  });
}

const FORM_TYPE = 'application/x-www-form-urlencoded';
/** The longest identifier with the longest token is far from it. */
const LONGEST_FORM = 65_536;

// Not parseForm: bytes that are no UTF-8 become characters that no argument may hold, so that the protocol refuses them.
function addressArguments(req: Request): URLSearchParams {
  const at = req.originalUrl.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : req.originalUrl.slice(at + 1));
}

async function formArguments(req: Request): Promise<URLSearchParams> {
  // OAI-PMH 3.1.1.2: "The Content-Type of the request must be application/x-www-form-urlencoded."
  const [type = ''] = (req.get('Content-Type') ?? '').toLowerCase().split(';');
  if (type.trim() !== FORM_TYPE)
    throw new IsnadError('unsupported-media-type', `Send the arguments in a form: ${FORM_TYPE}.`, {
      arabic: `أرسل المعاملات في نموذج: ${FORM_TYPE}.`,
      extra: { acceptPost: FORM_TYPE },
    });
  const body = new URLSearchParams(await readBody(req, LONGEST_FORM, tooLarge));
  return new URLSearchParams([...addressArguments(req), ...body]);
}

function tooLarge(limit: number): IsnadError {
  return new IsnadError('too-large', `The request is longer than ${limit} bytes.`, {
    arabic: `الطلب أطول من ${limit} بايت.`,
  });
}

async function answer(site: Site, req: Request, res: Response, parameters: URLSearchParams): Promise<void> {
  const { archive, index, config } = site;
  const source = { archive, index, adminEmail: mailOf(config.contact) };
  const pieces = answerOai(source, parameters, new Date());
  // Before the headers: what fails here is still told as a problem.
  const first = pieces.next().value ?? '';
  // OAI-PMH 3.1.2.1: "The Content-Type returned for all OAI-PMH requests must be text/xml."
  res.setHeader('Content-Type', 'text/xml; charset=utf-8');
  res.setHeader('Cache-Control', 'no-cache');
  await sendPieces(req, res, first, pieces);
}

/** OAI-PMH 4.2 wants an e-mail address; one that leads nowhere (RFC 6761, 6.4) says that none was given. */
function mailOf(contact: string): string {
  return contact.startsWith('mailto:') ? contact.slice('mailto:'.length) : 'nobody@not-set.invalid';
}
