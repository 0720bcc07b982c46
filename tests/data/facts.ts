import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text of the fact file: of which record, in which field ("value", "by_area.idlib", "label"). */
export interface FactText {
  readonly fact: string;
  readonly field: string;
  readonly text: string;
}

/** A numbered item of the list of statements in the two founding documents. */
export interface SeedItem {
  readonly item: string;
  readonly text: string;
}

interface FactRecord {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Fields that hold keys, not text; of the sources, which page was read is a path in the case of the seeds. */
const KEYS = ['id', 'source'];

/** Every text of `facts.json` in the folder, without the ids of other records in it; throws where it is missing. */
export function factTexts(folder: string): FactText[] {
  const file = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8')) as Record<string, unknown>;
  const records = Object.entries(file).flatMap(([section, part]) =>
    section === 'meta' ? [] : (Object.values(part as object) as FactRecord[]),
  );
  const ids = records.map(({ id }) => id).filter((id) => /^[a-z]/.test(id));
  const references = new RegExp(`(?<![\\w-])(?:${ids.sort((a, b) => b.length - a.length).join('|')})(?![\\w-])`, 'g');
  return records.flatMap((record) =>
    Object.entries(record)
      .filter(([key]) => !KEYS.includes(key))
      .flatMap(([key, value]) => textsIn(value, fieldName(key)))
      .filter(([, text]) => !text.startsWith('shared/seeds/'))
      .map(([field, text]) => ({ fact: record.id, field, text: text.replace(references, ' ; ') })),
  );
}

const fieldName = (key: string): string => (key === 'fields' ? '' : key === 'labels' ? 'label' : key);

/** The texts under a value with the names of their fields; the English label is "label", the Arabic "label.ar". */
function textsIn(value: unknown, field: string): [string, string][] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((part) => textsIn(part, field));
  if (typeof value !== 'object') return [[field, String(value)]];
  return Object.entries(value).flatMap(([key, part]) =>
    textsIn(part, field === '' ? key : field === 'label' && key === 'en' ? 'label' : `${field}.${key}`),
  );
}

/** The items of `seed-claims.md` in the folder, "D0#1" to "D4#106", without the references to other items in them. */
export function seedItems(folder: string): SeedItem[] {
  const page = readFileSync(join(folder, 'seed-claims.md'), 'utf8');
  const numbered = page.slice(page.indexOf('\n1. '), page.indexOf('\n## H.'));
  const items: { number: number; text: string }[] = [];
  // Several items may share a line; an item's number is one more than that of the item before.
  for (const part of numbered.split(/(?=(?:^|\s)\d{1,3}\. (?=[A-Z[“"(a-z]))/)) {
    const [, number, text] = /^\s*(\d{1,3})\. ([\s\S]*)$/.exec(part) ?? [];
    const last = items.at(-1);
    if (Number(number) === (last?.number ?? 0) + 1) items.push({ number: Number(number), text: text ?? '' });
    else if (last !== undefined) last.text += part;
  }
  return items.map(({ number, text }) => ({
    item: `${number < 67 ? 'D0' : 'D4'}#${number}`,
    text: text.replace(/^## .*$/gm, '').replace(/\bD[04]\b|\b\d{1,3}[a-h]\b|(?<=\b(?:in|by) )\(\d+\)|\(in \d+\)/g, ' '),
  }));
}
