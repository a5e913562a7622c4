"""What a number counts by its own clause: the noun behind it, its money, or the measure that it is the value of."""

from collections.abc import Sequence

from onrecord.english import NOUN_TAGS, SUBJECT_DEPS
from onrecord.model import Word
from onrecord.relate.propositions.numerals import (
    HOW_EXACT,
    HYPHENS,
    MEASURES,
    Run,
    is_money,
    is_number,
    is_scaled,
    looks_plural,
)
from onrecord.text import fold, word_set

_DESCRIBES = frozenset({"JJ", "JJR", "JJS", "NNP", "NNPS"})
_WITHIN = NOUN_TAGS | _DESCRIBES | {"VBN", "VBG", "HYPH", "POS"}
_LONGEST = 6
"""Words looked at after a number for the noun it counts."""
_PERCENT = word_set("percent pct") | {"%"}

STATES = word_set(
    "dead killed injured wounded hurt missing arrested detained jailed hospitalised hospitalized homeless displaced "
    "trapped stranded sick ill infected evacuated rescued freed released unaccounted jobless unemployed hostage"
)
"""What people are counted as without a noun: "14 injured", "30 were killed"."""
_DEAD = "dead"
_DONE = dict.fromkeys(("die", "perish", "drown"), _DEAD) | {
    "kill": "killed",
    "injure": "injured",
    "wound": "wounded",
    "hurt": "hurt",
    "arrest": "arrested",
    "detain": "detained",
    "free": "freed",
    "release": "released",
    "rescue": "rescued",
    "evacuate": "evacuated",
}
"""What people are counted as by what they do or is done to them."""

OPEN = word_set("figure number total count tally estimate sum amount")
"""Nouns that say that something is counted and not what."""
VALUED = OPEN | word_set(
    "toll turnout attendance crowd loss damage cost price value budget deficit surplus debt bill fine salary wage fee "
    "rent tax rate share ratio level height weight length width depth speed distance size area population membership "
    "staff workforce headcount enrolment enrollment capacity output production yield revenue profit turnover income "
    "pay temperature magnitude age dose score average maximum minimum limit ceiling cap quota target majority margin "
    "lead duration range stake offer bid reward ransom compensation payout aid spending investment funding "
    "circulation audience viewership readership backlog index worth cut layoff redundancy order sale export import "
    "shortfall gap increase rise fall drop reduction saving death casualty"
)
"""Nouns that have a number for a value: "the turnout was 9,000"."""
LENGTHS = word_set("height length width depth distance size range level speed wave tide")
"""Measures of which a value in "m" is of metres."""
_SETS = word_set(
    "put place set estimate reckon fix value keep hold cap raise lower cut reduce bring increase revise push take "
    "drive swell give list report count"
)
"""What is done to a measure with its value behind "at", "to" or "as"."""
_STANDS = word_set(
    "be stand reach rise fall climb grow drop total number hit pass top exceed come amount increase decrease decline "
    "jump swell remain run average go shrink surge soar plunge sink slip slide near approach"
)
"""What a measure does with its value behind it."""
_AT = word_set("at to as from above below over under around about near beyond past")
_VALUES = frozenset({"dobj", "attr", "oprd", "npadvmod", "acomp"})
_PART = "of the "
_BACK = 30
"""Words before a number in which its measure is looked for."""


def part_of(unit: str) -> str:
    """A unit as that of a part of what was counted before: "two of them"."""
    return unit if is_part(unit) else f"{_PART}{unit}"


def is_part(unit: str) -> bool:
    """Whether a unit is that of a part, which another number of the whole does not go against."""
    return unit.startswith(_PART)


def unit_of(text: str, words: Sequence[Word], *, run: Run, within: tuple[int, int]) -> tuple[str, int]:
    """What is counted, as the text has it, and the offset where the quantity ends; "" where its clause does not say."""
    end, stop = words[run.last].span.end, within[1]
    if run.first > 0 and is_money(text, words[run.first - 1]):
        return words[run.first - 1].span.cut(text), end
    after = run.last + 1
    if after < stop:
        following = fold(words[after].span.cut(text))
        if following in _PERCENT:
            return "%", words[after].span.end
        if following == "per" and after + 1 < stop and fold(words[after + 1].span.cut(text)) == "cent":
            return "%", words[after + 1].span.end
        if following in MEASURES:
            return words[after].span.cut(text), words[after].span.end
        if following in HYPHENS and after + 1 < stop and words[after + 1].tag in NOUN_TAGS | {"JJ"}:
            return words[after + 1].span.cut(text), words[after + 1].span.end
    behind = _behind(text, words, run=run, stop=stop) or _state(text, words, run=run, stop=stop)
    return behind or (measure_of(text, words, run=run, begin=within[0]), end)


def _behind(text: str, words: Sequence[Word], *, run: Run, stop: int) -> tuple[str, int] | None:
    """The noun phrase that follows the number, an "of the" between allowed: "nine of the ship's forty sailors"."""
    i = first = _past_of(text, words, run=run, stop=stop)
    noun = first if first < stop and is_scaled(text, words, run) and looks_plural(text, words[first]) else None
    if first < stop and words[first].tag == "HYPH":
        return None
    head = words[run.last].head if words[run.last].dep == "nummod" else first
    while i < min(stop, first + _LONGEST) and (
        words[i].tag in _WITHIN or _goes_on(text, words, at=i, first=first, head=head)
    ):
        if words[i].tag in NOUN_TAGS:
            noun = i
        i += 1
    if noun is None:
        return None
    if words[run.last].dep == "nummod" and first <= head < noun and words[head + 1].tag != "HYPH":
        noun = head
    return _told(text, words[first : noun + 1]), words[noun].span.end


def _goes_on(text: str, words: Sequence[Word], *, at: int, first: int, head: int) -> bool:
    """Whether a noun phrase goes on past a word that is none of its own: "Somali and Yemeni boats", "AK 47 rifles".

    ``head`` is the word that the number hangs on.
    """
    if at + 1 >= len(words):
        return False
    cut, before, after = words[at].span.cut(text), words[at - 1], words[at + 1]
    if words[at].tag == "CD":
        named = at > first and (before.tag in {"NNP", "NNPS"} or head > at)
        return after.tag in NOUN_TAGS and (cut.isdigit() if named else not cut[-1:].isdigit() or not cut[:1].isdigit())
    joins = {"and", "or", ","} if before.tag[0] == after.tag[0] == "J" else {"and", "or"}
    joined = at > first and {before.tag, after.tag} <= _DESCRIBES and at + 2 < len(words)
    return joined and cut in joins and words[at + 2].tag in NOUN_TAGS and not is_number(text, after)


def _told(text: str, words: Sequence[Word]) -> str:
    return " ".join(text[words[0].span.start : words[-1].span.end].split())


def _past_of(text: str, words: Sequence[Word], *, run: Run, stop: int) -> int:
    """Where what is counted begins, behind "of the" and the number of a whole if these stand there."""
    i = run.last + 1
    if i >= stop or words[i].lemma != "of":
        return i
    i += 1
    while i < stop and words[i].tag in {"DT", "PRP$"}:
        i += 1
    return _past_whole(text, words, at=i, stop=stop)


def _past_whole(text: str, words: Sequence[Word], *, at: int, stop: int) -> int:
    """Where the noun begins behind the number of a whole, and behind whose it is: "the ship's forty sailors"."""
    i = at
    while i < min(stop, at + _LONGEST) and words[i].tag in _WITHIN:
        i += 1
    if i >= stop or not is_number(text, words[i]):
        return at
    if i > at and words[i - 1].tag != "POS" and any(w.tag != "JJ" for w in words[at:i]):
        return at
    while i < min(stop, at + 2 * _LONGEST) and is_number(text, words[i]):
        i += 1
    return i


def _state(text: str, words: Sequence[Word], *, run: Run, stop: int) -> tuple[str, int] | None:
    """What people are counted as by an adjective, or by what was done to them: "14 injured", "30 were killed"."""
    number, after = words[run.last], _past_of(text, words, run=run, stop=stop)
    if after < stop and fold(words[after].span.cut(text)) in STATES:
        return words[after].span.cut(text), words[after].span.end
    verb = words[run.first - 1] if run.first and words[run.first - 1].lemma in _DONE else words[number.head]
    told = _DONE.get(verb.lemma) if verb.tag.startswith("VB") else None
    deps = {"nsubj"} if told == _DEAD else {"nsubjpass", "dobj"}
    return (told, number.span.end) if told and number.dep in deps else None


def measure_of(text: str, words: Sequence[Word], *, run: Run, begin: int) -> str:
    """The measure or the plural that a bare number is the value of: "put the turnout at 9,000", "a toll of 40"."""
    if run.first - 3 >= begin and words[run.first - 1].lemma == "or" and words[run.first - 3].lemma in {"a", "an"}:
        return words[run.first - 2].span.cut(text) if words[run.first - 2].tag == "NN" else ""  # "a minute or two"
    number = words[run.last]
    over = words[number.head]
    if over.lemma in HOW_EXACT:  # "nearer 800"
        number, over = over, words[over.head]
    if number.dep == "pobj":
        if over.lemma == "of" and begin <= over.head < run.first and words[over.head].tag in NOUN_TAGS:
            return _valued(text, words, noun=over.head, begin=begin)
        return _of_verb(text, words, verb=over.head, before=run.first, begin=begin) if over.lemma in _AT else ""
    if number.dep in _VALUES:
        return _of_verb(text, words, verb=number.head, before=run.first, begin=begin)
    return ""


def _of_verb(text: str, words: Sequence[Word], *, verb: int, before: int, begin: int) -> str:
    """The measure of which a verb tells the value."""
    if not words[verb].tag.startswith("VB"):
        return ""
    near = [i for i in range(max(begin, before - _BACK), before) if words[i].head == verb and words[i].tag in NOUN_TAGS]
    if words[verb].lemma in _SETS:
        for i in near:
            if words[i].dep in {"dobj", "nsubjpass"}:
                return _valued(text, words, noun=i, begin=begin, many=True)
    if words[verb].lemma in _STANDS:
        for i in near:
            if words[i].dep in SUBJECT_DEPS:
                return _valued(text, words, noun=i, begin=begin, many=True)
    return ""


def _valued(text: str, words: Sequence[Word], *, noun: int, begin: int, many: bool = False) -> str:
    """A noun as what a number is the value of, with what it is of where it only says that something is counted.

    ``many``: a plural is counted, too ("arrests stood at 30").
    """
    if words[noun].lemma not in VALUED and not (many and words[noun].tag == "NNS"):
        return ""
    if words[noun].lemma in OPEN:
        of = _below(words, noun, lemma="of")
        counted = of and _below(words, of)
        if counted and words[counted].tag in NOUN_TAGS | _DESCRIBES | {"VBN"}:
            return _phrase(text, words, noun=counted, begin=of + 1, described=True)
    return _phrase(text, words, noun=noun, begin=begin)


def _below(words: Sequence[Word], top: int, *, lemma: str = "") -> int:
    """The first word behind another that hangs on it, by index; 0 for none near."""
    near = range(top + 1, min(len(words), top + 1 + _LONGEST))
    return next((i for i in near if words[i].head == top and lemma in {"", words[i].lemma}), 0)


def _phrase(text: str, words: Sequence[Word], *, noun: int, begin: int, described: bool = False) -> str:
    """A noun with the nouns that stand right before it; ``described``: with the adjectives, too."""
    tags = NOUN_TAGS | _DESCRIBES if described else NOUN_TAGS
    first = noun
    while begin < first and noun - first < _LONGEST and words[first - 1].tag in tags and words[first - 1].head <= noun:
        first -= 1
    return _told(text, words[first : noun + 1])
