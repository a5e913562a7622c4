"""What can be wrong with a sentence, and what sort of thing a word that is not borne out is."""

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.english import CALENDAR, MONTH_OF, NEGATIONS
from onrecord.relate.propositions.numerals import LEAST, MOST, NEARLY, number
from onrecord.text import word_set


class FaultKind(StrEnum):
    """What of a sentence its citations do not bear out."""

    CITATION = "citation"  # what is cited is not in the record
    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    QUOTATION = "quotation"
    NEGATION = "negation"
    MODALITY = "modality"
    STANCE = "stance"
    ATTRIBUTION = "attribution"
    INSERT = "insert"  # words in brackets that the article does not give there
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not borne out, and what."""

    kind: FaultKind
    what: str


_NEGATION = NEGATIONS | word_set(
    "without hardly barely scarcely unable fail fails failed refuse refuses refused deny denies denied"
)
_MODAL = word_set(
    "may might could can would will shall should must ought won't planned plans plan planning expected expects likely"
    " unlikely possible possibly perhaps maybe potential potentially alleged allegedly reportedly apparently seems"
    " appears if unless until pending probably suspected supposed considering proposed intends hopes due"
)
_REPORTING = word_set(
    "said says say saying told tells reported reports announced announces confirmed confirms declined declines warned"
    " warns claimed claims insisted insists asked asks demanded demands promised promises offered offers agreed agrees"
    " argued argues according cited citing quoted wrote writes added adds stated states declared asserted acknowledged"
    " admitted predicted predicts urged urges approved approves rejected rejects accused accuses"
)
_TIME = CALENDAR.union(MONTH_OF, ("today", "yesterday", "tomorrow", "tonight"))
_BOUND = frozenset(word for phrase in (*LEAST, *MOST, *NEARLY) for word in phrase.split()) - {"a", "as", "no", "to"}
_DIGIT = re.compile(r"\d")


def sort_of(word: str, *, first: bool = False) -> FaultKind:
    """What a word is, for saying what is wrong with it. ``first``: it begins the sentence; its capital says nothing."""
    low = word.casefold().replace("’", "'")
    for listed, kind in ((_NEGATION, FaultKind.NEGATION), (_REPORTING, FaultKind.STANCE), (_BOUND, FaultKind.NUMBER)):
        if low in listed:
            return kind
    if low.endswith("n't"):
        return FaultKind.NEGATION
    if low in _TIME and word[:1].isupper():
        return FaultKind.DATE
    if low in _MODAL:
        return FaultKind.MODALITY
    if _DIGIT.search(low) or number(low) is not None:
        return FaultKind.NUMBER
    if word in {'"', "'", "“", "”", "‘", "’"}:
        return FaultKind.QUOTATION
    return FaultKind.NAME if word[:1].isupper() and not first else FaultKind.WORDS


def changes_the_sense(word: str) -> bool:
    """Whether leaving the word out tells another thing: a negation, a modal, a limit of a number, a number."""
    return sort_of(word) in {FaultKind.NEGATION, FaultKind.MODALITY, FaultKind.NUMBER}
