"""The timeline as TimelineJS reads it: slides by day, each with its words, whose they are, and its citations."""

import html
from collections.abc import Iterator
from typing import Any

from onrecord.relate.propositions.times import days
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.json_pieces import listed, without_empty
from onrecord.tell.export.rows import cited
from onrecord.tell.timeline import Entry


def pieces(ground: Ground) -> Iterator[bytes]:
    """Events with a day; words are escaped, since TimelineJS reads them as HTML.

    Source: https://timeline.knightlab.com/docs/json-format.html.
    """
    articles = len(ground.story.articles)
    head = {
        "scale": "human",
        "title": {
            "text": {
                "headline": "What the coverage tells, by day",
                "text": f"{articles} article{'' if articles == 1 else 's'}. Each entry says on whose word it stands.",
            }
        },
    }
    entries = (_slide(ground, entry) for entry in ground.timeline)
    return listed(head, "events", (slide for slide in entries if slide is not None))


def _slide(ground: Ground, entry: Entry) -> dict[str, Any] | None:
    span = days(entry.day)
    if span is None:
        return None
    places = [cited(ground, place) for place in entry.line.citations]
    first, last = _date(entry.day)
    by = entry.speaker or f"{entry.publisher}, in its own voice"
    slide = {
        "unique_id": entry.id,
        "group": entry.status.words,
        "start_date": first,
        "end_date": last,
        "text": {
            "headline": html.escape(entry.words),
            "text": f"<p>{html.escape(entry.line.text)}</p><p>{html.escape(f'{entry.status.words} — {by}')}</p>",
        },
        "citations": [place.as_dict() for place in places],
    }
    return without_empty(slide)


def _date(edtf: str) -> tuple[dict[str, int], dict[str, int]]:
    """The first and the last day of an EDTF date, as precise as it is; the last is empty where it is one stretch."""
    first, last = edtf.strip("[]").replace("..", "/").partition("/")[::2]
    return _parts(first), _parts(last)


def _parts(value: str) -> dict[str, int]:
    numbers = [int(part) for part in value[:10].rstrip("~?%").split("-") if part.isdigit()]
    return dict(zip(("year", "month", "day"), numbers, strict=False))
