import type { ResultFormat } from '../../rdf/media-types.ts';
import { csvWriter } from './csv-results.ts';
import { jsonWriter } from './json-results.ts';
import type { ResultWriter } from './result-writer.ts';
import { tsvWriter } from './tsv-results.ts';
import { xmlWriter } from './xml-results.ts';

/** The writer of each result format. */
export const RESULT_WRITERS: Readonly<Record<ResultFormat['name'], ResultWriter>> = {
  json: jsonWriter,
  xml: xmlWriter,
  csv: csvWriter,
  tsv: tsvWriter,
};
