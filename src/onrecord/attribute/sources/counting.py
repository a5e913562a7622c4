"""How many unnamed people a source phrase states: "two current and two former officials" are four."""

import re

from onrecord.english import NUMBER_OF, SPELLED
from onrecord.text import word_set

_NUMBERS = {word: NUMBER_OF[word] for word in SPELLED} | {"both": 2}
_NUMBER = re.compile(rf"(?<![\w-])(?<!\d[,.])(?<!\bno )({'|'.join(_NUMBERS)}|\d{{1,3}})\b(?![,.]\d|-)", re.IGNORECASE)
_NO_PEOPLE = re.compile(
    r"^\s*(?:%|percent|per cent|years?|months?|weeks?|days?|hours?|dozen|score|hundred|thousand|million)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(  # "one of the two diplomats" is one
    rf"\b({'|'.join(_NUMBERS)})(?: of (?:the |these |those |his |her |its |their )|(?<=one) of )"
    rf"(?:{'|'.join(_NUMBERS)}|\d{{1,3}})\b",
    re.IGNORECASE,
)
_SHARE = re.compile(  # "eight of 10", "nine out of ten", "one or two": a share or a range, nobody is counted
    rf"\b(?:{'|'.join(_NUMBERS)}|\d{{1,3}}) (?:(?:out )?of|in|or|to) (?:{'|'.join(_NUMBERS)}|more|\d{{1,3}})\b",
    re.IGNORECASE,
)
_OF_NUMBER = re.compile(rf"\bof (?:{'|'.join(_NUMBERS)}|\d{{1,3}})$", re.IGNORECASE)  # "a mother of three"
_TAIL = re.compile(
    r"\b(?:who|whom|whose|which|that|with|familiar|close|briefed|on condition|involved|at|inside|speaking|in"
    r"|from|for|by|to|against|under|after|before|during|between|among)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?:^|\band |, )(an?|another)\s+(\w+)", re.IGNORECASE)
_VAGUE = word_set("few number dozen couple handful group range series pair host variety lot majority score")


def count_of(phrase: str, *, plural: bool) -> int | None:
    """People that the noun phrase itself counts, or None; ``plural`` says that its head is a plural.

    "multiple officials" is None, "a person familiar with the talks" 1, "a diplomat and two aides" 3.
    """
    core = core_of(phrase)
    head = _OUT_OF.sub(r"\1 of them", core)
    begun = _SHARE.search(phrase)  # "about four in ten", of which "in ten" is taken for a place
    if _SHARE.search(head) or (begun and begun.start() < len(core)):
        return None
    head = _OF_NUMBER.sub("", head)
    numbers = [
        _NUMBERS.get(m.group(1).lower()) or int(m.group(1))
        for m in _NUMBER.finditer(head)
        if not _NO_PEOPLE.match(head[m.end() :])
    ]
    # "two officials and a diplomat", but not "a group of officials".
    singles = [m for m in _SINGLE.finditer(head) if m.group(2).lower() not in _VAGUE]
    total = sum(numbers) + (len(singles) if numbers or not plural else 0)
    return total if 0 < total < 1000 else None


def core_of(phrase: str) -> str:
    """The phrase without the clauses and prepositions that follow its head: "a diplomat at the embassy, who …"."""
    tail = _TAIL.search(phrase)
    return ((phrase[: tail.start()] if tail and tail.start() else phrase).rstrip(" ,")) or phrase
