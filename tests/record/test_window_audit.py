"""The audit covers windows: their spans, the words they cite, and what they point at."""

from pathlib import Path

import pytest

from onrecord.pipeline import build
from onrecord.record import Place, View, audit
from onrecord.record.store import connect
from onrecord.settings import Settings

PAGE = """Eastmoor harbour to close

By Ana Ruiz
May 14, 2031

The harbour board said on Wednesday that trawlers must leave Eastmoor harbour no later than June 2.
"""


@pytest.fixture
def record(tmp_path: Path, place: Place) -> Place:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    build([str(page)], place, settings=Settings(workers=1))
    return place


def test_a_window_comes_back_with_its_words(record: Place) -> None:
    with View(record) as view:
        assert list(audit(view)) == []
        (recorded,) = view.all_recorded()
    (window,) = recorded.windows
    assert window.rule.cut(recorded.article.text) == "no later than June 2"
    assert window.end == "2031-06-02"


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE time_window SET rule_end = 4000", "a window reaches to character 4000, past the end"),
        ("UPDATE time_window SET attribution = 'gone'", "names an attribution that is not there"),
        ("UPDATE time_window SET assertion = 'gone'", "names an assertion that is not there"),
        ("UPDATE cited SET words = 'by June 3' WHERE role = 'rule'", "the rule of"),
        ("UPDATE time_window SET kind = 'nonsense'", "cannot be read"),
    ],
)
def test_what_was_changed_is_found(record: Place, damage: str, told: str) -> None:
    db = connect(record, create=False)
    db.execute(damage)
    db.close()
    with View(record) as view:
        assert any(told in fault.what for fault in audit(view))
