import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import type { Quad } from '../../src/rdf/quads.ts';
import { CLAIM_SEGMENTS, ownerOf, parseIri, thingIri } from '../../src/records/segments.ts';
import { makeBackground } from '../../src/validate/background.ts';
import { Judge } from '../../src/validate/judge.ts';
import { ONTOLOGY_DIR, shapesOf, turtleOf } from '../../src/validate/load-shapes.ts';
import type { Finding } from '../../src/validate/verdict.ts';
import { constraintName } from '../shapes/fixtures.ts';

const ROOT = import.meta.dirname;
const folders = (await readdir(ROOT, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

let judge: Judge;
let world: Quad[];
before(async () => {
  judge = new Judge(await shapesOf(), makeBackground(await turtleOf(ONTOLOGY_DIR)));
  world = [
    ...(await read('surroundings.ttl')),
    ...(await Promise.all(folders.map((folder) => read(`${folder}/case.ttl`)))).flat(),
  ];
});

for (const folder of folders.sort()) {
  describe(`The hard case ${folder}`, () => {
    it('is accepted as it is written', async () => {
      const findings = await judgeAll(await read(`${folder}/case.ttl`));
      assert.deepEqual(findings.filter(({ severity }) => severity === 'Violation').map(constraintName), []);
    });

    it('is refused with each mistake that a shape can tell', async () => {
      const mistakes = (await readdir(join(ROOT, folder))).filter((file) => file.startsWith('mistake-'));
      assert.ok(mistakes.length > 0);
      for (const file of mistakes) await assertRefused(`${folder}/${file}`, await read(`${folder}/case.ttl`));
    });
  });
}

it('Every hard case of the model stands here', () => {
  const numbers = folders.map((name) => Number(name.slice(0, 2))).sort((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: 17 }, (_, index) => index + 1),
  );
});

async function assertRefused(file: string, right: readonly Quad[]): Promise<void> {
  const wrong = await read(file);
  const trips = /^# refused by shapes#(.+)\n/.exec(await readFile(join(ROOT, file), 'utf8'))?.[1];
  assert.ok(trips, `${file} begins with "# refused by shapes#..."`);
  // The nodes of the mistake take the place of those of the case; the rest of the case stays.
  const replaced = new Set(wrong.map(({ subject }) => subject.value));
  const findings = await judgeAll([...wrong, ...right.filter(({ subject }) => !replaced.has(subject.value))]);
  const refusals = new Set(findings.filter(({ severity }) => severity === 'Violation').map(constraintName));
  assert.ok(refusals.has(trips), `${file} was not refused by ${trips} but by ${[...refusals].join(', ') || 'nothing'}`);
}

/** Judges the part that a case has of each record, amid all the other cases. */
async function judgeAll(quads: readonly Quad[]): Promise<Finding[]> {
  const written = new Set(quads.map(({ subject }) => subject.value));
  const others = world.filter(({ subject }) => !written.has(subject.value));
  const near = [...quads, ...others];
  const standing = new Map(near.map(({ subject }) => [subject.value, 'current'] as const));
  const findings: Finding[] = [];
  for (const [thing, own] of Map.groupBy(quads, thingOf))
    findings.push(...(await judge.judge({ iri: thing, thing, quads: own }, { quads: near, standing })).findings);
  return findings;
}

/** The thing whose record holds a node: a claim stands in the record of its document. */
function thingOf({ subject }: Quad): string {
  const owner = ownerOf(subject.value);
  const named = parseIri(owner);
  if (named?.kind !== 'claim') return owner;
  const [first, second] = CLAIM_SEGMENTS.map((segment) => thingIri(segment, named.document));
  return world.some((q) => q.subject.value === second) ? (second as string) : (first as string);
}

async function read(file: string): Promise<Quad[]> {
  return parseRdf(await readFile(join(ROOT, file), 'utf8'), { format: 'turtle', baseIRI: NEUTRAL_BASE, source: file });
}
