"""Which of the rules that fit are time expressions here: doubtful readings are dropped, then the longest wins."""

from collections.abc import Iterable

from onrecord.read.times.grammar import Match
from onrecord.read.times.lexicon import AMOUNT_OF, LETTER, PAPERS, PAPERS_OF_TODAY, listed
from onrecord.read.times.meaning import Length, Phrase, Vague
from onrecord.read.times.phrases import READERS
from onrecord.read.times.tokens import Tokens

_NAMES = frozenset(["may", "april", "june", "august"])
_LEADS = frozenset(
    listed(
        "in by since of until till from to through and or last next this early late mid before after on "
        "during for around between , - – — ( every each"
    )
)
_YEAR_LEADS = _LEADS | {"the", "year", "fiscal", "circa", "about", "than", "as", "a", ";", ":", "years", "class"}
_NOT_A_YEAR = frozenset(
    listed(
        "people miles feet troops soldiers men women jobs points dollars pounds euros % percent million "
        "billion meters metres kilometers kilometres km homes houses members years year days hours pages tons "
        "tonnes ft kg lb lbs yards mph shares employees workers votes times others prisoners officers"
    )
)
_NUMBERED = frozenset(
    listed(
        "$ £ € # no number flight route hwy highway section article resolution room channel chapter page "
        "apollo area unit bus boeing windows iso"
    )
)
_NAMED_DAYS = frozenset(listed("good black ash palm bloody super fat cyber holy maundy"))
_ROUNDED = frozenset(listed("about around roughly nearly some"))
_OWN_CENTURIES = range(1900, 2100)
"""Numbers that are rather years than counts, but for the round ones: "deadly 2018 floods", "killed 2000 civilians"."""
_RATES = frozenset(listed("million billion percent % share times dollars thousand trillion cents pounds euros"))
_PAST_VERBS = frozenset(listed("became began was were had made came took went gave found left did"))

_SEASON_LEADS = frozenset(listed("in by during until"))
_THE_SEASON_LEADS = _SEASON_LEADS | frozenset(listed("of since for after before throughout"))
"""What stands before "spring", and before "the spring", where that is a season."""
_FALLEN = frozenset(listed("killed dies died dead hurt injured death deaths"))
"""Who falls, and not in autumn: "killed in fall"."""
_MATCH = frozenset(
    listed(
        "touchdown touchdowns quarterback yards rebounds halftime overtime kickoff coach playoffs season team points"
    )
)
_FEWEST = 3
_TRADE = frozenset(listed("profit profits earnings revenue revenues sales shares analysts gdp economy fiscal"))
_OF_A_CLOCK = frozenset(listed("local hours hrs on"))
"""What follows an hour in four figures: "at 1353 local time"."""


def choose(tokens: Tokens, matches: Iterable[Match]) -> list[Phrase]:
    """The expressions of the text in order, without overlaps; among overlapping ones the longest, then the first."""
    found: list[Phrase] = []
    for match in matches:
        phrase = READERS[match.rule](match)
        if phrase and _is_time(tokens, phrase):
            found.append(phrase)
    found.sort(key=lambda p: p.first - p.last)  # a stable sort: equal lengths keep the order of the grammar
    taken = bytearray(len(tokens.words) + 1)
    kept = []
    for phrase in found:
        if not any(taken[phrase.first : phrase.last]):
            taken[phrase.first : phrase.last] = b"\1" * (phrase.last - phrase.first)
            kept.append(phrase)
    return sorted(kept, key=lambda p: p.first)


def _is_time(tokens: Tokens, phrase: Phrase) -> bool:
    words = tokens.words
    before = words[phrase.first - 1] if phrase.first else ""
    after = words[phrase.last] if phrase.last < len(words) else ""
    own = words[phrase.first : phrase.last]
    alone = len(own) == 1
    match phrase.rule:
        case "calendar" if alone and own[0].endswith("day") and before in _NAMED_DAYS:
            return False
        case "quarter" | "same_quarter":
            return _is_quarter(tokens, phrase, before=before)
        case "calendar" if alone and (own[0] in _NAMES or own[0] == "march"):
            return _is_month(tokens, phrase, before=before, after=after)
        case "today" | "calendar" if alone and _is_paper(tokens, phrase, before=before, after=after):
            return False
        case "year" if alone or (own[0] in _ROUNDED and len(own) == 2):
            return _is_year(tokens, phrase, before=before if alone else own[0], after=after)
        case "season" | "half":
            return _is_part_of_a_year(own, before=words[max(0, phrase.first - 2) : phrase.first], after=after)
        case "length" | "span" if isinstance(phrase.meaning, Length):
            counted = words[phrase.first - 2] if phrase.first > 1 else ""
            return _is_length(phrase.meaning, own, before=(counted, before), after=after)
        case "word" if isinstance(phrase.meaning, Vague):
            return _is_reference(own[-1], before, after)
        case "clock":
            return before not in _NUMBERED
        case "repeat":
            return not _is_title(tokens, phrase)
        case "later":
            return after != "than"
    return True


def _is_quarter(tokens: Tokens, phrase: Phrase, *, before: str) -> bool:
    """Quarters of a year; not those of a match, which a text tells of that has touchdowns and no sales."""
    own = tokens.words[phrase.first : phrase.last]
    if tokens.shape[phrase.first] == LETTER["SHORTQUARTER"] and len(own) == 1:
        return before in {"in", "for", "of", "the", "during"}
    if "fiscal" in own or any(word.isdigit() for word in own):
        return True
    told = frozenset(tokens.words)
    return len(_MATCH & told) < _FEWEST or not _TRADE.isdisjoint(told)


def _is_title(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a capital makes the word part of a name ("the Harbour Daily")."""
    beside = tokens.shape[max(0, phrase.first - 1) : phrase.first] + tokens.shape[phrase.last]
    return tokens.text[tokens.starts[phrase.first]].isupper() and LETTER["NAME"] in beside


def _is_paper(tokens: Tokens, phrase: Phrase, *, before: str, after: str) -> bool:
    """Whether the day is part of a paper's name: "the Sunday Times", "the Mail on Sunday", "News Tonight"."""
    if not tokens.text[tokens.starts[phrase.first]].isupper():
        return False
    if phrase.rule == "today":
        return before in PAPERS_OF_TODAY or after == "show"
    is_called = after in PAPERS and tokens.text[tokens.starts[phrase.last]].isupper()
    return is_called or tokens.words[max(0, phrase.first - 2) : phrase.first] == ["mail", "on"]


def _is_month(tokens: Tokens, phrase: Phrase, *, before: str, after: str) -> bool:
    """May, April, June, August and March can be names or verbs."""
    shape = tokens.shape
    if after in {"be", "have", "not", "for", "on"}:
        return False
    joined = after in {"to", "and", "or", "-", "–", "through"} and shape[phrase.last + 1] in {
        LETTER["MONTH"],
        LETTER["MON"],
    }
    if before in _LEADS or joined:
        return True
    first_word = phrase.first == 0 or shape[phrase.first - 1] in {LETTER["BREAK"], LETTER["DOT"]}
    named = phrase.first > 0 and shape[phrase.first - 1] in {LETTER["NAME"], LETTER["FULL"]}
    name_follows = after.isalpha() and tokens.text[tokens.starts[phrase.last]].isupper()
    return not (first_word or named or name_follows or (tokens.words[phrase.first] == "march" and after != ","))


def _is_year(tokens: Tokens, phrase: Phrase, *, before: str, after: str) -> bool:
    if before in _NUMBERED or after in _NOT_A_YEAR or tokens.shape[phrase.last] == LETTER["ZONE"]:
        return False
    if tokens.shape[phrase.first] == LETTER["SHORTYEAR"]:
        return before in _YEAR_LEADS and tokens.shape[phrase.last] != LETTER["NAME"]
    if _counts(tokens, phrase, before=before, after=after):
        return False
    if before == "at" and (tokens.shape[phrase.last] == LETTER["NAME"] or not after.isalpha() or after in _OF_A_CLOCK):
        return False  # "at 2016 Field Street", "at 1353 (1023 GMT)"
    if after in {"-", "–"}:
        return before in _YEAR_LEADS
    return True


def _counts(tokens: Tokens, phrase: Phrase, *, before: str, after: str) -> bool:
    """Whether several of something stand behind a number that nothing leads in as a year: "killed 1200 civilians"."""
    is_long = len(after) > len("this")
    is_plural = after.endswith("s") and is_long and tokens.text[tokens.starts[phrase.last]].islower()
    if before in _ROUNDED:
        return is_plural
    number = int(tokens.words[phrase.last - 1])
    owner = tokens.shape[phrase.first - 1 : phrase.first]
    is_led = before in _YEAR_LEADS or owner in {LETTER["NAME"], LETTER["POSS"], LETTER["ITS"]}
    is_likely = number in _OWN_CENTURIES and number % 100 > 0
    return is_plural and not is_led and not is_likely


def _is_part_of_a_year(own: list[str], *, before: list[str], after: str) -> bool:
    """Fall and spring are verbs and nouns of other kinds, and halves are mostly those of a match."""
    led_by = before[-1] if before else ""
    if "half" in own:
        return "of" in own or led_by in {"for", "fiscal"}
    if len(own) > 1:
        return own != ["the", "fall"] or (led_by in _THE_SEASON_LEADS and after in {",", ".", "and", "when"})
    if own[0] in {"fall", "spring"}:
        harm = not _FALLEN.isdisjoint(before)  # "killed in fall"
        return led_by in _SEASON_LEADS and after in {".", ",", "and", "", "of"} and not harm
    return led_by in _SEASON_LEADS | {"of", "since", "and", "late", "early"}


def _is_length(meaning: Length, own: list[str], *, before: tuple[str, str], after: str) -> bool:
    if after in {"old", "-"} or (after == "of" and own[-1] == "age"):
        return False
    if meaning.unit == "Q" and (after in {"of", "in", "the"} or own[0] in {"a", "an"}):  # quarters of a whole
        return False
    if own[0] in {"a", "an"} and len(own) == 2:
        paid = any(w[:1].isdigit() or w in _RATES for w in before) or (before[0] in AMOUNT_OF and before[1] != "in")
        if paid or meaning.unit in "sm":  # "300 crowns a year"
            return False
    return not (meaning.unit == "s" and "second" in own)


def _is_reference(word: str, before: str, after: str) -> bool:
    if word == "future":  # "future earnings": no time is told
        return False
    if word == "soon":
        past = after.endswith("ed") or after in _PAST_VERBS or before in {"was", "were", "then"}
        return before != "as" and after not in {"after", "as"} and not past
    return word != "shortly"
