import type { Matrix } from '../claims/matrix.ts';
import { matrix } from '../claims/matrix.ts';
import { type Html, html } from './html.ts';
import { matrixControls } from './matrix-controls.ts';
import { narrowed } from './matrix-narrow.ts';
import { matrixOverview } from './matrix-overview.ts';
import { matrixPage, pageLinks } from './matrix-pages.ts';
import { isNarrowed, type MatrixRequest, WHOLE_MATRIX } from './matrix-request.ts';
import { matrixView } from './matrix-view.ts';
import { nameText } from './names.ts';
import type { Part, RecordModel } from './record-model.ts';
import type { Scene } from './scene.ts';

/** Everything claimed about the thing: who speaks of what, then a row an aspect, narrowed and sorted as the address says. */
export const claimsMatrix: Part = {
  id: 'claims',
  heading: 'claimsMatrix',
  note: 'claimsMatrixNote',
  render: (scene, model) => {
    const whole = matrix(model.index, model.thing);
    return whole.rows.length === 0 ? undefined : parts(scene, model, whole, model.asked ?? WHOLE_MATRIX);
  },
};

function parts(scene: Scene, model: RecordModel, whole: Matrix, request: MatrixRequest): Html {
  const { say, reader, index } = scene;
  const path = `${model.segment}/${model.slug}`;
  const name = (iri: string): string => nameText(index, iri, reader.language);
  const shown = narrowed(whole, request, name);
  const page = matrixPage(shown, request, name);
  const links = pageLinks(scene, page, { request, path });
  return html`${matrixControls(scene, { whole, shown, request, path })}${links}${
    !isNarrowed(request) && matrixOverview(scene, page, path)
  }${shown.length === 0 ? html`<p>${say('nothingFound')}</p>` : matrixView(scene, page.rows, { request, path })}${links}`;
}
