"""Decisions on a real record, built again in every way that must not matter."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.decide import live, read_lines, to_lines
from onrecord.errors import CannotDecide, NothingFound
from onrecord.ingest import gather
from onrecord.model import Capture, Decision, DecisionKind, DecisionStatus, Standing
from onrecord.pipeline import build, study_all
from onrecord.record import View, keep_decisions
from onrecord.settings import Settings
from onrecord.tell.brief import brief
from onrecord.tell.deciding import VERBS, drafted, signed, undoings
from onrecord.tell.export import export, to_json
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.whole import pieces
from onrecord.tell.story import Story

SETTINGS = replace(Settings(), workers=1)
AT = "2027-05-01T00:00:00+00:00"


def page(title: str, publisher: str, day: str, *paragraphs: str, menu: Sequence[str] = ("Home", "News")) -> str:
    lines = "".join(f"<p>{p}</p>" for p in paragraphs)
    links = "".join(f'<li><a href="/{m.lower()}">{m}</a></li>' for m in menu)
    return (
        f'<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{publisher}">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"></head><body><nav><ul>{links}</ul></nav>'
        f"<article><h1>{title}</h1>{lines}</article></body></html>"
    )


COUNT = "Engineer Anna Kvist said 14 cables of the Eastmoor bridge are cracked."
CLOSED = "Mayor Piet Oya said the Eastmoor bridge would be closed on Friday."
LONG = (
    "The crossing carries most of the freight between the two halves of the city, and the ferry that ran before it was "
    "built was sold to a yard in the south nine years ago, so that lorries now have no other way to the market."
)
PAGES = {
    "a.html": page("Cables crack", "The Herald", "2027-03-01", COUNT, LONG, CLOSED),
    "b.html": page("Fourteen cables", "The Gazette", "2027-03-02", COUNT, LONG, "Kvist said the work takes a year."),
    "c.html": page("Bridge to close", "The Courier", "2027-03-03", CLOSED, "A. Kvist said 22 cables are cracked."),
    "d.html": page(
        "No closure", "The Observer", "2027-03-04", "Piet Oya said the bridge would not be closed on Friday."
    ),
    "e.html": page("Ferry talk", "The Echo", "2027-03-05", "Olof Kvist said the ferry will run from May.", LONG),
}


def captures(folder: Path, pages: Mapping[str, str] = PAGES) -> list[Capture]:
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    found = gather([str(folder)], settings=SETTINGS, now=AT)
    return [item for item in found if isinstance(item, Capture)]


def exported(path: Path) -> str:
    with View(path) as view:
        return to_json(export(Story(view)))


def told(path: Path) -> list[str]:
    with View(path) as view:
        return [line.text for line in brief(Story(view)).lines]


def claims_in_words(path: Path) -> list[list[tuple[str, str]]]:
    """The claims without ids, a line of a menu left out: whether that is read as a sentence is another matter."""
    with View(path) as view:
        story = Story(view)
        claims = [[(story.publisher(m.recorded), m.words) for m in claim.members] for claim in story.claims]
    return sorted(sorted(members) for members in claims if not any("Most read" in words for _, words in members))


def rulings(path: Path) -> list[tuple[DecisionStatus, str]]:
    with View(path) as view:
        return [(r.status, r.reason) for r in Story(view).decided.rulings]


def log_of(path: Path) -> tuple[Decision, ...]:
    with View(path) as view:
        return view.decisions()


def settle(path: Path, verb: str, *things: str) -> tuple[Decision, ...]:
    with View(path) as view:
        drafts = VERBS[verb].make(Story(view), things)
        made = signed(drafts, view.decisions(), who="Mia Lund", why="seen on paper", now=datetime.now(UTC))
    keep_decisions(path, made)
    return made


def take_back(path: Path, decision: Decision) -> None:
    draft = drafted(DecisionKind.UNDO, value=decision.id)
    keep_decisions(path, signed([draft], log_of(path), who="Mia Lund", why="a slip", now=datetime.now(UTC)))


def choices(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One decision for every verb, by what a person would give."""
    with View(path) as view:
        story = Story(view)
        said = {(m.recorded.names[0], m.words): m.assertion.id for m in story.assertions.values()}
        count = [i for (_, words), i in sorted(said.items()) if "14 cables" in words]
        ferry = next(i for (_, words), i in said.items() if "ferry will run" in words)
        closed = [i for (_, words), i in sorted(said.items()) if "closed on Friday" in words]
    yield "same", ("A. Kvist", "Anna Kvist")
    yield "rename", ("Piet Oya", "Piet A. Oya")
    yield "different", ("A. Kvist", "Anna Kvist")
    yield "split", ("Piet Oya", "d.html", "Piet Oya of the ferry line")
    yield "reprint", ("a.html", "b.html")
    yield "not-reprint", ("a.html", "e.html")
    yield "relation", (closed[0], closed[-1], "contradicts")
    yield "accept", (f"{closed[0][:8]}..{closed[-1][:8]}",)
    yield "no-dispute", (closed[0], closed[-1])
    yield "reject", (count[0], count[1])
    yield "join", (ferry[:8], closed[0])
    yield "one-origin", (ferry, closed[0])
    yield "two-origins", (ferry, closed[0])
    yield "origin", (ferry, "Anna Kvist")
    yield "reword", (closed[0],)
    yield "part", (ferry,)
    yield "belongs", (ferry, count[0])


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    path = folder / "story.onrecord"
    study_all(captures(folder / "pages"), path, settings=SETTINGS)
    return path


@pytest.fixture
def path(base: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "story.onrecord"
    with View(base):
        copied.write_bytes(base.read_bytes())
    return copied


@pytest.fixture(scope="module")
def settled(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record on which everything that can be decided is, all of it holding but what a later line overrules."""
    copied = tmp_path_factory.mktemp("settled") / "story.onrecord"
    copied.write_bytes(base.read_bytes())
    for verb, things in choices(base):
        settle(copied, verb, *things)
    return copied


def test_every_verb_is_tried_here(base: Path) -> None:
    assert {verb for verb, _ in choices(base)} == set(VERBS)


def test_undone_decisions_leave_what_is_told_and_the_export_byte_for_byte(base: Path, path: Path) -> None:
    first = exported(base), told(base)
    between = [first[0]]
    for verb, things in choices(base):
        settle(path, verb, *things)
        between.append(exported(path))
        assert between[-1] != between[-2], verb
    for decision in reversed([d for d in log_of(path) if d.kind is not DecisionKind.UNDO]):
        between.pop()
        take_back(path, decision)
        assert exported(path) == between[-1]
    assert (exported(path), told(path)) == first
    assert len(log_of(path)) == 2 * len(VERBS)


def test_each_decision_is_undone_alone(base: Path, path: Path) -> None:
    first = exported(base)
    for verb, things in choices(base):
        if verb in {"accept", "no-dispute", "one-origin", "two-origins", "part"}:
            continue  # these need another decision before them
        for decision in settle(path, verb, *things):
            take_back(path, decision)
        assert exported(path) == first, verb


def drawn(story: Story, rng: random.Random) -> tuple[Decision, ...]:
    """Drafts of a decision that somebody might make, on anything that the story tells."""
    things = {
        "NAME": sorted({x.name for r in story.articles for x in r.resolutions}),
        "NEW-NAME": ["Nova Brandt", "Anna Kvist", "=Ida <b>Moss"],
        "PAGE": [r.names[0] for r in story.articles],
        "CLAIM": [c.id for c in story.claims],
        "ASSERTION": sorted(story.assertions),
        "STANDING": [*(s.value for s in Standing), "none"],
    }
    verb = VERBS[rng.choice(sorted(VERBS))]
    return verb.make(story, [rng.choice(things[what.strip("[]")]) for what in verb.takes.split()])


def findings(story: Story) -> str:
    return to_json(export(story) | {"decisions": []})


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_decided_and_undone_what_counts_is_told_and_nothing_else(base: Path, seed: int) -> None:
    rng, now, log = random.Random(seed), datetime(2027, 5, 2, tzinfo=UTC), list[Decision]()
    with View(base) as view:
        first = Story(view, log=())
        seen = [first]
        while len(log) < 24:
            story = rng.choice(seen)  # two people decide, each without having seen the other's lines
            try:
                drafts = undoings(story, [rng.choice(log).id]) if log and rng.random() < 0.3 else drawn(story, rng)
                log += signed(drafts, log, who="Mia Lund", why="seen on paper", now=now)
            except (CannotDecide, NothingFound):
                continue
            seen.append(first.under(log))
            assert {i for c in seen[-1].claims for i in (m.assertion.id for m in c.members)} == first.assertions.keys()
        undone = {d.value for d in live(log)[0] if d.kind is DecisionKind.UNDO}
        counting = [d for d in live(log)[0] if d.kind is not DecisionKind.UNDO]
        assert undone.isdisjoint(d.id for d in counting)
        now_told = findings(seen[-1])
        assert findings(first.under(counting)) == now_told
        assert (
            findings(first.under(read_lines(to_lines(rng.sample(log, len(log))), name="log", now=datetime.now(UTC))))
            == now_told
        )
        for decision in rng.sample(counting, len(counting)):
            log += signed([drafted(DecisionKind.UNDO, value=decision.id)], log, who="Mia Lund", why="no", now=now)
        assert findings(first.under(log)) == findings(first)


def test_built_from_scratch_the_decisions_hold(settled: Path, tmp_path: Path) -> None:
    made = tmp_path / "new.onrecord"
    captures(tmp_path / "pages")
    keep_decisions(made, log_of(settled), create=True)
    build([str(tmp_path / "pages")], made, settings=SETTINGS)
    assert exported(made) == exported(settled)
    assert rulings(made) == rulings(settled)


@pytest.mark.parametrize("seed", [1, 2])
def test_in_any_order_and_one_by_one_the_decisions_hold(settled: Path, tmp_path: Path, seed: int) -> None:
    made = tmp_path / "new.onrecord"
    pages = captures(tmp_path / "pages")
    random.Random(seed).shuffle(pages)
    log = list(log_of(settled))
    random.Random(seed).shuffle(log)
    for number, capture in enumerate(pages):
        study_all([capture], made, settings=SETTINGS)
        keep_decisions(made, log[number::5])
    assert exported(made) == exported(settled)


def test_building_again_into_the_same_record_keeps_them(settled: Path, path: Path, tmp_path: Path) -> None:
    path.write_bytes(settled.read_bytes())
    before = exported(path)
    study_all(captures(tmp_path / "pages"), path, settings=SETTINGS)
    newer = replace(SETTINGS, max_article_chars=SETTINGS.max_article_chars - 1)  # every page is studied anew
    assert study_all(captures(tmp_path / "pages"), path, settings=newer).studied == len(PAGES)
    assert exported(path) == before


def test_pages_fetched_again_with_other_menus_keep_their_decisions(settled: Path, tmp_path: Path) -> None:
    made = tmp_path / "new.onrecord"
    again = {
        f"again-{name}": text.replace("<li>", '<li><a href="/top">Most read: ten bridges</a></li><li>', 1)
        for name, text in PAGES.items()
    }
    study_all(captures(tmp_path / "pages", again), made, settings=SETTINGS)
    keep_decisions(made, log_of(settled))
    assert [status for status, _ in rulings(made)] == [status for status, _ in rulings(settled)]
    one, other = json.loads(exported(made)), json.loads(exported(settled))
    assert one["entities"] == other["entities"]
    assert claims_in_words(made) == claims_in_words(settled)
    assert one["articles"][0]["article"]["id"] not in {a["article"]["id"] for a in other["articles"]}


def test_a_page_that_is_gone_is_reported_and_holds_again_when_it_is_back(settled: Path, tmp_path: Path) -> None:
    made = tmp_path / "new.onrecord"
    pages = captures(tmp_path / "pages")
    study_all([c for c in pages if c.name != "d.html"], made, settings=SETTINGS)
    keep_decisions(made, log_of(settled))
    gone = {reason for status, reason in rulings(made) if status is DecisionStatus.GONE}
    hanging = "the two are of two claims now"  # a claim that was joined by way of that page
    assert gone - {hanging} == {"the page “No closure” (The Observer) is not in this record"}
    assert len(json.loads(exported(made))["decisions"]) == len(log_of(settled))
    study_all(pages, made, settings=SETTINGS)
    assert exported(made) == exported(settled)


def test_the_export_tells_the_machine_s_judgement_beside_the_person_s(path: Path) -> None:
    settle(path, "same", "A. Kvist", "Olof Kvist")
    (ruling,) = json.loads(exported(path))["decisions"]
    assert ruling["machine"]
    assert ruling["decision"]["why"] == "seen on paper"
    assert ruling["reason"].startswith("decided by Mia Lund on 20")


def test_an_export_that_reads_articles_one_at_a_time_tells_them_as_decided(settled: Path) -> None:
    with View(settled) as view, Ground(Story(view)) as ground:
        assert b"".join(pieces(ground)).decode() == exported(settled) + "\n"
