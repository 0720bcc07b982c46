import type { ArchivableRecord } from '../records/record.ts';
import { CLAIM_SEGMENTS, ownerOf, parseIri, thingIri } from '../records/segments.ts';
import type { Surroundings } from '../validate/surroundings.ts';
import type { Finding } from '../validate/verdict.ts';
import type { Judge } from './load.ts';
import { withheldIn } from './withholding.ts';

/**
 * Judges records of another archive's dump: of what that archive withholds only the statement that it does, and why, has
 * come over, so what is missing there does not refuse the record. And where a record refers to what that archive has
 * withdrawn, merged or dropped, it is warned of it, as it is there. Everything else is judged as ever.
 */
export function lenientJudge(judge: Judge, gone: ReadonlySet<string>): Judge {
  return {
    ...(judge.fingerprint === undefined ? {} : { fingerprint: judge.fingerprint }),
    ...(judge.threads === undefined ? {} : { threads: judge.threads }),
    async validate(record, surroundings) {
      const verdict = await judge.validate(record, surroundings);
      if (verdict.accepted) return verdict;
      const isHidden = hiddenIn(record);
      const findings = verdict.findings
        .filter(({ severity, focusNode }) => severity !== 'Violation' || !isHidden(focusNode))
        .map(
          (finding): Finding => (isOfGone(finding, gone, surroundings) ? { ...finding, severity: 'Warning' } : finding),
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

/** Whether what was found is what the publisher no longer has: by its catalog, or a claim that its document has dropped. */
function isOfGone({ value }: Finding, gone: ReadonlySet<string>, surroundings: Surroundings): boolean {
  const owner = value === undefined ? undefined : ownerOf(value);
  const named = owner === undefined ? undefined : parseIri(owner);
  if (owner === undefined || named?.kind !== 'claim') return owner !== undefined && gone.has(owner);
  if (surroundings.status(owner) !== 'missing') return false;
  const documents = CLAIM_SEGMENTS.map((segment) => thingIri(segment, named.document));
  return documents.some((document) => gone.has(document) || surroundings.status(document) === 'current');
}
