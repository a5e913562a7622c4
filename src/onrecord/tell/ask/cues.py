"""Words and patterns by which a question shows what it asks for."""

import re

from onrecord.english import WEEKDAYS, any_of

SAY = frozenset(
    "say claim state declare tell report assert maintain argue announce write add warn insist explain".split()
)
SPEAKING = "speak say comment talk respond react"
"""Deeds of which every quotation is one."""
LIGHT = frozenset(
    "be do have take make get give put go come become remain happen occur can could will would may might must shall"
    " should let say".split()
)
EMPTY = frozenset(
    """be do have will would can could may might must shall should there it this that they he she who what which when
    where why how much many long far any some all most more other own same so such very also ever now then here one
    not n't no if than by of in on at to for from with as about into up out please tell article coverage
    according accord story exactly really actually currently anyone anybody somebody someone something else day date
    time year month number name reason way place part side kind sort type result word words independent separate
    different""".split()
)
OF_ORIGINS = frozenset(
    "origin source outlet newsroom witness stand behind report say confirm support count independently".split()
)
OF_CHANGE = frozenset("change evolve develop update revise correct vary shift".split())
SIZES = frozenset("large big great high sizeable strong".split())
OVER = re.compile(r"^(?:is|are|was|were) (.+?) (?:already |now )?over(?=\W*$)", re.IGNORECASE)
"""A way to ask whether something has ended that articles seldom use."""
ENDING = frozenset("end finish expire conclude stop".split())
MUCH = SIZES | {"much", "many", "long"}
MEASURES = frozenset("cost worth price money sum amount pay fine bill".split())
STRICT = """new next former second third fourth fifth last final lone only first other
planned proposed potential future previous earlier"""
"""Words without which something else is meant."""
ORIGIN = re.compile(
    r"how many (?:\w+ ){0,2}(?:sources?|origins?|outlets?|newsrooms?|witnesses)\b(?! (?:were|was|did|of income))"
    r"|on whose (?:word|authority)|is (?:it|this|that) confirmed by|single[- ]sourced|independently confirmed",
    re.IGNORECASE,
)
WHO_SAYS = re.compile(
    r"^(?:who|which (?:\w+ ){1,3}?) ?(?:says?|said|claims?|claimed|told|reported|states?|asserts?|has said|have said|"
    r"denied|denies|has denied|disputes?|disputed|has spoken|have spoken)\b|\bwho says so\b",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"\bwhat (?:has |have |had )?changed\b|\bhow (?:has|have|did|had) .*\b(?:chang|evolv|develop)\w*\b"
    r"|\b(?:changed|been updated|been revised|been corrected)\b",
    re.IGNORECASE,
)
DESCRIBE = re.compile(
    r"^(?:[Ww]ho|[Ww]hat) (?:is|was|are|were) ((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|of|de|al|van|von))*)\W*$"
)
UNITED_STATES = re.compile(r"\b(?:the )?United States(?: of America)?\b")
ARTICLE = re.compile(r"\b(?:by|in|according to|of) (?:the )?article (\w+)", re.IGNORECASE)
WHEN = re.compile(
    r"^(?:since |until |by |from |till )?when\b|\b(?:what|which) (?:two |\w+ )?(?:day|date|month|year|time|week|monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday|hour)s?\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"\bhow (?:many|much|big|large|high|tall|far|fast|deep|old|heavy|wide)\b"
    r"|\bwhat (?:\w+ )?(?:number|share|percentage|proportion|sum|amount|price|cost|toll|size|age)\b",
    re.IGNORECASE,
)
DURATION = re.compile(r"\bhow long\b|\bwhat (?:\w+ )?(?:length|duration)\b|\bfor how (?:many|long)\b", re.IGNORECASE)
WHERE = re.compile(
    r"^(?:from |to |in |at )?where\b|\b(?:in|at|to|from) (?:which|what) (?:\w+ )?(?:place|city|town|"
    r"country|state|port|region|location|building)\b",
    re.IGNORECASE,
)
LIMIT = re.compile(r"\b(?:by|until|till|before) (?:when|what|which)\b|\bdeadline\b|\bhow long\b", re.IGNORECASE)
NAME = re.compile(
    r"\bwhat (?:is|was|are|were) the names? of\b|\bwhat (?:is|was|are|were) .+ (?:called|named)\b", re.IGNORECASE
)
WHICH = re.compile(r"^(?:in |on |under |by |to |from |at |for |with |of )?which\b", re.IGNORECASE)
AGAINST = re.compile(
    r"\b(?:(?:has|have|had) )?(?:spoken|spoke|speaks?|spoken out|come out|came out|argued?|protest(?:s|ed)?)"
    r" (?:out )?against\b",
    re.IGNORECASE,
)
"""Ways to say that somebody is opposed that articles seldom use."""
AHEAD = re.compile(
    r"^(?:by |until |till |from )?(?:when|what day|what date|how long|how many|how much|where|who|what)?\W*"
    r"(?:will|shall|is .{1,60}? (?:to|due|expected|planned|scheduled)|are .{1,60}? (?:to|due|expected|planned))\b"
    r"|.*\b(?:deadline|forecast)\b",
    re.IGNORECASE,
)
"""How a question begins that is about what is to come."""
SHARE = re.compile(r"\b(?:what|which) (?:share|percentage|proportion)\b", re.IGNORECASE)
STILL = re.compile(r"\bstill\b", re.IGNORECASE)
WEEKDAY = re.compile(rf"\b(?:what|which) (?:two |three |four |other )?({any_of(WEEKDAYS)})s?\b", re.IGNORECASE)
DONE = frozenset("did was were has have had".split())
AT_THE_MOMENT = frozenset("when while as after before once until".split())
TELLING_PREPOSITIONS = frozenset("without aboard inside outside underneath beyond".split())
WHY = re.compile(r"\bwhy\b|\bwhat (?:\w+ )?reasons?\b|\bfor what reason\b|\bhow come\b", re.IGNORECASE)
LISTS = re.compile(
    r"\b(?:which|what|who) (?:two|three|four|five|(?!is\b|was\b|does\b|has\b|says\b)\w{2,}s)\b|\b(?:list|all|both"
    r"|everybody|everyone)\b|^who\b.*\b(?:has|have)\b|\bnamed?\b|, and\b",
    re.IGNORECASE,
)
