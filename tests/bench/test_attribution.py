import gzip
import json
from pathlib import Path

import pytest

from bench.attribution import outermost, run
from bench.attributions.matching import agree, manner_of_text, matched, tokens_of
from bench.attributions.polnear import exact_counts, load
from onrecord.attribute import attribute
from onrecord.model import Span
from tests.attribute.articles import reading_of

TEXT = "Dam talks.\nIlse Brandt said the dam would hold.\n“It leaks,” the union said."


def spans(*parts: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(p), TEXT.index(p) + len(p)) for p in parts)


GOLD = [
    {"source": spans("Ilse Brandt"), "cue": spans("said"), "content": spans("the dam would hold")},
    {
        "source": spans("the union"),
        "cue": (Span(TEXT.rindex("said"), TEXT.rindex("said") + 4),),
        "content": spans("“It leaks,”"),
    },
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of one article in the shape of PolNeAR."""
    (tmp_path / "dev" / "text").mkdir(parents=True)
    (tmp_path / "dev" / "attributions").mkdir()
    (tmp_path / "dev" / "text" / "dam.txt").write_text(TEXT, encoding="utf-8")
    lines = []
    for n, one in enumerate(GOLD):
        for k, (role, held) in enumerate(one.items()):
            ranges = ";".join(f"{s.start} {s.end}" for s in held)
            lines.append(f"T{n * 3 + k}\t{role.title()} {ranges}\t…")
        lines.append(f"E{n}\tAttribution:T9 Source:T{n * 3} Cue:T{n * 3 + 1} Content:T{n * 3 + 2}")
    (tmp_path / "dev" / "attributions" / "dam_ab12.ann").write_text("\n".join(lines), encoding="utf-8")
    chars, labels = [], []
    at = 0
    for word in TEXT.replace("\n", " ").split(" "):
        start = TEXT.index(word, at)
        at = start + len(word)
        stop = at - 1 if word.endswith(".") else at
        role = next((r for one in GOLD for r, held in one.items() if any(s.start <= start < s.end for s in held)), "")
        opens = role and any(s.start == start for one in GOLD for held in one.values() for s in held)
        chars.append([start, stop])
        labels.append(f"{'B' if opens else 'I'}-{role}" if role else "O")
    row = {"article": "dam", "labels": labels, "char": chars}
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(row) + "\n")
    return tmp_path


def test_the_annotations_are_read_as_they_were_written(corpus: Path) -> None:
    (article,) = load(corpus, "dev")
    assert article.annotations == {"ab12": GOLD}


def test_answers_score_full_marks_against_themselves(corpus: Path) -> None:
    (article,) = load(corpus, "dev")
    for role in ("source", "cue", "content"):
        assert exact_counts(article.labelled[0], GOLD, role) == (2, 2, 2)
    tokens = tokens_of(TEXT, GOLD)
    assert matched(tokens, tokens) == {0: 0, 1: 1}


def test_the_bench_gives_every_figure_it_promises(corpus: Path) -> None:
    figures = run(corpus, split="dev").figures
    assert figures["relation_f1"] == figures["source_exact_f1"] == 1.0
    assert {
        "cue_exact_f1",
        "content_exact_f1",
        "relation_f1_direct",
        "relation_f1_indirect",
        "words_per_second",
    } <= figures.keys()


def test_roles_agree_when_half_of_both_is_shared() -> None:
    assert agree(frozenset(), frozenset())
    assert agree(frozenset({1, 2}), frozenset({2, 3}))
    assert not agree(frozenset({1}), frozenset({1, 2, 3}))
    assert not agree(frozenset(), frozenset({1}))


def test_manner_is_judged_by_the_share_in_quotation_marks() -> None:
    assert manner_of_text("“It leaks,”", [Span(0, 11)]) == "direct"
    assert manner_of_text("it “leaks” badly", [Span(0, 16)]) == "mixed"
    assert manner_of_text("it leaks", [Span(0, 8)]) == "indirect"


def test_only_the_outermost_attribution_is_compared() -> None:
    found = attribute(reading_of("The Sundby Herald reported that miners said the shaft had flooded."))
    assert len(found) == 2
    assert len(outermost(found)) == 1


def test_hand_made_answers_count_core_chains_and_kinds(tmp_path: Path) -> None:
    text = "Sundby: dam talks\n\nThe Sundby Herald reported on Monday that two officials said the shaft had flooded.\n"

    def at(part: str) -> dict[str, int]:
        return {"start": text.index(part), "end": text.index(part) + len(part)}

    shared = {"tier": "core", "via": None, "anonymous_count": None}
    outer = {
        "id": "a1",
        "source": at("The Sundby Herald"),
        "cue": at("reported"),
        "content": [at("that two officials said the shaft had flooded")],
        "source_kind": "outlet",
    }
    inner = {
        "id": "a2",
        "source": at("two officials"),
        "cue": at("said"),
        "content": [at("the shaft had flooded")],
        "source_kind": "anonymous",
    }
    answers = {"file": "x.txt", "attributions": [shared | outer, shared | inner | {"via": "a1", "anonymous_count": 2}]}
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "x.txt").write_text(text, encoding="utf-8")
    (tmp_path / "gold" / "attributions").mkdir(parents=True)
    (tmp_path / "gold" / "attributions" / "x.txt.json").write_text(json.dumps(answers), encoding="utf-8")
    figures = run(tmp_path / "gold" / "attributions", split=None).figures
    assert (
        figures["core_recall"] == figures["chains_right"] == figures["naming_right"] == figures["counts_right"] == 1.0
    )
