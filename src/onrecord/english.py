"""What English has few of: months, days, numbers, pronouns, negations, tags. One list of each for all stages."""

from collections.abc import Iterable

MONTHS = tuple("january february march april may june july august september october november december".split())
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
"""Names of months and days, none of them short."""

MONTH_NAMES = tuple(month.title() for month in MONTHS)
WEEKDAY_NAMES = tuple(day.title() for day in WEEKDAYS)
SHORT_MONTHS = tuple(name[:3] for name in MONTH_NAMES)
"""As months are told where there is little room, and with which each of them begins: "Jan", "Sep"."""

MONTH_OF = {name: i for i, name in enumerate(MONTHS, 1)} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
"""The month that each name and each short form stands for, from 1."""
WEEKDAY_OF = {name: i for i, name in enumerate(WEEKDAYS)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
"""The day that each name and each short form stands for, from Monday as 0."""

ONES = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
"""Each at the place of its number."""
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
NUMBER_OF = {word: n for n, word in enumerate(ONES)} | TENS
"""The numbers that are one word and no scale."""
SPELLED = ONES[1:13]
"""Those that papers spell out rather than print in digits: "one" to "twelve"."""

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
HE_OR_SHE = HE | SHE
"""What stands for one person, and for nothing else."""

NOT = frozenset({"not", "n't", "n’t", "never"})
"""What negates the verb it stands by, as a parse parts it: "did | n't"."""
NEGATIONS = NOT | frozenset("no none nobody nothing neither nor cannot".split())
"""What negates a clause; "without" negates none, only what stands behind it."""

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
"""Tags (Penn Treebank) of verbs that a clause can stand on; a modal, which is one too, is tagged "MD"."""
SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass"})
"""By which labels (ClearNLP) a noun hangs on the verb that it is the subject of."""


def any_of(words: Iterable[str]) -> str:
    """For a pattern: any of the words, the longest that fits."""
    return "|".join(sorted(words, key=len, reverse=True))


NEGATION = rf"(?:\b(?:{any_of(w for w in NEGATIONS if w.isalpha())})\b|n['’]t\b)"
"""For a pattern: what negates a clause, in running text."""
