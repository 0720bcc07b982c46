/** Goes up when the tables or the folding change: a file of another number is made anew. */
export const SEARCH_VERSION = 1;

/**
 * The tables of search.db: what records are found by. Everything here follows from the archive, so the file may be thrown
 * away at any time. Things stand on the neutral base. The words are of the folded text; the text itself is kept for people.
 */
export const SEARCH_SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  thing TEXT NOT NULL,
  kind INTEGER NOT NULL,        -- place in NAME_KINDS
  language TEXT NOT NULL,       -- empty for an identifier
  text TEXT NOT NULL,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX name_thing ON name (thing);

CREATE VIRTUAL TABLE name_words USING fts5 (
  folded, content = 'name', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
CREATE VIRTUAL TABLE word USING fts5vocab (name_words, 'row');

CREATE TRIGGER name_added AFTER INSERT ON name BEGIN
  INSERT INTO name_words (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER name_removed AFTER DELETE ON name BEGIN
  INSERT INTO name_words (name_words, rowid, folded) VALUES ('delete', old.id, old.folded);
END;
`;
