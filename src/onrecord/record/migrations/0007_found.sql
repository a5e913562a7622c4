-- Where sentences are looked up by their words. Contentless: the words stand in article.text and nowhere else.
-- rowid = study << 24 | position.

CREATE VIRTUAL TABLE found USING fts5(
  words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'  -- without positions BM25 gives 0
);

INSERT INTO found (rowid, words)
SELECT (s.study << 24) | s.position, substr(a.text, s."start" + 1, s."end" - s."start")
FROM article a JOIN sentence s ON s.study = a.study;
