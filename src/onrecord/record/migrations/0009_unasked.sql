-- Indexes that nobody asks: findings are read study by study, or all of a story at once.

DROP INDEX relation_one;
DROP INDEX relation_other;
DROP INDEX assertion_id;
DROP INDEX attribution_id;
DROP INDEX time_window_id;
-- only sqlite
DROP INDEX resolution_entity;
DROP INDEX event_deed;

-- Passages are long: without a row's number in front, each row of this table took a page of its own.
CREATE TABLE reprint_anew (
  study INTEGER NOT NULL REFERENCES study (id),
  position INTEGER NOT NULL,
  other TEXT NOT NULL,
  share REAL NOT NULL,
  judgement TEXT NOT NULL,
  passages TEXT NOT NULL,             -- JSON: aligned spans
  method TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (study, position)
) STRICT;
INSERT INTO reprint_anew SELECT * FROM reprint ORDER BY study, position;
DROP TABLE reprint;
ALTER TABLE reprint_anew RENAME TO reprint;
