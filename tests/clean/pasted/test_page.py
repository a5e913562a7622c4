"""Whole pasted pages of many layouts, all invented, with the kind of every line beside it."""

import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.pasted.page import read_paste
from onrecord.model import Article, CreditKind, Kind

PASTES = sorted((Path(__file__).parent / "pastes").glob("*.txt"))
NO_DATE = {"", "None"}


@dataclass(frozen=True)
class Paste:
    """A page in ``pastes``: what it states, its text, and the kind of each line, by number from 0."""

    states: dict[str, str]
    text: str
    kinds: dict[int, str]

    def listed(self, name: str) -> list[str]:
        return [part.strip() for part in self.states.get(name, "").split(";") if part.strip()]


def read_page(path: Path) -> Paste:
    head, _, body = path.read_text("utf-8").partition("---\n")
    states = {}
    for line in head.splitlines():
        name, _, value = line.removeprefix("= ").partition(":")
        states[name] = value.strip()
    kinds = {}
    lines = []
    for number, line in enumerate(body.split("\n")):
        kind, mark, shown = line.partition(" | ")
        if mark:
            kinds[number] = kind.strip()
        lines.append(shown if mark else line)
    return Paste(states, "\n".join(lines), kinds)


def read(text: str) -> Article:
    return read_paste(text, capture_id="c" * 64, name="page.txt")


def first_kinds(article: Article) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in article.blocks:
        found.setdefault(article.text.count("\n", 0, block.span.start), block.kind.value)
    return found


@pytest.fixture(params=PASTES, ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> Paste:
    return read_page(request.param)


def test_every_line_of_a_page_gets_the_kind_that_it_has(page: Paste) -> None:
    assert first_kinds(read(page.text)) == page.kinds


def test_the_title_is_the_line_that_is_one_or_none(page: Paste) -> None:
    article = read(page.text)
    lines = [page.text.split("\n")[number] for number, kind in page.kinds.items() if kind == "title"]
    assert [article.title.value] if article.title else [line.lstrip("# ") for line in lines] == []


def test_a_printed_date_is_stated_and_any_other_is_inferred(page: Paste) -> None:
    published = read(page.text).published
    printed = page.states["published"]
    if printed in NO_DATE:
        assert published is None or published.inferred
    else:
        assert published is not None
        assert (published.value, published.inferred) == (printed, False)


def test_the_authors_are_the_people_of_the_bylines(page: Paste) -> None:
    assert [a.value.casefold() for a in read(page.text).authors] == [a.casefold() for a in page.listed("authors")]


def test_a_publisher_is_stated_only_where_the_page_names_itself(page: Paste) -> None:
    publisher = read(page.text).publisher
    assert (publisher.value if publisher else "None") == page.states["publisher"]


@pytest.mark.parametrize("kind", [CreditKind.AGENCY, CreditKind.ORIGINAL])
def test_agencies_and_first_publishers_are_credited(page: Paste, kind: CreditKind) -> None:
    wanted = page.listed(kind.value)
    if wanted:
        assert [c.name for c in read(page.text).credits if c.kind is kind] == wanted


def test_posts_and_repeats_are_found_where_the_page_has_them(page: Paste) -> None:
    article = read(page.text)
    assert [post.handle for post in article.posts] == page.listed("posts")
    assert sum(block.repeats is not None for block in article.blocks) == int(page.states.get("repeats", 0))


def test_a_caption_and_the_credit_at_its_end_are_two_blocks() -> None:
    article = read(
        "Mill closes\nBy Ada Venn\n\nThe mill at dusk. (Lew Tanner/The Brayford Courier)\n\n" + "It closed. " * 9
    )
    caption, credit = (b for b in article.blocks if b.kind in {Kind.CAPTION, Kind.CREDIT})
    assert caption.span.cut(article.text) == "The mill at dusk."
    assert credit.span.cut(article.text) == "(Lew Tanner/The Brayford Courier)"


def test_the_name_after_a_slash_in_a_byline_is_taken_for_the_photographer() -> None:
    article = read(
        "Mill closes at last\n\nBy Ada Venn and Tom Roe/Lew Tanner\n\n" + "The old mill closed on Monday. " * 5
    )
    assert [a.value for a in article.authors] == ["Ada Venn", "Tom Roe"]
    assert "slash" in article.authors[0].evidence.reason
    assert [(c.name, c.kind) for c in article.credits] == [("Lew Tanner", CreditKind.IMAGE)]


def test_a_date_that_is_not_printed_is_bounded_by_what_the_page_tells() -> None:
    body = (
        "The trainers arrived on March 3, 2026, and work began the next day, the ministry said in a statement.\n\n"
        "The program runs from March 3 to April 9 and is paid for by the port authority, according to the plan.\n"
    )
    published = read(body).published
    assert published is not None
    assert (published.value, published.inferred) == ("[2026-03-03..2026-04-09]", True)
    assert "no date is printed" in published.evidence.reason


def test_a_day_without_its_year_takes_it_from_the_copyright_line() -> None:
    text = (
        "Mill closes at last\nJune 6\n\n"
        + "The old mill closed on Monday for good. " * 5
        + "\n\nc. 2026 The Brayford Courier\n"
    )
    published = read(text).published
    assert published is not None
    assert (published.value, published.inferred) == ("2026-06-06", True)


def test_a_day_without_any_year_leaves_its_year_open() -> None:
    published = read("Mill closes at last\nJune 6\n\n" + "The old mill closed on Monday for good. " * 5).published
    assert published is not None
    assert (published.value, published.inferred) == ("XXXX-06-06", False)


def test_a_date_whose_weekday_is_wrong_is_marked_as_inferred() -> None:
    published = read(
        "Mill closes at last\nMonday, June 2, 2026\n\n" + "The old mill has closed for good. " * 5
    ).published
    assert published is not None
    assert published.inferred


def test_line_ends_of_any_system_give_the_same_kinds() -> None:
    text = read_page(next(p for p in PASTES if p.stem == "reprint")).text
    kinds = [[b.kind for b in read(t).blocks] for t in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r"))]
    assert kinds[0] == kinds[1] == kinds[2]


def test_the_language_is_told_and_left_open_where_there_is_none() -> None:
    assert read("The mayor said that it was the end of the road for the mill.").language == "en"
    assert read("El alcalde dijo que los vecinos de la ciudad no quieren el puente.").language == "es"
    assert read("12 34 56").language == "und"


def test_a_page_without_anything_on_it_is_an_article_without_blocks() -> None:
    for text in ("", " \n\t\n\u200b\n\ufeff"):
        article = read(text)
        assert (article.text, article.blocks, article.title, article.published) == (text, (), None, None)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 60_000,
        "a" * 300_000,
        "(@a" * 60_000,
        "AFP\n" * 4_000,
        "Related topics\nalpha beta\n" * 1_500,
        "Getty Images\n" * 2_000,
        "“" * 300_000,
        "1 " * 60_000,
    ],
    ids=["one line", "one word", "handles", "agencies", "labels", "credits", "quotes", "digits"],
)
def test_hostile_pages_take_no_longer_than_their_length_allows(text: str) -> None:
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 8


LINES = st.sampled_from(
    [
        "",
        " ",
        "Share",
        "By Ada Venn",
        "June 2, 2026",
        "14",
        "Related topics",
        "Mill closes at last",
        "— Ada Venn (@adavenn) June 2, 2026",
        "What a day… pic.twitter.com/abc",
        "The old mill closed on Monday after ninety years, and nobody came to see it go.",
        "The mill at dusk. (Lew Tanner/AP)",
        "AFP",
        "Test Your Knowledge",
        "\u200b\u00a0x\u00a0",
    ]
)


@given(st.lists(LINES | st.text(max_size=40), max_size=25).map("\n".join))
def test_blocks_cover_every_visible_line_in_order_without_overlap(text: str) -> None:
    article = read(text)
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        cut = block.span.cut(text)
        assert cut == cut.strip()
        assert "\n" not in cut
        end = block.span.end
    covered = {i for block in article.blocks for i in range(block.span.start, block.span.end)}
    assert all(i in covered for i, char in enumerate(text) if char.isalnum())
    assert article == read(text)


@given(st.lists(LINES, max_size=20).map("\n".join))
def test_everything_stated_is_cut_from_the_page(text: str) -> None:
    article = read(text)
    stated = [s for s in (article.title, article.publisher, article.published, *article.authors) if s]
    for one in stated:
        assert one.spans
        assert all(0 <= span.start < span.end <= len(text) for span in one.spans)
    for post in article.posts:
        assert post.content in post.span
        assert post.author in text
