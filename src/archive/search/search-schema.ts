/** Goes up when the tables, the folding or the names change: a file of another number is made anew. */
export const SEARCH_VERSION = 5;

const NAME_REMOVED = `
CREATE TRIGGER name_removed AFTER DELETE ON name BEGIN
  INSERT INTO name_words (name_words, rowid, words) VALUES ('delete', old.id, old.words);
END;`;

/**
 * The tables of search.db: what records are found and sorted by. Everything here follows from the archive and the index, so
 * the file may be thrown away at any time. Things stand on the neutral base. What is deleted is overwritten: a name that
 * is withheld today must not lie in a free page tomorrow.
 */
export const SEARCH_SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE thing (
  number INTEGER PRIMARY KEY,
  iri TEXT NOT NULL UNIQUE,
  prior REAL NOT NULL,          -- how much its score counts, whatever is looked for
  entry TEXT NOT NULL,          -- what it is narrowed and sorted by, as JSON (entry.ts)
  links TEXT NOT NULL           -- whose entries depend on its record, as JSON (entry.ts)
) STRICT;

CREATE TABLE stale (              -- things whose entries may be others now, and are to be made anew
  thing INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE name (
  id INTEGER PRIMARY KEY,       -- thing, kind, length in words and a serial number (name-id.ts)
  language TEXT NOT NULL,       -- empty for an identifier
  text TEXT NOT NULL,
  words TEXT NOT NULL           -- folded, with single blanks between them
) STRICT;

CREATE VIRTUAL TABLE name_words USING fts5 (
  words, content = 'name', content_rowid = 'id', tokenize = 'ascii', prefix = '2 3', detail = none
);
INSERT INTO name_words (name_words, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE word USING fts5vocab (name_words, 'row');

CREATE TRIGGER name_added AFTER INSERT ON name BEGIN
  INSERT INTO name_words (rowid, words) VALUES (new.id, new.words);
END;
${NAME_REMOVED}
`;

/** Empties the tables. Name by name, the words of half a million would be taken out for minutes. */
export const EMPTY_SEARCH = `
DROP TRIGGER name_removed;
INSERT INTO name_words (name_words) VALUES ('delete-all');
DELETE FROM name;
DELETE FROM thing;
DELETE FROM stale;
${NAME_REMOVED}
`;
