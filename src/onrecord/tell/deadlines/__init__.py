"""The register of windows and deadlines: what was set, moved, met or missed."""

from onrecord.tell.deadlines.register import (
    NOT_FOLLOWED_UP,
    Entry,
    Quoted,
    State,
    deadlines,
    length_in_words,
    state_on,
    told_on,
    windows,
)

__all__ = [
    "NOT_FOLLOWED_UP",
    "Entry",
    "Quoted",
    "State",
    "deadlines",
    "length_in_words",
    "state_on",
    "told_on",
    "windows",
]
