"""Who is named in a story: what they say, where, and under which names."""
