"""The words by which news tells what became of a plan or a limit."""

import re
from enum import StrEnum

from onrecord.english import NEGATION, SHORT_MONTHS, WEEKDAYS, any_of


class Outcome(StrEnum):
    """What an article says became of a window."""

    DONE = "done"
    MISSED = "missed"
    EXTENDED = "extended"
    OVERTAKEN = "overtaken"
    DENIED = "denied"


NOT = re.compile(NEGATION)
"""Once a window is over, what is told as not so was missed."""
MISSED = re.compile(
    r"\b(?:missed|misses|miss (?:its|the|their)|failed to|fails to|overdue|(?:days?|weeks?|months?|hours?|half) late|"
    r"slipped|still waiting|past (?:its|the|their) deadline|behind schedule|came and went|passed without|"
    r"later than (?:planned|promised|scheduled|expected|agreed|due))\b"
)
EXTENDED = re.compile(
    r"\b(?:extended|extends|prolonged|renewed|postponed|delayed|pushed back|put off|put back|adjourned|new date|"
    r"moved (?:back |up |forward )?to (?:(?:the|early|late|mid|next|this|following|end|of|a|later) )*"
    rf"(?:{any_of(WEEKDAYS)}|{any_of(SHORT_MONTHS).lower()}|spring|summer|autumn"
    r"|fall|winter|weekend|week|month|year|date|time|day|noon|midnight|tomorrow|\d)\w*|rescheduled|deferred)\b"
)
"""What is moved to a day is put off; who moves to a town is not."""
OVERTAKEN = re.compile(
    r"\b(?:withdr[ae]wn?|withdrew|dropped|cancel\w*|called off|scrapped|revoked|lifted|collapsed|suspended|abandoned|"
    r"broken off|broke down|overturned|struck down|annulled|repealed|reversed|reopen\w*|ended early|rescinded|quashed|"
    r"superseded|shelved|aborted|halted)\b"
)
ANEW = re.compile(r"\bnow (?:\w+ ){0,2}?(?:planned|scheduled|expected|due|set|fixed|slated|to)\b")
"""By these a day takes the place of another, where it is known that there was one."""
_AS_SAID = r"(?:as|than|when) (?:\w+ ){0,2}?(?:had )?(?:said|promised) (?:it|he|she|they) would"
"""Not "she had said she would", which only tells of the plan."""
DONE = re.compile(
    r"\b(?:deliver\w*|submitted|handed (?:over|in)|met (?:its|the|their)|complet\w*|finished|published|filed|files for|"
    r"entered (?:into )?(?:service|force)|came into (?:service|force)|carried out|took (?:place|effect)|presented"
    r"|released|signed|voted|passed|paid|freed|opened|agreed|approved|accepted|arrived|expired|ended|ran out|took hold"
    r"|resumed|returned|received|launched|unveiled|kept (?:its|his|her|their) (?:promise|word)|on (?:time|schedule)"
    r"|as (?:promised|planned|scheduled|agreed)|ahead of schedule|(?:minutes|hours|days|weeks) to spare|before (?:it"
    rf"|they|that) (?:was|were) due|{_AS_SAID})\b"
)
OUTCOME_WORDS = (
    (Outcome.EXTENDED, EXTENDED),
    (Outcome.OVERTAKEN, OVERTAKEN),
    (Outcome.MISSED, MISSED),
    (Outcome.DONE, DONE),
)
"""In the order in which they count where a sentence has several."""
BY_PLAN = re.compile(
    r"\b(?:(?:later|earlier|sooner) than (?:planned|promised|scheduled|expected|agreed|due)|(?:days?|weeks?|months?"
    r"|hours?|half) late|(?:behind|ahead of|on) schedule|on time|as (?:promised|planned|scheduled|agreed)|(?:minutes"
    r"|hours|days|weeks) to spare|came and went|(?:before|after|than|when) (?:it|they|he|she) (?:was|were|had been) due"
    rf"|(?:missed|met|past|inside) (?:its|the|their|a|his|her) (?:\w+ )?(?:deadline|date)|{_AS_SAID})\b"
)
"""Words that hold what was done against what was to be done: who follows a plan up says so, in whatever other words."""
