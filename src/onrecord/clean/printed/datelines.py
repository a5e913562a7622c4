"""Read the dateline that a report begins with: place, day, agency."""

import re
from dataclasses import dataclass

from onrecord.clean.printed.dates import find_dates
from onrecord.clean.printed.outlets import agency_name, initials_of, is_call_sign, is_wire, may_be_house
from onrecord.model import Span
from onrecord.text import fold, trimmed, word_set

_DATELINE_AGENCY = re.compile(
    r"^(?P<place>(?:[^()\[\]/“\"]|(?<=\d)/(?=\d)){0,90}?)\s?(?:[(\[](?P<agency>[^()\[\]]{2,40})[)\]]|"
    r"/(?P<wire>[^/]{2,30})/)\s*(?P<dash>[-–—]{1,3}|[:|.]|)(?=\s*(?:$|[A-Z0-9“\"‘'«]))"
)
_DATELINE_PLAIN = re.compile(
    r"^(?P<place>[^\W\d_](?:[^–—()\"“.]|\.(?=[A-Z ]))?[^–—()\"“]{1,60}?)\s?(?:[—–]|--|\s-)\s?(?=[A-Z0-9“\"‘'])"
)
_DATELINE_DOTTED = re.compile(
    r"^(?P<place>[^\W\d_][^.,()]{1,40}),\s(?P<when>[^.,()]{3,30}(?:,\s\d{4})?)(?:,\s(?P<agency>[^.,()]{2,30}))?\.\s"
)
_DATELINE_DATED = re.compile(  # "Kessel, 9 May 2031 — The …", "Kessel, Sept. 12. ABC. — The …"
    r"^(?P<place>[^\W\d_][^.,()–—\"“]{1,40}),\s(?P<when>[^,()–—\"“]{3,20}?(?:,?\s\d{4})?)"
    r"(?:[.,]\s(?P<agency>[^\W\d_][^.,()–—\"“]{1,30}))?\.?\s?(?:[—–]|--|-(?=\s))\s?(?=[A-Z0-9“\"‘'])"
)

_AFTER_A_DAY = re.compile(r"\s+(?:[A-Z][\w.'’ -]{1,40} ?(?:[—–]|--) ?)?(?=[“‘\"'«]?[A-Z])")
"""What stands between a day and the sentence that it is run into, a place perhaps: "May 9, 2031 Kessel — The …"."""

_LEADS = word_set("on in at by from since until till after before for during of the this last next and but as")
_LABELS = word_set("watch video photos photo listen update updated exclusive live opinion new file ad poll map")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and day at the head of a report, and the agency it came from. Spans are those of the whole text."""

    span: Span
    agency: Span | None


def read_dateline(text: str, span: Span) -> Dateline | None:
    """The dateline that a report begins with; None where there is none."""
    head = text[span.start : min(span.end, span.start + 160)]
    found = _DATELINE_AGENCY.match(head)
    if found and _is_agency_dateline(found, alone=span.end - span.start == found.end()):
        start, end = found.span("agency" if found["agency"] else "wire")
        return Dateline(Span(span.start, span.start + found.end()), Span(span.start + start, span.start + end))
    dated = _DATELINE_DATED.match(head)
    if dated and _names_place(dated["place"]) and _is_a_day(dated["when"]):
        start, end = dated.span("agency")
        agency = Span(span.start + start, span.start + end) if start >= 0 and may_be_house(dated["agency"]) else None
        return Dateline(Span(span.start, span.start + dated.end()), agency)
    dotted = _DATELINE_DOTTED.match(head)
    if dotted and dotted["place"].isupper() and find_dates(dotted["when"]):
        start, end = dotted.span("agency")
        agency = Span(span.start + start, span.start + end) if start >= 0 and dotted["agency"][0].isupper() else None
        return Dateline(Span(span.start, span.start + dotted.end()), agency)
    plain = _DATELINE_PLAIN.match(head)
    if plain and _is_loud_place(plain["place"]):
        whole = Span(span.start, span.start + plain.end())
        name = trimmed(text, Span(span.start, span.start + plain.end("place")))
        return Dateline(whole, name if agency_name(name.cut(text), expected=False) else None)
    return None


def run_in_day(text: str, span: Span) -> Span | None:
    """The day, and the place with it, that a page has lost the line break or the dash behind; None where none is.

    "May 9, 2031 The bridge …", "KESSEL May 9 The bridge …"; not "May 9, 2031, was …".
    """
    for day in find_dates(text, span.start, min(span.end, span.start + 80))[:1]:
        place = text[span.start : day.span.start].rstrip(" ,")
        rest = _AFTER_A_DAY.match(text, day.span.end, span.end)
        full = day.value is not None and len(day.value) == len("2031-05-09")
        if rest and (_is_loud_place(place) if place else full) and day.day and day.agrees:
            return trimmed(text, Span(span.start, rest.end()))
    return None


def _is_agency_dateline(found: re.Match[str], *, alone: bool) -> bool:
    place, name = found["place"], found["agency"] or found["wire"]
    if not _is_place(place):
        return False
    if agency_name(name, expected=bool(found["dash"])):
        return True
    if not place and found["dash"] != ":" and found["agency"]:  # "(ABC) The bridge …", "(ABC) - The bridge …"
        return fold(name) not in _LABELS and ((name.isalpha() and name.isupper()) or is_wire(name))
    bare = initials_of(place).endswith(name)
    dated = any(d.span.start for d in find_dates(place))  # a place and a day before it: "Brask, 9 May"
    if not (found["dash"] or alone or dated) or place.startswith("The ") or bare:
        return False
    if found["dash"] == ":" and not dated:
        return is_wire(name) and place.split(",")[0].isupper()
    return is_call_sign(name) or (name[0].isupper() and len(name.split()) <= 4 and bool(place))


def _names_place(said: str) -> bool:
    return _is_place(said) and fold(said.split(maxsplit=1)[0]) not in _LEADS


def _is_a_day(said: str) -> bool:
    """Whether it is nothing but a day: "9 May", "Sept. 12, 2031"."""
    dates = find_dates(said)
    return len(dates) == 1 and dates[0].day is not None and not said.strip(" .").replace(dates[0].span.cut(said), "")


def _is_place(said: str) -> bool:
    if len(said.split()) > 10:
        return False
    for date in reversed(find_dates(said)):
        said = said[: date.span.start] + said[date.span.end :]
    return all(
        w[0].isupper() or not w[0].isalpha() or fold(w) in {"of", "the", "de", "la", "and", "near", "in"}
        for w in said.split()
    )


def _is_loud_place(said: str) -> bool:
    first = re.split(r"[,/]", said)[0].strip()
    return (
        (len(first) > 2 or agency_name(first) is not None)
        and first.isupper()
        and len(first.split()) <= 4
        and _is_place(said)
    )
