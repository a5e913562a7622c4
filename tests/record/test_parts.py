import gc
from dataclasses import fields
from pathlib import Path

import msgspec
import pytest

from onrecord.model import Article, EventKind
from onrecord.record import Making, Recorded, Relations, View, Writer, shared_in
from onrecord.record import parts as module
from onrecord.record.rows import uncollected
from tests.findings import capture_of, findings_of
from tests.record.test_record import AT, MAKING, NEWER, ONE, SECOND, TWO

FIRST = findings_of(ONE, speaker="Ana Ruiz", cue="said", content="the bridge is closed")
PARTS = [f.name for f in fields(Recorded)]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "story.onrecord"
    with Writer(path, MAKING) as writer:
        writer.take_in([ONE, TWO])
        writer.add(FIRST, at=AT)
        writer.add(SECOND, at=AT)
    return path


def test_a_held_article_has_all_that_it_has_when_it_is_read_whole(sample_file: Path) -> None:
    with View(sample_file) as view:
        for held, whole in zip(view.held(), view.all_recorded(), strict=True):
            assert msgspec.to_builtins(held) == msgspec.to_builtins(whole)
            assert all(getattr(held, part) == getattr(whole, part) for part in PARTS if part != "article")
            for field in fields(Article):
                assert getattr(held.article, field.name) == getattr(whole.article, field.name)


def test_what_is_counted_and_shared_of_all_is_what_the_articles_have(sample_file: Path) -> None:
    with View(sample_file) as view:
        whole = list(view.all_recorded())
        ids = [a.id for r in whole for a in r.assertions]
        assert view.shared() == tuple(shared_in(whole))
        assert list(view.relations(ids)) == list(Relations.of(ids, (x for r in whole for x in r.relations)))
        for recorded in whole:
            counted = view.mentioned().get(recorded.article.id, {})
            assert sum(counted.values()) == len(recorded.mentions)
            assert counted.keys() == {m.entity for m in recorded.mentions}


def test_parts_that_are_read_in_outline_are_those_of_the_articles(sample_file: Path) -> None:
    with View(sample_file) as view:
        stretches, deeds = view.stretches(), view.deeds()
        pointers, repeating = view.pointers(), view.repeating()
        for recorded in view.all_recorded():
            article = recorded.article.id
            assert [(s.span, s.kind, s.block) for s in stretches.get(article, ())] == [
                (s.span, s.kind, s.block) for s in recorded.sentences
            ]
            assert [(d.kind, d.deed, d.trigger_start, d.status, d.participants) for d in deeds.get(article, ())] == [
                (e.kind, e.deed, e.trigger.start, e.status, e.participants)
                for e in recorded.events
                if e.kind is not EventKind.SAYING and e.participants
            ]
            assert [(p.start, p.end, p.kind, p.entity) for p in pointers.get(article, ())] == [
                (m.span.start, m.span.end, m.kind, m.entity) for m in recorded.mentions
            ]
            repeats = {n for n, block in enumerate(recorded.article.blocks) if block.repeats is not None}
            assert repeating.get(article, frozenset()) == repeats


def test_why_some_relations_stand_is_what_stands_in_the_record(sample_file: Path) -> None:
    with View(sample_file) as view:
        ids = [a.id for held in view.held() for a in held.assertions]
        whole = list(view.relations(ids))
        few = view.relations(ids)
        assert [few[n] for n in range(0, len(few), 40)] == whole[::40]


def test_parts_are_the_same_however_many_articles_are_read_at_once(
    sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with View(sample_file) as view:
        at_once = [msgspec.to_builtins(held) for held in view.held()]
        relations = list(view.relations(a.id for held in view.held() for a in held.assertions))
    monkeypatch.setattr(module, "_AT_ONCE", 3)
    with View(sample_file) as view:
        assert [msgspec.to_builtins(held) for held in view.held()] == at_once
        assert list(view.relations(a.id for held in view.held() for a in held.assertions)) == relations


def test_an_article_that_is_held_is_what_it_was_when_a_newer_study_comes(record: Path) -> None:
    with View(record) as view:
        held = view.held()
        with Writer(record, NEWER) as writer:
            writer.add(findings_of(ONE, speaker="Ana Ruiz", cue="said", content="closed"), at=AT)
        assert {r.article.id: r.assertions for r in held}[FIRST.reading.article.id] == FIRST.related.assertions
        assert {r.article.id: r.sentences for r in held}[FIRST.reading.article.id] == FIRST.reading.sentences


def test_an_article_with_other_parts_leaves_the_rest_to_be_read(record: Path) -> None:
    with View(record) as view:
        held = view.held()[0]
        changed = held.having(assertions=()).having(relations=())
        assert changed.assertions == ()
        assert changed.mentions == held.mentions != ()
        assert changed.article is held.article
        assert held.assertions != ()
        assert len({held, changed}) == 2


def test_what_is_no_part_of_an_article_is_not_asked_of_the_record(record: Path) -> None:
    with View(record) as view:
        held = view.held()[0]
        with pytest.raises(AttributeError, match="verdict"):
            _ = held.verdict  # type: ignore[attr-defined]
        with pytest.raises(AttributeError, match="verdict"):
            _ = held.article.verdict  # type: ignore[attr-defined]


def test_the_collector_goes_on_as_it_did_before() -> None:
    assert gc.isenabled()
    with uncollected(), uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_captures_without_an_article_are_left_out(record: Path) -> None:
    three = capture_of("Nothing here.", "three.txt")
    with Writer(record, Making({"clean": 1}, "00000000", "0.0.0")) as writer:
        writer.take_in([three])
    with View(record) as view:
        assert [r.names for r in view.held()] == [r.names for r in view.all_recorded()]
        assert len(view.held()) == 2
