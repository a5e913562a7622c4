"""Small articles for the tests of resolve: readings whose names are given, not looked for."""

from collections.abc import Iterable, Sequence

from onrecord.model import Article, Block, EntityKind, Evidence, Kind, Mention, Reading, Span, Stated
from onrecord.text import id_of, line_spans

EVIDENCE = Evidence("test", 1.0, "as given")
Named = tuple[str, EntityKind, Sequence[str]]
"""Fullest name, kind, and the forms in which it stands in the text."""


def article_of(text: str, *, publisher: str = "") -> Article:
    blocks = tuple(Block(s, Kind.TEXT, EVIDENCE) for s in line_spans(text) if s.cut(text).strip())
    stated = Stated(publisher, (), EVIDENCE) if publisher else None
    return Article(id_of(text), "capture", text, "en", None, stated, None, (), (), (), blocks)


def reading_of(text: str, named: Iterable[Named] = (), *, publisher: str = "") -> Reading:
    mentions = []
    for number, (name, kind, forms) in enumerate(named):
        for form in forms or (name,):
            start = text.index(form)
            mentions.append(Mention(Span(start, start + len(form)), kind, number, name, EVIDENCE))
    return Reading(article_of(text, publisher=publisher), (), (), tuple(mentions), ())


def people(*names: str) -> Reading:
    """An article that names these people once each."""
    return reading_of(" met ".join(names) + ".", [(n, EntityKind.PERSON, ()) for n in names])


def bodies(*names: str) -> Reading:
    """An article that names these organisations once each."""
    return reading_of(" met ".join(names) + ".", [(n, EntityKind.ORGANISATION, ()) for n in names])
