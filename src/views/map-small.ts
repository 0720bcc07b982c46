import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { type Html, html } from './html.ts';
import { base } from './map-draw.ts';
import { PlaceReader, type PointedPlace } from './map-places.ts';
import { Projection } from './map-projection.ts';
import { pointFor } from './map-view.ts';
import { nameText } from './names.ts';
import { lookText } from './plot-request.ts';
import type { Part } from './record-model.ts';
import { link, type Scene } from './scene.ts';

const SIZE = { width: 360, height: 240 };
/** The country around a town, and what lies around a country. */
const FAR = 6;
const FARTHER = 5;
/** The larger map that the small one leads to. */
const NEAR = 9;

/** Where an incident or a place is, with what the point stands for; nothing where there is no point. */
export const smallMap: Part = {
  id: 'map',
  heading: 'mapOnRecord',
  render: (scene, { index, thing, segment }) => {
    const places = new PlaceReader(index);
    const own = segment === 'place' ? [thing] : index.objects(namedNode(thing), isnad.place).map(({ value }) => value);
    const [place] = own;
    const pointed = place === undefined ? undefined : places.pointed(place);
    return place === undefined || pointed === undefined ? undefined : view(scene, place, pointed);
  },
};

function view(scene: Scene, place: string, { iri, point, isArea }: PointedPlace): Html {
  const { say, reader } = scene;
  const projection = new Projection({ ...point, zoom: isArea ? FARTHER : FAR }, SIZE);
  const name = nameText(scene.index, iri, reader.language);
  const around =
    place !== iri &&
    html`<p class="hint">${say('mapPointAround', { place: '\0', around: name })
      .split('\0')
      .map((part, at) => html`${at > 0 && link(scene, place)}${part}`)}</p>`;
  const larger = reader.href('search', { view: 'map', near: lookText({ ...point, zoom: NEAR }) });
  return html`<div class="small-map"><svg class="map" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${say('mapOnRecord')}: ${name}">${base(projection)}<circle class="${isArea ? 'area' : 'spot'} one" cx="${SIZE.width / 2}" cy="${SIZE.height / 2}" r="7"/></svg><div><p>${link(scene, iri)} <span class="hint"><bdi dir="ltr">${point.lat}, ${point.long}</bdi>${pointFor(scene, iri)}${isArea && html`${scene.semicolon}${say('mapArea')}`}</span></p>${around}<p><a href="${larger}" rel="nofollow">${say('mapLarger')}</a></p><p class="hint">${say('mapOutlines')}</p></div></div>`;
}
