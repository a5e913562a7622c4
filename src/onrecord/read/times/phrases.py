"""From a rule that fits to what the expression says: the reader of each kind of expression."""

from collections.abc import Callable

from onrecord.read.times import counted, fiscal, lengths, named
from onrecord.read.times.grammar import Match
from onrecord.read.times.lexicon import DECADE_OF, LETTER, REFERENCE_OF, listed
from onrecord.read.times.meaning import Fixed, Phrase, Same, Vague, phrase_of
from onrecord.read.times.modifiers import edge_words, mod_of
from onrecord.read.times.numbers import ordinal_of

_AFTER_THE_PAST = frozenset(
    listed("it he she they we i you has have had was were is are and but when that the to as by at for with or than")
)
_BEGINS_A_CLAUSE = frozenset(listed("it he she they we i you his her its their the a an this these of when"))
_SAYING = frozenset(listed("say says said saying tell tells told telling wrote writing"))


def read_word(match: Match) -> Phrase | None:
    """ "now", "recently"."""
    word = match.words()[-1]
    return phrase_of(match, Vague(REFERENCE_OF[word]))


def read_ref(match: Match) -> Phrase | None:
    """ "the future", "in the past", "recent years", "at the moment"."""
    words = match.words()
    at = match.last
    following = match.tokens.words[at] if at < len(match.tokens.words) else ""
    letter = match.tokens.shape[at : at + 1]
    ends = letter in {LETTER["DOT"], LETTER["COMMA"], LETTER["BREAK"], LETTER["AND"], LETTER["POSS"]}
    value = ""
    if words[0] == "the" and words[-1] == "past":
        value = "PAST_REF" if ends or following in _AFTER_THE_PAST else ""
    elif (
        (words[0] == "the" and words[-1] == "future")
        or words[-1] in {"ahead", "term"}
        or words[0] in {"coming", "future", "next", "upcoming"}
    ):
        value = "FUTURE_REF"
    elif words[0] == "these" or words[-1] == "moment":
        value = "PRESENT_REF"
    elif words[0] in {"recent", "past", "previous"}:
        value = "PAST_REF"
    return phrase_of(match, Vague(value)) if value else None


def read_at_time(match: Match) -> Phrase | None:
    """The "the time" of "at the time"; not of "at the time it was sent", which is that of what follows."""
    words, at = match.tokens.words, match.last
    said = words[max(0, match.first - 2) : match.first - 1]
    own = words[at : at + 1] and words[at] in _BEGINS_A_CLAUSE and not _SAYING.intersection(said)
    return phrase_of(match, Same(None)) if match.words()[-1] == "time" and not own else None


def read_day_of(match: Match) -> Phrase | None:
    """ "the first day of his term": some day of the time told of."""
    first, last = match.first, match.last - 1
    if match.tokens.words[last - 1] != "day":
        return None
    return Phrase(first, last, match.rule, Same(None))


def read_decade(match: Match) -> Phrase | None:
    """ "the mid-1990s", "the '80s", "the nineties"."""
    word = match.word("core").strip("'’‘")
    mod = mod_of(edge_words(match))
    if word in DECADE_OF and match.first and match.tokens.shape[match.first - 1] == LETTER["ITS"]:
        return None  # "in her late forties": years of age
    if word in DECADE_OF:
        return phrase_of(match, Fixed(f"19{DECADE_OF[word]}"), mod=mod) if match.words()[0] != word else None
    digits = word.rstrip("s'’")
    return phrase_of(match, Fixed(digits[:3] if len(digits) == 4 else f"19{digits[0]}"), mod=mod)


def read_century(match: Match) -> Phrase | None:
    """ "the late 19th century"."""
    number = ordinal_of(match.word("core"))
    if match.word("unit") != "century" or number is None or not 1 <= number <= 30:
        return None
    era = "BC" if match.word("bc").startswith("b") else ""
    return phrase_of(match, Fixed(f"{era}{number - 1:02d}"), mod=mod_of(edge_words(match)))


def read_bc(match: Match) -> Phrase | None:
    """ "146 BC"."""
    digits = match.word("core").replace(",", "")
    return phrase_of(match, Fixed(f"BC{int(digits):04d}")) if digits.isdigit() and len(digits) <= 4 else None


READERS: dict[str, Callable[[Match], Phrase | None]] = {
    "ago": counted.read_shift,
    "also_day": named.read_also_day,
    "attime": read_at_time,
    "bareunits": lengths.read_bare_units,
    "bc": read_bc,
    "calendar": named.read_calendar,
    "century": read_century,
    "clock": named.read_clock,
    "day_of_month": named.read_day_of_month,
    "dayafter": counted.read_shift,
    "dayof": read_day_of,
    "days_range": named.read_days_range,
    "decade": read_decade,
    "deictic": counted.read_deictic,
    "ended": counted.read_ended,
    "every": lengths.read_every,
    "fiscal": named.read_calendar,
    "for_unit": counted.read_for_unit,
    "half": named.read_calendar,
    "holiday": named.read_holiday,
    "later": counted.read_shift,
    "length": lengths.read_length,
    "months_range": named.read_months_range,
    "nth_of_month": named.read_nth_of_month,
    "part": counted.read_part,
    "part_date": named.read_part_date,
    "partof": counted.read_part_of,
    "quarter": named.read_calendar,
    "rate": lengths.read_rate,
    "ref": read_ref,
    "repeat": lengths.read_repeat,
    "same": counted.read_same,
    "same_quarter": counted.read_same_quarter,
    "season": named.read_calendar,
    "span": lengths.read_span,
    "spelled_year": named.read_spelled_year,
    "split_year": fiscal.read_split_year,
    "theunit": counted.read_same,
    "thisfiscal": named.read_this_fiscal,
    "today": counted.read_today,
    "twice_removed": named.read_twice_removed,
    "weekdays": lengths.read_weekdays,
    "weekend": named.read_weekend,
    "weekof": named.read_calendar,
    "word": read_word,
    "year": named.read_calendar,
    "year_end": named.read_year_end,
    "year_quarter": named.read_year_quarter,
    "yearago": counted.read_yearago,
    "years_range": named.read_years_range,
}
"""The reader of each rule of the grammar."""
