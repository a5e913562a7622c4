"""Who says it: the phrase, what kind of source it is, how many people, and what they are called."""
