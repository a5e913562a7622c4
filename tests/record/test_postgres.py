"""What is PostgreSQL's own: its forms of SQL, its words, its errors, and several who read and write at once."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import FetchFailed, NotARecord, OnRecordError
from onrecord.record import Making, Place, View, Writer, audit, postgres
from onrecord.record.cutting import TOKENIZER
from onrecord.record.found import tokens_of
from onrecord.record.migrating import for_postgresql, for_sqlite, migrations
from onrecord.record.place import Database, place_of
from onrecord.record.postgres_rows import came, kind_of, sent
from onrecord.record.sqlite import connect as in_file
from tests.findings import capture_of, findings_of

MAKING = Making({"clean": 1}, "00000000", "0.0.0")
AT = "2031-05-04T00:00:00+00:00"
WORDS = (
    "bridge bridges bridged close closes closing ferry ferries harbour the a of 3 12 naïve Café café’s co-op".split()
)

ADDING = """
import sys
from onrecord.record import Making, Writer, place_of
from tests.findings import capture_of, findings_of
with Writer(place_of(sys.argv[1]), Making({"clean": 1}, "00000000", "0.0.0")) as writer:
    for number in range(15):
        page = capture_of(f"Ana Ruiz said gate {sys.argv[2]}.{number} is closed.", f"{sys.argv[2]}.{number}.txt")
        writer.take_in([page])
        found = findings_of(page, speaker="Ana Ruiz", cue="said", content="is closed")
        writer.add(found, at="2031-05-04T00:00:00+00:00")
"""


@pytest.fixture
def story(in_database: Callable[[], Database]) -> Database:
    return in_database()


def test_places_of_values_are_numbered_but_not_in_what_is_quoted() -> None:
    assert postgres._numbered("SELECT '?' FROM t WHERE \"a?\" = ? AND b = ?") == (
        "SELECT '?' FROM t WHERE \"a?\" = $1 AND b = $2"
    )


def test_rows_are_read_by_name_and_by_position() -> None:
    row = kind_of(("id", "end"))(("x", 3))
    assert (row[0], row["end"], list(row), dict(row)) == ("x", 3, ["x", 3], {"id": "x", "end": 3})


@given(st.lists(st.one_of(st.text(), st.text("\0\ufdd001"), st.integers(), st.none()), max_size=4))
def test_any_text_comes_back_and_none_is_sent_with_a_nul(values: list[str | int | None]) -> None:
    on_the_way = sent(values)
    assert not any(isinstance(v, str) and "\0" in v for v in on_the_way)
    assert came([tuple(on_the_way)]) == [tuple(values)]


def test_both_stores_have_the_same_tables_and_columns(story: Database) -> None:
    Writer(story, MAKING).close()
    file = in_file(Path(":memory:"), create=True)
    theirs = file.tables()
    file.close()
    db = postgres.connect(story, create=False)
    rows = db.execute(
        "SELECT table_name, column_name FROM information_schema.columns c JOIN information_schema.tables t"
        " USING (table_schema, table_name) WHERE table_schema = ? AND table_type = 'BASE TABLE'"
        " ORDER BY table_name, ordinal_position",
        (story.schema,),
    ).fetchall()
    db.close()
    ours: dict[str, list[str]] = {}
    for table, column in rows:
        ours.setdefault(table, []).append(column)
    del ours["keeping"], ours["found_total"], ours["found"]
    assert {table: tuple(columns) for table, columns in ours.items()} == {
        table: columns for table, columns in theirs.items() if table != "found"
    }


def test_text_sorts_by_code_point(story: Database) -> None:
    Writer(story, MAKING).close()
    db = postgres.connect(story, create=False)
    sorted_otherwise = db.execute(
        "SELECT a.attrelid::regclass::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " WHERE c.relnamespace = ?::regnamespace AND c.relkind = 'r' AND a.attcollation NOT IN (0, 950)",
        (f'"{story.schema}"',),
    ).fetchall()
    db.close()
    assert sorted_otherwise == []


def test_what_is_meant_for_one_store_is_not_told_the_other() -> None:
    text = """CREATE TABLE a (x TEXT) STRICT; -- note
-- only sqlite
PRAGMA x;
-- only postgresql
ANALYZE; -- TEXT
-- both
DROP TABLE a;
"""
    statements = [s.strip() for s in for_sqlite(text)]
    assert statements == ["CREATE TABLE a (x TEXT) STRICT; -- note", "PRAGMA x;", "DROP TABLE a;"]
    assert (
        "".join(for_postgresql(text)).split() == 'CREATE TABLE a (x TEXT COLLATE "C"); ANALYZE; DROP TABLE a;'.split()
    )


def test_words_are_cut_as_the_index_of_a_file_cuts_them() -> None:
    assert any(f"tokenize = '{TOKENIZER}'" in step for step in migrations())


@pytest.fixture(scope="module")
def two(server: Path) -> tuple[object, object]:
    """The same sentences in both stores."""
    texts = [" ".join(WORDS[(n * k + n // 3) % len(WORDS)] for k in range(n % 9)) for n in range(120)]
    texts += ["", "— …", "x" * 700, "bridge " * 300]
    place = Database(f"postgresql://desk@/postgres?host={server}", "words")
    stores = in_file(Path(":memory:"), create=True), postgres.connect(place, create=True)
    for store in stores:
        store.index((n << 24 | n % 5, text) for n, text in enumerate(texts))
    return stores


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "zeppelin", "Bridge", "_", "x" * 30]), max_size=6), st.integers(1, 200))
def test_equal_questions_get_equal_answers(two: tuple[object, object], words: list[str], most: int) -> None:
    file, database = two
    tokens = tokens_of(words)
    if tokens:
        assert database.ranked(tokens, most=most) == file.ranked(tokens, most=most)  # type: ignore[attr-defined]
        assert database.standing(tokens) == file.standing(tokens)  # type: ignore[attr-defined]


def test_several_writers_take_turns(story: Database) -> None:
    root = Path(__file__).parents[2]
    Writer(story, MAKING).close()
    working = [subprocess.Popen([sys.executable, "-c", ADDING, str(story), str(n)], cwd=root) for n in range(2)]
    with View(story) as view:
        view.article_ids()
        assert [work.wait() for work in working] == [0, 0]
        assert view.count() <= 30
    with View(story) as view:
        assert view.count() == 30
        assert list(audit(view)) == []
    db = postgres.connect(story, create=False)
    assert [row[0] for row in db.execute("SELECT id FROM study ORDER BY id")] == list(range(1, 31))
    db.close()


def test_a_reader_outlives_a_server_that_lets_it_go(story: Database) -> None:
    with Writer(story, MAKING) as writer:
        one = capture_of("Ana Ruiz said the bridge is closed.", "one.txt")
        writer.take_in([one])
        writer.add(findings_of(one, speaker="Ana Ruiz", cue="said", content="the bridge is closed"), at=AT)
    view = View(story)
    assert view.count() == 1
    with psycopg.connect(story.address, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'onrecord'")
    assert view.count() == 1
    view.close()
    with View(story) as held, psycopg.connect(story.address, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'onrecord'")
        with pytest.raises(FetchFailed, match="was lost"):  # of a story read so far, nothing new is mixed in
            held.count()


def test_a_missing_story_is_a_plain_error_that_names_those_there_are(story: Database) -> None:
    with pytest.raises(NotARecord, match=f"no story {story.story}") as caught:
        View(story)
    assert "onrecord build" in caught.value.fix
    Writer(story, MAKING).close()
    with pytest.raises(NotARecord) as caught:
        View(Database(story.address, "none"))
    assert "name one that is there" in caught.value.fix


def test_another_schema_is_no_record(story: Database) -> None:
    with psycopg.connect(story.address, autocommit=True) as db:
        db.execute(f'CREATE SCHEMA "{story.schema}"')
    for create in (False, True):
        with pytest.raises(NotARecord, match="is no record"):
            postgres.connect(story, create=create)


@pytest.mark.parametrize(
    ("address", "kind", "told", "what_to_do"),
    [
        ("postgresql://desk@127.0.0.1:1/news#x", FetchFailed, "cannot be reached.*refused", "start it"),
        ("postgresql://desk@/news?host=/nowhere#x", FetchFailed, "cannot be reached", "start it"),
        ("postgresql://desk@/nowhere?host={server}#x", NotARecord, 'database "nowhere" does not exist', "createdb"),
        ("postgresql://nobody@/postgres?host={server}#x", NotARecord, 'role "nobody" does not exist', "USER@HOST"),
        ("postgresql://desk@/postgres?nonsense=1#x", NotARecord, "is no address of a database", "postgresql://"),
        ("postgresql://desk@/latin?host={server}#x", NotARecord, "does not keep UTF-8", "--encoding UTF8"),
    ],
)
def test_what_keeps_from_connecting_is_told_plainly(
    server: Path, address: str, kind: type[OnRecordError], told: str, what_to_do: str
) -> None:
    with psycopg.connect(f"postgresql://desk@/postgres?host={server}", autocommit=True) as db:
        if "/latin" in address:
            db.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(kind, match=told) as caught:
        View(place_of(address.format(server=server)))
    assert what_to_do in caught.value.fix


def test_a_password_is_asked_for_in_words(server: Path) -> None:
    address = f"postgresql://guest@/postgres?host={server}"
    rules = server / "data" / "pg_hba.conf"
    before = rules.read_text()
    with psycopg.connect(f"postgresql://desk@/postgres?host={server}", autocommit=True) as db:
        db.execute("CREATE ROLE guest LOGIN PASSWORD 'sesame'")
        rules.write_text(f"local all guest scram-sha-256\n{before}")
        db.execute("SELECT pg_reload_conf()")
    with pytest.raises(NotARecord, match="asks for a password") as caught:
        View(place_of(f"{address}#x"))
    assert "PGPASSWORD" in caught.value.fix
    with pytest.raises(NotARecord, match="does not let this user in") as caught:
        View(place_of(f"postgresql://guest:wrong@/postgres?host={server}#x"))
    assert "wrong" not in caught.value.message
    with pytest.raises(NotARecord, match="no story x"):
        View(place_of(f"postgresql://guest:sesame@/postgres?host={server}#x"))
    with pytest.raises(NotARecord, match="may not be read or written") as caught:
        Writer(place_of(f"postgresql://guest:sesame@/postgres?host={server}#x"), MAKING)
    assert "GRANT CREATE" in caught.value.fix


def test_who_may_only_read_reads(server: Path, story: Database) -> None:
    Writer(story, MAKING).close()
    with psycopg.connect(story.address, autocommit=True) as db:
        db.execute("CREATE ROLE reader LOGIN")
        db.execute(f'GRANT USAGE ON SCHEMA "{story.schema}" TO reader')
        db.execute(f'GRANT SELECT ON ALL TABLES IN SCHEMA "{story.schema}" TO reader')
    theirs = place_of(f"postgresql://reader@/postgres?host={server}#{story.story}")
    with View(theirs) as view:
        assert view.count() == 0
    with pytest.raises(NotARecord, match="may not be read or written"):
        Writer(theirs, MAKING)


def test_without_its_library_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ImportError")
    code = "from onrecord.record import View, place_of; View(place_of('postgresql:///news#x'))"
    ended = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert "MissingPart: the part for PostgreSQL is not installed" in ended.stderr


def test_what_was_made_in_vain_is_taken_away(in_database: Callable[[], Place]) -> None:
    place = in_database()
    Writer(place, MAKING).close()
    assert place.exists()
    assert isinstance(place, Database)
    postgres.remove(place, lambda _: True)
    assert not place.exists()
