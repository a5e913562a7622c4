"""The words of time: what each word can be in a time expression, and what it counts for."""

from onrecord.english import NUMBER_OF


def listed(words: str) -> list[str]:
    """The words of a list that is written as running text, so that a long one can be read and kept in order."""
    return words.split()


AMOUNT_OF: dict[str, float] = NUMBER_OF | {
    "hundred": 100,
    "thousand": 1000,
    "dozen": 12,
    "½": 0.5,
    "¼": 0.25,
    "¾": 0.75,
}

_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINAL_OF = {word: i for i, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30}

# Unit codes: a letter of ISO 8601; E and C stand for ten and a hundred years, Q for three months, F for two weeks.
UNIT_OF = {
    "second": "s", "minute": "m", "hour": "h", "day": "D", "week": "W", "fortnight": "F", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "E", "century": "C", "millennium": "L", "night": "N", "weekend": "WE",
}  # fmt: skip
PLURAL_UNIT_OF = {
    "centuries": "C", "millennia": "L", "mins": "m", "hrs": "h", "yrs": "Y", "nights": "N",
} | {name + "s": code for name, code in UNIT_OF.items() if name not in {"century", "millennium", "night"}}  # fmt: skip

SEASON_OF = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

PART_OF = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00", "midday": "12:00",
    "midnight": "24:00", "dawn": "MO", "daybreak": "MO", "dusk": "EV", "nightfall": "NI", "overnight": "NI",
    "lunchtime": "MI", "sunrise": "MO", "sunset": "EV",
}  # fmt: skip

DECADE_OF = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

REPEAT_OF = {
    "daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "bimonthly": "P2M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip

TODAY_OF = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "tonite": 0}

REFERENCE_OF = {
    "now": "PRESENT_REF", "nowadays": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF",
    "presently": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF",
    "shortly": "FUTURE_REF", "future": "FUTURE_REF",
}  # fmt: skip

ZONES = frozenset(
    listed("gmt utc est edt cst cdt mst mdt pst pdt et pt bst cet cest eet msk ist jst aest aedt hst akst wib sgt hkt")
)

PAPERS = frozenset(
    listed("times telegraph mirror express post mail herald sun world independent people star tribune business")
)
"""What a paper is called behind the day on which it comes out: "the Sunday Times"."""
PAPERS_OF_TODAY = frozenset(listed("usa russia india psychology christianity news entertainment"))
"""What is in the name of a paper, a channel or a show before "Today" or "Tonight"."""

_CLASSES = {
    "AN": "a an",
    "THE": "the",
    "THIS": "this",
    "THAT": "that",
    "THESE": "these",
    "THOSE": "those",
    "SAME": "same",
    "LAST": "last past previous preceding prior latter",
    "LATEST": "latest",
    "NEXT": "next coming upcoming",
    "FOLLOWING": "following subsequent ensuing",
    "EVERY": "every each per",
    "AGO": "ago",
    "LATER": "later afterward afterwards",
    "EARLIER": "earlier",
    "AFTER": "after",
    "BEFORE": "before",
    "OF": "of",
    "IN": "in during",
    "FOR": "for",
    "TO": "to through until till",
    "FROM": "from",
    "BETWEEN": "between",
    "AND": "and",
    "OR": "or",
    "EARLY": "early late",
    "MID": "mid",
    "EDGE": "beginning start end middle outset close",
    "ABOUT": "nearly almost some",
    "AROUND": "about around roughly approximately circa",
    "OVER": "over under",
    "MORE": "more less fewer longer",
    "THAN": "than",
    "AT": "at",
    "LEAST": "least most",
    "UP": "up",
    "NO": "no not",
    "SEVERAL": "several many various",
    "FEW": "few",
    "COUPLE": "couple",
    "HALF": "half",
    "FISCAL": "fiscal financial",
    "FY": "fy",
    "SCHOOL": "school academic university college tax budget crop marketing",
    "SPORTS": "season campaign",
    "STROKE": "/",
    "PERIOD": "period",
    "TIME": "time moment",
    "FULL": "full whole entire additional extra straight consecutive trading working business calendar other",
    "OTHER": "another",
    "MUCH": "much most rest remainder",
    "RECENT": "recent",
    "OLD": "old",
    "SO": "so",
    "FROMNOW": "hence",
    "BC": "bc bce",
    "AD": "ad ce",
    "ITS": "its their his her our my your",
    "ON": "on",
    "AHEAD": "ahead",
    "SINCE": "since",
    "OLDEN": "comparable corresponding",
    "WHEN": "when while",
    "ONCE": "sometime",
    "RIGHT": "right",
    "TERM": "term",
    "NEAR": "near foreseeable distant short immediate",
    "LONG": "long",
    "BY": "by",
    "OFTEN": "once twice thrice",
    "HOLIDAY": "christmas thanksgiving easter halloween election labor labour memorial veterans valentine",
    "NEW": "new",
    "ENDED": "ended ending ends",
}

_SPECIAL = listed(
    "MONTH MON WEEKDAY DAY3 WEEKDAYS YEAR DAYNUM NUM FRACTION COUNT ORD SECOND DECADE UNIT UNITS QUARTER "
    "QUARTERS PART PARTS NOON SEASON FALL SEASONS CLOCK AMPM ZONE OCLOCK ISO SLASH TODAY NOW REPEAT COMMA "
    "HYPHEN DASH DOT POSS BREAK WORD NAME WEEKEND HUNDRED SHORTYEAR SHORTQUARTER"
)

LETTER = {name: chr(0x100 + i) for i, name in enumerate([*_CLASSES, *_SPECIAL])}
"""One character for each class of words: an article becomes a string over these, and the grammar reads that."""


def _table() -> dict[str, str]:
    table: dict[str, str] = {}

    def put(name: str, words: object) -> None:
        for word in words:  # type: ignore[attr-defined]  # any iterable of words
            table[word] = LETTER[name]

    for name, words in _CLASSES.items():
        put(name, listed(words))
    put("COUNT", [w for w in NUMBER_OF if w.isalpha() and w not in {"hundred", "thousand", "dozen"}])
    put("FRACTION", listed("½ ¼ ¾"))
    put("HUNDRED", ["hundred", "thousand", "dozen"])
    put("ORD", ORDINAL_OF)
    put("UNIT", UNIT_OF)
    put("UNITS", PLURAL_UNIT_OF)
    put("SEASON", ["summer", "autumn", "winter"])
    put("SEASONS", listed("summers autumns winters springs falls"))
    put("FALL", ["spring", "fall"])
    put("PART", PART_OF)
    put("PARTS", ["mornings", "afternoons", "evenings"])
    put("NOON", listed("noon midday midnight overnight dawn"))
    put("DECADE", DECADE_OF)
    put("REPEAT", REPEAT_OF)
    put("TODAY", TODAY_OF)
    put("NOW", REFERENCE_OF)
    put("QUARTER", ["quarter"])
    put("QUARTERS", ["quarters"])
    put("SECOND", ["second"])
    put("WEEKEND", ["weekend", "weekends"])
    put("HALF", ["half", "halves"])
    put("AMPM", ["am", "pm"])
    put("COMMA", [","])
    put("DOT", [".", "!", "?"])
    put("POSS", ["'s", "’s"])
    return table


LETTER_OF = _table()
"""The class letter of a lower-case word; words that are not here are plain words."""
