import { isClean, type LoadReport, type Refusal } from '../archive/load-report.ts';
import { NEUTRAL_BASE } from '../rdf/base.ts';
import { FAULTS } from '../records/fault.ts';
import { toSentences } from '../validate/report.ts';

/** What a load did, in plain sentences, the troubles first named and then explained. */
export function reportLines(report: LoadReport, base: string): string[] {
  const { files, created, updated, unchanged, kept, withdrawn, warnings } = report;
  const lines = [
    `${count(files, 'file')}: ${created} new, ${updated} changed, ${unchanged} unchanged${kept ? `, ${kept} kept as another door left them` : ''}${withdrawn ? `, ${withdrawn} withdrawn` : ''}.`,
  ];
  if (warnings > 0) lines.push(`${count(warnings, 'warning')}; "isnad validate" shows them.`);
  lines.push(...section(report.refusedCount, 'refused', report.refused, base));
  if (report.conflictCount > 0) {
    lines.push(
      `${count(report.conflictCount, 'record')} changed both on disk and in the archive; neither side was written:`,
    );
    lines.push(...report.conflicts.map(({ file, record }) => `  ${file}: ${record}`));
  }
  if (report.outdatedCount > 0)
    lines.push(
      ...section(
        report.outdatedCount,
        'accepted earlier, and would be refused by the rules of today; they stay',
        report.outdated,
        base,
      ),
    );
  if (report.goneCount > 0) {
    lines.push(`${count(report.goneCount, 'record')} whose file is gone; --prune withdraws them:`);
    lines.push(...report.gone.slice(0, SHOWN).map((record) => `  ${record}`));
  }
  if (!isClean(report)) lines.push('Everything else was taken in.');
  return lines;
}

function section(total: number, what: string, refusals: readonly Refusal[], base: string): string[] {
  if (total === 0) return [];
  const lines = [`${count(total, 'record')} ${what}:`, ...refusals.flatMap((refusal) => refusalLines(refusal, base))];
  if (refusals.length < total) lines.push(`  ... and ${total - refusals.length} more.`);
  return lines;
}

/** One refused file: its fault or its violations, and who waits for it. */
export function refusalLines({ file, fault, findings, kept, heldBack, record = '' }: Refusal, base: string): string[] {
  const place = fault?.place.line === undefined ? '' : `:${fault.place.line}:${fault.place.column}`;
  const lines = [`  ${file}${place}${fault ? `: ${FAULTS[fault.code].en}. ${fault.message}` : ''}`];
  const sentences = toSentences({ record, accepted: false, findings }, 'en', (text) => shorten(text, base));
  lines.push(...sentences.map((sentence) => `    ${sentence}`));
  if (kept) lines.push('    The version that was accepted before stays.');
  if (heldBack.length > 0) lines.push(`    Waiting for it: ${some(heldBack)}`);
  return lines;
}

/** The first of a list, and how many more there are. */
function some(names: readonly string[]): string {
  return names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '');
}

const SHOWN = 20;

/** An IRI of ours as its path, one of our terms as its name. */
export function shorten(text: string, base: string): string {
  for (const namespace of [base, NEUTRAL_BASE]) if (text.startsWith(namespace)) return text.slice(namespace.length);
  return text.replace(/^https:\/\/w3id\.org\/isnad\/(?:ontology#|vocabulary\/|shapes#)/, '');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
