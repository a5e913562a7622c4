"""Which number, name or day: a sentence of an article with one of them left out, and others of the same kind."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from onrecord.english import HE_OR_SHE, MONTH_NAMES, ONES, SHORT_MONTHS, any_of
from onrecord.model import EntityKind, Mention, Span, Timex, TimexType
from onrecord.tell.ask.meaning import root
from onrecord.tell.ask.passages import Passage, roots_of
from onrecord.tell.lines.told import Citation, Cited, Insert, Told
from onrecord.tell.quiz.items import Choice, Draft, Item, Sort
from onrecord.tell.quiz.making import Making
from onrecord.tell.quiz.near import fits_the_year, points_outside, share_words
from onrecord.tell.quiz.readable import hangs, is_clause, is_verb, lacks_object, tells

BLANK = "_____"
_LONG = (7, 42)
_I = re.compile(r"\b(?:I|me|my|mine|we|us|our)\b")
_IN_MARKS = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^‘]*’(?!\w)")
_DATELINE = re.compile(r"^[A-Z][\w .,’'/-]{1,60}\([A-Z]\w+\) ?[-–—] ?")
_PAGE = re.compile(r" ?\((?:[\w-]+\.)+[a-z]{2,}(?:/[^\s)]*)?\)")
_WORDS = ONES[2:18]
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_NUMBER = re.compile(
    rf"(?<![\w.,/$€£:-])(?:{_DIGITS.pattern})(?![\w,/:-]|\.\d)|(?<![\w-])(?:{'|'.join(_WORDS)})(?![\w-])", re.IGNORECASE
)
_UNIT = re.compile(
    r"(?: (?:of|more|other|the|new|more than))*(?: [A-Z][\w.]+){0,2} ?(%|per cent|[a-z][\w’'-]+(?: [a-z][\w’'-]+)?)"
)
_BOUND = re.compile(
    r"\b(?:more|fewer|less|greater|higher|lower|over|under|at least|at most|up to|no more|as many as|nearly|almost)"
    r"(?: than)? $",
    re.IGNORECASE,
)
"""What stands before a number that another number may satisfy as well."""
_ONE_OF = re.compile(r"\ban? $", re.IGNORECASE)
_SHARE = re.compile(r"%|per|[mbt]r?illion\b")
"""One thing has no number but its name: "a 911 call"; "a 10 percent drop" has one."""
_CLOCK = re.compile(r"\b(?:past|to|o[’']clock|until|till|by) $", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = f"(?:{any_of(MONTH_NAMES)})"
_SHORT = rf"(?:{any_of(SHORT_MONTHS)}|Sept)\b\.?"
_DAY = re.compile(rf"(?:{_MONTH}|{_SHORT}) \d{{1,2}}(?!\d)|\d{{1,2}} (?:{_MONTH}|{_SHORT})")
_MONTH_ALONE = re.compile(rf"{_MONTH}(?= \d{{4}}$|$)")
_MONTH_LONG = len("2025-01")
_SHIFTS = (3, -4, 7, -9, 11, -2, 14)
_FACTORS = (1.5, 0.5, 2.0, 0.75, 1.25, 3.0, 0.4)
_NO_UNIT = frozenset(
    "and or to of in on at was were by between from had has have for before after when while past"
    " o'clock o’clock am pm".split()
)
_SHARES = frozenset({"%", "cent", "percent"})
"""Units of which there are a hundred at most."""
_NEVER = frozenset({"one", "half"})
_MOST_PARSED = 400
"""Of the sentences of a story, the best of those that could be asked about, so many are looked at by the parser: ten
times what a quiz can use."""


def numbers(making: Making) -> Iterator[Item]:
    """Sentences with a number left out, no number of one thing twice."""
    asked: set[tuple[float, str]] = set()
    for passage, told in sentences(making, hanging=True):
        for found in _NUMBER.finditer(passage.text):
            unit = _UNIT.match(passage.text, found.end())
            what = value_of(found[0]), root(unit[1].split()[0]) if unit else ""
            item = _number(making, (passage, told), found) if what not in asked else None
            if item is not None:
                asked.add(what)
                yield item
                break


def names(making: Making) -> Iterator[Item]:
    """Sentences with the name of a person, a body or a place left out."""
    asked: set[str] = set()
    for passage, told in sentences(making):
        for mention in passage.mentions:
            key = making.story.entity_of(passage.recorded, mention.entity)
            if key is None or key in asked:
                continue
            item = _name(making, (passage, told), mention)
            if item is not None:
                asked.add(key)
                yield item
                break


def days(making: Making) -> Iterator[Item]:
    """Sentences with a day of the calendar left out."""
    asked: set[str] = set()
    for passage, told in sentences(making):
        for timex in passage.times:
            item = _day(making, (passage, told), timex) if timex.first not in asked else None
            if item is not None and timex.first is not None:
                asked.add(timex.first)
                yield item
                break


def sentences(making: Making, *, hanging: bool = False) -> Iterator[tuple[Passage, Told]]:
    """Sentences that can be asked about; ``hanging`` ones, that begin with "the company", last or not at all."""
    later: list[tuple[Passage, Told]] = []
    fit = (found for found in making.ground.best() if _can_be_asked(making, found[1]))
    for passage, told in islice(fit, _MOST_PARSED):
        if not is_clause(told.text) or lacks_object(told.text):
            continue
        if not hangs(told.text):
            yield passage, told
        elif hanging:
            later.append((passage, told))
    yield from later


def _can_be_asked(making: Making, told: Told) -> bool:
    if not _LONG[0] <= len(told.text.split()) <= _LONG[1] or told.text.endswith("?") or points_outside(told.text):
        return False
    if not tells(told.text) & making.ground.anchors:
        return False  # of another story that the page carries, or of nothing that shows which one
    if _I.search(_IN_MARKS.sub("", told.text)):
        return False
    called = (p.words.removesuffix("’s") for n, p in enumerate(told.parts) if _stands_for_a_person(making, told, n))
    return all(name in making.people for name in called)


def _stands_for_a_person(making: Making, told: Told, number: int) -> bool:
    """Whether a part stands in brackets where the article has "she": a place is no "she"."""
    parts = told.parts
    if not isinstance(parts[number], Insert) or not 0 < number < len(parts) - 1:
        return False
    before, after = parts[number - 1].citation, parts[number + 1].citation
    text = making.story.by_id[before.article].article.text
    return text[before.span.end : after.span.start].strip(" ,").casefold() in HE_OR_SHE


def _shown(words: str) -> str:
    """The words without a wire's dateline before them and the address of a page behind them."""
    return _PAGE.sub("", _DATELINE.sub("", words)).lstrip("•*-–— ")


def blanked(told: Told, words: str) -> str | None:
    """The line with the words left out; None where they stand in it more than once, or in brackets."""
    if len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", told.text)) != 1:
        return None
    cut = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", BLANK, told.text)
    return None if re.search(rf"\[[^\]]*{BLANK}", cut) else _shown(cut)


def is_cited(told: Told, span: Span) -> bool:
    """Whether the line has these characters as they stand, and not in brackets."""
    return any(isinstance(p, Cited) and span in p.citation.span for p in told.parts)


def explained(making: Making, passage: Passage, told: Told) -> str:
    """The whole sentence, with on whose word and in which article it stands."""
    return f"{told.text} — {making.ground.whose(passage)}"


def difficulty_of(making: Making, told: Told) -> int:
    """1 for what several articles tell, else 2."""
    claim = making.story.claims_by_id.get(told.claim or "")
    return 1 if claim is not None and claim.articles > 1 else 2


# --- numbers ------------------------------------------------------------------------------------


def _number(making: Making, place: tuple[Passage, Told], found: "re.Match[str]") -> Item | None:
    passage, told = place
    words = found[0]
    span = Span(passage.span.start + found.start(), passage.span.start + found.end())
    unit = _UNIT.match(passage.text, found.end())
    before = passage.text[max(0, found.start() - 12) : found.start()].split()
    if _BOUND.search(passage.text[: found.start()]) or _CLOCK.search(passage.text[: found.start()]):
        return None
    if unit is None or not is_cited(told, span) or words.casefold() in _NEVER or _YEAR.fullmatch(words):
        return None
    if any(span.overlaps(t.span) for t in passage.times) or (before and before[-1][:1].isupper() and len(before) > 1):
        return None
    if _ONE_OF.search(passage.text[: found.start()]) and not _SHARE.match(unit[1]):
        return None
    if value_of(words) <= 2 or unit[1].split()[0] in _NO_UNIT:
        return None
    cut = blanked(told, words)
    if cut is None or is_verb(passage.text, unit.start(1)):
        return None  # "the first nine came": what is counted, it does not say
    wrong = _other_numbers(making, passage, words, unit=unit[1])
    if len(wrong) < 3:
        return None
    key = Choice(words, True, "as the article gives it", Citation(passage.recorded.article.id, span))
    return making.item(Draft(
        Sort.NUMBER, "Which number is left out?", cut, (key, *wrong[:3]), (told,),
        explanation=explained(making, passage, told), difficulty=difficulty_of(making, told),
    ))  # fmt: skip


def value_of(words: str) -> float:
    """A number in digits or in a word."""
    plain = words.casefold().replace(",", "")
    return float(_WORDS.index(plain) + 2) if plain in _WORDS else float(plain) if plain[:1].isdigit() else 1.0


def _other_numbers(making: Making, passage: Passage, words: str, *, unit: str) -> list[Choice]:
    """Numbers that nothing in the record puts in this place: of other things first, then made from the right one."""
    mine = value_of(words)
    head = root(unit.rsplit(maxsplit=1)[-1]) if unit not in {"%", "per cent"} else "%"
    near = {v for p in making.ground.near(passage) for v in _values(p.text)} | {mine}
    numbered = making.ground.matching(_NUMBER)
    same = {value_of(m[0]) for p, matches in numbered if head in p.roots or head == "%" for m in matches}
    barred = near | same
    highest = 100.0 if head in _SHARES else float("inf")
    found: list[Choice] = []
    for other, matches in sorted(numbered, key=lambda n: making.shuffled(f"{words}:{n[0].key}")):
        if len(found) == 2:
            break
        for match in matches:
            given, value = match[0], value_of(match[0])
            same_form = _is_plain(given) == _is_plain(words) and value.is_integer() == mine.is_integer()
            if len(found) < 2 and same_form and value <= highest and mine / 8 <= value <= mine * 8:
                after = _UNIT.match(other.text, match.end())
                named = after is not None and after[1].split()[0] not in _NO_UNIT
                if value not in barred and named and after is not None and not _YEAR.fullmatch(given) and value >= 2:
                    barred.add(value)
                    span = Span(other.span.start + match.start(), other.span.start + match.end())
                    why = f"a number of something else: “{match[0]}{after[0]}”"
                    found.append(Choice(_styled(value, words), False, why, Citation(other.recorded.article.id, span)))
    for value in _made_up(mine):
        if value not in barred and 2 <= value <= highest and _styled(value, words) not in {c.words for c in found}:
            barred.add(value)
            found.append(Choice(_styled(value, words), False, "no article gives this number here"))
    return [c for c in found if c.words]


def _values(text: str) -> Iterator[float]:
    """Every number in a text, whatever stands around it: "35m", "11.40am"."""
    yield from (value_of(m[0]) for m in _NUMBER.finditer(text))
    for found in _DIGITS.finditer(text):
        yield float(found[0].replace(",", ""))


def _is_plain(words: str) -> bool:
    return words[:1].isdigit()


def _made_up(value: float) -> Iterator[float]:
    """Numbers as round as this one, in a fixed order."""
    digits = f"{value:g}".rstrip("0").replace(".", "") if value >= 1000 else f"{value:g}"
    round_to = 10 ** max(0, len(f"{value:.0f}") - max(2, len(digits)))
    for factor in _FACTORS:
        made = round(value * factor / round_to) * round_to if value == int(value) else round(value * factor, 1)
        yield float(made)
    yield value + 1
    yield value + 3


def _styled(value: float, like: str) -> str:
    """A number as the right one is written; "" where that cannot be."""
    if not _is_plain(like):
        place = int(value) - 2
        word = _WORDS[place] if value == int(value) and 0 <= place < len(_WORDS) else ""
        return word.capitalize() if like[:1].isupper() else word
    if value != int(value):
        return f"{value:g}"
    return (
        f"{int(value):,}" if "," in like or (value >= 1000 and "," not in like and len(like) < 4) else str(int(value))
    )


# --- names --------------------------------------------------------------------------------------


def _name(making: Making, place: tuple[Passage, Told], mention: Mention) -> Item | None:
    passage, told = place
    story = making.story
    actor = story.actors.get(story.entity_of(passage.recorded, mention.entity) or "")
    words = " ".join(mention.span.cut(passage.recorded.article.text).split())
    if actor is None or words != actor.name or not making.stands(actor) or not is_cited(told, mention.span):
        return None
    if actor.kind not in {EntityKind.PERSON, EntityKind.ORGANISATION} or making.place_of(actor) is None:
        return None
    cut = blanked(told, words)
    if cut is None or roots_of(actor.name) & roots_of(cut):
        return None
    near = making.ground.near(passage)
    barred = {story.entity_of(p.recorded, m.entity) for p in near for m in p.mentions}
    wrong: list[Choice] = []
    for other in sorted(making.actors(actor.kind), key=lambda a: making.shuffled(f"{actor.key}:{a.key}")):
        known = [actor.name, *(c.words for c in wrong)]
        if other.key in barred or making.place_of(other) is None or not making.alike(actor, other):
            continue
        if not any(share_words(other.name, k) for k in known):
            wrong.append(Choice(other.name, False, "named elsewhere, for other things", making.place_of(other)))
    if len(wrong) < 2:
        return None
    key = Choice(words, True, "as the article gives it", Citation(passage.recorded.article.id, mention.span))
    return making.item(Draft(
        Sort.NAME, "Which name is left out?", cut, (key, *wrong[:3]), (told,),
        explanation=explained(making, passage, told), difficulty=difficulty_of(making, told),
    ))  # fmt: skip


# --- days ---------------------------------------------------------------------------------------


def _day(making: Making, place: tuple[Passage, Told], timex: Timex) -> Item | None:
    passage, told = place
    text = timex.span.cut(passage.recorded.article.text)
    exact = timex.first == timex.last
    found = _DAY.match(text) if exact else _MONTH_ALONE.match(text)
    if found is None or timex.type is not TimexType.DATE or timex.first is None or timex.last is None:
        return None
    if not exact and timex.first[:7] != timex.last[:7]:
        return None
    words = found[0]
    span = Span(timex.span.start, timex.span.start + found.end())
    cut = blanked(told, words)
    if cut is None or not is_cited(told, span) or not fits_the_year(passage, timex.first[:10]):
        return None
    near = {t.first for p in making.ground.near(passage) for t in p.times if t.first} | {timex.first}
    day = date.fromisoformat(timex.first[:10])
    wrong = _other_days(day, barred=near, like=words) if exact else _other_months(day, barred=near)
    key = Choice(words, True, "as the article gives it", Citation(passage.recorded.article.id, span))
    return making.item(Draft(
        Sort.DAY, f"Which {'day' if exact else 'month'} is left out?", cut, (key, *wrong[:3]), (told,),
        explanation=explained(making, passage, told), difficulty=difficulty_of(making, told),
    ))  # fmt: skip


def _other_months(day: date, *, barred: "set[str]") -> list[Choice]:
    """Months near this one that nothing alike is told of."""
    taken = {int(d[5:7]) for d in barred if len(d) >= _MONTH_LONG}
    near = ((day.month - 1 + shift) % 12 + 1 for shift in (2, -2, 3, -3, 5, 4))
    return [Choice(MONTH_NAMES[m - 1], False, "no article gives this month here") for m in near if m not in taken]


def _other_days(day: date, *, barred: "set[str]", like: str) -> list[Choice]:
    """Days near this one that nothing alike is told of."""
    made: Sequence[date] = [day + timedelta(days=shift) for shift in _SHIFTS]
    return [
        Choice(_printed(d, like), False, "no article gives this day here") for d in made if d.isoformat() not in barred
    ]


def _printed(day: date, like: str) -> str:
    month = MONTH_NAMES[day.month - 1]
    given = next(w for w in like.split() if not w.isdigit())
    if given not in MONTH_NAMES:
        full = len(month) <= len("June")
        month = month if full else ("Sept" if month == "September" and "." in given else month[:3])
        month += "" if full or "." not in given else "."
    return f"{day.day} {month}" if like[:1].isdigit() else f"{month} {day.day}"
