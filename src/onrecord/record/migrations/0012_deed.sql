-- Who does what to whom in an assertion: JSON arrays of lemmas. Not told in studies made before.

ALTER TABLE assertion ADD COLUMN deed_actors TEXT NOT NULL DEFAULT '[]';
ALTER TABLE assertion ADD COLUMN deed_actions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE assertion ADD COLUMN deed_affected TEXT NOT NULL DEFAULT '[]';
