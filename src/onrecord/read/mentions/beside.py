"""What the nouns beside a name say it is: "the ferry …", "…, a town", "the union's leader, …", "aboard the …"."""

from collections import Counter
from collections.abc import Iterator

from onrecord.model import EntityKind
from onrecord.read.mentions.lexicon import PERSON_ROLES, PLACE_HEADS
from onrecord.read.mentions.page import Page, Range
from onrecord.text import DATELINE, word_set

_PERSONS = PERSON_ROLES | word_set(
    """manager resident survivor witness neighbour neighbor widow widower mother father son daughter brother sister wife
    husband partner colleague student teacher lecturer technician official politician secretary minister adviser advisor
    aide bookkeeper accountant musician singer player striker goalkeeper captain head president woman man girl boy
    grandmother grandfather organiser organizer campaigner volunteer worker successor predecessor"""
)
_PLACES = (PLACE_HEADS - frozenset({"state", "station", "way", "crossing", "junction"})) | word_set(
    """city hamlet suburb capital campground neighbourhood neighborhood municipality resort outpost settlement country
    nation kingdom republic enclave archipelago volcano headland"""
)
_BODIES = word_set(
    """company firm subsidiary newspaper broadcaster charity startup agency union party bank regulator airline
    cooperative consultancy brewery insurer foundation"""
)
_THINGS = word_set(
    """ferry ship vessel boat lifeboat trawler tanker yacht frigate destroyer submarine tug barge freighter liner
    warship drone aircraft jet satellite spacecraft rocket missile probe vaccine drug medicine pill treatment app
    software game device gadget novel film movie album song podcast play opera horse dog cat bear elephant hurricane
    storm typhoon cyclone wildfire"""
)
_CLASSES = (
    (EntityKind.PERSON, _PERSONS),
    (EntityKind.ORGANISATION, _BODIES),
    (EntityKind.OTHER, _THINGS),
    (EntityKind.PLACE, _PLACES),
)
_OPENS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "my", "one"})
_POSTS = frozenset({"ceo", "cfo", "coo", "cto", "mp", "mep", "vp"})
_CALLED = frozenset({"called", "named", "dubbed", "codenamed"})
_NOBLE = frozenset({"lady", "queen", "king", "prince", "princess", "duchess", "duke"})
_ABOARD = frozenset({"aboard"})
_STRONG = 8
_DEPTH = 3
_LONGEST = 6
"""Words of a description in which its noun is looked for."""


def kind_said(noun: str) -> EntityKind | None:
    """What a noun says of whatever it describes; None for one that may go with several kinds."""
    return next((kind for kind, nouns in _CLASSES if noun in nouns), None)


def noun_votes(page: Page, words: Range) -> "Counter[EntityKind]":
    """How much the nouns right beside one place of a name speak for each kind."""
    votes: Counter[EntityKind] = Counter()
    for noun in (*_nouns_before(page, words), *_nouns_behind(page, words)):
        kind = kind_said(noun)
        if kind is not None:
            votes[kind] += _STRONG
    if _is_boarded(page, words[0]) or _is_called_like_a_ship(page, words[0]):
        votes[EntityKind.OTHER] += 2 * _STRONG
    return votes


def _nouns_before(page: Page, words: Range) -> Iterator[str]:
    """ "The ferry Anna"; "a vaccine called Anna"; "the company's director, Anna"."""
    low, first = page.sentence_range(words[0])[0], words[0]
    at = first - 1
    if at <= low:
        return
    set_off = page.forms[at] == ","
    if page.lower[at] in _CALLED:
        at -= 1 + (page.forms[at - 1] == ",")
    elif set_off:
        at -= 1
        opened = any(page.lower[i] in _OPENS or page.words[i].tag == "POS" for i in range(max(low, at - 4), at))
        closed = words[1] < len(page.forms) and page.forms[words[1]] in {",", ".", ";"}
        if not (opened and closed):  # rather one of a list
            return
    elif not _is_tied(page, at, words):
        return
    if at >= low and page.words[at].tag == "NN" and page.forms[at].islower():
        yield page.lower[_head(page, at) if set_off else at]


def _is_tied(page: Page, noun: int, words: Range) -> bool:
    """Whether a noun and the name behind it are one phrase: not "an aircraft Anna builds", "Ost airport Anna said"."""
    if page.words[noun - 1].tag in {"NNP", "NNPS"} or page.lower[words[0]] in _POSTS:
        return False
    name = range(*words)
    if page.words[noun].head in name:
        return page.words[noun].dep in {"compound", "nmod", "amod"}
    return page.words[words[1] - 1].head == noun and page.words[words[1] - 1].dep in {"appos", "oprd"}


def _head(page: Page, noun: int) -> int:
    """Of "the head of the union" the head."""
    for _ in range(_DEPTH):
        of = page.words[noun].head
        if page.words[noun].dep != "pobj" or page.words[of].lemma != "of" or not page.words[of].head < of:
            break
        noun = page.words[of].head
    return noun


def _nouns_behind(page: Page, words: Range) -> Iterator[str]:
    """ "Anna, a ferry"; "Anna is a town"."""
    end, high = words[1], page.sentence_range(words[0])[1]
    if end + 2 >= high or page.lower[end + 1] not in _OPENS or page.lower[end] not in {",", "is", "was"}:
        return
    noun = ""
    for i in range(end + 2, min(high, end + 2 + _LONGEST)):
        tag = page.words[i].tag
        if tag in {"NN", "NNP"} or (tag == "JJ" and not noun) or tag in {"VBN", "VBG", "CD", "HYPH", "RB"}:
            noun = page.lower[i] if tag == "NN" else noun
        elif tag == "POS":
            noun = ""
        else:
            break
    if noun:
        yield noun


def _is_boarded(page: Page, first: int) -> bool:
    """ "Aboard the Anna", "on board Anna"."""
    at = first - 1 - (first > 0 and page.lower[first - 1] == "the")
    return at > 0 and (page.lower[at] in _ABOARD or (page.lower[at] == "board" and page.lower[at - 1] == "on"))


def _is_called_like_a_ship(page: Page, first: int) -> bool:
    """ "The Lady Anna", "the Queen Anna": of a person there would be no article."""
    return page.lower[first] in _NOBLE and first > 0 and page.lower[first - 1] == "the"


def filed_from(page: Page, words: Range) -> bool:
    """Whether a name opens the dateline of its paragraph: "NEW HARBOUR, Jan. 3 (ABC) —"."""
    span = page.span_of(words)
    block = page.article.blocks[page.sentences[page.sentence_at[words[0]]].block].span
    return span.start == block.start and DATELINE.match(page.article.text, block.start, block.end) is not None
