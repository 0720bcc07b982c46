import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { Parser, Store } from 'n3';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { isnad, oa, xsd } from '../../src/rdf/vocabulary.ts';

/** One passage as tests/fixtures/passages.json lists it; `number` or `word` is what stands there, as printed. */
interface Listed {
  claim: string;
  document: string;
  text: string;
  start: number;
  end: number;
  digest: string;
  number?: string;
  word?: string;
}

const project = join(import.meta.dirname, '..', '..');
const listed: Listed[] = JSON.parse(readFileSync(join(project, 'tests/fixtures/passages.json'), 'utf8'));
const spelledNumbers: Record<string, string> = { two: '2', three: '3', eight: '8', nine: '9' };

const data = new Store();
/** The objects of a property, with our own IRIs shortened to the paths that the list uses. */
function objects(subject: string, property: { value: string }): string[] {
  return data
    .getObjects(NEUTRAL_BASE + subject, property.value, null)
    .map(({ value }) => value.replace(NEUTRAL_BASE, ''));
}
function object(subject: string, property: { value: string }): string {
  const [value, ...others] = objects(subject, property);
  assert.ok(value !== undefined && others.length === 0, `${subject} should have one ${property.value}`);
  return value;
}

before(() => {
  for (const file of globSync(join(project, 'data/**/*.ttl')).sort()) {
    data.addQuads(new Parser({ baseIRI: NEUTRAL_BASE }).parse(readFileSync(file, 'utf8')));
  }
});

describe('the passages of the founding documents', () => {
  test('every passage in the data is listed once, and every listed one is in the data', () => {
    const inData = data
      .getSubjects(isnad.passage.value, null, null)
      .map(({ value }) => value.replace(NEUTRAL_BASE, ''))
      .sort();
    assert.ok(inData.length > 0, 'the data hold no passage at all');
    assert.deepEqual(inData, listed.map(({ claim }) => claim).sort());
  });

  test('each passage has the document, offsets and text that the list gives', () => {
    for (const { claim, document, text, start, end, digest } of listed) {
      const passage = object(claim, isnad.passage);
      const selectors = objects(passage, oa.hasSelector).filter((selector) => objects(selector, oa.start).length > 0);
      assert.equal(selectors.length, 1, `${claim}: one text position`);
      assert.deepEqual(
        {
          document: object(claim, isnad.statedIn),
          text: object(passage, oa.hasSource),
          start: Number(object(selectors[0]!, oa.start)),
          end: Number(object(selectors[0]!, oa.end)),
          digest: object(text, isnad.textDigest),
        },
        { document, text, start, end, digest },
        claim,
      );
      assert.ok(objects(claim, isnad.readIn).includes(text), `${claim} is read in the text its passage lies in`);
      assert.ok(start < end && end <= Number(object(text, isnad.textLength)), `${claim}: the passage lies in its text`);
    }
  });

  test('a claim with a number has that number in its list row', () => {
    for (const { claim, number } of listed) {
      const value = data.getObjects(NEUTRAL_BASE + claim, isnad.value.value, null)[0];
      if (value?.termType !== 'Literal' || value.datatype.value !== xsd.integer.value) continue;
      assert.ok(number, `${claim} has a value, its row no number`);
      assert.equal(spelledNumbers[number.toLowerCase()] ?? number, value.value, claim);
    }
  });

  test('quoted words are at most forty characters long', () => {
    for (const { object: quoted } of data.getQuads(null, oa.exact.value, null, null)) {
      assert.ok([...quoted.value].length <= 40, quoted.value);
    }
  });
});

/** Texts by digest; the folder is named by SEEDS_DIR, which .ci/run always sets. */
function readSeeds(folder: string): Map<string, string> {
  assert.ok(existsSync(folder), `SEEDS_DIR is set, but ${folder} does not exist`);
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return new Map(files.map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes.toString('utf8')]));
}

const seeds = process.env['SEEDS_DIR'];
const skip = seeds ? false : 'SEEDS_DIR is not set: the passages were not compared with the texts themselves';
describe('the passages against the texts', { skip }, () => {
  test('the texts have the digests and lengths that the data give', () => {
    const texts = readSeeds(seeds!);
    for (const text of new Set(listed.map((row) => row.text))) {
      const content = texts.get(object(text, isnad.textDigest));
      assert.ok(content !== undefined, `no file in SEEDS_DIR has the digest of ${text}`);
      assert.equal([...content].length, Number(object(text, isnad.textLength)), text);
    }
  });

  test('the number or word of every row, and every quotation, stands inside its passage', () => {
    const texts = readSeeds(seeds!);
    for (const { claim, digest, start, end, number, word } of listed) {
      const passage = [...(texts.get(digest) ?? '')].slice(start, end).join('');
      const expected = number ?? word;
      assert.ok(expected, `${claim}: the row names neither number nor word`);
      assert.ok(passage.includes(expected), `${claim}: "${expected}" is not in "${passage}"`);
      for (const selector of objects(object(claim, isnad.passage), oa.hasSelector)) {
        for (const exact of objects(selector, oa.exact)) assert.ok(passage.includes(exact), `${claim}: "${exact}"`);
      }
    }
  });
});
