"""Those who are known by bare words and no name, as the articles call them."""

from pathlib import Path

import pytest

from onrecord.tell.claims.bare_names import is_same_but_barer
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.rows import claim_rows, origin_rows
from tests.tell.stories import news, story_of


@pytest.mark.parametrize(
    ("name", "who", "same"),
    [
        ("current u.s officials", "two current U.S. officials", True),
        ("officials", "officials", True),
        ("officials", "aides", False),
        ("state rep", "state Rep. Jo Field, who led a bid last year to have the pier closed to all boats", False),
        ("", "officials", False),
    ],
)
def test_a_description_says_a_name_whole_where_it_has_all_its_words(name: str, who: str, *, same: bool) -> None:
    assert is_same_but_barer(name, who) is same


def test_tables_too_call_whoever_has_no_name_as_an_article_does(tmp_path: Path) -> None:
    pages = {
        "a.txt": news(
            "Pier to close", "May 4, 2031", "Two current U.S. port officials said the west pier of Tarn would close."
        )
    }
    with story_of(tmp_path, pages) as told, Ground(told) as ground:
        claim = next(row for row in claim_rows(ground) if "would close" in str(row["wording"]))
        origin = next(row for row in origin_rows(ground) if row["claim_id"] == claim["id"])
    assert origin["origin"] == "Two current U.S. port officials"
    assert str(origin["reason"]).startswith("“Two current U.S. port officials”")
    assert "u.s " not in " ".join(claim["reasons"])
