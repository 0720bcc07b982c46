import { toExpanded } from '../rdf/jsonld.ts';
import { type FragmentModel, fragmentQuads } from './fragment-model.ts';
import { fragmentPage } from './fragment-page.ts';
import { rdfForms } from './rdf-forms.ts';
import type { View } from './view.ts';
import { htmlForm } from './views.ts';

/** One page of the triples that match a pattern; Turtle first, as for any graph. */
export const FRAGMENT: View<FragmentModel> = {
  name: 'fragment',
  forms: [
    ...rdfForms<FragmentModel>({
      basis: 'composed',
      inGraphs: true,
      quads: (model, { base }) => fragmentQuads(model, base),
      jsonLd: async (model, { base }) => ({ '@graph': await toExpanded(fragmentQuads(model, base)) }),
    }).sort((a, b) => Number(b.format.name === 'turtle') - Number(a.format.name === 'turtle')),
    htmlForm(fragmentPage),
  ],
};
