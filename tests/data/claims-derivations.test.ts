import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isnad, prov } from '../../src/rdf/vocabulary.ts';
import { EntityGraph, filesOf } from './entity-graph.ts';

const graph = new EntityGraph(filesOf('document', 'resolution', 'event', 'derivation'));
const derivations = graph.instances(isnad.Derivation);

/** The figures and signs of a rule that is nothing but a sum: "217 - 33". */
function termsOf(rule: string): { sum: number; figures: string[] } | undefined {
  if (!/^\d+(?: [+-] \d+)+$/.test(rule)) return undefined;
  const terms = rule.replace(/([+-]) /g, '$1').split(' ');
  return {
    sum: terms.reduce((sum, term) => sum + Number(term), 0),
    figures: terms.map((term) => term.replace(/[+-]/, '')),
  };
}

describe('what we computed', () => {
  test('is derived from claims or events that are in the data', () => {
    assert.ok(derivations.length > 10, String(derivations.length));
    for (const derivation of derivations) {
      const sources = graph.values(derivation, prov.wasDerivedFrom);
      assert.notEqual(sources.length, 0, derivation);
      for (const source of sources)
        assert.notDeepEqual(graph.values(source, isnad.curation), [], `${derivation}: ${source}`);
    }
  });

  test('a sum adds up, from the figures of the very claims it names', () => {
    const sums = derivations.flatMap((derivation) => {
      const rule = graph
        .values(derivation, isnad.rule)
        .map(termsOf)
        .find((terms) => terms !== undefined);
      return rule === undefined ? [] : [{ derivation, rule }];
    });
    assert.ok(sums.length >= 4, String(sums.length));
    for (const { derivation, rule } of sums) {
      assert.equal(graph.value(derivation, isnad.value), String(rule.sum), derivation);
      const figures = graph
        .values(derivation, prov.wasDerivedFrom)
        .flatMap((claim) => graph.values(claim, isnad.value));
      // A rule may reckon with days or votes, which are no figures of claims.
      if (!figures.every((figure) => /^\d+$/.test(figure)) || figures.length === 0) continue;
      assert.deepEqual(figures.sort(), rule.figures.sort(), derivation);
    }
  });

  test('is no claim, and no claim reports or revises it', () => {
    for (const derivation of derivations) {
      assert.ok(!graph.instances(isnad.Claim).includes(derivation));
      for (const property of [isnad.reports, isnad.revises, isnad.subsetOf]) {
        assert.deepEqual(graph.subjects(property, derivation), [], derivation);
      }
    }
  });
});
