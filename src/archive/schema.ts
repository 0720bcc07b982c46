/** The version of the tables below; a state folder with a higher one was written by a newer Isnad. */
export const SCHEMA_VERSION = 1;

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
  validated TEXT                -- fingerprint of the shapes that accepted the latest version
) STRICT;
CREATE INDEX record_file ON record (folder, file);
CREATE INDEX record_segment ON record (segment, slug);

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
  hash TEXT NOT NULL            -- SHA-256 of the row and of the hash before it
) STRICT;
CREATE INDEX change_log_record ON change_log (record);

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
