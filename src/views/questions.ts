import { readdirSync, readFileSync } from 'node:fs';
import type { Bilingual } from './language.ts';

/** A research question: its words, and the query that answers it. */
export interface Question {
  readonly name: string;
  readonly number: number;
  readonly title: Bilingual;
  readonly shows: Bilingual;
  /** The query without its heading. */
  readonly query: string;
}

const FOLDER = new URL('../../queries/', import.meta.url);

/** Every question of `queries/`, by number; a file whose heading is incomplete stops the start. */
export function readQuestions(folder: URL = FOLDER): Question[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.rq'))
    .sort();
  return files.map((file) => parseQuestion(file.replace(/\.rq$/, ''), readFileSync(new URL(file, folder), 'utf8')));
}

function parseQuestion(name: string, text: string): Question {
  const heading = (key: string): string => {
    const value = new RegExp(`^# ${key}: (.+)$`, 'm').exec(text)?.[1]?.trim();
    if (value === undefined) throw new TypeError(`queries/${name}.rq has no line "# ${key}: ..."`);
    return value;
  };
  return {
    name,
    number: Number.parseInt(name, 10),
    title: { en: heading('title@en'), ar: heading('title@ar') },
    shows: { en: heading('shows@en'), ar: heading('shows@ar') },
    query: text.replace(/^(?:#.*\n|\s*\n)+/, '').trimEnd(),
  };
}
