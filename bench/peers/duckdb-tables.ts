/**
 * The statements that make id columns of a file of N-Quads: `triple(s, p, o)` in the order p, o, s, as an index would have
 * it, `term(id, text)` as N-Triples writes them, numbered in their order, and what is needed of values, by id.
 */
export function tablesOf(file: string): string[] {
  const integer = '\'^"([^"]*)"\\^\\^<http://www.w3.org/2001/XMLSchema#integer>$\'';
  const date = '\'^"([0-9]{4})-[0-9]{2}-[0-9]{2}"\\^\\^<http://www.w3.org/2001/XMLSchema#date>$\'';
  const line = "'^(\\S+) (\\S+) (.+) <[^<>]*> \\.$'";
  const columns =
    "columns = {'line': 'VARCHAR'}, header = false, auto_detect = false, delim = '\x01', quote = '', escape = ''";
  return [
    `CREATE TABLE words AS SELECT unnest(regexp_extract(line, ${line}, ['s', 'p', 'o']))
       FROM read_csv('${file.replaceAll("'", "''")}', ${columns})`,
    `CREATE TABLE term AS SELECT row_number() OVER (ORDER BY rtrim(text, '>'))::INTEGER AS id, text
       FROM (SELECT s AS text FROM words UNION SELECT p FROM words UNION SELECT o FROM words)`,
    `CREATE TABLE triple AS SELECT s.id AS s, p.id AS p, o.id AS o FROM words
       JOIN term s ON s.text = words.s JOIN term p ON p.text = words.p JOIN term o ON o.text = words.o
       ORDER BY p.id, o.id, s.id`,
    'DROP TABLE words',
    `CREATE TABLE number AS SELECT id, regexp_extract(text, ${integer}, 1)::BIGINT AS value
       FROM term WHERE regexp_matches(text, ${integer})`,
    `CREATE TABLE day AS SELECT id, regexp_extract(text, ${date}, 1) AS year FROM term WHERE regexp_matches(text, ${date})`,
    'CREATE UNIQUE INDEX term_text ON term (text)',
    'CREATE UNIQUE INDEX term_id ON term (id)',
  ];
}
