-- Where sentences are looked up by their words. Contentless: the words stand in article.text and nowhere else.
-- rowid = study << 24 | position.

-- only sqlite
CREATE VIRTUAL TABLE found USING fts5(
  words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'  -- without positions BM25 gives 0
);

INSERT INTO found (rowid, words)
SELECT (s.study << 24) | s.position, substr(a.text, s."start" + 1, s."end" - s."start")
FROM article a JOIN sentence s ON s.study = a.study;

-- only postgresql
CREATE TABLE found (                  -- the words as FTS5 would cut them, so that the answers are the same
  word TEXT COLLATE "C" NOT NULL,     -- of 400 characters at most
  sentence BIGINT NOT NULL,           -- study << 24 | position
  times INTEGER NOT NULL,             -- that the word stands in it
  length INTEGER NOT NULL,            -- words that it has in all
  PRIMARY KEY (word, sentence) INCLUDE (times, length)
);
CREATE TABLE found_total (            -- one row
  sentences BIGINT NOT NULL,
  words BIGINT NOT NULL
);
INSERT INTO found_total VALUES (0, 0);
