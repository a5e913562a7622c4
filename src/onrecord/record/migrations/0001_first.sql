-- The record of one story. Rows are added, never changed. A finding carries the study that made it; a study says
-- which capture was read, by which making (stage versions and settings), and when.
-- Spans are half-open ranges of Unicode code points in article.text. Every finding says why it is held:
-- method, score in [0, 1], reason.

CREATE TABLE making (
  id TEXT PRIMARY KEY,                -- digest of stage versions and settings
  stages TEXT NOT NULL,               -- JSON: {"clean": 1, "read": 1, …}
  settings TEXT NOT NULL,             -- digest of the settings that shape findings
  onrecord TEXT NOT NULL              -- version of the program
) STRICT;

CREATE TABLE capture (
  id TEXT PRIMARY KEY,                -- SHA-256 of body
  media_type TEXT NOT NULL,
  charset TEXT,                       -- as the transport declared it
  body BLOB NOT NULL
) STRICT;

CREATE TABLE capture_name (           -- one capture may have come in under several names
  capture TEXT NOT NULL REFERENCES capture (id),
  name TEXT NOT NULL,
  address TEXT,
  captured_at TEXT NOT NULL,          -- ISO 8601, UTC
  PRIMARY KEY (capture, name)
) STRICT, WITHOUT ROWID;
-- only postgresql
-- Its indexes hold no more than 2,700 bytes of text; a name may be longer. The same wherever md5 stands below.
ALTER TABLE capture_name DROP CONSTRAINT capture_name_pkey;
CREATE UNIQUE INDEX capture_name_once ON capture_name (capture, md5(name));
-- both

CREATE TABLE refusal (                -- what was offered and could not be read
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  fix TEXT NOT NULL,
  PRIMARY KEY (name, code, reason)
) STRICT, WITHOUT ROWID;
-- only postgresql
ALTER TABLE refusal DROP CONSTRAINT refusal_pkey;
CREATE UNIQUE INDEX refusal_once ON refusal (md5(name), code, md5(reason));
-- both

CREATE TABLE study (
  id INTEGER PRIMARY KEY,
  capture TEXT NOT NULL REFERENCES capture (id),
  making TEXT NOT NULL REFERENCES making (id),
  article TEXT,                       -- NULL when the capture holds no article
  at TEXT NOT NULL,
  UNIQUE (capture, making)
) STRICT;
CREATE INDEX study_article ON study (article);
-- only postgresql
-- Without the gaps that a sequence leaves where a row was there already. There is one writer at a time.
CREATE FUNCTION next_study() RETURNS BIGINT LANGUAGE sql AS 'SELECT coalesce(max(id), 0) + 1 FROM study';
ALTER TABLE study ALTER COLUMN id SET DEFAULT next_study();
-- both

CREATE VIEW current AS                -- the latest study of each capture
SELECT s.id, s.capture, s.article, s.making FROM study s
WHERE NOT EXISTS (SELECT 1 FROM study n WHERE n.capture = s.capture AND n.id > s.id);

CREATE TABLE article (
  study INTEGER NOT NULL REFERENCES study (id),
  id TEXT NOT NULL,
  capture TEXT NOT NULL,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  title TEXT, publisher TEXT, published TEXT,   -- JSON: value, spans, evidence, inferred
  authors TEXT NOT NULL, credits TEXT NOT NULL, posts TEXT NOT NULL, -- JSON arrays
  PRIMARY KEY (id, study)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  repeats_start INTEGER, repeats_end INTEGER,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  block INTEGER NOT NULL,
  words TEXT NOT NULL,                -- JSON: range of word numbers
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  entity INTEGER NOT NULL,            -- number of the entity in this article
  name TEXT NOT NULL,
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE timex (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,                -- TIMEX3
  first TEXT, last TEXT,              -- earliest and latest day it can mean
  anchor TEXT NOT NULL,
  mod TEXT NOT NULL,
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE attribution (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL, -- JSON: spans
  via TEXT,
  manner TEXT NOT NULL,
  naming TEXT NOT NULL,
  stance TEXT NOT NULL,
  entity INTEGER,
  speaker TEXT NOT NULL,
  "count" INTEGER,
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attribution_id ON attribution (id);

CREATE TABLE cited (                  -- the words that spans of attributions and assertions cut out, kept to be audited
  study INTEGER NOT NULL REFERENCES study (id),
  owner TEXT NOT NULL,
  role TEXT NOT NULL,                 -- source, cue, content, wording
  "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (study, owner, role, "start", "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE resolution (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  "local" INTEGER NOT NULL,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  judgement TEXT NOT NULL,
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;
-- only sqlite
CREATE INDEX resolution_entity ON resolution (entity);
-- both

CREATE TABLE short_name (             -- which full names a short one could stand for
  short TEXT NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (short, entity)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (                  -- what a short name stands for; the last answer counts
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  short TEXT NOT NULL,
  "full" TEXT NOT NULL,
  judgement TEXT NOT NULL,
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE fingerprint (
  value INTEGER NOT NULL,
  study INTEGER NOT NULL REFERENCES study (id),
  "offset" INTEGER NOT NULL,
  PRIMARY KEY (value, study, "offset")
) STRICT, WITHOUT ROWID;

CREATE TABLE reprint (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  other TEXT NOT NULL,
  share REAL NOT NULL,
  judgement TEXT NOT NULL,
  passages TEXT NOT NULL,             -- JSON: aligned spans
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE assertion (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  attribution TEXT,                   -- NULL: the article in its own voice
  wording_start INTEGER NOT NULL, wording_end INTEGER NOT NULL,
  polarity TEXT NOT NULL,
  modality TEXT NOT NULL,
  said TEXT NOT NULL, about TEXT NOT NULL,      -- EDTF
  quantities TEXT NOT NULL, entities TEXT NOT NULL, terms TEXT NOT NULL, -- JSON arrays
  origin_key TEXT NOT NULL, origin_name TEXT NOT NULL, origin_certain INTEGER NOT NULL,
  origin_method TEXT NOT NULL, origin_score REAL NOT NULL, origin_reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX assertion_id ON assertion (id);

CREATE TABLE term (                   -- where assertions are looked up by their content words
  term TEXT NOT NULL,
  study INTEGER NOT NULL REFERENCES study (id),
  assertion INTEGER NOT NULL,         -- assertion.position
  terms INTEGER NOT NULL,             -- how many terms that assertion has
  PRIMARY KEY (term, study, assertion)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  one TEXT NOT NULL, other TEXT NOT NULL,
  standing TEXT NOT NULL,
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_one ON relation (one);
CREATE INDEX relation_other ON relation (other);
