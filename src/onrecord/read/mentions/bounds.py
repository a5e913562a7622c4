"""How far a name goes: the words beside it that belong to it still."""

from collections.abc import Sequence

from onrecord.read.mentions.lexicon import (
    CALENDAR,
    GIVEN_HE,
    GIVEN_SHE,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    PLURAL_TITLES,
    TITLE_MODIFIERS,
    TITLES,
)
from onrecord.read.mentions.page import Page, Range
from onrecord.read.mentions.peoples import country_of, people_of

POSTS = frozenset({"CEO", "CFO", "COO", "CTO", "MP", "MPs", "MEP", "MEPs", "VP"})
"""Offices in capitals, which are no part of a name."""
GIVEN = GIVEN_HE | GIVEN_SHE
_WIDEST = 3
"""Words that a name of the model's may be widened by on each side."""


def widened(page: Page, words: Range, taken: Sequence[bool]) -> Range:
    """A name with the proper nouns that stand right beside it."""
    first, end = words
    if country_of(page.cut(words)) is not None or people_of(page.cut(words)) is not None:
        return words
    if page.sentence_at[first] in page.headings:
        return words  # where every word has a capital, none shows a name to go on
    low, high = page.sentence_range(first)
    if first > low and page.forms[first - 1][:-2].isdigit() and page.lower[first - 1][-2:] in {"st", "nd", "rd", "th"}:
        return first - 1, end  # "7th Cavalry"
    while first > low and words[0] - first < _WIDEST and not taken[first - 1] and _continues(page, first - 1):
        first -= 1
    while end < high and end - words[1] < _WIDEST:
        step = _step(page, first, end)
        if not step or any(taken[end : end + step]):
            break
        end += step
    return first, end


def _step(page: Page, first: int, end: int) -> int:
    """How many words behind a name belong to it still; 0 when it ends here."""
    high = page.sentence_range(first)[1]
    if _continues(page, end):
        tied = not {"of", "for"}.isdisjoint(page.lower[first:end])
        return 0 if tied and page.lower[end] in GIVEN else 1  # "Secretary of the Navy for Ports Ada Lind"
    if end > first + 1 and is_hyphen(page, end, high):
        return 2  # "Ada Lind-Field"
    if end + 1 < high and page.forms[end + 1][0].isupper() and page.words[end + 1].tag.startswith("NNP"):
        if page.words[end].tag == "POS" and page.lower[end + 1] in PLACE_HEADS:
            return 2  # "Pell's Crossing"
        if page.lower[end] in {"of", "for"} and page.lower[end - 1] in ORGANISATION_HEADS:
            return 2 if country_of(page.forms[end + 1]) is None else 0  # "Alliance for Dignity"
    return 0


def _continues(page: Page, i: int) -> bool:
    word = page.lower[i]
    return (
        page.words[i].tag in {"NNP", "NNPS"}
        and page.forms[i][0].isupper()
        and page.forms[i].replace(".", "").replace("-", "").isalpha()
        and word not in TITLES
        and word not in PLURAL_TITLES
        and word not in TITLE_MODIFIERS
        and word not in CALENDAR
        and word not in page.small_forms
        and page.forms[i] not in POSTS
        and country_of(page.forms[i]) is None
        and people_of(page.forms[i]) is None
    )


def is_hyphen(page: Page, i: int, high: int) -> bool:
    """Whether a hyphen joins two parts of somebody's name, with no space beside it."""
    if page.forms[i] != "-" or not 0 < i < high - 1:
        return False
    before, mark, after = (page.words[k].span for k in (i - 1, i, i + 1))
    sides = (page.forms[i - 1], page.forms[i + 1])
    closed = before.end == mark.start and mark.end == after.start
    return closed and all(f[0].isupper() and country_of(f) is None and people_of(f) is None for f in sides)
