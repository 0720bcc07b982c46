import type { Literal } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { propertyName } from './fields.ts';
import { type Html, html } from './html.ts';
import { pick } from './names.ts';
import type { RecordModel } from './record-model.ts';
import { label, type Scene, worded } from './scene.ts';

/** Says that something is withheld, how much, and why; what it was never reaches a page. */
export function withheldNotice(scene: Scene, quads: RecordModel['quads']): Html | undefined {
  const nodes = new Set(quads.filter((q) => q.predicate.equals(isnad.withholding)).map((q) => q.object.value));
  if (nodes.size === 0) return undefined;
  return html`<div class="notice" role="note"><p><strong>${scene.say('withheld')}</strong></p><ul>${[...nodes]
    .sort()
    .map((node) => {
      const of = (property: { value: string }) =>
        quads.filter((q) => q.subject.value === node && q.predicate.value === property.value).map((q) => q.object);
      const reason = pick(
        of(isnad.reason).filter((term) => term.termType === 'Literal') as Literal[],
        scene.reader.language,
      );
      const [level] = of(isnad.level);
      const [property] = of(isnad.ofProperty);
      return html`<li>${level && label(scene, level.value)}${property && html` (${propertyName(scene, property.value)})`}${
        reason && html`: ${worded(reason.value, reason.language)}`
      }</li>`;
    })}</ul></div>`;
}
