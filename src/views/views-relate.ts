import { recordToJsonLd } from '../rdf/jsonld.ts';
import type { Quad } from '../rdf/quads.ts';
import { compareCsv, compareJsonLd, compareQuads } from './compare-graph.ts';
import type { CompareModel } from './compare-model.ts';
import { comparePage } from './compare-page.ts';
import { pathAddress, pathCsv, pathQuads } from './path-graph.ts';
import type { PathModel } from './path-model.ts';
import { pathPage } from './path-page.ts';
import { rdfForms } from './rdf-forms.ts';
import type { Form, View } from './view.ts';
import { csvForm, htmlForm } from './views.ts';
import { voicesAddress, voicesCsv, voicesQuads } from './voices-graph.ts';
import type { VoicesModel } from './voices-model.ts';
import { voicesPage } from './voices-page.ts';

/** JSON-LD and Turtle of an answer that is a node of its own. */
function answerForms<M>(
  quads: (model: M, base: string) => readonly Quad[],
  top: (model: M, base: string) => string,
): Form<M>[] {
  return rdfForms<M>({
    basis: 'composed',
    quads: (model, { base }) => quads(model, base),
    jsonLd: (model, { base }) => recordToJsonLd(quads(model, base), { frame: {}, base, top: top(model, base) }),
  }).filter(({ format }) => ['jsonld', 'turtle'].includes(format.name));
}

/** How two records are connected. */
export const PATH: View<PathModel> = {
  name: 'path',
  forms: [...answerForms<PathModel>(pathQuads, pathAddress), csvForm(pathCsv), htmlForm(pathPage)],
};

/** On whose word repeated figures rest. */
export const VOICES: View<VoicesModel> = {
  name: 'voices',
  forms: [...answerForms<VoicesModel>(voicesQuads, voicesAddress), csvForm(voicesCsv), htmlForm(voicesPage)],
};

/** Records side by side. */
export const COMPARE: View<CompareModel> = {
  name: 'compare',
  forms: [
    ...rdfForms<CompareModel>({
      basis: 'composed',
      quads: (model, { base }) => compareQuads(model, base),
      jsonLd: compareJsonLd,
    }).filter(({ format }) => ['jsonld', 'turtle'].includes(format.name)),
    csvForm(compareCsv),
    htmlForm(comparePage),
  ],
};
