"""The articles: their list, the reader of one with its attributions tied, and the page as it was captured."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import PlainTextResponse, Response

from onrecord.clean.opening import decoded
from onrecord.model import Span
from onrecord.record import Recorded
from onrecord.serve.asked import Asked, Pages, paged
from onrecord.serve.reading.cites import place, title_of
from onrecord.serve.reading.marks import MarkedBlock, marked_blocks, numbered
from onrecord.tell.lines.quotes import Wanted, quotes
from onrecord.tell.lines.wording import outlet
from onrecord.tell.story import Claim, Located, Story
from onrecord.tell.texts.shared import Shared, SharedTexts
from onrecord.text import fold

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
_MOST_SPANS = 24
_MOST_OTHERS = 24
"""Other articles whose shared passages are marked, those that share most."""
_MOST_SHOWN = 200_000
"""Characters of a capture that are shown; the whole of it can be saved."""


def articles(asked: Asked) -> Response:
    """All articles, by day or by publisher."""
    by = "publisher" if asked.query.get("by") == "publisher" else "day"
    shared = asked.edition.told(SharedTexts)
    return asked.show(
        "articles.html",
        page=paged(asked.edition.told(_by_publisher if by == "publisher" else _by_day), asked),
        by=by,
        text_of=shared.texts,
        title_of=title_of,
        title="Articles",
    )


def _by_day(story: Story) -> Sequence[Recorded]:
    return story.articles


def _by_publisher(story: Story) -> Sequence[Recorded]:
    return sorted(story.articles, key=lambda r: fold(story.publisher(r)))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A passage that begins in a block and stands in another article too."""

    shared: Shared
    outlet: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim that a block puts, with whose word it is."""

    claim: Claim
    located: Located


def article(asked: Asked) -> Response:
    """One article, by its id; ``at`` names characters that are marked: 120-310,402-440."""
    recorded = asked.story.article(asked.part["id"])
    named = recorded.article.id
    cited = _spans(asked.query.get("at", ""), len(recorded.article.text))
    blocks = marked_blocks(recorded, cited)
    shared = asked.edition.told(SharedTexts).of(named, _MOST_OTHERS)
    said = quotes(asked.story, Wanted(article=named))
    numbers = numbered(recorded)
    return asked.show(
        "article.html",
        recorded=recorded,
        quotes=sorted(said, key=lambda q: numbers[q.id]),
        numbers=numbers,
        blocks=blocks,
        shared=shared,
        neighbours=_neighbours(asked, shared, blocks),
        barred={n for n, b in enumerate(blocks) if _is_shared(b.block.span, shared)},
        carried=_carried(asked.story, recorded, blocks),
        claim_of=_claims_of(asked.story, recorded),
        title_of=title_of,
        title=title_of(asked.story, named),
    )


def ties(asked: Asked) -> Response:
    """The rules by which all parts of an attribution light up when one of them is the target of an address."""
    recorded = asked.story.article(asked.part["id"])
    rules = (
        f":root:has(#said-{n}:target, #tie-{n}:target) .n{n} {{ background: var(--lit); color: var(--ink); }}"
        for n in numbered(recorded).values()
    )
    return PlainTextResponse("\n".join(rules), media_type="text/css")


def capture(asked: Asked) -> Response:
    """The page as it came in, as text and nothing else."""
    recorded = asked.story.article(asked.part["id"])
    text = _captured(asked.story, recorded)
    return asked.show(
        "capture.html",
        recorded=recorded,
        text=text[:_MOST_SHOWN],
        left=max(0, len(text) - _MOST_SHOWN),
        media_type=asked.story.view.sent_as(recorded.article.capture)[0],
        title=title_of(asked.story, recorded.article.id),
    )


def captured_bytes(asked: Asked) -> Response:
    """The bytes as they came in, to be saved: whoever hashes them gets the id of the capture."""
    recorded = asked.story.article(asked.part["id"])
    held = {"content-disposition": f'attachment; filename="{recorded.article.capture[:16]}.bin"'}
    return Response(
        asked.story.view.body(recorded.article.capture), media_type="application/octet-stream", headers=held
    )


def _captured(story: Story, recorded: Recorded) -> str:
    capture = recorded.article.capture
    media_type, charset = story.view.sent_as(capture)
    return decoded(story.view.body(capture), charset=charset, is_page="html" in media_type)


def _spans(given: str, length: int) -> list[Span]:
    """The stretches that an address names; what is none, or lies beyond the text, is left out."""
    found = (_AT.fullmatch(part) for part in given.split(",")[:_MOST_SPANS])
    pairs = ((int(m[1]), min(int(m[2]), length)) for m in found if m is not None)
    return [Span(start, end) for start, end in pairs if start < end]


def _is_shared(block: Span, shared: Sequence[Shared]) -> bool:
    return any(p.span.overlaps(block) for s in shared for p in s.passages)


def _neighbours(asked: Asked, shared: Sequence[Shared], blocks: Sequence[MarkedBlock]) -> dict[int, list[Neighbour]]:
    """By the number of the block in which it begins, where each shared passage stands in the other article."""
    found: defaultdict[int, list[Neighbour]] = defaultdict(list)
    ends = [b.block.span.end for b in blocks]
    for held in shared:
        called, title = outlet(asked.story, asked.story.by_id[held.other]), title_of(asked.story, held.other)
        for passage in held.passages:
            at = bisect_right(ends, passage.span.start)
            if at < len(blocks) and all(n.shared is not held for n in found[at]):
                found[at].append(Neighbour(held, called, title, place(asked.site, held.other, [passage.other_span])))
    return dict(found)


def _carried(story: Story, recorded: Recorded, blocks: Sequence[MarkedBlock]) -> dict[int, list[Carried]]:
    """By the number of the block, the claims it puts, each once."""
    found: dict[int, list[Carried]] = {}
    by_start = sorted(_located(story, recorded), key=lambda f: (f.assertion.wording.start, f.assertion.id))
    at = 0
    for n, marked in enumerate(blocks):
        held: dict[str, Carried] = {}
        while at < len(by_start) and by_start[at].assertion.wording.start < marked.block.span.end:
            claim = story.claim_of[by_start[at].assertion.id]
            held.setdefault(claim.id, Carried(claim, by_start[at]))
            at += 1
        if held:
            found[n] = list(held.values())
    return found


def _located(story: Story, recorded: Recorded) -> Iterator[Located]:
    yield from (story.assertions[a.id] for a in recorded.assertions if a.id in story.claim_of)


def _claims_of(story: Story, recorded: Recorded) -> Mapping[str, Claim]:
    """The claim that the words of each attribution put, by the attribution's id."""
    held = (f.assertion for f in _located(story, recorded))
    return {a.attribution: story.claim_of[a.id] for a in held if a.attribution}


PAGES: Pages = {
    "/articles": articles,
    "/articles/{id}": article,
    "/articles/{id}/ties.css": ties,
    "/articles/{id}/capture": capture,
    "/articles/{id}/capture.bin": captured_bytes,
}
