-- What is watched: lists of addresses, and the pages they led to, with what a server said to be asked with again.

CREATE TABLE watched (
  address TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                 -- list, page
  of TEXT NOT NULL,                   -- the list that led to it, "" for what a person named
  source TEXT NOT NULL,               -- the publisher that list says a page is from, "" where it says none
  etag TEXT NOT NULL,
  modified TEXT NOT NULL,
  body TEXT NOT NULL,                 -- SHA-256 of the body that came last, "" before the first
  since TEXT NOT NULL,                -- ISO 8601 in UTC: when it was first heard of
  changed TEXT NOT NULL,              -- when another body came last, "" before the first
  checked TEXT NOT NULL,              -- when it was asked for last, "" for never
  next TEXT NOT NULL,                 -- when it is to be asked for again, "" for never again
  failures INTEGER NOT NULL,          -- in a row
  error TEXT NOT NULL                 -- what went wrong last, "" for nothing
) STRICT, WITHOUT ROWID;
-- only sqlite
CREATE INDEX watched_next ON watched (next, address);
-- only postgresql
ALTER TABLE watched DROP CONSTRAINT watched_pkey;
CREATE UNIQUE INDEX watched_once ON watched (md5(address));
CREATE INDEX watched_address ON watched USING hash (address);
CREATE INDEX watched_next ON watched (next);
