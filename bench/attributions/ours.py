"""Our own attributions on a plain text, as an annotator of PolNeAR would have marked them."""

from collections.abc import Sequence

from bench.attributions.matching import Roles
from onrecord.attribute import attribute
from onrecord.model import Article, Attribution, Block, Evidence, Kind, Reading
from onrecord.read import read
from onrecord.text import line_spans, trimmed


def find(text: str) -> list[Roles]:
    """Read one article and give its outermost attributions."""
    return [roles for roles, _ in outermost(attribute(reading_of("text", text)))]


def reading_of(name: str, text: str) -> Reading:
    """The text as one article, every line a paragraph of its own."""
    why = Evidence("line", 1.0, "every line of the corpus is article text")
    spans = (trimmed(text, s) for s in line_spans(text))
    blocks = tuple(Block(s, Kind.TEXT, why) for s in spans if len(s))
    return read(Article(name, name, text, "en", None, None, None, (), (), (), blocks))


def outermost(found: Sequence[Attribution]) -> list[tuple[Roles, float]]:
    """What PolNeAR marks, each with its score: none inside another, continued quotations joined under the lower one."""
    merged: dict[tuple[object, ...], tuple[Roles, float]] = {}
    for n, said in enumerate(found):
        if said.via is not None:
            continue
        key: tuple[object, ...] = (said.source, said.cue) if said.cue else (n,)
        content, score = said.content, said.evidence.score
        if key in merged:
            before, low = merged[key]
            content, score = tuple(sorted({*before["content"], *content})), min(low, score)
        merged[key] = ({"source": said.source, "cue": said.cue, "content": content}, score)
    return list(merged.values())
