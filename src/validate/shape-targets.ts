import { NAMESPACES, sh } from '../rdf/vocabulary.ts';
import { rulesFingerprint } from './fingerprint.ts';
import { shapesOf } from './load-shapes.ts';

/** The rules as they are now: which shapes ask something of which class, and the mark by which the archive knows them. */
export interface RulesNow {
  readonly fingerprint: string;
  /** IRIs of our shapes by the IRI of the class they target. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
}

let read: Promise<RulesNow> | undefined;

/** Reads the shapes that come with Isnad once; they do not change while a process runs. */
export function rulesNow(): Promise<RulesNow> {
  read ??= readRules();
  return read;
}

async function readRules(): Promise<RulesNow> {
  const targets = new Map<string, string[]>();
  for (const { subject, predicate, object } of await shapesOf()) {
    if (!predicate.equals(sh.targetClass) || !subject.value.startsWith(NAMESPACES.shapes)) continue;
    const known = targets.get(object.value);
    if (known === undefined) targets.set(object.value, [subject.value]);
    else known.push(subject.value);
  }
  return { fingerprint: rulesFingerprint(), targets };
}
