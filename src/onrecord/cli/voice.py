"""How it is printed on whose word something stands, when it was said, and how many origins it has."""

from collections.abc import Iterable, Iterator

from onrecord.cli.printing import counted, visible
from onrecord.model import Naming, Stance
from onrecord.relate.propositions.times import days
from onrecord.tell.lines.quotes import NO_SOURCE
from onrecord.tell.lines.told import Citation, date_in_words, is_plain
from onrecord.tell.lines.wording import Worded
from onrecord.text import fold

KINDS = {
    Naming.PERSON: "person",
    Naming.ORGANISATION: "organisation",
    Naming.DOCUMENT: "document",
    Naming.PUBLISHER: "publisher",
    Naming.SOCIAL_POST: "social-media post",
    Naming.ANONYMOUS: "anonymous",
    Naming.UNNAMED_PERSON: "not named",
    Naming.UNNAMED_GROUP: "group not named",
    Naming.NONE: "no source given",
}
"""What a source is called by how the text gives it."""


def on_whose_word(told: Worded, *, brief: bool = False) -> str:
    """Speaker, cue, whoever passed it on, outlet: "Ada Lind (denied), as told by the harbour master, Sundby Post"."""
    if not told.speaker.rstrip(" ,;:"):
        return f"{visible(told.outlet)}, in its own voice"
    cue = "" if brief else _deed(told)
    return ", ".join((f"{_who(told)} ({cue})" if cue else _who(told), *_passed_on(told)))


def framed(told: Worded) -> tuple[str, str]:
    """What stands before the words, and what behind them.

    Who only said something stands behind: "340 walked out — Ada Lind, Sundby Post". A deed stands before, so that what
    is rejected is not read as put: "Ada Lind rejected: the offer — Sundby Post".
    """
    deed = _deed(told)
    if not deed or fold(deed) in fold(told.words):  # "Ada Lind denied it" tells the deed itself
        return "", on_whose_word(told, brief=True)
    who = f"{deed}, {NO_SOURCE}" if told.speaker == NO_SOURCE else f"{_who(told)} {deed}"
    return f"{who}: ", ", ".join(_passed_on(told))


def _who(told: Worded) -> str:
    speaker = visible(told.speaker).rstrip(" ,;:")
    return f"{speaker} [{visible(told.behind)}]" if told.behind else speaker


def _deed(told: Worded) -> str:
    """What the speaker did with the words, "" where they only said them."""
    if not told.speaker.rstrip(" ,;:"):
        return ""
    if is_plain(told.cue):
        return "denied" if told.stance is Stance.DENIES else ""
    return visible(told.cue).rstrip(" :,")


def _passed_on(told: Worded) -> Iterator[str]:
    """Those between the speaker and the reader, the outlet last, none of them twice."""
    speaker, outlet = visible(told.speaker).rstrip(" ,;:"), visible(told.outlet)
    through = [visible(name).rstrip(" ,;:") for name in dict.fromkeys(told.through) if name != told.speaker]
    if through:
        yield f"as told by {', then '.join(reversed(through))}"
    if outlet not in {speaker, *through}:
        yield outlet


def day_told(edtf: str) -> str:
    """A day as people read it, or that there is none."""
    return date_in_words(edtf) if edtf else "no date"


def reach_told(edtf: Iterable[str], *, how: str = "") -> str:
    """From the first day that these can be of to the last: ", from 4 May to 6 June 2031"; "" where none is known."""
    spans = [span for one in edtf if one and (span := days(one)) is not None]
    if not spans:
        return ""
    first, last = (end.isoformat() for end in (min(s[0] for s in spans), max(s[1] for s in spans)))
    told = f"on {date_in_words(first)}" if first == last else f"from {date_in_words(f'{first}/{last}')}"
    return f", {how}{told}"


def origins_told(least: int, most: int) -> str:
    """One number, or a range: "1 or 2 origins", "2 to 5 origins"."""
    if least == most:
        return counted(least, "origin")
    return f"{least} {'or' if most == least + 1 else 'to'} {most} origins"


def place_told(citation: Citation) -> str:
    """Characters of an article: its id and the half-open range."""
    return f"{citation.article}:{citation.span.start}-{citation.span.end}"
