import { isnad, vocab } from '../rdf/vocabulary.ts';
import type { CheckContext, Fault } from './check.ts';
import { isWithin } from './kinship.ts';
import type { NodeGraph } from './node-graph.ts';

const DATE = vocab('aspect', 'date').value;
const PLACE = vocab('aspect', 'place').value;

/**
 * The date and place of an incident fit every account of it; a vaguer account ("in 2016", "in the governorate") asks for
 * nothing wider. Judged with the claim, since a record knows what it refers to and not what refers to it; a change of
 * the incident has the claims about it judged again. Whether date and place could be narrower cannot be told here.
 */
export function* accountCheck({ own, all }: CheckContext): Generator<Fault> {
  for (const claim of own.subjects()) {
    const aspect = own.object(claim, isnad.aspect)?.value;
    const isAccount = aspect === DATE || aspect === PLACE;
    if (!isAccount || own.object(claim, isnad.finding) !== undefined) continue;
    for (const { value: incident } of own.objects(claim, isnad.about)) {
      if (!all.types(incident).includes(isnad.Incident.value)) continue;
      yield* aspect === DATE ? dateOutside(claim, incident, own, all) : placeOutside(claim, incident, own, all);
    }
  }
}

function* dateOutside(claim: string, incident: string, own: NodeGraph, all: NodeGraph): Generator<Fault> {
  const [from, to] = [isnad.valueEarliest, isnad.valueLatest].map((property) => own.object(claim, property)?.value);
  const [first, last] = [isnad.earliest, isnad.latest].map((property) => all.object(incident, property)?.value);
  const value = own.object(claim, isnad.value)?.value;
  if (value === undefined || from === undefined || to === undefined || first === undefined || last === undefined)
    return;
  const isHeld = first <= from && to <= last;
  const isVaguer = from <= first && last <= to;
  if (!isHeld && !isVaguer)
    yield { check: 'AccountDateCheck', focusNode: claim, path: isnad.value.value, value, expected: incident };
}

function* placeOutside(claim: string, incident: string, own: NodeGraph, all: NodeGraph): Generator<Fault> {
  const value = own.object(claim, isnad.object)?.value;
  const place = all.object(incident, isnad.place)?.value;
  if (value === undefined || place === undefined) return;
  if (!isWithin(value, place, isnad.within, all) && !isWithin(place, value, isnad.within, all))
    yield { check: 'AccountPlaceCheck', focusNode: claim, path: isnad.object.value, value, expected: incident };
}
