-- What a sentence means: 384 signed bytes, for its nearness to other sentences. Empty in what was read before.

ALTER TABLE sentence ADD COLUMN vector BLOB NOT NULL DEFAULT x'';
