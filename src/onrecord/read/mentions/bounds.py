"""How far a name goes: the words beside it that belong to it still."""

import re
from collections.abc import Iterator, Sequence

from onrecord.read.mentions.lexicon import (
    CORPORATE_TAILS,
    DAYS_AND_UNITS,
    GIVEN_HE,
    GIVEN_SHE,
    INSTITUTIONS,
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
_MARKS = {'"': '"', "“": "”", "‘": "’", "'": "'", "(": ")"}
_NICKNAME = re.compile(r"\s(?:\"[^\"]+\"|“[^”]+”|‘[^’]+’|'[^']+'|\([^)]+\))(?=\s)")
_LONGEST_NICKNAME = 2
_NO_PERSONS = ORGANISATION_HEADS | INSTITUTIONS | CORPORATE_TAILS | PLACE_HEADS


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
    return page.words[i].tag in {"NNP", "NNPS"} and _may_continue(page, i)


def _may_continue(page: Page, i: int) -> bool:
    word = page.lower[i]
    return (
        page.forms[i][0].isupper()
        and page.forms[i].replace(".", "").replace("-", "").isalpha()
        and word not in TITLES
        and word not in PLURAL_TITLES
        and word not in TITLE_MODIFIERS
        and word not in DAYS_AND_UNITS
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


def nicknamed(page: Page) -> Iterator[Range]:
    """Places of people's names with what they are called between quotation marks or brackets: "Jo “Red” Field"."""
    for i, form in enumerate(page.forms):
        low, high = page.sentence_range(i)
        if form not in _MARKS or page.sentence_at[i] in page.headings or not (i > low and _continues(page, i - 1)):
            continue
        end = i + 1
        while end < high and end - i <= _LONGEST_NICKNAME and page.forms[end][0].isupper():
            end += 1
        if form == "(" and i + 1 < high and page.forms[i + 1].isupper():
            continue  # rather the letters of a body
        if end == i + 1 or end >= high or page.forms[end] != _MARKS[form]:
            continue
        surname = end + 1
        if surname < high and _may_continue(page, surname) and page.lower[surname] not in _NO_PERSONS:
            first = i - 2 if i - 2 >= low and _continues(page, i - 2) else i - 1
            yield first, _step_over(page, surname, high)


def _step_over(page: Page, surname: int, high: int) -> int:
    """The end of a surname of one word, or of two with a hyphen."""
    return surname + 3 if is_hyphen(page, surname + 1, high) else surname + 1


def plain_name(page: Page, words: Range) -> str:
    """The words of a name without what somebody is called beside it."""
    return _NICKNAME.sub("", page.cut(words))
