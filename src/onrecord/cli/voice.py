"""How it is printed on whose word something stands, when it was said, and how many origins it has."""

from collections.abc import Iterable

from onrecord.cli.printing import counted, visible
from onrecord.model import Stance
from onrecord.relate.times import days
from onrecord.tell.told import Citation, date_in_words
from onrecord.tell.wording import Worded

_FULL_DAY = len("2031-05-04")
_SAID = frozenset({":", "said", "says", "say", "told", ""})
"""Cues that say no more than that somebody spoke."""


def on_whose_word(told: Worded, *, brief: bool = False) -> str:
    """Speaker, cue, whoever passed it on, outlet: "Ada Lind (denied), as told by the harbour master, Sundby Post"."""
    named = visible(told.outlet)
    speaker = visible(told.speaker).rstrip(" ,;:")
    if not speaker:
        return f"{named}, in its own voice"
    cue = "" if brief or visible(told.cue) in _SAID else visible(told.cue)
    who = f"{speaker} [{visible(told.behind)}]" if told.behind else speaker
    shown = f"{who} ({cue})" if cue else who
    if told.stance is Stance.DENIES and not cue and not brief:
        shown += " (denied)"
    through = [visible(name).rstrip(" ,;:") for name in dict.fromkeys(told.through) if name != told.speaker]
    passed = f", as told by {', then '.join(reversed(through))}" if through else ""
    return f"{shown}{passed}" + (f", {named}" if named not in {speaker, *through} else "")


def day_told(edtf: str) -> str:
    """A day as people read it, or that there is none."""
    return date_in_words(edtf) if edtf else "no date"


def when_told(edtf: str) -> str:
    """A day with the word before it that it needs: "on 4 May 2031", "in May 2031", "between May and June 2031"."""
    if not edtf:
        return "on a day that is not known"
    told = date_in_words(edtf)
    if edtf.startswith("["):  # one of these days
        first, _, last = edtf.strip("[]").partition("..")
        ends = [date_in_words(end) for end in (first, last) if end]
        return (
            f"between {' and '.join(ends)}" if len(ends) == 2 else f"on or {'after' if first else 'before'} {ends[0]}"
        )
    if not edtf.replace("-", "").isdigit():
        return told if told.startswith(("from ", "until ")) else f"from {told}"
    return f"on {told}" if len(edtf) == _FULL_DAY else f"in {told}"


def reach_told(edtf: Iterable[str], *, how: str = "") -> str:
    """From the first day that these can be of to the last: ", from 4 May to 6 June 2031"; "" where none is known."""
    spans = [span for one in edtf if one and (span := days(one)) is not None]
    if not spans:
        return ""
    first, last = (end.isoformat() for end in (min(s[0] for s in spans), max(s[1] for s in spans)))
    told = f"on {date_in_words(first)}" if first == last else f"from {date_in_words(first)} to {date_in_words(last)}"
    return f", {how}{told}"


def origins_told(least: int, most: int) -> str:
    """One number, or a range: "1 or 2 origins", "2 to 5 origins"."""
    if least == most:
        return counted(least, "origin")
    return f"{least} {'or' if most == least + 1 else 'to'} {most} origins"


def place_told(citation: Citation) -> str:
    """Characters of an article: its id and the half-open range."""
    return f"{citation.article}:{citation.span.start}-{citation.span.end}"
