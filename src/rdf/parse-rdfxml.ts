import { DataFactory } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { IsnadError } from '../errors.ts';
import type { Quad } from './quads.ts';

/** Characters that the entities of a document type may add in all: a small file must not unfold into a large one. */
const MAX_EXPANSION = 32 * 1024 * 1024;
const MAX_ENTITIES = 100;

/** Reads RDF/XML; entities of an internal DTD are expanded up to a bound, external ones never. */
export function parseRdfXml(text: string, baseIRI: string, maxQuads: number): Promise<Quad[]> {
  refuseExpansion(text);
  const options = { dataFactory: DataFactory, baseIRI, trackPosition: true };
  const parser = new RdfXmlParser(options as unknown as ConstructorParameters<typeof RdfXmlParser>[0]);
  const quads: Quad[] = [];
  return new Promise((resolve, reject) => {
    parser.on('data', (quad: Quad) => {
      quads.push(quad);
      if (quads.length > maxQuads)
        parser.destroy(new IsnadError('too-large', `More than ${maxQuads} quads in one text.`));
    });
    parser.on('error', (error: Error) => reject(error instanceof IsnadError ? error : asSyntaxError(error)));
    parser.on('end', () => resolve(quads));
    parser.end(text);
  });
}

function refuseExpansion(text: string): void {
  let expansion = 0;
  let entities = 0;
  for (const [, name, value] of text.matchAll(/<!ENTITY\s+(\S+)\s+["']([^"']*)["']\s*>/gu)) {
    // Each costs a walk through the text; real documents declare a prefix or two as entities.
    entities += 1;
    if (entities > MAX_ENTITIES)
      throw new IsnadError('too-large', `This XML declares more than ${MAX_ENTITIES} entities.`);
    const uses = text.split(`&${name};`).length - 1;
    expansion += uses * (value?.length ?? 0);
    if (expansion > MAX_EXPANSION)
      throw new IsnadError('too-large', 'The entities of this XML unfold into more text than is allowed.');
  }
}

// The parser writes "Line 3 column 7: ..." itself, saxes "3:7: ...".
function asSyntaxError(cause: Error): IsnadError {
  const at = /^(?:Line )?(\d+)(?: column |:)(\d+): /.exec(cause.message);
  const message = at === null ? cause.message : cause.message.slice(at[0].length);
  const place = at === null ? {} : { line: Number(at[1]), column: Number(at[2]) };
  return new IsnadError('syntax', `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.?$/, '.')}`, {
    place,
    cause,
  });
}
