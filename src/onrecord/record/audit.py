"""The audit of a record: does everything in it still agree with the bytes it came from?"""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onrecord.errors import OnRecordError
from onrecord.model import Span
from onrecord.record.cited import cited_in
from onrecord.record.recorded import Recorded
from onrecord.record.view import View
from onrecord.text import id_of
from onrecord.vectors import SIZE


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the record that does not agree with itself; ``where`` is a capture or an article."""

    where: str
    what: str


def audit(view: View) -> Iterator[Fault]:
    """Every fault of a record: bytes against hashes, texts against ids, spans against texts, words against spans; what
    is missing; and how the store keeps it."""
    yield from (Fault("record", what) for what in view.loose())
    for capture_id, _, body in view.captures():
        if hashlib.sha256(body).hexdigest() != capture_id:
            yield Fault(f"capture {capture_id[:16]}", "its bytes have changed since they were taken in")
    for article_id in view.article_ids():
        where = f"article {article_id}"
        try:
            recorded = view.recorded(article_id)
        except (OnRecordError, ValueError, KeyError, TypeError) as error:
            yield Fault(where, f"its findings cannot be read: {error}")
            continue
        yield from (Fault(where, what) for what in _article_faults(recorded))
        kept = view.cited(article_id)
        cited = cited_in(recorded.article.text, recorded.attributions, recorded)
        if unkept := {found[:4] for found in cited} - {found[:4] for found in kept}:
            yield Fault(where, f"of {len(unkept)} spans it is not kept which words they cited")
        for owner, role, start, end, words in kept:
            if recorded.article.text[start:end] != words:
                yield Fault(where, f"the {role} of {owner} no longer stands at characters {start} to {end}")


def _article_faults(recorded: Recorded) -> Iterator[str]:
    article = recorded.article
    if id_of(article.capture, article.text) != article.id:
        yield "its text has changed since it was recorded"
    end = len(article.text)
    for what, span in _spans(recorded):
        if span.end > end:
            yield f"a {what} reaches to character {span.end}, past the end at {end}"
    if any(len(sentence.vector) not in {0, SIZE} for sentence in recorded.sentences):
        yield "a vector of its sentences has another length"
    known = {a.id for a in recorded.attributions}
    for said in recorded.attributions:
        if said.via is not None and said.via not in known:
            yield f"attribution {said.id} names an outer attribution that is not there"
    for assertion in recorded.assertions:
        if assertion.attribution is not None and assertion.attribution not in known:
            yield f"assertion {assertion.id} names an attribution that is not there"
    for event in recorded.events:
        if event.attribution is not None and event.attribution not in known:
            yield f"event {event.id} names an attribution that is not there"
    yield from _window_faults(recorded, known)


def _window_faults(recorded: Recorded, known: Collection[str]) -> Iterator[str]:
    put = {a.id for a in recorded.assertions}
    for window in recorded.windows:
        if window.attribution is not None and window.attribution not in known:
            yield f"window {window.id} names an attribution that is not there"
        if window.assertion is not None and window.assertion not in put:
            yield f"window {window.id} names an assertion that is not there"


def _spans(recorded: Recorded) -> Iterator[tuple[str, Span]]:
    article = recorded.article
    yield from (("block", block.span) for block in article.blocks)
    yield from (("post", post.span) for post in article.posts)
    details = [article.title, article.publisher, article.published, *article.authors]
    yield from (("detail", span) for detail in details if detail for span in detail.spans)
    yield from (("credit", span) for credit in article.credits for span in credit.spans)
    yield from (("sentence", sentence.span) for sentence in recorded.sentences)
    yield from (("mention", mention.span) for mention in recorded.mentions)
    yield from (("time expression", timex.span) for timex in recorded.times)
    for said in recorded.attributions:
        yield from (("source", span) for span in said.source)
        yield from (("cue", span) for span in said.cue)
        yield from (("content", span) for span in said.content)
        yield from (("word on an unnamed source", span) for span in (*said.withheld, *said.withheld_because))
        yield from (("description", described.span) for described in said.described)
        yield from (("caveat", caveat.span) for caveat in said.caveats)
    yield from (("claim's wording", assertion.wording) for assertion in recorded.assertions)
    yield from (("event", span) for event in recorded.events for span in (event.trigger, *event.wording))
    for window in recorded.windows:
        parts = (window.begins, window.ends, window.lasts, window.grantor, window.instrument)
        yield from (("window", s) for s in (window.what, window.wording, window.rule, *parts) if s is not None)
    yield from (("event's time", event.time) for event in recorded.events if event.time is not None)
    yield from (("shared passage", p.span) for reprint in recorded.reprints for p in reprint.passages)
