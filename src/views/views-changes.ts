import { graphToJsonLd } from '../rdf/jsonld.ts';
import { changesCsv, changesQuads } from './changes-data.ts';
import type { ChangesModel } from './changes-model.ts';
import { changesPage } from './changes-page.ts';
import { rdfForms } from './rdf-forms.ts';
import type { View } from './view.ts';
import { csvForm, htmlForm } from './views.ts';

/** A page of the log. */
export const CHANGES: View<ChangesModel> = {
  name: 'changes',
  forms: [
    ...rdfForms<ChangesModel>({
      basis: 'composed',
      quads: (model, { base }) => changesQuads(model, base),
      jsonLd: (model, { base }) => graphToJsonLd(changesQuads(model, base), base),
    }).filter(({ format }) => ['jsonld', 'turtle'].includes(format.name)),
    csvForm(changesCsv),
    htmlForm(changesPage),
  ],
};
