-- Of an origin: what a person is called beside the name, and who by name speaks for it. Empty in studies made before.

ALTER TABLE assertion ADD COLUMN origin_title TEXT NOT NULL DEFAULT '';
ALTER TABLE assertion ADD COLUMN origin_voice TEXT NOT NULL DEFAULT '';
