import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRdf } from '../../src/rdf/parse.ts';
import { nameBlankNodes } from '../../src/records/blank-nodes.ts';

async function named(text: string): Promise<string[]> {
  const naming = nameBlankNodes(
    await parseRdf(`@prefix isnad: <https://w3id.org/isnad/ontology#> . ${text}`, {
      format: 'turtle',
      baseIRI: 'http://b/',
    }),
  );
  assert.ok(naming.ok, naming.ok ? '' : naming.message);
  assert.ok(naming.quads.every((q) => q.subject.termType !== 'BlankNode' && q.object.termType !== 'BlankNode'));
  return [...new Set(naming.quads.map((q) => q.subject.value))].sort();
}

test('a blank node takes the name of the property that leads to it', async () => {
  const text = '<id/claim/d/c> isnad:scope [ isnad:fromEvent <e> ; isnad:curation [ isnad:grade <g> ] ] .';
  assert.deepEqual(await named(text), [
    'http://b/id/claim/d/c',
    'http://b/id/claim/d/c#scope',
    'http://b/id/claim/d/c#scope-curation',
  ]);
});

test('twins are told apart by what they say, whatever their order', async () => {
  const one = '[ isnad:note "a" ]';
  const other = '[ isnad:note "b" ; isnad:curation [ isnad:grade <g> ] ]';
  const names = await named(`<x> isnad:wouldReport ${one} , ${other} .`);
  assert.equal(names.length, 4);
  assert.match(names[1] as string, /^http:\/\/b\/x#would-report-[0-9a-f]{8}$/);
  assert.deepEqual(await named(`<x> isnad:wouldReport ${other} , ${one} .`), names);
});

test('a name that is taken is not given again', async () => {
  const names = await named('<x> isnad:scope [ isnad:note "a" ] . <x#scope> isnad:note "b" .');
  assert.equal(new Set(names).size, 3);
});

test('blank nodes in a circle, or shared, are refused without end or overflow', async () => {
  for (const text of [
    '_:a isnad:about _:b . _:b isnad:about _:a .',
    '<x> isnad:about _:a . _:a isnad:about _:b . _:b isnad:about _:b .',
    '<x> isnad:scope [ isnad:about _:a ] , [ isnad:about _:a ] . _:a isnad:about _:b . _:b isnad:about _:a .',
  ]) {
    const quads = await parseRdf(`@prefix isnad: <https://w3id.org/isnad/ontology#> . ${text}`, {
      format: 'turtle',
      baseIRI: 'http://b/',
    });
    assert.equal(nameBlankNodes(quads).ok, false, text);
  }
});
