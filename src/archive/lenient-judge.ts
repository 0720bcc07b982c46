import type { ArchivableRecord } from '../records/record.ts';
import { ownerOf, parseIri } from '../records/segments.ts';
import type { Judge } from './load.ts';
import { withheldIn } from './withholding.ts';

/**
 * Judges records of another archive's dump: of what that archive withholds only the statement that it does, and why, has
 * come over, so what is missing there does not refuse the record. Everything else is judged as ever.
 */
export function lenientJudge(judge: Judge): Judge {
  return {
    ...(judge.fingerprint === undefined ? {} : { fingerprint: judge.fingerprint }),
    ...(judge.threads === undefined ? {} : { threads: judge.threads }),
    async validate(record, surroundings) {
      const verdict = await judge.validate(record, surroundings);
      if (verdict.accepted) return verdict;
      const isHidden = hiddenIn(record);
      const findings = verdict.findings.filter(
        ({ severity, focusNode }) => severity !== 'Violation' || !isHidden(focusNode),
      );
      return { ...verdict, findings, accepted: findings.every(({ severity }) => severity !== 'Violation') };
    },
  };
}

/** Tells the nodes of which something is withheld; with a document whole, those of its claims too. */
function hiddenIn({ quads }: ArchivableRecord): (node: string) => boolean {
  const parts = withheldIn(quads);
  const owners = new Set(parts.map(({ subject }) => subject));
  const whole = parts.some(({ level, subject }) => level === 'whole' && parseIri(subject)?.kind === 'thing');
  return (node) => whole || owners.has(ownerOf(node));
}
