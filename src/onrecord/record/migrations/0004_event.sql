-- What the articles say happened, is planned, denied and so on.

CREATE TABLE event (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,                 -- deed, named, saying
  deed TEXT NOT NULL,                 -- the verb it comes down to, one for words of one meaning
  trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  wording TEXT NOT NULL,              -- JSON: spans
  status TEXT NOT NULL,
  "when" TEXT NOT NULL,               -- EDTF: the day spoken of
  time_start INTEGER, time_end INTEGER, -- the time expression in its clause
  said TEXT NOT NULL,                 -- EDTF: the day of saying
  participants TEXT NOT NULL,         -- JSON: entity number, part
  attribution TEXT,                   -- NULL: the article in its own voice
  main INTEGER NOT NULL,              -- 1: the main clause of its sentence, or of the words of its source
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;
-- only sqlite
CREATE INDEX event_deed ON event (deed);
