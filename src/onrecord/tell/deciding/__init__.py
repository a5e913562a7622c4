"""What a person may settle: where the machine is unsure, what a decision is about, and what it changes."""

from onrecord.tell.deciding.verbs import (
    VERBS,
    Outcome,
    drafted,
    in_words,
    made_with,
    outcome,
    signed,
    undoing,
    undoings,
)

__all__ = ["VERBS", "Outcome", "drafted", "in_words", "made_with", "outcome", "signed", "undoing", "undoings"]
