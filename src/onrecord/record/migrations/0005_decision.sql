-- What people have settled. Told by content, never by row or by an id of a finding, so that it outlives any rebuild.
-- Only added to: a decision is undone by a later line.

CREATE TABLE decision (
  position INTEGER PRIMARY KEY,       -- the order of writing; the order that counts is "when", then id
  id TEXT NOT NULL UNIQUE,            -- follows from all the rest
  kind TEXT NOT NULL,
  who TEXT NOT NULL,
  "when" TEXT NOT NULL,               -- ISO 8601, UTC, to the microsecond
  why TEXT NOT NULL,
  entities TEXT NOT NULL,             -- JSON: name key, name
  pages TEXT NOT NULL,                -- JSON: hashes of bytes and of own words, address, name, title, publisher, day
  quoted TEXT NOT NULL,               -- JSON: for each assertion or claim the quotations it is known by
  "value" TEXT NOT NULL
) STRICT;

CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN
  SELECT RAISE(ABORT, 'decisions are only added: undo one with a later line');
END;

CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'decisions are only added: undo one with a later line');
END;
