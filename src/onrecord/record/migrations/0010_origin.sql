-- Of an origin: what a person is called beside the name, who by name speaks for it, how many sources without a name it is.
-- Not told in studies made before.

ALTER TABLE assertion ADD COLUMN origin_title TEXT NOT NULL DEFAULT '';
ALTER TABLE assertion ADD COLUMN origin_spokesperson TEXT NOT NULL DEFAULT '';
ALTER TABLE assertion ADD COLUMN origin_people INTEGER NOT NULL DEFAULT 1;
