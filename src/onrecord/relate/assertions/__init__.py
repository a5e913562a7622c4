"""Which propositions an article puts, and by whom."""
