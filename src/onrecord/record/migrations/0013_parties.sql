-- The single sources of an attribution whose source is several ("Field and the union said"): JSON, each with span, kind,
-- name and the article's entity number. Not told in studies made before.

ALTER TABLE attribution ADD COLUMN parties TEXT NOT NULL DEFAULT '[]';
