"""Training of the few numbers that say whether two articles tell of one happening."""
