"""Parts of the timeline measurement: the corpus, an entity's events, the scorer."""
