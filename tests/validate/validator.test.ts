import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { NAMESPACES } from '../../src/rdf/vocabulary.ts';
import { createValidator, type Validator } from '../../src/validate/validator.ts';
import { around, person, WORLD } from './sample.ts';

const shape = (name: string) => NAMESPACES.shapes + name;

describe('The validator', () => {
  let validator: Validator;
  before(async () => {
    validator = await createValidator({ threads: 2 });
  });
  after(() => validator.close());

  it('accepts a record that holds what its class asks for', async () => {
    const verdict = await validator.validate(await person('someone'), await around(WORLD));
    assert.deepEqual(verdict, { record: 'https://isnad.invalid/person/someone', accepted: true, findings: [] });
  });

  it('refuses a record for a Violation and says what to do in both languages', async () => {
    const verdict = await validator.validate(await person('someone', 'isnad:role "president" ;'), await around(WORLD));
    assert.equal(verdict.accepted, false);
    const [finding, ...others] = verdict.findings;
    assert.deepEqual(others, []);
    assert.equal(finding?.shape, shape('PersonShape-role'));
    assert.equal(finding?.component, 'http://www.w3.org/ns/shacl#DatatypeConstraintComponent');
    assert.equal(finding?.focusNode, 'https://isnad.invalid/id/person/someone');
    assert.equal(finding?.path, 'https://w3id.org/isnad/ontology#role');
    assert.equal(finding?.value, 'president');
    assert.match(finding?.message.en ?? '', /^Write each value of “role”/);
    assert.match(finding?.message.ar ?? '', /\p{Script=Arabic}/u);
  });

  it('accepts a record that has only warnings, and shows them', async () => {
    const world = await around(`${WORLD} <id/person/other> a isnad:Person .`, { 'id/organization/gone': 'withdrawn' });
    const record = await person('someone', 'isnad:affiliation <id/organization/gone> ;');
    const verdict = await validator.validate(record, world);
    assert.equal(verdict.accepted, true);
    assert.deepEqual(
      verdict.findings.map(({ severity, shape }) => [severity, shape]),
      [['Warning', shape('WithdrawnReferenceCheck')]],
    );
  });

  it('says once that a record is missing, and does not complain of its class as well', async () => {
    const record = await person('someone', 'isnad:affiliation <id/organization/nobody> ;');
    const verdict = await validator.validate(record, await around(WORLD));
    assert.deepEqual(
      verdict.findings.map(({ shape, value }) => [shape, value]),
      [[shape('ReferenceCheck'), 'https://isnad.invalid/id/organization/nobody']],
    );
  });

  it('gives each of many records in flight its own verdict', async () => {
    const world = await around(WORLD);
    const verdicts = await Promise.all(
      Array.from({ length: 30 }, async (_, number) =>
        validator.validate(await person(`p-${number}`, number % 3 === 0 ? 'isnad:role "role" ;' : ''), world),
      ),
    );
    for (const [number, verdict] of verdicts.entries()) {
      assert.equal(verdict.record, `https://isnad.invalid/person/p-${number}`);
      assert.equal(verdict.accepted, number % 3 !== 0);
    }
  });

  it('is not told by one record about another that it judged before', async () => {
    const wrong = await person('someone', 'isnad:role "role" ;');
    const world = await around(WORLD);
    for (let round = 0; round < 3; round++) {
      assert.equal((await validator.validate(wrong, world)).findings.length, 1);
      assert.equal((await validator.validate(await person('someone'), world)).findings.length, 0);
    }
  });
});

describe('A validator that is closed', () => {
  it('rejects what waits and what comes', async () => {
    const validator = await createValidator({ threads: 1 });
    assert.equal(validator.threads, 1);
    const world = await around(WORLD);
    const record = await person('someone');
    const waiting = [validator.validate(record, world), validator.validate(record, world)];
    const outcomes = Promise.allSettled(waiting);
    await validator.close();
    assert.deepEqual(
      (await outcomes).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    await assert.rejects(validator.validate(record, world), /closed/);
  });
});

describe('A validator with unusable shapes', () => {
  it('does not start, and says which shape is the matter', async (t) => {
    const dir = await mkdtemp(join(tmpdir(), 'isnad-shapes-'));
    t.after(() => rm(dir, { recursive: true }));
    await writeFile(
      join(dir, 'shape.ttl'),
      '@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:sparql <urn:q> .',
    );
    await assert.rejects(createValidator({ shapesDir: dir }), /<urn:s> cannot be used: sh:sparql/);
  });
});
