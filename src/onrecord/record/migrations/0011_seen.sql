-- When which capture was seen at an address: a page that is put back as it was comes in as bytes that are there already.

CREATE TABLE seen (
  address TEXT NOT NULL,
  at TEXT NOT NULL,                   -- ISO 8601, UTC
  capture TEXT NOT NULL REFERENCES capture (id),
  PRIMARY KEY (address, at, capture)
) STRICT, WITHOUT ROWID;
-- only postgresql
ALTER TABLE seen DROP CONSTRAINT seen_pkey;
CREATE UNIQUE INDEX seen_once ON seen (md5(address), at, capture);
-- both
INSERT INTO seen SELECT DISTINCT address, captured_at, capture FROM capture_name WHERE address IS NOT NULL;
