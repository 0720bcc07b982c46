import type { QuadIndex } from '../index/quad-index.ts';
import { jsonText } from './rdf-forms.ts';
import { manifest } from './reconcile-manifest.ts';
import { reconcilePage } from './reconcile-page.ts';
import { type PreviewModel, previewPage } from './reconcile-preview.ts';
import { type Form, JSON_FORMAT, type View } from './view.ts';
import { htmlForm } from './views.ts';

interface WithIndex {
  readonly index: QuadIndex;
}

/** The service itself: its manifest for programs, how to use it for people. */
export const RECONCILE: View<WithIndex> = {
  name: 'reconcile',
  forms: [json(({ index }, reader) => manifest(index, reader)), htmlForm(reconcilePage)],
};

/** Whatever the service answers in JSON: the model is the answer. */
export const RECONCILE_ANSWER: View<unknown> = { name: 'reconcile-answer', forms: [json((answer) => answer)] };

/** One record, small. */
export const RECONCILE_PREVIEW: View<PreviewModel> = { name: 'reconcile-preview', forms: [htmlForm(previewPage)] };

function json<M>(value: (model: M, reader: Parameters<Form<M>['render']>[1]) => unknown): Form<M> {
  return {
    format: JSON_FORMAT,
    basis: 'composed',
    bilingual: true,
    render: (model, reader) => jsonText(value(model, reader)),
  };
}
