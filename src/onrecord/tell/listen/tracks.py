"""What goes beside the sound: its chapters, and captions that say where each line stands."""

import json
from collections.abc import Iterator
from html import escape

from onrecord.tell.lines.told import Citation, run_together
from onrecord.tell.listen.sound import Moment, Recording
from onrecord.tell.story import Story


def chapters(recording: Recording, *, title: str) -> str:
    """JSON of the podcast namespace, version 1.2.0 (podcastindex.org/namespace): players show and jump to them."""
    listed = [
        {"startTime": round(c.start, 3), "endTime": round(c.end, 3), "title": c.title} for c in recording.chapters
    ]
    return json.dumps({"version": "1.2.0", "title": title, "chapters": listed}, ensure_ascii=False, indent=1) + "\n"


def captions(recording: Recording, story: Story) -> str:
    """WebVTT: each line as it is printed, when it is heard, and the file and characters it cites."""
    moments = [m for c in recording.chapters for m in c.moments]
    cues = (f"{n}\n{_clock(m.start)} --> {_clock(m.end)}\n{_shown(m, story)}\n" for n, m in enumerate(moments, 1))
    return "WEBVTT\n\n" + "\n".join(cues)


def _shown(moment: Moment, story: Story) -> str:
    words = escape(" ".join(moment.utterance.printed.split()), quote=False).replace("-->", "→")
    notes = ", ".join(dict.fromkeys(_places(moment.utterance.cited, story)))
    return f"{words}\n[{notes}]" if notes else words


def _places(cited: tuple[Citation, ...], story: Story) -> Iterator[str]:
    for article in dict.fromkeys(c.article for c in cited):
        name = escape(story.by_id[article].names[0], quote=False).replace("-->", "→")
        yield from (f"{name}:{s.start}-{s.end}" for s in run_together(c.span for c in cited if c.article == article))


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    hours, rest = divmod(milliseconds, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
