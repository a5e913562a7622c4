"""Short invented articles, read for real, and what is found in them in plain words."""

from dataclasses import dataclass

from onrecord.attribute import attribute
from onrecord.model import Article, Attribution, Block, Evidence, Kind, Manner, Naming, Post, Reading, Span, Stance
from onrecord.read import read

WHY = Evidence("test", 1.0, "invented")


@dataclass(frozen=True)
class Said:
    """An attribution with its spans cut out of the text; parts joined by " … "."""

    source: str
    cue: str
    content: str
    manner: Manner
    naming: Naming
    stance: Stance
    count: int | None
    via: "Said | None"
    method: str
    speaker: str


def article_of(text: str, kinds: dict[int, Kind] | None = None, posts: tuple[Post, ...] = ()) -> Article:
    """Every line of the text is a block: own text, unless ``kinds`` has another kind for the line's number."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), (kinds or {}).get(number, Kind.TEXT), WHY))
        at += len(line) + 1
    return Article("a1", "c1", text, "en", None, None, None, (), (), posts, tuple(blocks))


def reading_of(text: str, kinds: dict[int, Kind] | None = None) -> Reading:
    return read(article_of(text, kinds))


def found_in(reading: Reading) -> list[Said]:
    attributions = attribute(reading)
    by_id = {a.id: a for a in attributions}

    def plain(a: Attribution) -> Said:
        text = reading.article.text
        source, cue, content = (" … ".join(s.cut(text) for s in role) for role in (a.source, a.cue, a.content))
        outer = plain(by_id[a.via]) if a.via else None
        return Said(
            source, cue, content, a.manner, a.naming, a.stance, a.count, outer, a.evidence.method, a.speaker
        )  # fmt: skip

    return [plain(a) for a in attributions]


def found(text: str, kinds: dict[int, Kind] | None = None) -> list[Said]:
    return found_in(reading_of(text, kinds))


def roles(text: str, kinds: dict[int, Kind] | None = None) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each attribution."""
    return [(s.source, s.cue, s.content) for s in found(text, kinds)]


def one(text: str, cue: str, kinds: dict[int, Kind] | None = None) -> Said:
    """The only attribution with this cue."""
    (said,) = [s for s in found(text, kinds) if s.cue == cue]
    return said
