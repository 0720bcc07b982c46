import { namedNode } from '../rdf/quads.ts';
import { isnad, prov } from '../rdf/vocabulary.ts';
import { fields } from './fields.ts';
import { html } from './html.ts';
import { nameOf } from './names.ts';
import type { Part } from './record-model.ts';
import { nameHtml } from './scene.ts';

/** The texts of a document that were captured and read, each with its digest. */
export const textVersions: Part = {
  id: 'texts',
  heading: 'textVersions',
  note: 'textVersionsNote',
  render: (scene, { index, thing, quads }) => {
    const versions = index
      .subjects(prov.specializationOf, namedNode(thing))
      .map((term) => term.value)
      .sort();
    if (versions.length === 0) return undefined;
    return html`${versions.map(
      (version) =>
        html`<div id="${version.split('#')[1] ?? ''}"><h3>${nameHtml(nameOf(index, version, scene.reader.language), scene)}</h3>${fields(
          scene,
          {
            node: version,
            quads,
            without: [prov.specializationOf, isnad.curation],
          },
        )}</div>`,
    )}`;
  },
};
