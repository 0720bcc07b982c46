import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import type { Quad } from '../../src/rdf/quads.ts';
import { NAMESPACES } from '../../src/rdf/vocabulary.ts';
import { makeBackground } from '../../src/validate/background.ts';
import { COMPONENT_OF } from '../../src/validate/core-terms.ts';
import { Judge } from '../../src/validate/judge.ts';
import { ONTOLOGY_DIR, shapesOf, turtleOf } from '../../src/validate/load-shapes.ts';
import type { Neighbourhood } from '../../src/validate/neighbourhood.ts';
import type { Finding } from '../../src/validate/verdict.ts';

const ROOT = import.meta.dirname;
const RECORD = { iri: `${NEUTRAL_BASE}document/example`, thing: `${NEUTRAL_BASE}id/document/example` };

/** A fixture: some nodes of a record, and what it says it trips. */
export interface Fixture {
  /** Below tests/shapes, e.g. `claim/invalid/claimant-missing.ttl`. */
  readonly file: string;
  readonly text: string;
  readonly trips: string | undefined;
  /** Everything a judge must find in it, e.g. `ClaimShape-claimant sh:minCount`; nothing for a valid one. */
  readonly expected: readonly string[];
}

/** The fixtures of one kind, of all classes. */
export async function fixtures(kind: 'valid' | 'invalid'): Promise<Fixture[]> {
  const files = (await readdir(ROOT, { recursive: true })).filter((file) => file.includes(`/${kind}/`));
  return Promise.all(files.sort().map(async (file) => read(file, await readFile(join(ROOT, file), 'utf8'))));
}

function read(file: string, text: string): Fixture {
  const trips = /^# trips shapes#(.+)\n/.exec(text)?.[1];
  const also = /^# and with it (.+)\n/m.exec(text)?.[1]?.split(', ') ?? [];
  const names = also.map((name) => name.replace(/^shapes#/, ''));
  return { file, text, trips, expected: [...(trips === undefined ? [] : [trips]), ...names].sort() };
}

/** A judge of fixtures amid `surroundings.ttl`, all of whose nodes stand; `id/person/withdrawn` and `merged` do not. */
export async function fixtureJudge(): Promise<(text: string) => Promise<readonly Finding[]>> {
  const judge = new Judge(await shapesOf(), makeBackground(await turtleOf(ONTOLOGY_DIR)));
  const around = await parse(await readFile(join(ROOT, 'surroundings.ttl'), 'utf8'));
  const standing: Neighbourhood['standing'] = new Map([
    ...around.map(({ subject }) => [subject.value, 'current'] as const),
    [`${NEUTRAL_BASE}id/person/withdrawn`, 'withdrawn'],
    [`${NEUTRAL_BASE}id/person/merged`, 'merged'],
  ]);
  return async (text) => {
    const record = { ...RECORD, quads: await parse(text) };
    return (await judge.judge(record, { quads: around, standing })).findings;
  };
}

function parse(text: string): Promise<Quad[]> {
  return parseRdf(text, { format: 'turtle', baseIRI: NEUTRAL_BASE });
}

/** How a fixture names a constraint: the shape and, for SHACL, the parameter. */
export function constraintName({ shape, component }: Pick<Finding, 'shape' | 'component'>): string {
  const parameter = [...COMPONENT_OF].find(([, of]) => of === component)?.[0];
  const name = shape.slice(NAMESPACES.shapes.length);
  return parameter === undefined ? name : `${name} sh:${parameter.slice(NAMESPACES.sh.length)}`;
}
