"""Words cut from articles, as they are told: whose they are, what they mean, and in which of them a thing is told."""
