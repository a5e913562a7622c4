"""What pages print in many ways: bylines, credits, datelines, days, captions, and the furniture around a text."""
