"""The shapes of English time expressions, written over classes of words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.read.times.lexicon import LETTER
from onrecord.read.times.tokens import Tokens

# Names in capitals are word classes of the lexicon; @names are the parts below; the rest is a regular expression.
_PARTS = {
    "month": "(?:MONTH|MON)",
    "day": "(?:DAYNUM|ORD)",
    "ords": "(?:ORD|SECOND|LAST)",
    "year": "(?:YEAR|SHORTYEAR)",
    "unit": "(?:UNIT|QUARTER|SECOND)",
    "units": "(?:UNITS|QUARTERS)",
    "season": "(?:SEASON|FALL)",
    "relyear": "(?:LAST|NEXT|THIS|THAT SAME?|THE (?:SAME|FOLLOWING|LAST|NEXT)) UNIT",
    "number": (
        "(?:AN HUNDRED|(?:COUNT|DAYNUM|NUM) HUNDRED|COUNT HYPHEN? COUNT|(?:DAYNUM|NUM|COUNT) (?:AND AN? HALF|FRACTION)"
        "|FRACTION|COUNT|DAYNUM|NUM|HUNDRED)"
    ),
    "vague": "(?:AN FEW|FEW|SEVERAL|AN COUPLE OF?|COUPLE OF?|HUNDRED OF)",
    "quant": "(?:HALF AN|@number(?: (?:TO|OR|HYPHEN) @number)?|@vague|AN|OTHER)",
    "about": "(?:ABOUT|AROUND|AT LEAST|NO? MORE THAN|UP TO|(?:AN )?MORE THAN|OVER (?=AN|COUNT|DAYNUM|NUM|HUNDRED))",
    "clock": (
        "(?:(?:CLOCK|DAYNUM|NUM) AMPM|CLOCK|(?:YEAR|NUM) (?=ZONE)|(?:DAYNUM|COUNT) OCLOCK)"
        "(?: IN THE PART)?(?: COMMA? ZONE)?|(?:DAYNUM|COUNT) IN THE PART"
    ),
    "date": (
        "(?:(?:(?:WEEKDAY|DAY3) (?:COMMA|THE)? )?(?:@month THE? @day|THE? @day OF? @month)"
        "(?: COMMA? @year| (?:COMMA|OF)? @relyear)?|ISO|SLASH)"
    ),
    "dayish": "(?:@date|@ofweek|(?:LAST|NEXT|THIS)? WEEKDAY|TODAY)",
    "ofweek": "WEEKDAY OF? (?:LAST|NEXT|THIS) UNIT",
    "edge": "(?:(?:THE )?(?:EARLY HYPHEN?|LATER|EARLIER|MID HYPHEN?|ONCE|EDGE OF|EARLY IN|LATER IN|EARLIER IN) )",
    "fiscalyear": "(?:FISCAL (?:UNIT )?@year|FY HYPHEN? (?:YEAR|DAYNUM|NUM))",
    "split": "(?P<one>YEAR) (?:HYPHEN|STROKE) (?P<two>DAYNUM|NUM|YEAR)",
    "wide": "(?:@edge|(?:THE )?MUCH OF|AROUND)",
    "toward": "(?:LAST|NEXT|THIS|THIS LAST|THIS NEXT|FOLLOWING)",
}

_RULES = (
    # calendar names
    ("calendar", "@wide? (?P<core>@date)(?: (?P<part>PART|NOON))?"),
    ("calendar", "@wide? (?P<core>@month(?: (?:COMMA|OF)? @year| (?:COMMA|OF)? @relyear))"),
    ("calendar", "@wide? (?P<core>(?:(?:THE )?@toward )? MONTH)"),
    ("calendar", "@edge? (?P<core>(?:(?:THE )?@toward )? WEEKDAY)(?: (?P<part>PART|NOON))?"),
    ("calendar", "(?P<core>DAY3 COMMA @date)"),
    ("calendar", "(?P<core>@ofweek)"),
    ("twice_removed", "THE UNIT (?:BEFORE|AFTER) (?:LAST|NEXT|TODAY)"),
    (
        "also_day",
        "(?P<month>@month) DAYNUM (?:(?:COMMA|AND|OR|TO|HYPHEN|DASH) DAYNUM)* (?:AND|OR|TO|COMMA AND) "
        "(?P<span>DAYNUM)(?: COMMA (?P<y>@year))?",
    ),
    ("also_day", "(?P<span>DAYNUM) (?:AND|OR|TO) DAYNUM OF? (?P<month>@month)(?: COMMA? (?P<y>@year))?"),
    (
        "day_of_month",
        "(?:ON|BY|TO|FROM|SINCE|FOR) (?P<span>THE (?P<tens>COUNT HYPHEN)? "
        "(?P<day>ORD))(?=DOT|COMMA|BREAK|AND|THE|AT|IN|TO|WORD)",
    ),
    ("year", "@wide? (?P<core>(?:THE UNIT )?@year)"),
    ("spelled_year", "(?P<month>MONTH )?(?:THE UNIT )?(?P<core>COUNT (?:HUNDRED|COUNT HYPHEN? COUNT|COUNT))"),
    ("year_end", "(?:THE )?(?P<unit>UNIT) (?:HYPHEN|POSS)? EDGE"),
    ("ended", "(?P<span>THE (?:FISCAL )?UNIT) ENDED"),
    ("for_unit", "FOR (?P<span>THE (?P<unit>UNIT))|(?P<span2>THE FULL UNIT)"),
    (
        "holiday",
        "(?P<core>HOLIDAY POSS? (?:UNIT|WORD|NAME|WEEKDAY)?|NEW UNIT POSS (?:UNIT|WORD|NAME))"
        "(?: (?:COMMA|OF|IN)? (?P<y>YEAR))?",
    ),
    ("season", "@edge? (?P<core>(?:THE )?@season OF? @year|(?:THE )?@season (?:COMMA|OF)? @relyear)"),
    ("season", "@edge? (?P<core>(?:THE|LAST|NEXT|THIS|THIS LAST|THE LAST|THE NEXT)? @season)"),
    ("season", "@edge? (?P<core>YEAR @season|(?:THAT|THE|THAT SAME|THE SAME) @season)"),
    # quarters and halves
    (
        "quarter",
        "@wide? (?P<core>(?:THE|ITS)? FISCAL? HYPHEN? @ords QUARTER(?: (?:COMMA|OF)? (?:@fiscalyear|@year)| "
        "(?:COMMA|OF)? @relyear)?)",
    ),
    ("quarter", "(?P<core>FISCAL? @ords HYPHEN QUARTER)"),
    ("quarter", "(?P<core>(?:(?:THE|ITS) )?FISCAL? YEAR (?:POSS )?@ords HYPHEN? QUARTER)"),
    ("quarter", "(?P<core>(?:THIS|LAST|NEXT) UNIT POSS (?:FISCAL )?@ords HYPHEN? QUARTER)"),
    ("quarter", "(?P<core>SHORTQUARTER(?: OF? (?:@fiscalyear|YEAR))?)"),
    ("quarter", "(?P<core>YEAR SHORTQUARTER)"),
    ("half", "(?P<core>(?:THE )?(?:@ords|LATER) HALF(?: OF (?:@fiscalyear|@year|@relyear|THE UNIT))?)"),
    ("yearago", "(?:THE )?UNIT HYPHEN (?:AGO|EARLIER) (?P<ord>@ords )?(?P<of>QUARTER|PERIOD)"),
    ("yearago", "UNIT HYPHEN (?:AGO|EARLIER)"),
    ("year_quarter", "THE (?P<year>YEAR) (?:QUARTER|PERIOD)"),
    ("fiscal", "@edge? (?P<core>@fiscalyear|(?:THE )?YEAR FISCAL UNIT)"),
    ("split_year", "(?:THE )?@split (?:SCHOOL (?:UNIT|PERIOD)|FISCAL UNIT|SPORTS)"),
    ("split_year", "(?:FISCAL (?:UNIT )?|FY |(?:THE )?(?:SCHOOL UNIT|@season) OF? )@split"),
    ("split_year", "(?P<one>YEAR) (?:STROKE (?P<two>DAYNUM|NUM|YEAR)|HYPHEN (?P<two2>DAYNUM|NUM|YEAR)(?= SCHOOL))"),
    ("thisfiscal", "(?:THE|THIS|NEXT|LAST|THE NOW|THE LAST|THE NEXT|THE LATEST|ITS) FISCAL UNIT"),
    ("same_quarter", "(?:THE|THAT|THE LATEST|THE NOW) (?:QUARTER)|THE LATEST PERIOD"),
    # this, last, next
    (
        "deictic",
        "@edge? (?:THIS|LAST|NEXT|THE LAST|THE NEXT|THE FOLLOWING|THE NOW) (?P<unit>@unit|WEEKEND)(?: "
        "(?P<part>PART))?",
    ),
    ("deictic", "THE MUCH OF (?:THIS|LAST|NEXT) (?P<unit>@unit)|MUCH OF (?:THIS|LAST|NEXT) (?P<unit2>@unit)"),
    ("deictic", "@edge? (?:THIS|LAST) (?P<unit>UNIT) OR SO"),
    ("same", "@edge? (?:THAT SAME|THE SAME|THAT) (?P<unit>UNIT|QUARTER)"),
    ("theunit", "@edge (?:OF )?THE (?P<unit>UNIT|QUARTER)"),
    ("weekend", "@edge? THE WEEKEND"),
    (
        "partof",
        "(?:THIS|THAT|LAST|THE NEXT|NEXT|THE FOLLOWING|THE SAME|THAT SAME|LATER THIS|EARLIER THIS|LATER "
        "THAT|EARLIER THAT) (?P<part>PART)",
    ),
    ("today", "(?:EARLY|LATER|EARLIER)? (?P<core>TODAY)(?: (?P<part>PART|NOON))?"),
    ("today", "(?P<part>(?:MID HYPHEN)? PART) (?P<core>TODAY)"),
    ("part", "(?:THE )?(?:EARLY |MID HYPHEN? )?(?P<part>PART)"),
    ("part_date", "(?:THE )?(?:EARLY )?(?P<part>PART|NOON) (?:OF |COMMA )?(?P<core>@dayish)"),
    ("clock", "(?P<about>AROUND )?(?P<clock>@clock)"),
    ("clock", "(?P<about>AROUND )?(?P<clock>@clock|NOON) COMMA? (?P<core>@dayish)(?: COMMA? ZONE)?"),
    ("clock", "(?P<core>@dayish) COMMA? (?P<clock>@clock)"),
    ("clock", "(?:AT|AFTER|BEFORE|AROUND|BY|TO) (?P<span>(?P<clock>(?:COUNT|DAYNUM) THIS PART))"),
    ("clock", "(?:AT|BY|TO|AROUND|BEFORE|AFTER|SINCE) (?P<span>(?P<clock>NOON))"),
    ("weekof", "(?:THE )UNIT OF (?P<core>@date)"),
    (
        "nth_of_month",
        "@edge? THE (?P<nth>ORD|SECOND|LAST) (?P<full>FULL)? (?P<unit>UNIT|WEEKEND|WEEKDAY) (?:OF|IN) "
        "(?P<core>@month(?: (?:COMMA|OF)? (?:@year|@relyear))?)",
    ),
    # shifts
    (
        "ago",
        "(?:@about )?@quant FULL? (?P<unit>@unit|@units|WEEKEND)(?: AND AN HALF)?(?: OR SO)? "
        "(?:AGO|FROMNOW|FROM NOW)",
    ),
    ("ago", "(?P<unit>@units) AGO"),
    ("later", "(?:@about )?@quant FULL? (?P<unit>@unit|@units)(?: AND AN HALF)?(?: OR SO)? (?:LATER|EARLIER)"),
    ("later", "(?P<unit>@units) (?:LATER|EARLIER)"),
    ("dayafter", "THE (?P<unit>UNIT) (?:AFTER|BEFORE)"),
    ("dayof", "THE ORD UNIT OF (?=ITS|THE|THAT)"),
    ("attime", "AT (?P<span>(?:THE|THAT) TIME)"),
    # sets
    ("every", "EVERY (?P<number>@number |FULL )?(?P<unit>@unit|@units)"),
    ("every", "EVERY (?P<core>WEEKDAY|MONTH|PART)"),
    ("weekdays", "(?P<core>WEEKDAYS)(?: (?P<part>PARTS))?|(?P<core2>WEEKDAY) (?P<part2>PARTS)"),
    ("repeat", "REPEAT"),
    ("rate", "(?P<often>OFTEN) (?P<span>AN (?P<unit>UNIT))"),
    ("rate", "(?P<often>COUNT|NUM|DAYNUM) (?P<what>WORD|UNITS) (?P<span>AN (?P<unit>UNIT))"),
    # durations
    (
        "length",
        "(?:@about )?(?P<the>THE )?(?P<number>@number)(?: (?:TO|OR|HYPHEN) @number)?(?: (?:FULL|MORE))? "
        "(?P<unit>@units)(?: OR SO)?",
    ),
    (
        "length",
        "(?:@about )?(?P<number>@vague|AN|OTHER) (?:FULL |MORE )?(?P<unit>@unit|@units)(?: AND AN HALF)?(?: "
        "OR SO| OR COUNT)?",
    ),
    ("length", "(?:@about )?(?P<number>HALF) AN (?P<unit>@unit)"),
    ("length", "(?P<number>COUNT|DAYNUM) (?P<unit>@unit)"),
    ("length", "(?P<number>@number|@vague) HYPHEN (?P<unit>@unit)(?: HYPHEN LONG)?"),
    ("length", "(?P<unit>UNIT|UNITS) HYPHEN (?P<long>LONG)"),
    ("length", "AN (?P<number>@number) HYPHEN (?P<unit>@unit) PERIOD"),
    (
        "span",
        "(?:(?:AT LEAST )?(?:THE|THESE) )?(?P<dir>LAST|NEXT|FOLLOWING|LATEST|ORD) (?P<number>@number(?: "
        "(?:TO|OR|HYPHEN) @number)?|@vague) (?:FULL |MORE )?(?P<unit>@units|@unit)(?: OR SO)?",
    ),
    ("span", "THE (?P<dir>LAST|NEXT) (?P<unit>UNIT)(?: OR SO)?"),
    ("bareunits", "(?P<prep>FOR|IN) (?P<span>(?P<unit>UNITS))"),
    # words
    ("word", "(?:RIGHT |MORE )?NOW"),
    ("ref", "THE (?:NEAR )?NOW"),
    ("ref", "THE (?:NEAR|LONG) TERM"),
    ("ref", "THE LAST"),
    ("ref", "(?:RECENT|NEXT|NOW|LAST) @units(?: AND @units)?"),
    ("ref", "THESE UNITS"),
    ("ref", "THE @units AHEAD"),
    ("ref", "AT (?P<span>THE TIME)"),
    # decades, centuries, eras
    ("decade", "@wide? (?:THE )?(?:MID HYPHEN? |EARLY )?(?P<core>DECADE)"),
    ("century", "@edge? (?:THE )?(?:MID HYPHEN? |EARLY )?(?P<core>ORD)(?: HYPHEN| )(?P<unit>UNIT)(?: (?P<bc>BC|AD))?"),
    ("bc", "(?P<core>NUM|YEAR|DAYNUM) (?P<bc>BC)"),
    # ranges written as one
    ("days_range", "(?P<core>@month (?P<one>DAYNUM) (?:HYPHEN|DASH) (?P<two>DAYNUM)(?: COMMA? @year)?)"),
    ("days_range", "(?P<core>(?P<one>DAYNUM) (?:HYPHEN|DASH) (?P<two>DAYNUM) @month(?: COMMA? @year)?)"),
    ("months_range", "(?P<one>@month) (?:HYPHEN|DASH) (?P<two>@month)(?P<y> COMMA? @year)?"),
    ("years_range", "(?P<one>YEAR) (?:HYPHEN|DASH) (?P<two>DAYNUM|NUM|YEAR)"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits: ``first`` and ``last`` are the half-open token range of the expression itself."""

    rule: str
    tokens: Tokens
    first: int
    last: int
    found: re.Match[str]

    def words(self, group: str | None = None) -> list[str]:
        """Lower-case words of a group (all by default); empty when the group took no part."""
        first, last = (self.first, self.last) if group is None else self.range(group)
        return self.tokens.words[first:last]

    def range(self, group: str) -> tuple[int, int]:
        """Half-open token range of a group; (0, 0) when it took no part or the rule has no such group."""
        if group not in self.found.re.groupindex or self.found.start(group) < 0:
            return 0, 0
        return self.found.span(group)

    def word(self, group: str) -> str:
        """The first word of a group, or an empty string."""
        words = self.words(group)
        return words[0] if words else ""


def _compiled(pattern: str) -> re.Pattern[str]:
    while "@" in pattern:
        pattern = re.sub(r"@([a-z]+)", lambda m: f"(?:{_PARTS[m[1]]})", pattern)
    # An optional class takes the space after it along: spaces only part names.
    return re.compile(re.sub(r"\b[A-Z][A-Z0-9]+\b", lambda m: LETTER[m[0]], pattern).replace(" ", ""))


_COMPILED = tuple((name, _compiled(pattern)) for name, pattern in _RULES)


def matches(tokens: Tokens) -> Iterator[Match]:
    """Everything that a rule fits, overlaps included; rules in the order of the grammar."""
    for name, pattern in _COMPILED:
        inner = [group for group in ("span", "span2") if group in pattern.groupindex]
        for found in pattern.finditer(tokens.shape):
            first, last = next((found.span(g) for g in inner if found.start(g) >= 0), found.span())
            if first < last:
                yield Match(name, tokens, first, last, found)
