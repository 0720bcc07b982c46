import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import { isnad } from '../rdf/vocabulary.ts';
import type { Database } from './database.ts';

/** What a claim that is no longer made said: on which thing, under which aspect, by whom. */
export interface ClaimSought {
  readonly thing: string;
  readonly aspect: string;
  readonly claimant: string;
}

/** A claim that was dropped from its document, or went with it. */
export interface DroppedClaim {
  readonly iri: string;
  /** ISO 8601. */
  readonly since: string;
  readonly withDocument: boolean;
  readonly reason: string | undefined;
}

const MOST_FOUND = 20;

/**
 * The claims that once stood where somebody finds none: dropped or withdrawn, by the last version that made them. What was
 * ever withheld stays so and is not named. Bound: one look at each claim that is gone, and twenty of them told.
 */
export function droppedClaims(db: Database, base: string, { thing, aspect, claimant }: ClaimSought): DroppedClaim[] {
  const neutral = (iri: string): string => rebaseIri(iri, base, NEUTRAL_BASE);
  const rows = db.all<{ iri: string; time: string; kind: string; reason: string | null }>(
    `SELECT c.iri, l.time, l.kind, l.reason FROM claim c
     JOIN change_log l ON l.position = c.position
     JOIN version v ON v.record = c.record AND v.number = l.version - (l.kind = 'updated')
     WHERE c.state = 'dropped'
       AND instr(v.content, '<' || c.iri || ?) > 0
       AND instr(v.content, '<' || c.iri || ?) > 0
       AND instr(v.content, '<' || c.iri || ?) > 0
       AND instr(v.content, '<' || c.iri || ?) = 0
       AND NOT EXISTS (SELECT 1 FROM withholding w WHERE w.record = c.record AND (w.level = 'whole' OR w.subject = c.iri))
     ORDER BY c.iri LIMIT ${MOST_FOUND}`,
    `> ${statement(isnad.about.value, neutral(thing))}`,
    `> ${statement(isnad.aspect.value, neutral(aspect))}`,
    `> ${statement(isnad.claimant.value, neutral(claimant))}`,
    `> <${isnad.withholding.value}>`,
  );
  return rows.map(({ iri, time, kind, reason }) => ({
    iri: rebaseIri(iri, NEUTRAL_BASE, base),
    since: time,
    withDocument: kind === 'withdrawn',
    reason: reason ?? undefined,
  }));
}

/** What follows the subject in a line of canonical N-Quads, up to the name of its graph. */
function statement(predicate: string, object: string): string {
  return `<${predicate}> <${object}>`;
}
