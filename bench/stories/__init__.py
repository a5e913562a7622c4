"""Gold stories with claims, assertions and origins: reading them, finding our assertions in them, and scoring."""
