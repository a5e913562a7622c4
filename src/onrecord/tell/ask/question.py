"""What a question asks for: the kind of answer, the words it turns on, on whose word, and for what time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.english import WEEKDAYS
from onrecord.model import Part, Span
from onrecord.read.language import english
from onrecord.tell.ask import cues
from onrecord.tell.ask.meaning import VERBS, root
from onrecord.tell.ask.times_asked import of_any_year, timed, weekday, window

_MOST_CHARACTERS = 600
"""Longer questions are read so far and no further."""


class Expect(StrEnum):
    """The kind of answer that is asked for."""

    WHO = "who"
    NUMBER = "how many"
    DURATION = "how long"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    WHETHER = "whether"
    SAYS = "what somebody says"
    WHO_SAYS = "who says so"
    ORIGINS = "how many sources"
    CHANGED = "what changed"
    DESCRIBE = "who somebody is"
    NAME = "by what name"
    WHICH = "which"
    WHAT = "what"


VALUED = frozenset({Expect.NUMBER, Expect.DURATION, Expect.WHEN})
"""Kinds of answer of which two can be compared: numbers, lengths of time, days."""


class Role(StrEnum):
    """What a word does in the question."""

    DEED = "deed"  # the verb or predicate it turns on
    COUNTED = "counted"  # what a number is asked of
    KIND = "kind"  # "which unit": the answer is one, and need not be called so
    NAME = "name"
    SETTING = "setting"  # "when the bridge fell": it says at which moment, and the answer may stand apart from it
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that the answer has to be about."""

    word: str
    root: str
    role: Role
    lemma: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is understood. ``by`` are the words for whoever is to have said it, "" for anybody.

    ``subject`` are the roots of whoever does the deed; ``since`` and ``until`` are ISO days, ``yearly`` a month or a
    day of it ("10", "10-27") of whatever year; ``article`` is the name of the one article that is asked about;
    ``lists`` says that there may be several answers, ``limit`` that the day by which something is to be done is asked
    for, ``copular`` that ``deed`` is the noun of "what is the …"; ``ahead`` says that what is to come is asked about,
    ``share`` that a share of a whole is, ``weekday`` (0 for Monday) that only such days are meant, ``part`` what "who"
    has to do with the deed; ``done`` that the deed is asked about as one that was done; ``inner`` is the deed of the
    clause that it takes: "when did she find that it had leaked".
    """

    text: str
    expect: Expect
    terms: tuple[Term, ...]
    by: str
    subject: frozenset[str]
    deed: str
    money: bool
    negated: bool
    since: str | None
    until: str | None
    yearly: str
    article: str
    lists: bool
    limit: bool
    copular: bool
    ahead: bool
    share: bool
    weekday: int | None
    part: Part | None
    done: bool
    inner: str


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    lemma: str
    tag: str
    dep: str
    head: int
    span: Span


_OF_THE_ASKING = {Expect.ORIGINS: cues.OF_ORIGINS, Expect.CHANGED: cues.OF_CHANGE}
"""Words that ask, of which the answer need have none."""


def understand(text: str) -> Question:
    """What a question asks for. Words of any language are taken, English ones understood."""
    asked = cues.UNITED_STATES.sub("US", " ".join(text.split())[:_MOST_CHARACTERS])
    lists = cues.LISTS.search(asked) is not None
    asked = cues.OVER.sub(r"has \1 ended", cues.AGAINST.sub("rejected", asked))
    tokens = _parsed(asked)
    expect = _expect(asked, tokens)
    by, source = _source(tokens, asked)
    if by and expect is Expect.WHAT:
        expect = Expect.SAYS
    if expect is Expect.ORIGINS:
        by, source = "", frozenset()
    deed = _deed(tokens, source)
    if deed is not None and tokens[deed].lemma in cues.MUCH | _OF_THE_ASKING.get(expect, frozenset()):
        deed = None
    copular = _told_of(tokens) if deed is None and expect in {Expect.WHO, Expect.WHAT, Expect.SAYS} else None
    deed = copular if deed is None else deed
    since, until = window(asked)
    article = cues.ARTICLE.search(asked)
    times = timed(asked)
    return Question(
        text=asked,
        expect=expect,
        terms=tuple(_terms(tokens, deed, skip=source, timed=times, expect=expect)),
        by=by,
        subject=frozenset(_subject(tokens, deed)) or frozenset(_names_before(tokens, deed, skip=source)),
        deed=tokens[deed].lemma if deed is not None else "",
        money=_asks_for_money(asked, tokens, expect),
        negated=any(t.dep == "neg" for t in tokens),
        since=since,
        until=until,
        yearly=of_any_year(asked),
        article=article[1] if article else "",
        lists=lists,
        limit=expect is Expect.WHEN and cues.LIMIT.search(asked) is not None,
        copular=copular is not None,
        ahead=cues.AHEAD.match(asked) is not None or (expect is Expect.WHETHER and bool(cues.STILL.search(asked))),
        share=cues.SHARE.search(asked) is not None,
        weekday=weekday(asked),
        part=None if copular is not None else _part(tokens, deed),
        done=deed is not None and _is_done(tokens, deed),
        inner=next((t.lemma for t in tokens if t.head == deed and t.dep == "ccomp"), ""),
    )


def _is_done(tokens: Sequence[_Token], deed: int) -> bool:
    """Whether a deed is taken for done: "did it close", "who closed it", not "was it to close"."""
    helpers = {t.word.lower() for t in tokens if t.head == deed and t.dep in {"aux", "auxpass"}}
    told = bool(helpers & cues.DONE) if helpers else tokens[deed].tag == "VBD"
    return told and helpers <= cues.DONE | {"be", "been", "being"}


_PARTS = {"nsubj": Part.ACTOR, "nsubjpass": Part.AFFECTED, "dobj": Part.AFFECTED}


def _part(tokens: Sequence[_Token], deed: int | None) -> Part | None:
    """What whoever is asked for has to do with the deed: "who shut it", "who was shut out"; None for neither."""
    asked = next((t for t in tokens if t.lemma in {"who", "whom"} and t.head == deed), None)
    return _PARTS.get(asked.dep) if asked is not None else None


def _parsed(text: str) -> list[_Token]:
    doc = english().tokens(text)
    if not len(doc):
        return []
    lemmas = english().annotate([doc])[0]
    return [_Token(t.text, lemmas[t.i].lower(), t.tag_, t.dep_, t.head.i, Span(t.idx, t.idx + len(t))) for t in doc]


def _expect(asked: str, tokens: Sequence[_Token]) -> Expect:
    """By the words that ask, the more telling first."""
    plain = re.sub(r"^(?:according to [^,]+, ?|by |for |and |so )+", "", asked, flags=re.IGNORECASE)
    for expect, pattern in (
        (Expect.ORIGINS, cues.ORIGIN),
        (Expect.CHANGED, cues.CHANGED),
        (Expect.DESCRIBE, cues.DESCRIBE),
        (Expect.WHO_SAYS, cues.WHO_SAYS),
        (Expect.NAME, cues.NAME),
        (Expect.DURATION, cues.DURATION),
        (Expect.NUMBER, cues.NUMBER),
        (Expect.WHEN, cues.WHEN),
        (Expect.WHERE, cues.WHERE),
        (Expect.WHY, cues.WHY),
        (Expect.WHICH, cues.WHICH),
    ):
        if pattern.search(plain):
            return expect
    first = tokens[0].lemma if tokens else ""
    if re.search(r"\b(?:who|whom|whose)\b", plain, re.IGNORECASE) and not re.match(
        r"(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should|must)\b", plain, re.IGNORECASE
    ):
        return Expect.WHO
    if first in {"be", "do", "have", "will", "would", "can", "could", "should", "must", "may", "might"} or (
        tokens and tokens[0].tag in {"MD", "VBZ", "VBD", "VBP"} and tokens[0].word.lower() != "say"
    ):
        return Expect.WHETHER
    return Expect.WHAT


def _source(tokens: Sequence[_Token], asked: str) -> tuple[str, frozenset[int]]:
    """Who is to have said it, and the numbers of the tokens that say so."""
    according = re.search(r"\baccording to (?P<who>.+?)(?:[,?]|$)", asked, re.IGNORECASE)
    if according:
        place = Span(*according.span())
        return according["who"].strip(), frozenset(n for n, t in enumerate(tokens) if t.span.overlaps(place))
    for number, token in enumerate(tokens):
        if token.lemma not in cues.SAY or not token.tag.startswith("VB"):
            continue
        subjects = (n for n, t in enumerate(tokens) if t.head == number and t.dep == "nsubj" and n != number)
        held = (sorted(_under(tokens, n)) for n in subjects)
        inside = next((u for u in held if not any(tokens[n].tag.startswith("W") for n in u)), None)
        if inside is None:
            continue
        words = [tokens[n].word for n in inside if tokens[n].tag != "DT"]
        return " ".join(words), frozenset((*inside, number))
    return "", frozenset()


def _under(tokens: Sequence[_Token], head: int) -> set[int]:
    """A token and all that hangs on it without a verb between."""
    inside, grown = {head}, True
    while grown:
        more = {n for n, t in enumerate(tokens) if t.head in inside and n not in inside and not t.tag.startswith("VB")}
        grown = bool(more)
        inside |= more
    return inside


def _asks_for_money(asked: str, tokens: Sequence[_Token], expect: Expect) -> bool:
    """Whether a sum is asked for: "how much … cost", "what … cost"."""
    priced = {t.lemma for t in tokens} & cues.MEASURES
    if expect is Expect.NUMBER:
        return bool(priced) and not re.search(r"\bhow many\b", asked, re.IGNORECASE)
    return expect in {Expect.WHAT, Expect.SAYS} and bool({"cost", "worth", "price"} & priced)


def _deed(tokens: Sequence[_Token], source: frozenset[int]) -> int | None:
    """The verb or predicate that the question turns on, past auxiliaries and verbs of saying."""
    roots = [n for n, t in enumerate(tokens) if t.head == n or t.dep == "ROOT"]
    at = roots[0] if roots else None
    setting = _setting(tokens)
    for _ in range(4):
        if at is None:
            break
        token = tokens[at]
        if at not in source and token.lemma not in cues.LIGHT and token.tag[:2] in {"VB", "JJ"}:
            return at
        inner = [
            n
            for n, t in enumerate(tokens)
            if t.head == at
            and n not in {at, *setting}
            and t.dep in {"ccomp", "xcomp", "acomp", "advcl", "relcl", "attr", "dobj"}
            and (t.tag[:2] in {"VB", "JJ"} or (t.dep == "dobj" and token.lemma in cues.LIGHT))
            and not t.tag.startswith("W")
        ]
        at = inner[0] if inner else None
    bare = (n for n, t in enumerate(tokens) if t.lemma not in cues.LIGHT and t.dep != "aux")
    verbs = [n for n in bare if n not in source and n not in setting]
    plain = [n for n in verbs if tokens[n].tag in {"VB", "VBD", "VBN", "VBG", "VBP", "VBZ"}]
    # The parser takes "resign" in "did Bo Lund resign", or "shut" in "was the yard shut", for a noun now and then.
    known = [n for n in verbs if tokens[n].word.islower() and tokens[n].lemma in VERBS] if _asks_of_deed(tokens) else []
    return next(iter([*plain, *known]), None)


def _setting(tokens: Sequence[_Token]) -> frozenset[int]:
    """The clause that says at which moment: "when the bridge fell"."""
    found: set[int] = set()
    for number, token in enumerate(tokens):
        if token.dep == "advcl" and token.tag.startswith("VB"):
            opens = (t for n, t in enumerate(tokens) if t.head == number and n and t.dep in {"advmod", "mark"})
            if any(t.lemma in cues.AT_THE_MOMENT for t in opens):
                found |= _under(tokens, number)
        if token.lemma == "during":
            found |= _under(tokens, number)
    return frozenset(found)


def _asks_of_deed(tokens: Sequence[_Token]) -> bool:
    asking = {"did", "does", "do", "was", "were"} if tokens and tokens[0].lemma == "when" else {"did", "does", "do"}
    return any(t.tag == "MD" or t.word.lower() in asking for t in tokens[:4])


def _told_of(tokens: Sequence[_Token]) -> int | None:
    """The noun that "what is the …" asks about."""
    be = next((n for n, t in enumerate(tokens) if t.lemma == "be" and (t.head == n or t.dep == "ROOT")), None)
    held = (n for n, t in enumerate(tokens) if t.head == be and t.dep in {"attr", "nsubj"} and t.tag in {"NN", "NNS"})
    return next(held, None)


def _subject(tokens: Sequence[_Token], deed: int | None) -> Iterator[str]:
    if deed is None:
        return
    above = tokens[deed].head  # "is the bridge open": the bridge hangs on "is"
    verb = above if tokens[deed].dep == "acomp" and tokens[above].lemma == "be" else deed
    for number, token in enumerate(tokens):
        if token.head == verb and token.dep in {"nsubj", "nsubjpass"} and not token.tag.startswith("W"):
            for n in _under(tokens, number):
                word = tokens[n].word.casefold()
                vague = word in cues.EMPTY or word.removesuffix("s") in {"many", "much", *WEEKDAYS}
                if tokens[n].tag[:2] in {"NN", "JJ"} and not vague:
                    yield root(tokens[n].word)


def _names_before(tokens: Sequence[_Token], deed: int | None, *, skip: frozenset[int]) -> Iterator[str]:
    """Names before the deed, for want of a subject that the parser found."""
    for number, token in enumerate(tokens[: deed or 0]):
        if token.tag in {"NNP", "NNPS"} and number not in skip:
            yield root(token.word)


def _terms(
    tokens: Sequence[_Token], deed: int | None, *, skip: frozenset[int], timed: Sequence[Span], expect: Expect
) -> Iterator[Term]:
    seen: set[str] = set()
    setting = _setting(tokens)
    for number, token in enumerate(tokens):
        if number in skip or any(token.span.overlaps(t) for t in timed):
            continue
        telling = token.tag[:2] in {"NN", "VB", "JJ", "CD", "RB", "FW"} or token.lemma in cues.TELLING_PREPOSITIONS
        content = telling or token.word.isupper()
        if (
            not content
            or token.lemma in cues.EMPTY
            or token.word.casefold() in cues.EMPTY
            or not any(map(str.isalnum, token.word))
        ):
            continue
        stem = root(token.word if token.tag.startswith("NNP") else token.lemma)
        if not stem or stem in seen or token.dep in {"aux", "auxpass"}:
            continue
        if (token.lemma in cues.LIGHT and number != deed) or token.lemma in _OF_THE_ASKING.get(expect, ()):
            continue
        if token.lemma in cues.SIZES and number and tokens[number - 1].lemma == "how":
            continue  # the answer is a number, and need not say that it is large
        seen.add(stem)
        role = Role.SETTING if number in setting else _role(tokens, number, deed=deed, expect=expect)
        yield Term(token.word, stem, role, token.lemma)


_BEFORE_COUNTED = frozenset("JJ JJR DT IN PRP$ NNP NNPS VBN VBG CD POS RB".split())
"""Tags of what may stand between "how many" and what is counted."""


def _counted(tokens: Sequence[_Token]) -> int | None:
    """The noun that "how many" asks the number of: the last of the run of nouns after it."""
    at = next(
        (n for n, t in enumerate(tokens) if t.lemma in {"many", "much"} and n and tokens[n - 1].lemma == "how"), None
    )
    if at is None:
        return None
    found = None
    for number in range(at + 1, len(tokens)):
        tag = tokens[number].tag
        if tag in {"NN", "NNS"}:
            found = number
        elif found is not None or tag not in _BEFORE_COUNTED:
            break
    return found


def _role(tokens: Sequence[_Token], number: int, *, deed: int | None, expect: Expect) -> Role:
    token = tokens[number]
    asking = [t for n, t in enumerate(tokens) if t.head == number and n != number]
    if number == _counted(tokens):
        return Role.KIND if token.lemma in cues.MEASURES else Role.COUNTED
    if expect is Expect.NUMBER and token.lemma in cues.MEASURES:
        return Role.KIND
    if token.tag.startswith("NNP"):
        return Role.NAME
    if any(t.tag in {"WDT", "WP"} and t.dep == "det" for t in asking):
        return Role.KIND
    return Role.DEED if number == deed else Role.OTHER
