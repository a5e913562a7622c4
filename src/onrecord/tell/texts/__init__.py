"""Articles beside each other: what they share, what outlets changed, when they were put out, who rests on whom."""
