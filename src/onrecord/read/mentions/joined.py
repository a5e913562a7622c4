"""Names of bodies that have "and" inside: "the Roads and Crossings Agency", "the Ministry of Ports and Fisheries"."""

from collections.abc import Sequence

from onrecord.read.mentions.lexicon import INSTITUTIONS, ORGANISATION_HEADS
from onrecord.read.mentions.page import Page, Range
from onrecord.read.mentions.peoples import country_of, people_of
from onrecord.text import word_set

_FIELDS = word_set(
    """agriculture farming food health trade industry commerce transport transportation traffic road highway culture
    heritage sport media education training science technology research innovation energy power electricity water
    environment climate nature wildlife forestry fishery fishing labour labor employment housing justice security
    defence defense customs revenue excise tax finance tourism planning development safety drug consumer welfare pension
    work building mining gas oil petroleum information communication broadcasting fire rescue emergency disaster
    immigration border family women youth alcohol tobacco firearms exchange land park recreation census aviation space
    rail railway bridge tunnel port harbour harbor marine maritime coastal ocean oceanic atmospheric insurance banking
    human social public civil rural urban regional foreign internal veterans arts music archaeology antiquities
    competition markets standards weights infection disease medicine nursing police prison probation"""
)
"""What an office is for: words that stand on either side of "and" in the name of one."""
_FIRST = frozenset({"ministry", "department", "office", "bureau", "secretary", "minister", "board", "commission"})
_OPENS = frozenset({"the", "a", "an", "its", "their", "our", "'s", "’s"})
_LONGEST = 5
"""Words of a name, one apostrophe included, that say whose a body is."""

Name = tuple[Range, str]


def joined(page: Page, names: Sequence[Name]) -> list[Name]:
    """The names, those made one that are two halves of a body's name; ``names`` are in text order."""
    found: list[Name] = []
    for words, label in names:
        whole = _with_members(page, words)
        if whole != words and (not found or found[-1][0][0] >= whole[0] or found[-1][0][1] <= whole[0]):
            while found and found[-1][0][0] >= whole[0]:
                found.pop()
            found.append((whole, "ORG"))
        elif found and _is_one(page, found[-1][0], words):
            found[-1] = ((found[-1][0][0], words[1]), "ORG")
        else:
            found.append((words, label))
    return found


def _with_members(page: Page, words: Range) -> Range:
    """A body's name with those whose body it is: "Union" of "the National Dockers' Union" is no name."""
    first, end = words
    low = page.sentence_range(first)[0]
    if end - first > 1 or first < low + 2 or page.forms[first - 1] not in {"'", "’"}:
        return words
    if page.lower[first] not in ORGANISATION_HEADS:
        return words
    at = first - 2
    if not (page.lower[at].endswith("s") and _is_word_of_name(page, at)):
        return words
    while at > low and first - at < _LONGEST and _is_word_of_name(page, at - 1):
        at -= 1
    is_plural = page.words[first - 2].tag in {"NNS", "NNPS"}
    return (at, end) if is_plural or (at > low and page.lower[at - 1] == "the") else words


def _is_word_of_name(page: Page, i: int) -> bool:
    form = page.forms[i]
    is_country = country_of(form) is not None or people_of(form) is not None
    return form[0].isupper() and form.isalpha() and page.lower[i] not in _OPENS and not is_country


def _is_one(page: Page, left: Range, right: Range) -> bool:
    if right[0] != left[1] + 1 or page.lower[left[1]] not in {"and", "&"}:
        return False
    if page.sentence_at[left[0]] != page.sentence_at[right[0]] or not page.forms[right[0]][0].isupper():
        return False
    return _ends_in_office(page, left, right) or _begins_with_office(page, left, right)


def _ends_in_office(page: Page, left: Range, right: Range) -> bool:
    """ "The Roads" and "Crossings Agency", but not "the Army" and "Navy Ministry"."""
    before = page.lower[left[0] - 1] if left[0] > 0 else ""
    if before not in _OPENS or right[1] - right[0] < 2 or page.lower[right[1] - 1] not in ORGANISATION_HEADS:
        return False
    return _is_field(page, left[1] - 1) and _is_field(page, right[0])


def _begins_with_office(page: Page, left: Range, right: Range) -> bool:
    """ "The Ministry of Ports" and "Fisheries", but not "and Treasury"."""
    opening = page.lower[left[0] : left[0] + 2]
    if len(opening) < 2 or opening[0] not in _FIRST or opening[1] not in {"of", "for"}:
        return False
    return _is_field(page, left[1] - 1) and all(_is_field(page, i) for i in range(*right))


def _is_field(page: Page, i: int) -> bool:
    word, form = page.lower[i], page.forms[i]
    if word in ORGANISATION_HEADS or word in INSTITUTIONS or form.isupper():
        return False
    if country_of(form) is not None or people_of(form) is not None:
        return False
    plain = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return word in _FIELDS or plain in _FIELDS or page.words[i].tag in {"NNPS", "NNS"}
