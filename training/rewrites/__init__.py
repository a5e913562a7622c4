"""Training of the few numbers that say whether one article was rewritten from another's report."""
