/** The version of the tables below; a state folder with a higher one was written by a newer Isnad. */
export const SCHEMA_VERSION = 3;

/** What reads records in the order of their latest change needs: all, those of a segment, those that an archive holds. */
const FEED_OF_RECORDS = `CREATE INDEX record_position ON record (position);
CREATE INDEX record_segment_position ON record (segment, position);
CREATE TABLE holding (
  holder TEXT NOT NULL,         -- the archive whose entry the record is ...
  position INTEGER NOT NULL,    -- ... and the latest change of the record
  record INTEGER NOT NULL REFERENCES record (id),
  PRIMARY KEY (holder, position, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX holding_record ON holding (record);`;

/** What reads the log by time or of one segment needs. */
const FEED_OF_CHANGES = `CREATE INDEX change_log_segment ON change_log (segment, position);
CREATE INDEX change_log_time ON change_log (time);`;

/** From the tables of version 1 to those of version 2: what the feeds read. Nothing of what was there changes. */
const TO_VERSION_2 = `
ALTER TABLE record ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE change_log ADD COLUMN segment TEXT;
UPDATE change_log SET segment = (SELECT segment FROM record r WHERE r.id = change_log.record);
UPDATE record SET position = (SELECT max(position) FROM change_log l WHERE l.record = record.id);
${FEED_OF_RECORDS}
${FEED_OF_CHANGES}
INSERT INTO holding SELECT DISTINCT t.target, r.position, r.id FROM record r JOIN version v ON v.record = r.id
  AND v.number = r.version JOIN reference t ON t.record = r.id AND r.segment = 'catalogue-entry'
  WHERE r.state = 'current' AND instr(v.content, '#heldBy> <' || t.target || '>') > 0;
UPDATE meta SET value = '2' WHERE key = 'schema';
`;

/** From the tables of version 2 to those of version 3: what pages of fixed spans need. */
const TO_VERSION_3 = `
ALTER TABLE change_log ADD COLUMN segment_rank INTEGER;
ALTER TABLE change_log ADD COLUMN record_rank INTEGER;
ALTER TABLE change_log ADD COLUMN successor TEXT;
CREATE TEMP TABLE ranked AS SELECT position, row_number() OVER (PARTITION BY segment ORDER BY position) AS in_segment,
  row_number() OVER (PARTITION BY record ORDER BY position) AS in_record FROM change_log WHERE record IS NOT NULL;
CREATE UNIQUE INDEX temp.ranked_position ON ranked (position);
UPDATE change_log SET (segment_rank, record_rank) =
  (SELECT in_segment, in_record FROM ranked WHERE ranked.position = change_log.position);
DROP TABLE ranked;
UPDATE change_log SET successor = (SELECT successor FROM record r WHERE r.id = change_log.record) WHERE kind = 'merged';
UPDATE meta SET value = '3' WHERE key = 'schema';
`;

/** What brings tables up to date, by the version that they are of. */
export const UPGRADES: Readonly<Record<number, string>> = { 1: TO_VERSION_2, 2: TO_VERSION_3 };

/**
 * The tables of archive.db. All IRIs stand on the neutral base, all times are ISO 8601 in UTC.
 * `record` has one row a record, `version` every content it ever had, `change_log` one row a change in one sequence.
 */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  iri TEXT NOT NULL UNIQUE,
  segment TEXT NOT NULL,
  slug TEXT NOT NULL,
  types TEXT NOT NULL,          -- JSON list of the classes of the thing
  version INTEGER NOT NULL,     -- the latest one
  hash TEXT NOT NULL,           -- of the latest version
  state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn', 'merged')),
  successor TEXT,               -- the record it was merged into
  door TEXT NOT NULL,           -- through which the latest change came: 'folder' or another
  folder TEXT,                  -- where it was last imported from ...
  file TEXT,                    -- ... the file below that folder ...
  file_digest TEXT,             -- ... version of what read it, and SHA-256 of its bytes ...
  file_hash TEXT,               -- ... and the hash of what it said
  validated TEXT,               -- fingerprint of the shapes that accepted the latest version
  position INTEGER NOT NULL DEFAULT 0 -- of its latest change
) STRICT;
CREATE INDEX record_file ON record (folder, file);
CREATE INDEX record_segment ON record (segment, slug);
${FEED_OF_RECORDS}

CREATE TABLE version (
  record INTEGER NOT NULL REFERENCES record (id),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,           -- SHA-256 of content
  kind TEXT NOT NULL,
  position INTEGER NOT NULL REFERENCES change_log (position),
  content TEXT NOT NULL,        -- canonical N-Quads (RDFC-1.0)
  UNIQUE (record, number)
) STRICT;

CREATE TABLE change_log (
  position INTEGER PRIMARY KEY,
  record INTEGER REFERENCES record (id),
  version INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('created', 'updated', 'withdrawn', 'merged', 'redacted', 'rebased')),
  claims_added TEXT NOT NULL,   -- JSON lists of claim IRIs
  claims_changed TEXT NOT NULL,
  claims_dropped TEXT NOT NULL,
  time TEXT NOT NULL,
  agent TEXT NOT NULL,
  reason TEXT,
  content_hash TEXT,
  hash TEXT NOT NULL,           -- SHA-256 of the row and of the hash before it
  segment TEXT,                 -- of the record, so that the log of a segment is read without the others
  segment_rank INTEGER,         -- how many changes of the segment there are up to this one ...
  record_rank INTEGER,          -- ... and of the record
  successor TEXT                -- with 'merged': the record that stands for this one
) STRICT;
CREATE INDEX change_log_record ON change_log (record);
${FEED_OF_CHANGES}

CREATE TABLE claim (
  iri TEXT PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES record (id),
  hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('current', 'dropped')),
  position INTEGER NOT NULL     -- of the change that brought it to this state
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_record ON claim (record);

CREATE TABLE reference (
  record INTEGER NOT NULL REFERENCES record (id),
  target TEXT NOT NULL,         -- the IRI of ours that the current version refers to
  PRIMARY KEY (record, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_target ON reference (target);

CREATE TABLE withholding (
  record INTEGER NOT NULL REFERENCES record (id),
  subject TEXT NOT NULL,        -- the thing or the claim
  node TEXT NOT NULL,           -- the Withholding node that says so
  level TEXT NOT NULL CHECK (level IN ('whole', 'field')),
  property TEXT NOT NULL,       -- with level 'field'; otherwise empty
  statement TEXT NOT NULL,      -- N-Quads of the Withholding node, shown in place of what is withheld
  PRIMARY KEY (record, subject, node, property)
) STRICT, WITHOUT ROWID;
`;
