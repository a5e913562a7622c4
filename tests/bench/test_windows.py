import json
from pathlib import Path

from bench import windows

PAGE = """Eastmoor harbour to close

By Ana Ruiz
May 14, 2031

Eastmoor harbour will be closed to trawlers from June 2 to June 20, the board said on Wednesday.

The dredgers must submit a plan no later than May 28.
"""


def window(quote: str, start: str | None, end: str | None) -> dict[str, str | None]:
    return {"what": "a window", "article": "a.txt", "quote": quote, "start": start, "end": end}


def test_a_window_is_right_when_both_days_are_and_what_meets_no_gold_is_counted(tmp_path: Path) -> None:
    folder = tmp_path / "s1-harbour"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, "utf-8")
    gold = {
        "story_id": "s1",
        "articles": [{"file": "a.txt"}],
        "claims": [],
        "relations": [],
        "windows": [
            window("from June 2 to June 20", "2031-06-02", "2031-06-20"),
            window("closed to trawlers", "2031-06-02", None),
            window("By Ana Ruiz", None, None),
        ],
    }
    (folder / "gold.json").write_text(json.dumps(gold), "utf-8")
    figures = windows.run(tmp_path, split=None).figures
    assert figures["gold"] == 3
    assert figures["entries"] == 2
    assert round(figures["found"], 2) == 0.67
    assert round(figures["right"], 2) == 0.33
    assert figures["precision"] == 0.5
    assert windows.run(tmp_path, split="s2").figures["gold"] == 0
