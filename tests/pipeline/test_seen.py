"""What travels from a reader to the writer: all that placing asks for, and none of the words."""

import pickle

from onrecord.model import Reading, Related, Resolved
from onrecord.pipeline import place, seen_in
from onrecord.relate import relate
from onrecord.resolve import resolve
from tests.known import MemoryKnown
from tests.relate.pages import page, said

TEXT = (
    "The mill at Grenholm will close by 30 June, the Harbour Canal League said on Monday.",
    "Some 340 workers lost their jobs when the mill cut its night shift in March. The union denies this.",
    "Odile Brandvold told reporters that the basin was drained on 4 May after a crack was found.",
)


def readings() -> list[Reading]:
    other = (TEXT[1].replace("340", "390"), *TEXT[::2], "Forty boats were waiting at the lock, she said.")
    return [
        page(*TEXT, publisher="The Grenholm Post", published="2031-05-05"),
        page(*other, publisher="The Velm Herald", published="2031-05-06"),
        page(*TEXT[1:], publisher="Canal Weekly", published="2031-05-09"),
    ]


def placed(*, by_travelling: bool) -> list[tuple[Resolved, Related]]:
    known = MemoryKnown()
    found = []
    for reading in readings():
        told = (
            (said(reading, "Odile Brandvold", "told", "the basin was drained on 4 May"),)
            if "Odile" in (reading.article.text)
            else ()
        )
        if by_travelling:
            findings = place(pickle.loads(pickle.dumps(seen_in(reading, told))), known)  # noqa: S301  # our own
            resolved, related = findings.resolved, findings.related
        else:
            resolved = resolve(reading, known)
            related = relate(told, resolved, known)
        known.add(resolved, related, told)
        found.append((resolved, related))
    return found


def test_what_has_travelled_is_placed_as_what_has_not() -> None:
    there, here = placed(by_travelling=True), placed(by_travelling=False)
    assert [related for _, related in there] == [related for _, related in here]
    for one, other in zip(there, here, strict=True):
        for part in ("resolutions", "aliases", "reprints", "prints", "short_names"):
            assert getattr(one[0], part) == getattr(other[0], part)
    assert there[-1][1].relations
    assert there[0][1].events
    assert there[0][1].windows
    assert there[-1][0].reprints


def test_the_words_stay_with_the_reader() -> None:
    reading = readings()[0]
    seen = seen_in(reading, ())
    assert reading.words
    assert seen.reading.words == ()
    assert seen.reading.sentences == reading.sentences
