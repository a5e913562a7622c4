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

-- only sqlite
CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN
  SELECT RAISE(ABORT, 'decisions are only added: undo one with a later line');
END;

CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'decisions are only added: undo one with a later line');
END;

-- only postgresql
CREATE FUNCTION next_decision() RETURNS BIGINT LANGUAGE sql AS 'SELECT coalesce(max(position), 0) + 1 FROM decision';
ALTER TABLE decision ALTER COLUMN position SET DEFAULT next_decision();

CREATE FUNCTION decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE 'decisions are only added: undo one with a later line';
END
$$;
CREATE TRIGGER decision_stays BEFORE DELETE OR UPDATE ON decision
  FOR EACH ROW EXECUTE FUNCTION decision_stays();
CREATE TRIGGER decisions_stay BEFORE TRUNCATE ON decision
  FOR EACH STATEMENT EXECUTE FUNCTION decision_stays();
