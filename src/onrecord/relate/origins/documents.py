"""Sources that are things to read: which document it is, and whose."""

import re

from onrecord.relate.origins.offices import head_of
from onrecord.text import word_set, words

# What can be read, watched or measured, so that whoever cites it adds no knowledge of their own.
_HEADS = word_set("""
    document paper report audit study survey poll record register registry log logbook deed minute filing file
    account ledger invoice contract lease letter email e-mail memo memorandum note notice bulletin statement decree
    lawsuit suit order ruling judgment judgement verdict indictment charge-sheet sheet list table data database dataset
    figure statistics statistic calculation estimate census manifest map chart footage film video clip recording tape
    transcript photograph photo picture image imagery inquiry finding reading measurement gauge graph
    spreadsheet schedule timetable slide presentation will certificate permit application complaint petition affidavit
    testimony diary receipt bill budget review summary autopsy advisory dossier message post thread page website
    release communique draft text calendar plaque inscription entry metadata meter sample test scan documentation
    documentary analysis reporting coverage
    """)
_READERS = re.compile(
    r" (?:(?:that|which) )?(?:(?:was|were|had been|has been|have been) )?(?:(?:seen|obtained|reviewed|verified|viewed)"
    r"(?: \w+ly)? by|(?:leaked|shown)(?: \w+ly)? to|shared(?: \w+ly)? with) .*"
)
# What tells of no maker, title or date, so that two papers may mean one by it.
_ANY = word_set("""
    leaked internal confidential secret classified private unpublished unreleased undated official new recent latest
    written printed draft final preliminary interim original early earlier separate same first second several many
    a an the of and copy copies page pages part parts set series trove cache batch pair two three four five six
    media news press newspaper newspapers television tv radio online local foreign scene from various
    unconfirmed various multiple numerous widespread
    security surveillance drone amateur mobile phone cctv anonymous handwritten damning explosive
    """)


_OF_THE_PRESS = frozenset({"reporting", "coverage"})
_REPORTS = _OF_THE_PRESS | {"report"}


def without_readers(described: str) -> str:
    """What a document is called, without who was shown it; folded."""
    return _READERS.sub("", described) or described


def is_told_apart(described: str) -> bool:
    """Whether words for a document say which it is: "the school board's audit"; "a leaked memo" may be any.

    So may what the press has: "reports from the scene", "U.S. reporting", and what is called by one word: "the rules".
    """
    if " " not in described:
        return False
    if head_of(described) in _OF_THE_PRESS and "'s " not in described:
        return False
    return any(w not in _ANY and not is_document(w) for w in words(described))


def is_any_report(described: str) -> bool:
    """Whether words for a document say no more than that there is a report: "report", "media reports", "reporting"."""
    return head_of(described).removesuffix("s") in _REPORTS and not is_told_apart(described)


def is_document(head: str) -> bool:
    """Whether the noun a description is built on is something to read or to watch; folded."""
    last = head.rpartition("-")[2]
    # No stem: a reporter is no report, and a photographer no photograph.
    one = last[:-3] + "y" if last.endswith("ies") else last.removesuffix("s")
    return not _HEADS.isdisjoint({head, last, one, last.removesuffix("es")})
