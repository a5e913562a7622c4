"""The order of work, and the only module that knows it: from what is given to a record of it."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice

import onrecord
from onrecord import attribute as attribute_stage
from onrecord import clean as clean_stage
from onrecord import read as read_stage
from onrecord import relate as relate_stage
from onrecord import resolve as resolve_stage
from onrecord.attribute import attribute
from onrecord.clean import clean
from onrecord.errors import OnRecordError
from onrecord.ingest import gather
from onrecord.known import Known
from onrecord.model import Article, Attribution, Capture, Findings, Reading, Refusal
from onrecord.pipeline.engines import DIED, Engine, Looked
from onrecord.pipeline.settling import settled
from onrecord.pipeline.workers import Processes
from onrecord.read import read
from onrecord.record import Making, Place, View, Writer
from onrecord.relate import Alone, alone_in, relate
from onrecord.resolve import Named, named_in, resolve
from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Seen:
    """What one article shows by itself. The words of its reading are left out: nothing asks for them any more, and
    they would be most of what travels."""

    reading: Reading
    attributions: tuple[Attribution, ...]
    named: Named
    alone: Alone


def study(capture: Capture, known: Known, *, settings: Settings) -> Findings:
    """All that one capture has to say, in the light of what is already known. Raises NotAnArticle, TooLarge."""
    return place(look(capture, settings=settings), known)


def look(capture: Capture, *, settings: Settings) -> Seen:
    """The half that sees one article and nothing else: pure, so it runs anywhere. Raises NotAnArticle, TooLarge."""
    article = clean(capture, settings=settings)
    reading = read(article)
    return seen_in(reading, attribute(reading, settings=settings))


def seen_in(reading: Reading, attributions: tuple[Attribution, ...]) -> Seen:
    """All that an article shows by itself, once it is known who says what in it."""
    named = named_in(reading)
    return Seen(replace(reading, words=()), attributions, named, alone_in(attributions, reading, named.resolutions))


def place(seen: Seen, known: Known) -> Findings:
    """The half that also sees what is known, one article after the other."""
    resolved = resolve(seen.reading, known, named=seen.named)
    related = relate(seen.attributions, resolved, known, by_itself=seen.alone)
    return Findings(seen.reading, seen.attributions, resolved, related)


def making(settings: Settings) -> Making:
    """What findings made now depend on."""
    stages = {
        "clean": clean_stage.VERSION,
        "read": read_stage.VERSION,
        "attribute": attribute_stage.VERSION,
        "resolve": resolve_stage.VERSION,
        "relate": relate_stage.VERSION,
    }
    return Making(stages, settings.digest(), onrecord.__version__)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a build, for whoever shows progress: ``done`` of ``total`` (0 while unknown), and on what."""

    doing: str
    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: captures newly taken in, articles newly studied, and what could not be read.

    ``again`` counts the captures that were read before, and once more since stages or settings have changed.
    ``articles`` are the first few that were studied, ``foreign`` how many of all are in which other language than
    English, by ISO 639-1 code.
    """

    taken_in: int
    studied: int
    refused: tuple[Refusal, ...]
    again: int = 0
    articles: tuple[Article, ...] = ()
    foreign: Mapping[str, int] = field(default_factory=dict)


_NAMED = 8
"""Articles that a build hands back, to be named to whoever asked for it."""
_READ = frozenset({"en", "und"})
"""Languages that are read, and what is too short to tell."""


def build(
    sources: Sequence[str],
    path: Place,
    *,
    settings: Settings,
    progress: Callable[[Step], None] = lambda _: None,
    engine: Engine | None = None,
) -> Built:
    """Read the sources and add what they say to the record at ``path``, made if there is none.

    Whatever is known already is skipped. Killed at any moment, the record opens and the same call goes on where it
    stopped. The same captures give the same record in any order, on any engine and with any number of workers.
    """
    gathered = gather(sources, settings=settings, now=_now())
    return study_all(gathered, path, settings=settings, progress=progress, engine=engine)


def study_all(
    items: Iterable[Capture | Refusal],
    path: Place,
    *,
    settings: Settings,
    progress: Callable[[Step], None] = lambda _: None,
    engine: Engine | None = None,
) -> Built:
    """``build`` for what is at hand already. All bytes are kept before the first article is studied.

    Articles are read on the engine, as a rule the processes of this machine, and placed here one after the other.
    """
    refused: list[Refusal] = []
    taken_in = studied = 0
    first: list[Article] = []
    languages: Counter[str] = Counter()
    with Writer(path, making(settings)) as writer:
        counted = _counted(items, refused, progress)
        while batch := list(islice(counted, 100)):
            taken_in += writer.take_in(batch)
        again = writer.outdated()
        pending = writer.pending()
        engine = engine or Processes(settings.workers)
        looks = engine.looks(partial(_look, settings=settings), pending, partial(_kept, path))
        with settled(looks) as settling:
            for done, looked in enumerate(settling, start=1):
                kept = _keep(writer, looked)
                if isinstance(kept, Refusal):
                    refused.append(kept)
                else:
                    studied += 1
                    languages[kept.language] += 1
                    if studied <= _NAMED:
                        first.append(kept)
                progress(Step("reading", done, len(pending), looked.name))
    foreign = {code: count for code, count in sorted(languages.items()) if code not in _READ}
    return Built(taken_in, studied, tuple(refused), again, tuple(first), foreign)


def _counted(
    items: Iterable[Capture | Refusal], refused: list[Refusal], progress: Callable[[Step], None]
) -> Iterator[Capture | Refusal]:
    for number, item in enumerate(items, start=1):
        if isinstance(item, Refusal):
            refused.append(item)
        progress(Step("taking in", number, 0, item.name))
        yield item


def _kept(path: Place, ids: Sequence[str]) -> Iterator[Capture]:
    """Captures out of the record, by whichever process it is that reads them.

    Each is looked up by itself: a view of one state, held from the first to the last, would keep what is written
    meanwhile out of the file, and its log would grow with the build.
    """
    with closing(View(path)) as view:
        for capture_id in ids:
            yield view.kept(capture_id)[0]


def _look(capture: Capture, *, settings: Settings) -> Seen | Refusal:
    try:
        return look(capture, settings=settings)
    except OnRecordError as error:
        return Refusal(capture.name, error.code, error.message, error.fix)
    except Exception as error:  # a fault of ours in one article must not cost the others
        return _fault(capture.name, error)


def _keep(writer: Writer, looked: Looked[Seen]) -> Article | Refusal:
    """Put one article's findings on record; the refusal, if it was refused."""
    seen = looked.seen
    if not isinstance(seen, Refusal):
        try:
            writer.add_placed(partial(place, seen), at=_now())
        except OnRecordError:  # the record cannot be read or written, which is no fault of this article
            raise
        except Exception as error:  # as above
            seen = _fault(looked.name, error)
        else:
            return seen.reading.article
    if seen.code in {_FAULT, DIED}:
        writer.take_in([seen])  # not noted as studied, so that the next build tries again
    else:
        writer.refuse(looked.capture, seen, at=_now())
    return seen


_FAULT = "fault"


def _fault(name: str, error: Exception) -> Refusal:
    if os.environ.get("ONRECORD_DEBUG"):
        raise error
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return Refusal(
        name,
        _FAULT,
        f"a fault in onrecord ({told[:200]})",
        "report it, with the article if you may; ONRECORD_DEBUG=1 shows where it happened",
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
