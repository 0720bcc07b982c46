import type { ClaimView } from '../claims/claim-view.ts';
import { vocab } from '../rdf/vocabulary.ts';
import { type Content, type Html, html, join } from './html.ts';
import { label, type Scene } from './scene.ts';
import { quoted } from './statement.ts';

/** Modality, standard of proof and our grade, in one line. */
export function standing(
  scene: Scene,
  claim: ClaimView,
  modality: 'with-modality' | 'without' = 'with-modality',
): Html {
  const { say } = scene;
  const standards: Content[] = [
    ...claim.standardOfProof.map((standard) => label(scene, standard)),
    ...claim.standardAsWorded.map((words) => quoted([words])),
  ];
  const items: Content[] = [
    modality === 'with-modality' && claim.modality !== undefined && label(scene, claim.modality),
    standards.length > 0 && html`${say('standard')}: ${join(standards, scene.comma)}`,
    gradeMark(scene, claim),
  ];
  return html`<p class="standing">${join(items.filter(Boolean), ' · ')}</p>`;
}

/** Our certainty that the source says so. */
export function gradeMark(scene: Scene, claim: ClaimView): Html | undefined {
  const grade = gradeOf(claim);
  if (grade === undefined) return undefined;
  const weak = grade === vocab('grade', 'low').value || grade === vocab('grade', 'unverified').value;
  return html`<span class="grade${weak ? ' weak' : ''}">${scene.say('grade')}: ${label(scene, grade)}</span>`;
}

/** The grade of the claim as a whole. */
export function gradeOf(claim: ClaimView): string | undefined {
  return claim.curation.find((curation) => curation.ofProperty === undefined)?.grade;
}
