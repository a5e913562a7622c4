import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import NotARecord, NothingFound, RecordBusy, RecordDamaged
from onrecord.known import KnownAssertion
from onrecord.model import Attribution, Findings, Refusal
from onrecord.record import Making, Place, View, Writer, audit, postgres, sqlite
from onrecord.record.known import RecordKnown
from onrecord.record.migrating import migrations
from onrecord.record.remembered import COMMON_TERM
from onrecord.record.rows import columns as columns_of
from onrecord.record.rows import to_row
from onrecord.record.store import connect
from onrecord.vectors import SIZE
from tests.findings import capture_of, findings_of

MAKING = Making({"clean": 1}, "00000000", "0.0.0")
NEWER = Making({"clean": 2}, "00000000", "0.0.0")
AT = "2027-01-05T00:00:00+00:00"

ONE = capture_of("Ana Ruiz said the bridge is closed.", "one.txt")
TWO = capture_of("Tom Lee said the bridge is open.", "two.txt")
FIRST = findings_of(ONE, speaker="Ana Ruiz", cue="said", content="the bridge is closed")
SECOND = findings_of(TWO, speaker="Tom Lee", cue="said", content="the bridge is open")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.onrecord"


@pytest.fixture
def writer(place: Place) -> Iterator[Writer]:
    with Writer(place, MAKING) as opened:
        opened.take_in([ONE, TWO])
        yield opened


def done(place: Place, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
    """What a statement gives that is done behind the back of the program."""
    db = connect(place, create=False)
    try:
        cursor = db.cursor()
        cursor.row_factory = None
        cursor.execute(statement, values)
        return cursor.fetchall() if statement.startswith("SELECT") else []
    finally:
        db.close()


def akin(known: RecordKnown, terms: Sequence[str], *, most: tuple[int, int]) -> tuple[KnownAssertion, ...]:
    """What is akin to one assertion; ``most`` are the limit and the nearest."""
    (found,) = known.akin([(terms, b"")], limit=most[0], nearest=most[1])
    return found


def test_what_is_added_comes_back_as_it_was(writer: Writer, place: Place) -> None:
    writer.add(FIRST, at=AT)
    with View(place) as view:
        (recorded,) = view.all_recorded()
        assert recorded.article == FIRST.reading.article
        assert recorded.attributions == FIRST.attributions
        assert recorded.assertions == FIRST.related.assertions
        assert recorded.events == FIRST.related.events
        assert recorded.resolutions == FIRST.resolved.resolutions
        assert recorded.sentences == FIRST.reading.sentences
        assert recorded.mentions == FIRST.reading.mentions
        assert recorded.names == ("one.txt",)
        assert view.body(ONE.id) == ONE.body
        assert view.aliases()["person:~ruiz"].full == "person:ana-ruiz"


def test_adding_a_study_twice_adds_nothing(writer: Writer, place: Place) -> None:
    writer.add(FIRST, at=AT)
    writer.add(FIRST, at=AT)
    with View(place) as view:
        assert len(view.article_ids()) == 1
        assert len(view.makings()) == 1


def test_only_what_this_making_has_not_studied_is_pending(writer: Writer, place: Place) -> None:
    assert writer.pending() == sorted([ONE.id, TWO.id])
    writer.add(FIRST, at=AT)
    assert writer.pending() == [TWO.id]
    writer.refuse(TWO.id, Refusal("two.txt", "not-an-article", "nothing in it", "leave it out"), at=AT)
    assert writer.pending() == []
    with Writer(place, NEWER) as again:
        assert again.pending() == sorted([ONE.id, TWO.id])


def test_a_newer_making_is_told_and_the_older_one_stays(writer: Writer, place: Place) -> None:
    writer.add(FIRST, at=AT)
    with Writer(place, NEWER) as again:
        again.add(FIRST, at=AT)
    with View(place) as view:
        assert view.article_ids() == (FIRST.reading.article.id,)
        assert view.makings()[0].stages == {"clean": 2}
    assert done(place, "SELECT count(*) FROM article") == [(2,)]


def test_a_capture_under_two_names_is_kept_once(writer: Writer, place: Place) -> None:
    assert writer.take_in([capture_of(ONE.body.decode(), "copy.txt")]) == 0
    writer.add(FIRST, at=AT)
    with View(place) as view:
        (recorded,) = view.all_recorded()
        assert recorded.names == ("copy.txt", "one.txt")


def test_equal_bytes_are_of_the_type_that_their_first_name_has_in_any_order(writer: Writer, place: Place) -> None:
    page = capture_of("Tom Lee said so.", "b.html")
    both = [replace(page, media_type="text/html"), replace(page, name="a.txt", charset="utf-8")]
    other = capture_of("Tom Lee said no.", "b.html")
    writer.take_in([*both, replace(other, name="a.txt", charset="utf-8"), replace(other, media_type="text/html")])
    with View(place) as view:
        assert view.sent_as(page.id) == view.sent_as(other.id) == ("text/plain", "utf-8")
    writer.add(FIRST, at=AT)
    writer.take_in([replace(ONE, name="0.html", media_type="text/html")])  # what is studied stays what it was read as
    with View(place) as view:
        assert view.sent_as(ONE.id) == ("text/plain", None)


def test_the_known_record_answers_by_name_print_and_term(writer: Writer) -> None:
    writer.add(FIRST, at=AT)
    known = writer.known
    article = FIRST.reading.article
    assert known.full_names("person:~ruiz") == {"person:ana-ruiz"}
    assert known.sharing([FIRST.resolved.prints[0][0]], at_least=1, most=5) == {article.id: 1}
    assert known.article(article.id).publisher == "The Example"
    (found,) = akin(known, ["closed", "nothing"], most=(5, 5))
    assert found.wording == "the bridge is closed"
    assert found.attribution == FIRST.attributions[0]
    with pytest.raises(KeyError):
        known.article("0000")


def test_what_was_added_since_is_known_as_if_it_were_read_again(writer: Writer, place: Place) -> None:
    terms = sorted({t for f in (FIRST, SECOND) for a in f.related.assertions for t in a.terms})
    names = sorted({n for f in (FIRST, SECOND) for n, _ in f.resolved.short_names})
    prints = [p for f in (FIRST, SECOND) for p, _ in f.resolved.prints]

    def answers(known: RecordKnown) -> tuple[object, ...]:
        return (
            [known.full_names(name) for name in names],
            known.sharing(prints, at_least=1, most=5),
            known.akin([(terms, bytes([1] * SIZE)), (terms[:1], b"")], limit=9, nearest=9),
        )

    nothing = answers(writer.known)
    for findings in (FIRST, SECOND, FIRST):
        writer.add(findings, at=AT)
        db = connect(place, create=False)
        assert answers(writer.known) == answers(RecordKnown(db)) != nothing
        db.close()


def test_of_many_assertions_only_the_nearest_are_known(writer: Writer) -> None:
    writer.add(FIRST, at=AT)
    writer.add(SECOND, at=AT)
    terms = FIRST.related.assertions[0].terms
    everything = akin(writer.known, terms, most=(2, 1))
    assert {known.wording for known in everything} == {"the bridge is closed", "the bridge is open"}
    (nearest,) = akin(writer.known, terms, most=(1, 1))
    assert nearest.wording == "the bridge is closed"


def test_an_older_study_is_not_known_any_more(writer: Writer, place: Place) -> None:
    writer.add(FIRST, at=AT)
    with Writer(place, NEWER) as again:
        again.add(FIRST, at=AT)
        assert len(akin(again.known, ["closed"], most=(5, 5))) == 1


def test_what_is_read_again_is_known_as_in_a_new_record(writer: Writer, place: Place, tmp_path: Path) -> None:
    pages = [capture_of(f"Ana Ruiz said gate {n} is closed.", f"{n}.txt") for n in range(COMMON_TERM + 12)]
    found = [findings_of(page, speaker="Ana Ruiz", cue="said", content=page.body.decode()[14:-1]) for page in pages]
    newly = [replace(f, resolved=replace(f.resolved, aliases=(), short_names=())) for f in found]
    writer.take_in(pages)
    for findings in found:
        writer.add(findings, at=AT)
    met: list[list[list[str]]] = []
    for record in (place, tmp_path / "new.onrecord"):
        met.append([])
        with Writer(record, NEWER) as again:
            again.take_in(pages)
            for findings in newly:
                known = again.known
                met[-1].append([k.wording for k in akin(known, ["gate", "closed"], most=(200, 200))])
                met[-1].append(sorted(known.full_names("person:~ruiz")))
                met[-1].append(list(known.sharing([p for p, _ in found[0].resolved.prints], at_least=1, most=5)))
                again.add(findings, at=AT)
        with View(record) as view:
            assert view.aliases() == {}
    assert met[0] == met[1]
    assert len(met[0][-3]) > 100


def test_of_two_that_add_at_once_the_second_knows_what_the_first_added(writer: Writer, place: Place) -> None:
    met: list[int] = []
    with Writer(place, MAKING) as other:

        def placed(known: RecordKnown) -> Findings:
            met.append(len(akin(known, ["closed"], most=(5, 5))))
            if len(met) == 1:
                other.add(FIRST, at=AT)
            return SECOND

        writer.add_placed(placed, at=AT)
    assert met == [0, 1]


def test_a_failed_addition_leaves_nothing_behind(writer: Writer, place: Place) -> None:
    said = replace(SECOND.related.assertions[0], attribution="half a pair \ud83d")
    broken = replace(SECOND, related=replace(SECOND.related, assertions=(said,)))
    with pytest.raises(UnicodeEncodeError):  # late, after most of the rows
        writer.add(broken, at=AT)
    with View(place) as view:
        assert view.article_ids() == ()
    assert TWO.id in writer.pending()


def test_a_sound_record_passes_its_audit(writer: Writer, place: Place) -> None:
    writer.add(FIRST, at=AT)
    with View(place) as view:
        assert list(audit(view)) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE capture SET body = ?", "bytes have changed"),
        ("UPDATE article SET text = replace(text, 'closed', 'cloSed')", "no longer stands"),
        ("UPDATE article SET text = replace(text, 'closed', 'cloSed')", "text has changed"),
        ('UPDATE block SET "end" = 4000', "past the end"),
        ("UPDATE attribution SET via = 'gone'", "outer attribution"),
        ("UPDATE assertion SET attribution = 'gone'", "that is not there"),
        ("UPDATE event SET attribution = 'gone'", "that is not there"),
        ("UPDATE event SET trigger_end = 4000", "past the end"),
        ("UPDATE event SET status = 'nonsense'", "cannot be read"),
        ("UPDATE assertion SET modality = 'nonsense'", "cannot be read"),
        ("UPDATE sentence SET vector = ?", "another length"),
        ("UPDATE article SET capture = 'gone'", "the capture of an article gone is not there"),
        ("UPDATE study SET article = 'gone'", "the article of a study gone is not there"),
        ("DELETE FROM article", "is not there"),
        ("DELETE FROM cited", "which words they cited"),
        ("INSERT INTO reprint VALUES (1, 0, 'gone', 1, 'same', '[]', 'hand', 1, '')", "a reprinted article gone"),
        ("INSERT INTO relation VALUES (1, 0, 'gone', 'gone', 'agrees', 'hand', 1, '')", "a related assertion gone"),
    ],
)
def test_the_audit_finds_what_was_changed(writer: Writer, place: Place, damage: str, told: str) -> None:
    writer.add(FIRST, at=AT)
    done(place, damage, [b"other bytes"] if "?" in damage else [])
    with View(place) as view:
        assert any(told in fault.what for fault in audit(view))


def test_the_audit_finds_what_the_file_itself_has_wrong(path: Path) -> None:
    with Writer(path, MAKING) as writer:
        writer.take_in([ONE])
        writer.add(FIRST, at=AT)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM capture")  # as another program may, which does not ask for keys
        db.execute("PRAGMA writable_schema = ON")
        db.execute("DELETE FROM sqlite_schema WHERE name = 'study_article'")
        db.commit()
    with View(path) as view:
        told = [fault.what for fault in audit(view)]
    assert any("never used" in what for what in told)  # in SQLite's words
    assert "1 rows of study belong to no row of capture" in told


def test_a_damaged_vector_stops_what_would_be_compared_with_it(writer: Writer, place: Place) -> None:
    writer.add(FIRST, at=AT)
    done(place, "UPDATE sentence SET vector = ?", [b"\1"])
    with Writer(place, MAKING) as again, pytest.raises(RecordDamaged):
        akin(again.known, ["closed"], most=(5, 5))


def test_a_missing_record_is_a_plain_error(path: Path) -> None:
    with pytest.raises(NotARecord, match="no record at") as caught:
        View(path)
    assert "onrecord build" in caught.value.fix


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="is a folder"):
        View(tmp_path)


def test_another_file_is_no_record(path: Path) -> None:
    path.write_text("A letter, not a record. " * 50)
    with pytest.raises(NotARecord, match="is not a record"):
        View(path)


def test_another_database_is_no_record(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE song (title TEXT)")
    db.close()
    with pytest.raises(NotARecord, match="database, but no record"):
        View(path)


def test_a_record_of_a_newer_program_is_left_alone(
    writer: Writer, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "migrations", list)
    monkeypatch.setattr(postgres, "migrations", list)
    with pytest.raises(NotARecord, match="newer onrecord"):
        View(place)


def test_two_writers_at_once_are_told_apart(writer: Writer, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_BUSY_SECONDS", 0.1)
    monkeypatch.setattr(postgres, "_BUSY_SECONDS", 0.1)
    writer._db.begin()
    with pytest.raises(RecordBusy, match="another process is writing to"):
        Writer(place, MAKING)
    writer._db.rollback()
    Writer(place, MAKING).close()


def test_what_is_read_stays_as_it_was_when_it_was_opened(writer: Writer, place: Place) -> None:
    writer.add(FIRST, at=AT)
    with View(place) as view, View(place) as other:
        writer.add(SECOND, at=AT)  # no reader holds a writer up
        assert view.count() == 1
        assert view.article_ids() == other.article_ids() == (FIRST.reading.article.id,)
    watching = View(place)
    assert watching.count() == 2
    writer.take_in([capture_of("The ferry is late.", "three.txt")])
    before = watching.state()
    with Writer(place, NEWER) as again:
        again.add(FIRST, at=AT)
    assert watching.state() > before  # without `with` each look is a new one
    watching.close()


def test_any_character_comes_back(place: Place) -> None:
    odd = capture_of("Ana Ruiz said the \0bridge\ufdd0 is \ufdd00 closed.", "odd\ufdd01.txt")
    found = findings_of(odd, speaker="Ana Ruiz", cue="said", content="the \0bridge\ufdd0 is \ufdd00 closed")
    with Writer(place, MAKING) as writer:
        writer.take_in([odd])
        writer.add(found, at=AT)
    with View(place) as view:
        (recorded,) = view.all_recorded()
        assert recorded.article == found.reading.article
        assert recorded.names == ("odd\ufdd01.txt",)
        assert list(audit(view)) == []


def test_what_is_too_long_for_an_index_is_kept(place: Place) -> None:
    name, word = "n" * 9_000, "".join(chr(97 + n * n % 23) for n in range(9_000))
    page = replace(capture_of(f"Ana Ruiz said {word}.", name), address=f"https://e.example/{word}")
    found = findings_of(page, speaker="Ana Ruiz", cue="said", content=word)
    said = replace(found.related.assertions[0], terms=("said", word))
    found = replace(found, related=replace(found.related, assertions=(said,)))
    refusal = Refusal(word, "unreadable", word, "leave it out")
    with Writer(place, MAKING) as writer:
        for _ in range(2):
            writer.take_in([page, refusal])
        writer.add(found, at=AT)
    with View(place) as view:
        (recorded,) = view.all_recorded()
        assert recorded.names == (name,)
        assert recorded.assertions == (said,)
        assert view.refusals() == (refusal,)


def test_an_unknown_article_is_nothing_found(writer: Writer, place: Place) -> None:
    with View(place) as view:
        with pytest.raises(NothingFound):
            view.recorded("gone")
        with pytest.raises(NothingFound):
            view.body("gone")


def test_a_half_applied_migration_leaves_no_trace(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    for store in (sqlite, postgres):
        monkeypatch.setattr(store, "migrations", lambda: ["CREATE TABLE a (x INTEGER);\nCREATE TABLE a (x INTEGER);\n"])
    with pytest.raises(RecordDamaged, match="already exists"):
        Writer(place, MAKING)
    monkeypatch.undo()
    with Writer(place, MAKING) as writer:
        assert writer.pending() == []


def test_a_record_made_before_a_field_was_there_opens_with_it_empty(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_ = migrations()
    monkeypatch.setattr(sqlite, "migrations", lambda: [first])
    db = sqlite.connect(path, create=True)
    (given,) = FIRST.attributions
    columns = [row[1] for row in db.execute("PRAGMA table_info(attribution)")]
    values = dict(zip(columns_of(Attribution), to_row(given), strict=True))
    db.execute("INSERT INTO capture VALUES (?, 'text/plain', NULL, ?)", (ONE.id, ONE.body))
    db.execute("INSERT INTO making VALUES ('m', '{}', '', '')")
    db.execute("INSERT INTO study VALUES (1, ?, 'm', NULL, '')", (ONE.id,))
    row = [{"study": 1, "position": 0}.get(name, values.get(name)) for name in columns]
    db.execute(f"INSERT INTO attribution VALUES ({', '.join('?' * len(columns))})", row)  # noqa: S608  # only marks
    db.close()
    monkeypatch.undo()
    with View(path) as view:
        (said,) = view._parts.read(1, "attributions")
    assert said == given
    assert (said.described, said.withheld, said.withheld_because, said.caveats) == ((), (), (), ())


def test_a_record_of_an_older_program_is_brought_to_the_newest_format(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for store in (sqlite, postgres):
        monkeypatch.setattr(store, "migrations", lambda: migrations()[:1])
    connect(place, create=True).close()
    monkeypatch.undo()
    with View(place) as view:
        assert view.decisions() == ()
    with Writer(place, MAKING) as writer:
        writer.take_in([ONE])
        writer.add(FIRST, at=AT)
    with View(place) as view:
        assert len(view.found(["bridge"], limit=5)) == 1
        assert list(audit(view)) == []


@pytest.mark.parametrize("held", [b"", b"x", b"fifteen bytes.."])
def test_reading_leaves_a_short_file_that_is_no_record_alone(path: Path, held: bytes) -> None:
    path.write_bytes(held)
    with pytest.raises(NotARecord):
        View(path)
    assert path.read_bytes() == held


def test_writing_fills_an_empty_file_but_no_other(path: Path) -> None:
    path.write_bytes(b"x")
    with pytest.raises(NotARecord):
        Writer(path, MAKING)
    assert path.read_bytes() == b"x"
    path.write_bytes(b"")
    with Writer(path, MAKING):
        pass
    with View(path) as view:
        assert list(audit(view)) == []


def test_each_time_that_a_page_was_seen_at_its_address_is_kept(place: Place) -> None:
    seen = [replace(c, captured_at=f"2031-05-0{n}T08:00:00+00:00") for n, c in enumerate((ONE, TWO, TWO, ONE), 1)]
    with Writer(place, MAKING) as writer:
        writer.take_in([replace(c, address="https://eastmoor.example/a") for c in seen])
        writer.take_in([replace(ONE, address=None, name="saved.html")])
    with View(place) as view:
        assert view.sightings() == {
            "https://eastmoor.example/a": [(c.captured_at, c.id) for c in (seen[0], seen[1], seen[3])]
        }


def test_what_holds_some_articles_goes_into_another_record_as_it_came_in(place: Place, tmp_path: Path) -> None:
    at = "https://eastmoor.example/a"
    page, changed = replace(ONE, name=at, address=at), replace(TWO, name=at, address=at)
    seen = [replace(c, captured_at=f"2027-01-0{n}T00:00:00+00:00") for n, c in enumerate((page, changed, page), 1)]
    with Writer(place, MAKING) as writer:
        writer.take_in([*seen, replace(ONE, name="copy.txt")])
        writer.add(FIRST, at=AT)
        writer.add(SECOND, at=AT)
    other = tmp_path / "other.onrecord"
    with View(place) as view, Writer(other, MAKING) as writer:
        assert view.holding([]) == ()
        assert view.holding([FIRST.reading.article.id]) == (ONE.id,)
        writer.take_in(view.came_in(view.holding([FIRST.reading.article.id])))
        with View(other) as copy:
            assert copy.kept(ONE.id) == view.kept(ONE.id)
            assert copy.capture_ids() == (ONE.id,)
            assert copy.sightings() == {at: [("2027-01-01T00:00:00+00:00", ONE.id)]}
        with View(place) as both:
            assert [c.captured_at[:10] for c in both.came_in([ONE.id]) if c.address == at] == [
                "2027-01-01",
                "2027-01-03",
            ]


def test_what_an_older_record_knows_of_addresses_is_seen(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "migrations", lambda: migrations()[:10])
    with closing(sqlite.connect(path, create=True)) as db:
        db.execute("INSERT INTO capture VALUES (?, 'text/plain', NULL, ?)", (ONE.id, ONE.body))
        for name, address in (("a", "https://eastmoor.example/a"), ("b", None)):
            db.execute("INSERT INTO capture_name VALUES (?, ?, ?, ?)", (ONE.id, name, address, AT))
    monkeypatch.undo()
    with View(path) as view:
        assert view.sightings() == {"https://eastmoor.example/a": [(AT, ONE.id)]}
