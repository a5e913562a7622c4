"""Two assertions held against each other: which pairs are worth it, what is alike, and what shows how they stand."""
