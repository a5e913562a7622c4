-- What an attribution says beyond source, cue and content; empty in studies made before.

ALTER TABLE attribution ADD COLUMN described TEXT NOT NULL DEFAULT '[]';        -- JSON: unnamed sources, span and count
ALTER TABLE attribution ADD COLUMN withheld TEXT NOT NULL DEFAULT '[]';         -- JSON: spans that hold the name back
ALTER TABLE attribution ADD COLUMN withheld_because TEXT NOT NULL DEFAULT '[]'; -- JSON: spans that say why
ALTER TABLE attribution ADD COLUMN caveats TEXT NOT NULL DEFAULT '[]';          -- JSON: hedges and conditions, span and kind
