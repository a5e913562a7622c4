"""Attributions that the page makes by its layout: embedded posts, "(site.example)", "Report: …", “…” — Name."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.page import Draft, Page
from onrecord.model import Kind, Post, Span, Stance
from onrecord.text import DATELINE, trimmed

_CITATION = re.compile(
    r"\(((?:[\w-]{1,40}\.){1,4}[a-z]{2,12}(?:/[^\s()]{0,200})?)((?:[,;] ?(?:[\w-]{1,40}\.){1,4}[a-z]{2,12}){0,5})\)"
)
_HEADLINE = re.compile(r"^\s*([^\W\d_][^:\n“”\"]{1,60}?)\s*(:)\s+(?=\S)")
_SPEAKING = re.compile(
    r"^(?:reports?|sources?|officials?|police|study|poll|survey|experts?|analysts?|documents?|memo|lawyers?|prosecutors?"
    r"|witness(?:es)?|minister|ministry|president|governor|mayor|researchers?|scientists?|watchdog|court|un|u\.n\.|eu"
    r"|aides?)$",
    re.IGNORECASE,
)
_SIGNED = re.compile(  # “…” — Ada Lind, baker
    r"(?P<quote>[“”\"][^\n]{10,}?[”\"])\s*(?P<dash>[―—–]|--?)\s*(?P<name>[^\W\d_a-z][\w.’'-]*(?: [\w.’'-]+){0,5})"
    r"(?:, [^\n“”\"]{1,80})?\s*$"
)
_MARKS = re.compile(r"[“”\"]")
_LABELS = re.compile(
    r"^(?:breaking|updated?|exclusive|analysis|opinion|video|watch|live|photos?|read|read more|related|listen|editorial"
    r"|explainer|fact check|the latest|just in|correction|clarification|note|interview|review|timeline|summary)$",
    re.IGNORECASE,
)


def layout_drafts(page: Page) -> Iterator[Draft]:
    """Posts, citations and headlines, each in text order."""
    for post in page.article.posts:
        yield from _post(page, post)
    for number in range(len(page.sentences)):
        yield from _citations(page, number)
    yield from _headlines(page)


def _post(page: Page, post: Post) -> Iterator[Draft]:
    content = trimmed(page.text, post.content)
    if not len(content):
        return
    tail = page.text[content.end : post.span.end]
    source: tuple[Span, ...] = ()
    for wanted in (f"{post.author} (@{post.handle})", f"@{post.handle}" if post.handle else "", post.author):
        at = tail.rfind(wanted) if wanted else -1
        if at >= 0:
            source = (Span(content.end + at, content.end + at + len(wanted)),)
            break
    speaker = post.author or (f"@{post.handle}" if post.handle else "")
    reason = "a social-media post stands in the page with its signature"
    yield Draft("embedded-post", reason, (), source, (content,), Stance.ASSERTS, speaker=speaker)


def _citations(page: Page, number: int) -> Iterator[Draft]:
    """ "S1 (a.example). S2 (b.example)." each site vouches for its own sentence, up to the citation."""
    sentence = page.sentences[number]
    start = sentence.span.start
    for match in _CITATION.finditer(page.text, sentence.span.start, sentence.span.end):
        content = trimmed(page.text, Span(start, match.start()))
        cut = content.cut(page.text)
        content = Span(content.start + len(cut) - len(cut.lstrip(" .,;")), content.end)
        start = match.end()
        if len(content) < 15:
            continue
        source = Span(*match.span(1))
        reason = "a site is cited in brackets after the sentence"
        speaker = source.cut(page.text).partition("/")[0]
        yield Draft("inline-citation", reason, (), (source,), (content,), Stance.ASSERTS, speaker=speaker)


def _headlines(page: Page) -> Iterator[Draft]:
    for sentence in page.sentences:
        if sentence.kind not in {Kind.TITLE, Kind.DEK, Kind.SUBHEAD}:
            continue
        block = page.article.blocks[sentence.block].span
        if sentence.span.start != trimmed(page.text, block).start:
            continue
        match = _HEADLINE.match(sentence.span.cut(page.text))
        if match is None or not _speaks(page, match.group(1), sentence.span.start + match.start(1)):
            continue
        base = sentence.span.start
        content = trimmed(page.text, Span(base + match.end(), sentence.span.end))
        yield Draft(
            "headline-source",
            "the headline names its source before a colon",
            (Span(base + match.start(2), base + match.end(2)),),
            (Span(base + match.start(1), base + match.end(1)),),
            (content,),
            Stance.ASSERTS,
            source_head=_last_word(page, Span(base + match.start(1), base + match.end(1))),
        )


def signed_drafts(page: Page) -> Iterator[Draft]:
    """Paragraphs that are a quotation with a name after a dash."""
    for block in page.article.blocks:
        if block.kind is not Kind.TEXT or block.repeats is not None:
            continue
        span = trimmed(page.text, block.span)
        match = _SIGNED.fullmatch(page.text, span.start, span.end)
        if match is None or _MARKS.search(match["quote"][1:-1]):
            continue
        name = Span(*match.span("name"))
        if len(page.words_in(name)):
            yield Draft(
                "signed-quote",
                "the paragraph is a quotation with a name after a dash",
                (Span(*match.span("dash")),),
                (name,),
                (Span(*match.span("quote")),),
                Stance.ASSERTS,
                source_head=_last_word(page, name),
            )


def without_signed(drafts: Sequence[Draft], signed: Sequence[Draft]) -> list[Draft]:
    """The drafts that do not take a signed quotation for somebody else's; what is said inside one stays."""
    places = sorted((d.content[0].start, d.source[0].end, d.content[0].end) for d in signed)
    starts = [p[0] for p in places]

    def home(span: Span) -> int:
        """Number of the signed paragraph that the span begins in, or -1."""
        at = bisect_right(starts, span.start) - 1
        return at if at >= 0 and span.start < places[at][1] else -1

    kept = []
    for d in drafts:
        own = home(d.cue[0]) if d.cue else -1
        if own >= 0 and d.cue[0].start >= places[own][2]:
            continue  # its cue is the dash
        content = tuple(s for s in d.content if home(s) in {-1, own})
        if content:
            kept.append(d if content == d.content else replace(d, content=content))
    return kept


def without_dateline(page: Page, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content without the place and agency in capitals that its paragraph begins with."""
    if not content:
        return content
    sentence = page.trees.sentence[page.word_at(content[0].start)]
    if sentence < 0:
        return content
    begin = page.article.blocks[page.sentences[sentence].block].span.start
    found = DATELINE.match(page.text, begin)
    if found is None or content[0].start >= found.end() or content[0].end <= found.end():
        return content
    return (Span(found.end(), content[0].end), *content[1:])


def _last_word(page: Page, span: Span) -> int:
    inside = page.words_in(span)
    return inside.stop - 1 if len(inside) else -1


def _speaks(page: Page, label: str, at: int) -> bool:
    """Whether what stands before the colon is somebody who can say something, not a label such as "Update"."""
    if _LABELS.match(label) or len(label.split()) > 5:
        return False
    *_, last = label.split()
    if _SPEAKING.match(last):
        return True
    span = Span(at, at + len(label))
    return any(m.span == span and m.kind.value in {"person", "organisation"} for m in page.reading.mentions)
