-- Limits in time that an article states: terms, deadlines, clocks, limits, scheduled days.

CREATE TABLE time_window (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,                 -- term, deadline, clock, limit, scheduled
  what_start INTEGER NOT NULL, what_end INTEGER NOT NULL,
  wording_start INTEGER NOT NULL, wording_end INTEGER NOT NULL,
  rule_start INTEGER NOT NULL, rule_end INTEGER NOT NULL,
  begins_start INTEGER, begins_end INTEGER,     -- the words its days are read from
  ends_start INTEGER, ends_end INTEGER,
  lasts_start INTEGER, lasts_end INTEGER,
  "start" TEXT, "end" TEXT,           -- EDTF; NULL where no day follows from the text
  duration TEXT,                      -- ISO 8601
  grantor_start INTEGER, grantor_end INTEGER,
  instrument_start INTEGER, instrument_end INTEGER,
  attribution TEXT,                   -- NULL: the article in its own voice
  assertion TEXT,
  polarity TEXT NOT NULL,
  entities TEXT NOT NULL, terms TEXT NOT NULL,  -- JSON arrays
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX time_window_id ON time_window (id);
