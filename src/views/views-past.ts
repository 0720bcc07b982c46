import type { DiffModel } from './diff-model.ts';
import { diffPage } from './diff-page.ts';
import { RDF_PATCH, rdfPatch } from './rdf-patch.ts';
import type { View } from './view.ts';
import { htmlForm } from './views.ts';

/** What changed between two versions of a record. The patch is made from the two alone, the page says it with names. */
export const DIFF: View<DiffModel> = {
  name: 'diff',
  forms: [
    // Which version it begins at stands in the query.
    { format: RDF_PATCH, basis: 'record', isWhole: false, bilingual: false, render: rdfPatch },
    htmlForm(diffPage),
  ],
};
