"""Pages that would take for ever are refused with a way out."""

import pytest

from onrecord.clean.page_tree import parse_page
from onrecord.errors import TooLarge


def test_an_element_with_thousands_of_attributes_is_refused() -> None:
    attributes = " ".join(f'a{n}="{n}"' for n in range(4000))
    with pytest.raises(TooLarge, match="attributes"):
        parse_page(f"<html><body><p {attributes}>Wall falls</p></body></html>")


def test_a_long_attribute_is_no_harm() -> None:
    page = (
        f'<html><body><img alt="{"a long story " * 5000}" src="data:image/png;base64,{"A" * 90_000}"><p>Wall</p></body>'
    )
    assert "Wall" in parse_page(page).text_content()
