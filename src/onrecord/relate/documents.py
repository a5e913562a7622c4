"""Sources that are things to read: which document it is, and whose."""

from onrecord.text import word_set

# What can be read, watched or measured, so that whoever cites it adds no knowledge of their own.
_HEADS = word_set("""
    document paper report audit study survey poll record register registry log logbook deed minute filing file
    account ledger invoice contract lease letter email e-mail memo memorandum note notice bulletin statement decree
    order ruling judgment judgement verdict indictment charge-sheet sheet list table data database dataset figure
    statistics statistic calculation estimate census manifest map chart footage film video clip recording tape
    transcript photograph photo picture image imagery inquiry finding reading measurement gauge graph
    spreadsheet schedule timetable slide presentation will certificate permit application complaint petition affidavit
    testimony diary receipt bill budget review summary autopsy advisory dossier message post thread page website
    release communique draft text calendar plaque inscription entry metadata meter sample test scan documentation
    documentary analysis
    """)


def is_document(head: str) -> bool:
    """Whether the noun a description is built on is something to read or to watch; folded."""
    last = head.rpartition("-")[2]
    # No stem: a reporter is no report, and a photographer no photograph.
    one = last[:-3] + "y" if last.endswith("ies") else last.removesuffix("s")
    return not _HEADS.isdisjoint({head, last, one, last.removesuffix("es")})
