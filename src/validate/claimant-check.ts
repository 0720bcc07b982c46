import { dcterms, isnad } from '../rdf/vocabulary.ts';
import type { CheckContext, Fault } from './check.ts';
import { areOneBody } from './kinship.ts';

/** Who speaks in a document is a body that made it, a part of one, or what one is a part of. */
export function* claimantCheck({ record, own, all }: CheckContext): Generator<Fault> {
  const makers = [dcterms.publisher, isnad.issuingUnit, dcterms.creator].flatMap((property) =>
    own.objects(record.thing, property).map(({ value }) => value),
  );
  if (makers.length === 0) return;
  for (const claim of own.subjects())
    for (const { value } of own.objects(claim, isnad.claimant))
      if (!makers.some((maker) => areOneBody(maker, value, all)))
        yield { check: 'ClaimantCheck', focusNode: claim, path: isnad.claimant.value, value };
}
