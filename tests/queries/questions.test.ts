import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import type { Term } from '../../src/rdf/quads.ts';
import { NAMESPACES } from '../../src/rdf/vocabulary.ts';
import { WorkerPool } from '../../src/sparql/worker-pool.ts';
import { QUESTION_VARIABLES, questionColumn } from '../../src/views/question-columns.ts';
import { readQuestions } from '../../src/views/questions.ts';
import { BASE, curated } from '../support/curated.ts';
import { selectTable } from '../support/table.ts';

/** Written by hand from the facts before the query was first run: each row names the fact or item it comes from. */
interface Expected {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}

const { index } = await curated();
const engine = new WorkerPool({ data: () => index.data, baseIri: BASE, workers: 2 });
after(() => engine.close());

const NUMBERS = [...Array.from({ length: 19 }, (_, i) => i + 1), 21, 22, 23, 25, 26];

describe('the research questions', () => {
  const questions = readQuestions();

  it('are all there, each with its expected answer', () => {
    assert.deepEqual(
      questions.map((question) => question.number),
      NUMBERS,
    );
    for (const { name } of questions)
      assert.ok(existsSync(expectedFile(name)), `queries/${name}.expected.json is missing`);
  });

  it('have columns with a heading in either language, and no heading that no question has', () => {
    const variables = new Set(
      questions.flatMap(({ name }) => (JSON.parse(readFileSync(expectedFile(name), 'utf8')) as Expected).columns),
    );
    for (const variable of variables) {
      const heading = questionColumn(variable);
      assert.match(heading?.en ?? '', /^[A-Z][A-Za-z ]+$/, variable);
      assert.match(heading?.ar ?? '', /^[\u0621-\u0652 ]+$/, variable);
    }
    assert.deepEqual([...QUESTION_VARIABLES].sort(), [...variables].sort());
  });

  for (const { name, title, query } of questions) {
    it(`${name}: ${title.en}`, async () => {
      const expected = JSON.parse(readFileSync(expectedFile(name), 'utf8')) as Expected;
      const { variables, rows } = await selectTable(engine, query);
      assert.ok(expected.rows.length > 0, 'an expected answer without rows holds nothing');
      for (const row of expected.rows) assert.ok(row['from'], 'a row names no fact');
      assert.deepEqual(expected.columns.toSorted(), variables.toSorted(), 'a column that nobody expects holds nothing');
      const found = rows.map((row) => expected.columns.map((column) => short(row[column])));
      const wanted = expected.rows.map((row) => expected.columns.map((column) => row[column] ?? ''));
      assert.deepEqual(found.map(line).sort(), wanted.map(line).sort());
      for (const [column, term] of rows.flatMap((row) => Object.entries(row)))
        assert.ok(!isWordOfOurs(term), `${column}: ${term?.value} is a word in no language`);
    });
  }
});

function expectedFile(name: string): string {
  return `queries/${name}.expected.json`;
}

/** A text that has no language is the same for every reader: of ours there is none, it would be English to all. */
function isWordOfOurs(term: Term | undefined): boolean {
  return term?.termType === 'Literal' && term.language === '' && term.datatype.value === `${NAMESPACES.xsd}string`;
}

/** A term as the expected answers write it: an IRI of ours without the base, a concept as scheme:concept, a term as isnad:term, a text as it is. */
function short(term: Term | undefined): string {
  if (term === undefined) return '';
  const { value } = term;
  if (value.startsWith(BASE)) return value.slice(BASE.length);
  if (value.startsWith(NAMESPACES.isnad)) return `isnad:${value.slice(NAMESPACES.isnad.length)}`;
  return value.startsWith(NAMESPACES.vocabulary) ? value.slice(NAMESPACES.vocabulary.length).replace('#', ':') : value;
}

const line = (cells: readonly string[]): string => cells.join(' | ');
