"""The names of the parts of a page."""

from onrecord.model import Kind
from onrecord.tell.lines.page_parts import part_in_words, parts_in_words


def test_a_part_of_a_page_has_a_name_without_the_words_of_those_who_build_pages() -> None:
    assert part_in_words(Kind.UI_BOILERPLATE) == "part of the site"
    assert part_in_words(Kind.COMMENT_PROMPT) == "comment prompt"
    assert not {word for part in parts_in_words() for word in part.split()} & {"ui", "boilerplate", "dek", "promo"}
