"""A row of buttons or sections is known by its parts, and nothing else is taken for one."""

import pytest

from onrecord.clean.printed.menus import first_part, menu_kind
from onrecord.model import Kind, Span


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Politics  Economy  Regions  Culture", Kind.UI_BOILERPLATE),
        ("Markets | Companies | Ports & Docks | Opinion", Kind.UI_BOILERPLATE),
        ("Lowmere Post | Weather | Horoscope | Notices", Kind.UI_BOILERPLATE),
        ("Subscribe   Log in", Kind.UI_BOILERPLATE),
        ("Facebook  Chirp  Email  Print", Kind.SHARE),
        ("Share  Save  Comments 87", Kind.SHARE),
    ],
)
def test_a_row_of_links_is_known_by_its_parts(line: str, kind: Kind) -> None:
    assert menu_kind(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "Ada Lind  Bo Rask  Cato Verne",
        "Harbour | Two ships, one berth and a long night at the quay",
        "By Ada Lind | Politics | May 3",
        "Politics, economy and culture",
        "Share prices fall again",
        "Mon  4  11  18",
        "",
    ],
)
def test_names_tables_and_headlines_are_no_menu(line: str) -> None:
    assert menu_kind(line) is None


def test_the_first_link_of_a_menu_may_name_the_house() -> None:
    line = "Lowmere Post | Weather | Horoscope"
    assert first_part(line, Span(0, len(line))) == Span(0, 12)
    assert first_part("A sentence about weather.", Span(0, 25)) is None
