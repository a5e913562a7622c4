"""What a proposition says by its own words: its clauses, numbers, times, mood, and what it negates."""
