"""The spoken brief as sound: a voice that runs on the machine, and a WAV file written as it speaks."""

import wave
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import MissingPart
from onrecord.tell.listen.script import Chapter, Utterance

_AFTER_LINE, _AFTER_TITLE, _AFTER_CHAPTER = 0.55, 0.7, 1.1
"""Seconds of silence after what is said."""
_SEED = 20_000
"""The noise in the voice begins from here, so that one script gives one sound."""
_LOUDEST = 32_767
Samples = NDArray[np.float32]


class Speaks(Protocol):
    """Whatever turns words into sound: one channel, -1 to 1."""

    rate: int

    def say(self, words: str) -> Samples:
        """The sound of some words."""
        ...


class Voice:
    """The voice that the extra ``audio`` brings. Raises MissingPart where it is not installed; asks no network."""

    def __init__(self, *, speed: float = 1.0) -> None:
        try:
            from hibari import SAMPLE_RATE, Hibari  # noqa: PLC0415  # fourteen megabytes that only listening needs
        except ImportError:
            raise MissingPart(
                "listening needs a voice, which is not installed",
                fix="install it: pip install 'onrecord[audio]'; or read what it would say: listen STORY --text",
            ) from None
        self.rate: int = SAMPLE_RATE
        self._speed = speed
        self._hibari: Any = Hibari()

    def say(self, words: str) -> Samples:
        """The sound of some words; none for words that cannot be spoken."""
        return np.asarray(self._hibari(words, speed=self._speed, seed=_SEED), np.float32)


@dataclass(frozen=True, slots=True)
class Moment:
    """An utterance with when it is heard, in seconds."""

    utterance: Utterance
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Heard:
    """A chapter with when it is heard, in seconds; it ends where the next begins."""

    title: str
    start: float
    end: float
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Recording:
    """What was written: the chapters in order, and the seconds of all of it."""

    chapters: tuple[Heard, ...]
    seconds: float


def record(
    chapters: Sequence[Chapter], voice: Speaks, out: IO[bytes], *, progress: Callable[[int, int], None] | None = None
) -> Recording:
    """Speak the chapters into a WAV file, 16 bits, one channel. ``progress`` is told (utterances spoken, of how many).

    Only one utterance is held at a time, so that a long brief takes no more memory than a short one.
    """
    total = sum(1 + len(c.utterances) for c in chapters)
    done = 0
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(voice.rate)
        heard: list[Heard] = []
        for chapter in chapters:
            moments: list[Moment] = []
            begin = file.tell() / voice.rate
            for utterance, pause in _in_turn(chapter):
                start = file.tell() / voice.rate
                _write(file, voice.say(utterance.spoken))
                moments.append(Moment(utterance, start, file.tell() / voice.rate))
                _write(file, np.zeros(round(pause * voice.rate), np.float32))
                done += 1
                if progress is not None:
                    progress(done, total)
            heard.append(Heard(chapter.title, begin, file.tell() / voice.rate, tuple(moments)))
        return Recording(tuple(heard), file.tell() / voice.rate)


def _in_turn(chapter: Chapter) -> Iterator[tuple[Utterance, float]]:
    """The title, then the lines, each with the silence after it."""
    yield Utterance(f"{chapter.title}.", chapter.title), _AFTER_TITLE
    last = len(chapter.utterances) - 1
    for n, utterance in enumerate(chapter.utterances):
        yield utterance, _AFTER_CHAPTER if n == last else _AFTER_LINE


def _write(file: wave.Wave_write, samples: Samples) -> None:
    file.writeframes((np.clip(samples, -1.0, 1.0) * _LOUDEST).astype("<i2").tobytes())
