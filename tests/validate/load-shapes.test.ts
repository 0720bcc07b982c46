import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseRdf } from '../../src/rdf/parse.ts';
import { refuseUnsupported, shapesOf } from '../../src/validate/load-shapes.ts';

const PREFIXES = `@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <http://example.org/> .
`;

async function refuse(turtle: string): Promise<void> {
  refuseUnsupported(await parseRdf(PREFIXES + turtle, { format: 'turtle', baseIRI: 'http://example.org/' }));
}

const configuration = (pattern: RegExp) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'configuration' && pattern.test(error.message);

describe('Loading shapes', () => {
  it('refuses a shape that uses sh:sparql, as our engine would skip it', async () => {
    await assert.rejects(
      refuse('ex:Shape a sh:NodeShape ; sh:targetClass ex:C ; sh:sparql [ sh:select "SELECT $this {}" ] .'),
      configuration(/<http:\/\/example\.org\/Shape> cannot be used: sh:sparql/),
    );
  });

  for (const term of ['js', 'target', 'rule', 'expression', 'values', 'reifierShape', 'misspelt'])
    it(`refuses sh:${term}, which SHACL Core does not have`, async () => {
      await assert.rejects(
        refuse(`ex:Shape a sh:NodeShape ; sh:${term} ex:X .`),
        configuration(new RegExp(`sh:${term}`)),
      );
    });

  it('refuses a shape that refers to itself, directly or through a list', async () => {
    await assert.rejects(refuse('ex:A a sh:NodeShape ; sh:node ex:A .'), configuration(/refers to itself/));
    await assert.rejects(
      refuse('ex:A a sh:NodeShape ; sh:property ex:P . ex:P sh:path ex:p ; sh:or ( ex:B ) . ex:B sh:not ex:A .'),
      configuration(/refers to itself/),
    );
  });

  it('takes a shape that two others share', async () => {
    await refuse('ex:A sh:node ex:C . ex:B sh:node ex:A , ex:C . ex:C sh:property ex:P . ex:P sh:path ex:p .');
  });

  it('refuses a folder without shapes and names a file that cannot be read', async (t) => {
    const dir = await mkdtemp(join(tmpdir(), 'isnad-shapes-'));
    t.after(() => rm(dir, { recursive: true }));
    await assert.rejects(shapesOf(dir), configuration(/holds no shapes/));
    await writeFile(join(dir, 'broken.ttl'), 'ex:A a sh:NodeShape .');
    await assert.rejects(shapesOf(dir), /ex:/);
  });

  it('reads lists in two files apart', async (t) => {
    const dir = await mkdtemp(join(tmpdir(), 'isnad-shapes-'));
    t.after(() => rm(dir, { recursive: true }));
    for (const name of ['a', 'b'])
      await writeFile(join(dir, `${name}.ttl`), `${PREFIXES}ex:${name} sh:in ( _:x ex:${name} ) .`);
    const heads = (await shapesOf(dir)).filter(({ predicate }) => predicate.value.endsWith('#in'));
    assert.equal(new Set(heads.map(({ object }) => object.value)).size, 2);
  });
});
