import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import type { Segment } from '../records/segments.ts';
import { type Html, html } from './html.ts';
import { addressField, recordField } from './record-field.ts';
import type { Part } from './record-model.ts';
import type { Scene } from './scene.ts';

/** Records that can stand side by side with others of their kind. */
const COMPARED: ReadonlySet<Segment> = new Set<Segment>(['incident', 'document', 'resolution', 'organization']);

/** From a record to what relates it to others: the way to another record, the voices behind its figures, others beside it. */
export const relatePart: Part = {
  id: 'relate',
  heading: 'relate',
  render: (scene, model) => {
    const { say } = scene;
    const path = `${model.segment}/${model.slug}`;
    const hasFigures = [isnad.about, isnad.claimant, isnad.credits].some((role) =>
      model.index.has(null, role, namedNode(model.thing)),
    );
    return html`<div class="choose">${ask(scene, { page: 'path', fixed: ['from', path], field: 'to', label: say('relatePath'), button: say('pathFind') })}${
      COMPARED.has(model.segment) &&
      ask(scene, {
        page: 'compare',
        fixed: ['records', path],
        field: 'records',
        label: say('relateCompare'),
        button: say('compareDo'),
      })
    }</div>${
      hasFigures && html`<p><a href="${scene.reader.href('voices', { about: path })}">${say('voicesLinkAbout')}</a></p>`
    }`;
  },
};

interface Question {
  readonly page: 'path' | 'compare';
  /** What is asked about: parameter and value. */
  readonly fixed: readonly [string, string];
  readonly field: string;
  readonly label: string;
  readonly button: string;
}

function ask({ reader }: Scene, { page, fixed: [name, value], field, label, button }: Question): Html {
  return html`<form method="get" action="${reader.href(page, { lang: '' })}"><input type="hidden" name="${name}" value="${value}">${addressField(name, '')}${recordField({ id: `relate-${page}`, name: field, label })}<input type="hidden" name="lang" value="${reader.language}"><div class="form-row"><button type="submit">${button}</button></div></form>`;
}
