import builtins
import io
import itertools
import json
import re
import wave
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import MissingPart
from onrecord.tell.brief import Length, brief
from onrecord.tell.listen import Chapter, Recording, Utterance, Voice, captions, chapters, record, script
from onrecord.tell.listen.sound import Samples
from onrecord.tell.story import Story


class Ticks:
    """A voice that takes a tenth of a second for each word."""

    rate = 1000

    def say(self, words: str) -> Samples:
        return np.full(100 * len(words.split()), 0.5, np.float32)


def recorded(made: list[Chapter]) -> tuple[Recording, bytes]:
    out = io.BytesIO()
    return record(made, Ticks(), out), out.getvalue()


lines = st.lists(st.text("ab ", min_size=1, max_size=30), min_size=1, max_size=4)


@given(st.lists(lines, min_size=1, max_size=5))
def test_chapters_follow_each_other_and_make_up_the_whole(texts: list[list[str]]) -> None:
    made = [Chapter(f"Part {n}", tuple(Utterance(t, t) for t in group)) for n, group in enumerate(texts)]
    recording, sound = recorded(made)
    assert recording.chapters[0].start == 0
    for one, other in itertools.pairwise(recording.chapters):
        assert one.start < one.end == other.start
    assert recording.chapters[-1].end == recording.seconds
    with wave.open(io.BytesIO(sound)) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(recording.seconds)
    moments = [m for c in recording.chapters for m in c.moments]
    assert all(a.start <= a.end <= b.start for a, b in itertools.pairwise(moments))


def test_progress_reaches_the_end() -> None:
    seen: list[tuple[int, int]] = []
    made = [Chapter("One", (Utterance("a b", "a b"), Utterance("c", "c")))]
    record(made, Ticks(), io.BytesIO(), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_chapters_are_those_of_the_podcast_namespace() -> None:
    recording, _ = recorded([Chapter("One", (Utterance("a b", "a b"),)), Chapter("Two", (Utterance("c", "c"),))])
    listed = json.loads(chapters(recording, title="A story"))
    assert listed["version"] == "1.2.0"
    assert [c["title"] for c in listed["chapters"]] == ["One", "Two"]
    assert listed["chapters"][0]["endTime"] == listed["chapters"][1]["startTime"]


def test_captions_say_where_each_line_stands(sample_story: Story) -> None:
    recording, _ = recorded(list(script(brief(sample_story, Length.PARAGRAPH), sample_story)))
    track = captions(recording, sample_story)
    assert track.startswith("WEBVTT\n\n1\n00:00:00.000 --> ")
    cited = re.findall(r"[\[ ]([\w.-]+):(\d+)-(\d+)[,\]]", track)
    assert cited
    names = {name for r in sample_story.articles for name in r.names}
    assert {name for name, _, _ in cited} <= names


def test_captions_of_hostile_words_stay_captions(sample_story: Story) -> None:
    recording, _ = recorded([Chapter("One", (Utterance("x", "<script> --> 00:00\n\nNOTE x"),))])
    track = captions(recording, sample_story)
    assert "<script>" not in track
    assert track.count("-->") == 2
    assert "\n\nNOTE" not in track


def test_a_voice_that_is_not_installed_is_said_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "hibari":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingPart, match="voice") as error:
        Voice()
    assert "onrecord[audio]" in error.value.fix
    assert "--text" in error.value.fix


def test_the_voice_speaks_at_the_pace_of_speech_and_the_same_each_time() -> None:
    pytest.importorskip("hibari")
    words = "According to Ann Lee, quote, the wall will stand by winter, end quote."
    voice = Voice()
    sound = voice.say(words)
    assert 1.5 < len(words.split()) / (len(sound) / voice.rate) < 4.5
    assert 0.05 < float(np.abs(sound).max()) <= 1.0
    assert np.array_equal(sound, voice.say(words))


def test_words_that_cannot_be_spoken_are_silence() -> None:
    pytest.importorskip("hibari")
    assert len(Voice().say("")) == 0
