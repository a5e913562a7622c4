"""Parts of the measurement on ECB+: the corpus, the scores, the folds."""
