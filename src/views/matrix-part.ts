import type { Matrix } from '../claims/matrix.ts';
import { matrix } from '../claims/matrix.ts';
import { kindSign } from './comparison.ts';
import { html } from './html.ts';
import { matrixControls } from './matrix-controls.ts';
import { narrowed } from './matrix-narrow.ts';
import { aspectAnchor, matrixOverview } from './matrix-overview.ts';
import { matrixPage, type PagedRow, pageLinks } from './matrix-pages.ts';
import { isNarrowed, type MatrixRequest, WHOLE_MATRIX } from './matrix-request.ts';
import { matrixView } from './matrix-view.ts';
import { nameText } from './names.ts';
import type { Entry, Listed, Part, RecordModel } from './record-model.ts';
import { label, type Scene } from './scene.ts';

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

function parts(scene: Scene, model: RecordModel, whole: Matrix, request: MatrixRequest): Listed {
  const { say, reader, index } = scene;
  const path = `${model.segment}/${model.slug}`;
  const name = (iri: string): string => nameText(index, iri, reader.language);
  const shown = narrowed(whole, request, name);
  const page = matrixPage(shown, request, name);
  const links = pageLinks(scene, page, { request, path });
  const body = html`${matrixControls(scene, { whole, shown, request, path })}${links}${
    !isNarrowed(request) && matrixOverview(scene, page, path)
  }${shown.length === 0 ? html`<p>${say('nothingFound')}</p>` : matrixView(scene, page.rows, { request, path })}${links}`;
  const groups = page.rows.map((row) => entry(scene, row));
  return { body, count: groups.reduce((sum, { count }) => sum + count, 0), groups };
}

function entry(scene: Scene, { row, cells }: PagedRow): Entry {
  return {
    id: aspectAnchor(row.aspect),
    name: row.aspect === '' ? scene.say('otherStatements') : label(scene, row.aspect),
    count: cells.reduce((sum, { claims }) => sum + claims.length, 0),
    sign: row.comparisons.some(({ kind }) => kind === 'conflicting') ? kindSign(scene, 'conflicting') : undefined,
  };
}
