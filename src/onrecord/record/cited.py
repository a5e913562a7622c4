"""The words every span of a finding cuts out, so that an audit can tell when text or span has changed since."""

from collections.abc import Iterable, Iterator
from itertools import chain

from onrecord.model import Attribution, Event, Related, Span, Window
from onrecord.record.recorded import Recorded

Cited = tuple[str, str, int, int, str]
"""Id of the finding, the role of the span in it, where it begins and ends, and its words."""


def cited_in(text: str, attributions: Iterable[Attribution], found: Related | Recorded) -> Iterator[Cited]:
    """What the findings on one article cite of its text."""
    spans = chain(
        ((said.id, role, span) for said in attributions for role, span in _said(said)),
        ((assertion.id, "wording", assertion.wording) for assertion in found.assertions),
        ((event.id, role, span) for event in found.events for role, span in _event(event)),
        ((window.id, part, span) for window in found.windows for part, span in _window(window)),
    )
    for owner, role, span in spans:
        yield owner, role, span.start, span.end, span.cut(text)


def _said(said: Attribution) -> Iterator[tuple[str, Span]]:
    yield from (("source", span) for span in said.source)
    yield from (("cue", span) for span in said.cue)
    yield from (("content", span) for span in said.content)
    yield from (("described", d.span) for d in said.described)
    yield from (("withheld", span) for span in said.withheld)
    yield from (("withheld because", span) for span in said.withheld_because)
    yield from (("caveat", c.span) for c in said.caveats)


def _event(event: Event) -> Iterator[tuple[str, Span]]:
    yield "trigger", event.trigger
    yield from (("wording", span) for span in event.wording)


def _window(window: Window) -> Iterator[tuple[str, Span]]:
    for part in ("what", "wording", "rule", "begins", "ends", "lasts", "grantor", "instrument"):
        span: Span | None = getattr(window, part)
        if span is not None:
            yield part, span
