"""The part of a sentence that answers: the number, day, name or reason that a question asks for."""

import re
from collections.abc import Iterator, Set
from datetime import date

from onrecord.english import NUMBER_OF, ONES, SPELLED, any_of
from onrecord.model import EntityKind, Span, Timex, TimexType
from onrecord.tell.ask import cues
from onrecord.tell.ask.deeds import times_of_deed, until
from onrecord.tell.ask.meaning import PEOPLE, root, roots, same_as
from onrecord.tell.ask.parties import parties
from onrecord.tell.ask.passages import Passage, roots_of
from onrecord.tell.ask.question import Expect, Question, Role

_IN_WORDS = any_of(NUMBER_OF.keys() - {"zero"})
_NUMBER = re.compile(
    r"(?<![\w.])[$€£]?\d(?:[\d.,]*\d)?(?:\s?(?:per cent|%|m|bn|k|million|billion|thousand|trillion|ft|km|kg)\b|%)?"
    rf"|\b(?:{_IN_WORDS}|hundreds?|thousands?|millions?|dozens?|half|a third|a quarter|twice|nobody|no one|none|no)\b"
    rf"(?:[- ](?:{any_of(ONES[1:10])}|hundred|thousand|million|billion|dozen))*",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    rf"\b(?:\d[\d.,]*|an?|{_IN_WORDS}|several|a few|half an?)[ -](?:more )?"
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$€£¥]|\b(?:dollars?|euros?|pounds?|crowns?|pesos?|marks?|francs?|rupees?|yen|yuan|rand|dinars?|roubles?|rubles?"
    r"|reais|kron(?:a|er)|(?<!per )cents?|pence)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r".?\s?(?:%|per ?cent|percent|in (?:ten|two|three|four|five|six|a hundred|\d+)\b)", re.IGNORECASE)
_PARTS = frozenset({"half", "a third", "a quarter", "none", "all"})
_LARGE = re.compile(r"\d ?(?:m|bn)\b|\b(?:million|billion)\b(?! people)", re.IGNORECASE)
_SPENT = """cost price pay worth spend fund budget invest loss lose fine charge earn owe debt repair grant loan value
bill sum money damage compensation need require seek appeal"""
"""Words by which a large number without a currency is one of money."""
_REASON = re.compile(
    r"\b(?:because|after|following|due to|owing to|thanks to|as a result|in response|in order to|so that|to avoid"
    r"|for fear|reasons?|since|out of service|caused?|causes|causing|blam(?:e[sd]?|ing)|citing|so as|in protest"
    r"|despite|therefore|consequently|purpose|aims? to|waiting for|on account of|on (?:the )?grounds|prompted by"
    r"|put it down to|in view of|given|not for|over)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:officials?|sources?|spokes(?:man|woman|person)|people familiar|witness(?:es)?|residents?|critics?|union"
    r"|analysts?|experts?|court|government|police|company|ministry|authority|agency|council|committee|investigators?)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\b(?:Order|Article|Section|Chapter|Paragraph|Annex|Law|Act|Decree|Directive|Resolution|Rule|Bill|No|Number|Page|Box"
    r"|Gate|Terminal|Unit|Route|Flight|Highway|Road|Room|Ward|Zone|Block|Pier|Platform|Line|Phase|Channel|Grade)\.? $"
)
"""How a sentence goes before a number that is a thing's name: "Order 118"."""
_NONE = frozenset({"no", "one", "half", "none", "nobody", "no one", "twice"})
_PRESENT = "PRESENT_REF"
"""The value of "now" (TimeML 1.2.1), which tells no day."""
_AT_ONCE = re.compile(r"\s(?:on |late |early |in |at |[a-z]+ (?:on|in) )?", re.IGNORECASE)
"""What may stand between a word of saying and when it was said."""
_REACH = 5
"""Words between a number and what it counts."""
_GOES_ON = frozenset(
    {"and", "but", "or", "was", "were", "had", "have", "has", "at", "in", "on", "of", "the", "for", "with"}
)
_PRONOUN = re.compile(r"he|she|they|it|him|her|them|his|its|their|this|that|these|those|we|i|you|us", re.IGNORECASE)
_PEOPLE_ASKED = "people person"
_BY = 32
"""Characters in which the word for what a name names stands by it."""
_LAST_WORDS = re.compile(r"([\w’'-]+(?: [\w’'-]+)?),?(?: the| called| named| is| was)? ?$")
_NEXT_WORDS = re.compile(r",? ?((?:(?:the|an?|is|was|second|new) )*[\w’'-]+)")
_PREPOSITIONS = "at in near outside inside off on from to along toward towards the a an"
_CLOCK = re.compile(
    r"\b\d{1,2}[.:]\d{2}\b(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?|\b(?:midnight|noon)\b|\b(?:half|(?:a )?quarter"
    rf"|five|ten|twenty|twenty-five) (?:past|to) (?:{any_of(SPELLED)})\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:by|until|till|before|within|deadline|due|through|no later than)\b[^.]{0,24}$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:at|in|near|outside|inside|off|on|from|to|along|towards?) (?:the |a |an )?[A-Z]\w+(?: [A-Z0-9]\w*)*"
    r"|\b\d[\d,.]* ?(?:m|metres?|meters?|km|kilomet(?:re|er)s?|miles?|feet|yards?)\b"
)
_SPOT = re.compile(
    r"\b(?:at|in|near|outside|inside|off|on|from|towards?|beneath|under|behind|beside|between|across|along) "
    r"(?:the|an?|his|her|its|their|one of the) (?:[a-z][a-z’'-]* ){0,2}?([a-z][a-z’'-]{2,})"
)
"""A place that has no name: "in the market", "on the upper deck"."""
_NO_SPOT = """case statement interview report letter study addition end beginning event way effect fact future past
meantime moment morning afternoon evening night day week month year time hour minute second weekend spring summer
autumn winter same other whole first last result response return view light wake face course process matter manner
position condition basis ground charge order word hand contrary phone telephone television radio record agreement
deal vote court answer question public press"""
"""What "in the …" says nothing of where with."""
_LEADS = re.compile(r"\b(?:to|from|towards?|into|across|along) ", re.IGNORECASE)
_OF_THE = re.compile(r" of (?:the|its|their|his|her|those|these) (?=\d)")
_PART_OF = re.compile(
    rf"(?:\d|\b(?:{any_of(SPELLED)}|dozen|none|half|some|most|many|few)) of (?:the|its|their|his|her|those|these) $",
    re.IGNORECASE,
)
_MADE_UP = re.compile(
    r"\b(?:number|toll|total|tally|count|figure)\b[^.;]{0,60}?\b(?:reach(?:ed|es)|(?:r[io]se|rises|risen|climbed) to"
    r"|stands? at|stood at|is(?: now)?|was|to|at) $",
    re.IGNORECASE,
)
"""How a sentence begins that says how many of something there are, with the number after it."""


def answers(question: Question, passage: Passage) -> tuple[Span, ...]:
    """Spans of the passage that can be what is asked for; of kinds that no span shows, the passage itself."""
    return tuple(dict.fromkeys(_answers(question, passage)))


def _answers(question: Question, passage: Passage) -> Iterator[Span]:
    match question.expect:
        case Expect.NUMBER:
            yield from _numbers(question, passage)
        case Expect.DURATION:
            yield from _lengths(passage)
        case Expect.WHEN if ends := until(question, passage):
            yield from ends
        case Expect.WHEN:
            days = list(_days(question, passage))
            yield from (
                days if question.limit or question.weekday is not None else times_of_deed(question, passage, days)
            )
        case Expect.WHO | Expect.WHO_SAYS:
            yield from _who(question, passage)
        case Expect.NAME:
            yield from (s for s in _named(question, passage) if _is_beside(question, passage, s))
        case Expect.WHICH:
            yield from _named(question, passage)
        case Expect.WHERE:
            yield from _places(question, passage)
        case Expect.SAYS | Expect.WHAT if question.money:
            yield from _numbers(question, passage)
        case Expect.WHY:
            yield from (_at(passage, m) for m in _REASON.finditer(passage.text))
        case _:
            yield passage.span


def _at(passage: Passage, found: "re.Match[str]") -> Span:
    start = passage.span.start
    return Span(start + found.start(), start + found.end())


def _numbers(question: Question, passage: Passage) -> Iterator[Span]:
    """Numbers of what is counted; any number where the question names nothing that is counted."""
    counted = [t for t in question.terms if t.role is Role.COUNTED]
    times = [t.span for t in passage.times if t.type is not TimexType.DURATION]
    times += [_at(passage, m) for m in _CLOCK.finditer(passage.text)]
    for found in _NUMBER.finditer(passage.text):
        span = _at(passage, found)
        if any(span.overlaps(t) for t in times):
            continue
        if counted and _is_of_sources(passage, span, [t.root for t in counted]):
            continue
        if counted and _LABELLED.search(passage.text[: found.start()]):
            continue
        if found[0].casefold() in _NONE and not _is_none_of(passage, found, [t.root for t in counted]):
            continue
        if question.money and not _is_money(passage, found):
            continue
        if _is_part(question, passage, found) or (question.share and not _is_share(passage, found)):
            continue
        if not counted or all(_counts(passage, found, t.root) or _makes_up(question, passage, found) for t in counted):
            yield span


def _makes_up(question: Question, passage: Passage, found: "re.Match[str]") -> bool:
    """Whether it is the number of those to whom the deed was done: "the number of deaths has reached 17"."""
    if not _MADE_UP.search(passage.text[: found.start()]):
        return False
    counted = {t.root for t in question.terms if t.role is Role.COUNTED}
    if not counted <= passage.roots | roots(PEOPLE):
        return False
    deeds = [t.root for t in question.terms if t.role is Role.DEED]
    return any(d in passage.roots or same_as(d) & passage.roots for d in deeds)


def _is_part(question: Question, passage: Passage, found: "re.Match[str]") -> bool:
    """Whether of "three of the 22 cracked beams were replaced" it is the number that is not asked for.

    How many are cracked is said of the 22, how many were replaced of the three.
    """
    counted = {t.root for t in question.terms if t.role is Role.COUNTED}
    asked = {t.root for t in question.terms if t.role in {Role.DEED, Role.OTHER}}
    whole, part = _OF_THE.match(passage.text, found.end()), _PART_OF.search(passage.text[: found.start()])
    if not asked or (whole is None and part is None):
        return False
    after = [root(w) for w in list(_words_after(passage.text, whole.end() if whole else found.end()))[:_REACH]]
    end = next((n for n, word in enumerate(after) if word in counted), len(after))
    return (asked <= set(after[:end])) is (whole is not None)


def _is_of_sources(passage: Passage, number: Span, counted: list[str]) -> bool:
    """Whether it is how many say something, and they are not what is counted: "six military officials" no soldiers."""
    text = passage.recorded.article.text
    named = (s.cut(text) for a in passage.recorded.attributions for s in a.source if number in s)
    return any(roots_of(words[-1]).isdisjoint(counted) for n in named if (words := n.split()))


def _is_none_of(passage: Passage, found: "re.Match[str]", counted: list[str]) -> bool:
    """Whether "no" stands right before what is counted, or "nobody" where people are."""
    near = {root(w) for w in list(_words_after(passage.text, found.end()))[:2]}
    people = found[0].casefold() in {"nobody", "no one", "none"} and root("people") in counted
    return people or any(c in near or same_as(c) & near for c in counted)


def _is_share(passage: Passage, found: "re.Match[str]") -> bool:
    return found[0].casefold() in _PARTS or _SHARE.match(passage.text[found.end() - 1 :]) is not None


def _is_money(passage: Passage, found: "re.Match[str]") -> bool:
    near = passage.text[max(0, found.start() - 1) : found.end() + 24]
    if _MONEY.search(near):
        return True
    return _LARGE.search(near) is not None and bool(roots(_SPENT) & passage.roots)


def _counts(passage: Passage, found: "re.Match[str]", what: str) -> bool:
    """Whether the number stands by a word for what is counted."""
    after = list(_words_after(passage.text, found.end()))[:_REACH]
    near = {root(w) for w in after}
    if what in near:
        return True
    if what in roots(_PEOPLE_ASKED):
        return bool(near & roots(PEOPLE))
    if near & (same_as(what) - {what}):
        return True
    if near & (_held_units(what)):
        return True
    # "the Government wants five and the guerrillas, fourteen": the noun has gone before.
    bare = not after or passage.text[found.end() : found.end() + 1] in {",", ".", ";", ""} or after[0] in _GOES_ON
    told = what in passage.roots or bool(same_as(what) & passage.roots) or what in roots(_PEOPLE_ASKED)
    return bare and told and not _counts_others(passage, what)


def _counts_others(passage: Passage, what: str) -> bool:
    """Whether the sentence has a number of something else, to which a bare number may go as well."""
    for found in _NUMBER.finditer(passage.text):
        unit = next(_words_after(passage.text, found.end()), "")
        people = what in roots(_PEOPLE_ASKED) and root(unit) in roots(PEOPLE)
        other = root(unit) not in {what, *same_as(what)} and not people
        share = found[0].endswith(("%", "cent")) or unit in {"per", "percent"}
        if unit.islower() and unit not in _GOES_ON and other and not share:
            return True
    return False


def _held_units(what: str) -> frozenset[str]:
    """Words that a number of these may be counted in besides those that mean the same."""
    return frozenset({root("member")}) if what in roots(PEOPLE) else frozenset()


def _words_after(text: str, at: int) -> Iterator[str]:
    for found in re.finditer(r"[^\W\d_][\w’'-]*|[.;:]", text[at : at + 80].replace("U.S.", "US")):
        if found[0] in {";", ":", "."}:
            return
        yield from found[0].split("-")


def _lengths(passage: Passage) -> Iterator[Span]:
    yield from (t.span for t in passage.times if t.type is TimexType.DURATION)
    yield from (_at(passage, m) for m in _LENGTH.finditer(passage.text))
    yield from (t.span for t in passage.times if "/" in t.value)


def _days(question: Question, passage: Passage) -> Iterator[Span]:
    speaks = question.deed in cues.SAY or root(question.deed) in roots(cues.SPEAKING)
    times = (
        t
        for t in passage.times
        if t.type in {TimexType.DATE, TimexType.TIME}
        and t.value != _PRESENT
        and (speaks or not _is_of_saying(question, passage, t))
    )
    found = [t.span for t in times]
    if question.weekday is not None:
        yield from (t.span for t in passage.times if _falls_on(t, question.weekday))
        return
    found += [
        s for s in (_at(passage, m) for m in _CLOCK.finditer(passage.text)) if not any(s.overlaps(f) for f in found)
    ]
    for span in sorted(found):
        before = passage.text[: span.start - passage.span.start]
        if not question.limit or _UP_TO.search(before):
            yield span


def _is_of_saying(question: Question, passage: Passage, timex: Timex) -> bool:
    """Whether it is when somebody said it, not when it was: "…, she said last night"; not of "when did she refuse"."""
    if any(timex.span in c for a in passage.attributions for c in a.content):
        return False
    text = passage.recorded.article.text
    deed = {root(question.deed), *same_as(root(question.deed))}
    before = [c for a in passage.attributions for c in a.cue if c.end <= timex.span.start]
    between = (text[c.end : timex.span.start] for c in before if not roots_of(c.cut(text)) & deed)
    return any(_AT_ONCE.fullmatch(words) for words in between)


def _falls_on(timex: Timex, weekday: int) -> bool:
    """Whether it is a day of its own that has this place in the week, 0 for Monday."""
    return (
        timex.first is not None
        and timex.first == timex.last
        and timex.type in {TimexType.DATE, TimexType.TIME}
        and date.fromisoformat(timex.first).weekday() == weekday
    )


def _who(question: Question, passage: Passage) -> Iterator[Span]:
    """Whoever does what is asked, or has it done to them; of no deed, and of who says so, anybody and the sources."""
    asked = {t.root for t in question.terms} | roots_of(question.by)
    text = passage.recorded.article.text
    people = list(_people(passage, asked))
    if question.expect is Expect.WHO and question.part is not None:
        for party in parties(passage, question.deed, question.part, negated=question.negated):
            named = [m for m in people if any(m.overlaps(h) for h in party.heads)]
            plain = not _PRONOUN.fullmatch(party.words.cut(text)) and not roots_of(party.words.cut(text)) <= asked
            yield from named or ([party.words] if plain else ())
        return
    yield from (p for p in people if not _PRONOUN.fullmatch(p.cut(text)))
    yield from (s for said in passage.attributions for s in said.source if not roots_of(s.cut(text)) <= asked)
    yield from (_at(passage, m) for m in _UNNAMED.finditer(passage.text) if root(m[0]) not in asked)


def _people(passage: Passage, asked: Set[str]) -> Iterator[Span]:
    """People and bodies that the question does not name itself."""
    for mention in passage.mentions:
        told = mention.span.cut(passage.recorded.article.text)
        known = {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP}
        if (
            mention.kind in known
            and told
            and not (roots_of(told) <= asked or roots_of(f"{told} {mention.name}") <= asked)
        ):
            yield mention.span


def _named(question: Question, passage: Passage) -> Iterator[Span]:
    """Names that the question does not give itself."""
    asked = {t.root for t in question.terms}
    for mention in passage.mentions:
        told = mention.span.cut(passage.recorded.article.text)
        place = question.expect is Expect.NAME and mention.kind is EntityKind.PLACE
        if any(c.isupper() for c in told) and not roots_of(told) <= asked and not place:
            yield mention.span
    if question.expect is Expect.NAME:
        return
    times = [t.span for t in passage.times]
    for found in re.finditer(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z0-9][\w’'-]*)*", passage.text):
        span = _at(passage, found)
        if not roots_of(found[0]) <= asked and not any(span.overlaps(t) for t in times):
            yield span


def _is_beside(question: Question, passage: Passage, name: Span) -> bool:
    """Whether the name stands by a word for what is named: "the ferry Aurelia", "the Aurelia, a ferry"."""
    start = passage.span.start
    before = _LAST_WORDS.search(passage.text[max(0, name.start - start - _BY) : name.start - start])
    after = _NEXT_WORDS.match(passage.text[name.end - start : name.end - start + _BY])
    near = roots_of(" ".join(m[1] for m in (before, after) if m is not None))
    asked = [t.root for t in question.terms if t.role is Role.OTHER]
    return any(a in near or same_as(a) & near for a in asked)


def _places(question: Question, passage: Passage) -> Iterator[Span]:
    """Places; where it is asked where somebody was, none that something only leads to."""
    for span in _all_places(question, passage):
        at = span.start - passage.span.start
        before = passage.text[max(0, at - 12) : at + 8]
        if question.deed or not _LEADS.search(before):
            yield span


def _all_places(question: Question, passage: Passage) -> Iterator[Span]:
    asked = {t.root for t in question.terms}
    for mention in passage.mentions:
        if mention.kind is EntityKind.PLACE and not roots_of(mention.name) <= asked:
            yield mention.span
    times = [t.span for t in passage.times]
    people = [m.span for m in passage.mentions if m.kind is EntityKind.PERSON]
    for found in _PLACE.finditer(passage.text):
        span = _at(passage, found)
        if any(span.end >= p.start and p.end > span.start for p in people):
            continue  # "pointed it at Sgt. Lee"
        if not any(span.overlaps(t) for t in times) and not roots_of(found[0]) <= asked | roots(_PREPOSITIONS):
            yield span
    no_spot = roots(_NO_SPOT)
    for found in _SPOT.finditer(passage.text):
        span = _at(passage, found)
        if root(found[1]) not in no_spot and not any(span.overlaps(t) for t in times) and root(found[1]) not in asked:
            yield span
