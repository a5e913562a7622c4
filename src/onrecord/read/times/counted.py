"""Readers of expressions that count: so long before or after, and the period last told of."""

from onrecord.read.times.grammar import Match
from onrecord.read.times.lexicon import PART_OF, PLURAL_UNIT_OF, TODAY_OF, UNIT_OF, listed
from onrecord.read.times.meaning import Calendar, Length, Meaning, Phrase, Same, Shift, phrase_of
from onrecord.read.times.modifiers import NARRATIVE, TOWARD, edge_words, mod_of, open_end
from onrecord.read.times.numbers import duration, number_of, ordinal_of

_EVENTS_OF_DAY = frozenset(
    listed(
        "press news conference briefing session meeting rally raid raids attack attacks interview broadcast "
        "speech address hearing vote debate visit service flight ceremony"
    )
)

_WITHIN = frozenset({"in", "within", "over"})
"""What stands before "the next week" where that is the one from now on, not the one after what was told."""


def unit_of(word: str) -> str:
    """The unit code of a singular or plural unit."""
    return UNIT_OF.get(word) or PLURAL_UNIT_OF.get(word, "")


def count_of(words: list[str]) -> float | None:
    """How many units the words before a unit say; None for "several" and its like."""
    if "couple" in words:
        return 2.0
    if any(w in {"few", "several", "many", "various"} for w in words):
        return None
    kept = [w for w in words if w not in {"of", "more", "full"}]
    if kept and kept[-1] in {"hundred", "thousand", "dozen"} and "of" in words:
        return None
    if kept and kept[0] == "half":
        return 0.5
    number = number_of(kept)
    if number is None and any(w in {"a", "an", "another"} for w in kept):
        return 1.0
    return number


def read_yearago(match: Match) -> Phrase | None:
    """ "year-earlier", "the year-ago third quarter"."""
    ordinal = match.word("ord")
    if match.words()[0] not in {"the", "year"}:
        return None
    if ordinal:
        return phrase_of(match, Calendar(quarter=ordinal_of(ordinal), years=-1))
    return phrase_of(match, Shift(-1, "Y", narrative=True, sign=-1, quarter=bool(match.word("of"))))


def read_deictic(match: Match) -> Phrase | None:
    """ "this week", "early next year", "the previous month"."""
    group = "unit" if match.word("unit") else "unit2"
    before = edge_words(match, group)
    unit = unit_of(match.word(group))
    word = before[-1]
    if unit in {"s", "m", "h", "N", "E", "C", "L"} and word != "this":
        return None
    the = before[-2:-1] == ["the"]  # not that of "the end of last year"
    if the and word in {"last", "past"}:
        return phrase_of(match, Length(duration(1, unit), 1, unit, toward=-1), mod=mod_of(before[:-2]))
    led_by = match.tokens.words[match.first - 1 : match.first]
    if the and word == "next" and unit != "D" and not _WITHIN.isdisjoint(led_by):
        return phrase_of(match, Length(duration(1, unit), 1, unit, toward=1), mod=mod_of(before[:-2]))
    if unit == "D" and word in {"last", "past", "coming", "upcoming"}:  # "his last day" is no date
        return None
    narrative = word in NARRATIVE or (word == "next" and (the or unit == "D"))
    count = 0 if word == "current" else 1 if word in {"following", "subsequent", "ensuing"} else TOWARD.get(word)
    if count is None:
        return None
    part = PART_OF.get(match.word("part"), "")
    shift = Shift(count, unit, narrative=narrative)
    return phrase_of(match, shift, mod=mod_of(before), part=part, open_end=open_end(before))


def read_same(match: Match) -> Phrase | None:
    """ "that same day", "the end of the year"."""
    words = match.words()
    if unit_of(match.word("unit")) in {"s", "m", "h"}:
        return None
    return phrase_of(
        match, Same(unit_of(match.word("unit")) or "Q", pointing=True), mod=mod_of(words), open_end=open_end(words)
    )


def read_for_unit(match: Match) -> Phrase | None:
    """ "for the year", "the full year"."""
    unit = unit_of(match.words()[-1])
    if unit not in {"W", "M", "Y"} or match.words()[1] not in {"full", "year", "week", "month"}:
        return None
    return phrase_of(match, Shift(0, unit, narrative=False))


def read_ended(match: Match) -> Phrase | None:
    """ "the year ended Sept. 30"."""
    unit = unit_of(match.words()[-1])
    return phrase_of(match, Length(duration(1, unit), 1, unit)) if unit in {"Y", "M", "W"} else None


def read_same_quarter(match: Match) -> Phrase | None:
    """ "the quarter", "the latest quarter"."""
    words = match.words()
    if "current" in words:
        return phrase_of(match, Shift(0, "Q", narrative=False))
    if "latest" in words:
        return phrase_of(match, Shift(-1, "Q", narrative=False))
    return phrase_of(match, Same("Q")) if len(words) == 2 else None


def read_part_of(match: Match) -> Phrase | None:
    """ "this morning", "last night", "the next afternoon"."""
    words = match.words()
    part = PART_OF.get(match.word("part"), "")
    if words[0] == "last" and part != "NI":
        return None
    if "this" in words:
        meaning: Meaning = Shift(0, "D", narrative=False)
    elif "that" in words or "same" in words:
        meaning = Same("D", pointing=True)
    elif words[0] == "last":
        meaning = Shift(-1, "D", narrative=False)
    else:
        meaning = Shift(1, "D", narrative=True)
    return phrase_of(match, meaning, part=part)


def read_today(match: Match) -> Phrase | None:
    """ "today", "tomorrow morning", "late yesterday"."""
    word = match.word("core")
    parts = [PART_OF[w] for w in match.words("part") if w in PART_OF]
    part = "NI" if word.startswith("toni") else parts[0] if parts else ""
    return phrase_of(match, Shift(TODAY_OF[word], "D", narrative=False), part=part, mod=mod_of(match.words()[:1]))


def read_part(match: Match) -> Phrase | None:
    """ "the morning", and the "morning" of "her morning press conference": of the day told of."""
    words = match.words()
    part = PART_OF[match.words("part")[-1]]
    after = match.tokens.words[match.last] if match.last < len(match.tokens.words) else ""
    before = match.tokens.words[match.first - 1] if match.first else ""
    of_event = len(words) == 1 and after in _EVENTS_OF_DAY and part in {"MO", "AF", "EV"}
    with_article = words[0] == "the" and after not in _EVENTS_OF_DAY and before in {"in", "during"}
    toned = words[0] in {"early", "late"} and before in {"by", "in", "until", "till", "since", "from"}
    if not (of_event or with_article or toned or "mid" in words) or part not in {"MO", "AF", "EV", "NI"}:
        return None
    return phrase_of(match, Same("D"), part=part, mod=mod_of(words))


def read_shift(match: Match) -> Phrase | None:
    """ "two weeks ago", "less than a month later"."""
    words = match.words()
    before = edge_words(match, "unit")
    unit = unit_of(match.word("unit"))
    backward = words[-1] in {"ago", "earlier", "before"}
    half = words[-3:-1] == ["a", "half"] or words[-2:-1] == ["half"]
    number = 1.0 if match.rule == "dayafter" else count_of(before) if before else None
    if number is not None and half and "and" in words and "half" not in before:
        number += 0.5
    if number is not None and number != int(number) and unit in {"Y", "E", "C"}:
        number, unit = number * {"Y": 12, "E": 10, "C": 100}[unit], "M" if unit == "Y" else "Y"
    narrative = match.rule in {"later", "dayafter"}
    sign = -1 if backward else 1
    mod = mod_of(before)
    count = None if number is None else sign * round(number)
    within = narrative and mod == "LESS_THAN" and "than" in before
    return phrase_of(match, Shift(count, unit, narrative=narrative, sign=sign, within=within), mod=mod)
