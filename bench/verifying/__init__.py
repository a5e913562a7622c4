"""Told lines with one thing in each made wrong, for measuring whether the verifier notices."""
