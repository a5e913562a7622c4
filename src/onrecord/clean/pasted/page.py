"""Read a pasted page, which has no markup, as an article."""

from collections.abc import Iterator, Sequence

from onrecord.clean.pasted.kinds import judge_lines
from onrecord.clean.pasted.posts import find_posts
from onrecord.clean.pasted.published import find_published
from onrecord.clean.printed.bylines import Byline, names_in, read_bare_byline, read_bio, read_byline
from onrecord.clean.printed.credits import find_credits, read_credit_line, without_own
from onrecord.clean.printed.datelines import run_in_day
from onrecord.clean.printed.language import language_of
from onrecord.clean.printed.lines import Line, Verdict, find_lines
from onrecord.clean.printed.pictures import picture_credit
from onrecord.clean.printed.publisher import find_publisher
from onrecord.clean.printed.repeats import find_repeats
from onrecord.model import Article, Block, Evidence, Kind, Span, Stated
from onrecord.text import fold, id_of, trimmed


def read_paste(text: str, *, capture_id: str, name: str) -> Article:
    """The article in a pasted page; ``text`` is kept as it is, so offsets are those of the decoded file."""
    del name  # what a file is called is no statement of the page
    lines = find_lines(text, joined=True)
    posts = find_posts(text, lines)
    verdicts = judge_lines(text, lines, posts)
    blocks = _blocks(text, lines, verdicts)
    found = tuple(one.post for one in posts)
    publisher = find_publisher(text, blocks)
    return Article(
        id=id_of(capture_id, text),
        capture=capture_id,
        text=text,
        language=language_of(text),
        title=_title(lines, verdicts, text),
        publisher=publisher,
        published=find_published(text, blocks, found),
        authors=find_authors(text, blocks),
        credits=without_own(find_credits(text, blocks), publisher),
        posts=found,
        blocks=blocks,
    )


def find_authors(text: str, blocks: Sequence[Block]) -> tuple[Stated, ...]:
    """People whom the bylines of a page name as its writers, each once, in order."""
    found: dict[str, tuple[str, str, dict[Span, None]]] = {}
    for block in blocks:
        for person, reason in _writers(text, block):
            said = " ".join(person.cut(text).split())
            found.setdefault(fold(said), (said, reason, {}))[2].setdefault(person)
    return tuple(Stated(said, tuple(spans), Evidence("byline", 0.9, reason)) for said, reason, spans in found.values())


def _writers(text: str, block: Block) -> Iterator[tuple[Span, str]]:
    if block.kind is Kind.CREDIT:
        line = read_credit_line(text, block.span)
        for person in line.authors if line else ():
            yield person, "named as reporting, at the end"
        return
    if block.kind is not Kind.BYLINE:
        return
    bio = read_bio(block.span.cut(text))
    if bio is not None:
        start = text.index(bio[0], block.span.start)
        for person in names_in(text, Span(start, start + len(bio[0]))).people:
            yield person, "described as the writer"
        return
    read = read_byline(text, block.span) or read_bare_byline(text, block.span) or Byline()
    aside = "; the name after the slash is taken for the photographer's" if read.pictures else ""
    for person in read.people:
        yield person, ("stands in the byline" if read.led else "a name where bylines stand") + aside


def _title(lines: Sequence[Line], verdicts: Sequence[Verdict], text: str) -> Stated | None:
    for line, verdict in zip(lines, verdicts, strict=True):
        if verdict.kind is Kind.TITLE:
            return Stated(" ".join(line.bare.cut(text).split()), (line.bare,), verdict.evidence)
    return None


def _blocks(text: str, lines: Sequence[Line], verdicts: Sequence[Verdict]) -> tuple[Block, ...]:
    cut = [part for line, verdict in zip(lines, verdicts, strict=True) for part in _parts(text, line, verdict)]
    cut = _without_day(text, cut)
    repeats = find_repeats(text, [(span, verdict.kind) for span, verdict in cut])
    return tuple(Block(span, verdict.kind, verdict.evidence, repeats.get(span)) for span, verdict in cut)


def _without_day(text: str, cut: list[tuple[Span, Verdict]]) -> list[tuple[Span, Verdict]]:
    """The first paragraph of the text as two where a day is run into it; days of several are a chronology's."""
    own = [n for n, (_, verdict) in enumerate(cut) if verdict.kind is Kind.TEXT]
    days = {n: day for n in own if (day := run_in_day(text, cut[n][0])) is not None}
    if not days or list(days) != own[:1]:
        return cut
    first, day = own[0], days[own[0]]
    rest = trimmed(text, Span(day.end, cut[first][0].end))
    told = Verdict(Kind.DATE_LINE, Evidence("dateline", 0.85, "a day run into the first sentence"))
    return [*cut[:first], (day, told), (rest, cut[first][1]), *cut[first + 1 :]]


def _parts(text: str, line: Line, verdict: Verdict) -> list[tuple[Span, Verdict]]:
    """A line as one block, or a caption and the credit at its end as two."""
    if verdict.kind is not Kind.CAPTION:
        return [(line.span, verdict)]
    start = max(line.span.start, line.span.end - 300)
    credit = picture_credit(text[start : line.span.end])
    caption = trimmed(text, Span(line.span.start, start + credit.whole.start)) if credit else Span(0, 0)
    if credit is None or not len(caption):
        return [(line.span, verdict)]
    evidence = Evidence("caption", 0.9, "picture credit at the end of a caption")
    return [(caption, verdict), (Span(start + credit.whole.start, line.span.end), Verdict(Kind.CREDIT, evidence))]
