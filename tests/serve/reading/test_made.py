"""How the record was made, as a page."""

from importlib.resources import files
from pathlib import Path

from onrecord.serve.reading.made import CARDS
from tests.serve.reading.conftest import Look


def test_every_run_names_its_stages_and_their_versions(look: Look) -> None:
    rows = look("/made").xpath("//table[1]//tbody/tr")
    assert rows
    assert {s.split()[0] for s in rows[0].xpath(".//span[@class='stage']/text()")} >= {"clean", "read", "attribute"}


def test_no_card_is_left_out(look: Look) -> None:
    package = Path(str(files("onrecord")))
    on_disk = {".".join(("onrecord", *p.parent.relative_to(package).parts)) for p in package.rglob("CARD.md")}
    assert on_disk == set(CARDS)
    assert len(look("/made").xpath("//details[@class='card'][.//ul]")) == len(CARDS)
