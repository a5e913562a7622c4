"""Articles on invented stories with their readings and attributions, made from paragraphs that were read before."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.invented.meanings import meaning
from bench.invented.phrases import COMMON, FAMILIES, TITLES
from bench.invented.templates import DAY, EVIDENCE, Template, slotted, templates
from bench.invented.world import Cast, World
from onrecord.model import (
    Article,
    Attribution,
    Block,
    Capture,
    Described,
    EntityKind,
    Kind,
    Mention,
    Reading,
    Sentence,
    Span,
    Stated,
    Timex,
    Word,
)
from onrecord.text import id_of

_NEW_STORY = 0.1
"""Chance that an article begins a story; else it joins that of an earlier one, so that large stories grow larger."""
_COPY = 0.2
_IN_THE_NEWS = 5_000
"""Articles after which a story is no longer written on."""
_PHRASED = 0.3
"""Share of the reports that have one of the common phrases."""
_COPIED_FROM = 8
"""Reports of a story that may still be copied."""
_FEWEST, _MOST = 6, 10
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Part = tuple[Template, Cast]


@dataclass(frozen=True, slots=True)
class Written:
    """One article: its bytes, and what the stages that see one article would find in it."""

    capture: Capture
    reading: Reading
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an article is made of, so that another one can copy it."""

    parts: tuple[Part, ...]
    outlet: str
    published: str


def invented(seed: int, *, after: int = 0) -> Iterator[Written]:
    """Endlessly many articles, the same ones for the same seed: reports, copies, cut and re-led copies.

    ``after`` so many of them, which are thought up but not written out.
    """
    dice = Random(seed)  # noqa: S311  # for variety, not for secrets
    families = tuple(templates(f) for f in FAMILIES)
    common, titles = templates(COMMON), templates(TITLES, kind=Kind.TITLE)
    world = World(dice, families=len(families))
    of_article: list[int] = []
    reports: dict[int, list[Draft]] = {}
    while True:
        goes_on = of_article and dice.random() > _NEW_STORY
        number = dice.choice(of_article[-_IN_THE_NEWS:]) if goes_on else world.begin()
        kept = reports.setdefault(number, [])
        if kept and dice.random() < _COPY:
            draft = _copy(dice, dice.choice(kept), outlet=dice.choice(world.outlets))
        else:
            draft = _report(dice, world, (number, families, common, titles))
            kept.append(draft)
            del kept[:-_COPIED_FROM]
        of_article.append(number)
        if len(of_article) > after:
            yield _written(draft, len(of_article))


def _report(
    dice: Random, world: World, stock: tuple[int, Sequence[Sequence[Template]], Sequence[Template], Sequence[Template]]
) -> Draft:
    number, families, common, titles = stock
    story = world.stories[number]
    count = min(len(story.facts), dice.randint(_FEWEST, _MOST))
    # The facts at the head of a story are in most of its articles.
    told = sorted(range(len(story.facts)), key=lambda n: dice.random() * (n + 2))[:count]
    facts = [story.facts[n] for n in told]
    parts = [(dice.choice(families[f.family]), f.cast | world.own_words()) for f in facts]
    if dice.random() < _PHRASED:
        parts.append((dice.choice(common), facts[0].cast))
    day = date.fromisoformat(DAY) + timedelta(weeks=story.week)
    return Draft(((dice.choice(titles), facts[0].cast), *parts), dice.choice(world.outlets), day.isoformat())


def _copy(dice: Random, of: Draft, *, outlet: str) -> Draft:
    title, *body = of.parts
    how = dice.random()
    if how < 0.3 and len(body) > 4:
        body = body[: len(body) * 2 // 3]
    elif how < 0.5 and len(body) > 4:
        body = [body[-1], *body[1:-1]]
    return replace(of, parts=(title, *body), outlet=outlet)


def _written(draft: Draft, number: int) -> Written:
    sheet = _Sheet()
    shift = date.fromisoformat(draft.published) - date.fromisoformat(DAY)
    for template, cast in draft.parts:
        sheet.put(template, cast, shift=shift)
    text = sheet.text + f"\n\n{draft.outlet}, no. {number}\n"
    body = text.encode()
    capture = Capture(
        hashlib.sha256(body).hexdigest(), f"{number}.txt", "text/plain", body, "2027-01-01T00:00:00+00:00"
    )
    article_id = id_of(capture.id, text)
    article = Article(
        id=article_id,
        capture=capture.id,
        text=text,
        language="en",
        title=Stated(sheet.title, (), EVIDENCE),
        publisher=Stated(draft.outlet, (), EVIDENCE),
        published=Stated(draft.published, (), EVIDENCE),
        authors=(),
        credits=(),
        posts=(),
        blocks=tuple(sheet.blocks),
    )
    reading = Reading(article, tuple(sheet.sentences), tuple(sheet.words), tuple(sheet.mentions), tuple(sheet.times))
    ids = {old: id_of(article_id, old) for old in sheet.said}
    said = tuple(replace(a, id=ids[old], via=ids.get(a.via or "")) for old, a in sheet.said.items())
    return Written(capture, reading, said)


class _Sheet:
    """An article as it is put together, paragraph by paragraph."""

    def __init__(self) -> None:
        self.text = ""
        self.title = ""
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self.words: list[Word] = []
        self.mentions: list[Mention] = []
        self.times: list[Timex] = []
        self.said: dict[str, Attribution] = {}
        self._entities: dict[tuple[EntityKind, str], int] = {}

    def put(self, template: Template, cast: Cast, *, shift: timedelta) -> None:
        """Add a paragraph."""
        self.text += "\n\n" if self.text else ""
        moved = _Moved(template, cast, at=len(self.text))
        begun = len(self.text)
        self.text += moved.text
        if template.kind is Kind.TITLE:
            self.title = moved.text
        first_word = len(self.words) - (template.words[0][0] if template.words else 0)
        for _, word in template.words:
            span = moved.span(word.span)
            changed = moved.is_slot(word.span)
            lemma = self.text[span.start : span.end].casefold() if changed else word.lemma
            self.words.append(Word(span, lemma, word.tag, word.dep, word.head + first_word))
        for s in template.reading.sentences:
            if template.has(s.span):
                ends = s.words[0] + first_word, s.words[1] + first_word
                vector = meaning(
                    s.vector, [cast[name] for at, _, name in template.slots if s.span.start <= at < s.span.end]
                )
                self.sentences.append(Sentence(moved.span(s.span), s.kind, len(self.blocks), ends, vector))
        local = {}
        for mention, pattern in template.mentions:
            name = pattern.format_map(cast)
            number = self._entities.setdefault((mention.kind, name), len(self._entities))
            local[mention.entity] = number
            self.mentions.append(Mention(moved.span(mention.span), mention.kind, number, name, mention.evidence))
        self.times += [_shifted(t, moved.span(t.span), shift) for t in template.reading.times if template.has(t.span)]
        number_of = {a.id: f"{len(self.blocks)}-{a.id}" for a in template.attributions}
        for a in template.attributions:
            self.said[number_of[a.id]] = replace(
                a,
                source=tuple(map(moved.span, a.source)),
                cue=tuple(map(moved.span, a.cue)),
                content=tuple(map(moved.span, a.content)),
                via=number_of.get(a.via or ""),
                entity=None if a.entity is None else local.get(a.entity),
                speaker=moved.filled(a.speaker),
                described=tuple(Described(moved.span(d.span), d.count) for d in a.described),
                withheld=tuple(map(moved.span, a.withheld)),
                withheld_because=tuple(map(moved.span, a.withheld_because)),
                caveats=tuple(replace(c, span=moved.span(c.span)) for c in a.caveats),
            )
        self.blocks.append(Block(Span(begun, len(self.text)), template.kind, EVIDENCE))


def _shifted(timex: Timex, span: Span, shift: timedelta) -> Timex:
    def later(value: str) -> str:
        return _DAY.sub(lambda d: (date.fromisoformat(d.group()) + shift).isoformat(), value)

    first, last = (day and later(day) for day in (timex.first, timex.last))
    return replace(timex, span=span, value=later(timex.value), first=first, last=last)


class _Moved:
    """A paragraph with its slots filled, and where its spans have gone."""

    def __init__(self, template: Template, cast: Cast, *, at: int) -> None:
        self._cast = cast
        pieces, old = [], template.lead
        self._from, self._by = [template.lead], [at - template.lead]
        self._slots = {(start, end) for start, end, _ in template.slots}
        for start, end, name in template.slots:
            pieces += [template.text[old:start], cast[name]]
            old = end
            self._from.append(end)
            self._by.append(self._by[-1] + len(cast[name]) - (end - start))
        self.text = "".join([*pieces, template.text[old:]])

    def span(self, span: Span) -> Span:
        """Where a span of the template stands now."""
        return Span(self._place(span.start), self._place(span.end))

    def _place(self, offset: int) -> int:
        return offset + self._by[bisect_right(self._from, offset) - 1]

    def is_slot(self, span: Span) -> bool:
        """Whether a span of the template is a slot."""
        return (span.start, span.end) in self._slots

    def filled(self, text: str) -> str:
        """A text of the template as this paragraph has it."""
        return slotted(text).format_map(self._cast)
