"""A pasted page, which has no markup: of each line what it is, by its words and its place."""
