import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.pasted.posts import BUDGET, find_posts, is_cut_off, weight_of
from onrecord.clean.printed.lines import find_lines
from onrecord.model import Post

OWN = "The harbour master said on Monday that the crane had been out of order since the storm. Nobody had told him."
SIGNED = "— Ada Venn 🌊 (@adavenn) March 2, 2026"


def posts_in(*lines: str, gap: str = "\n") -> tuple[str, list[Post]]:
    text = gap.join(lines)
    return text, [found.post for found in find_posts(text, find_lines(text))]


def content(text: str, post: Post) -> str:
    return post.content.cut(text)


def test_a_signature_closes_the_line_above_it() -> None:
    text, (post,) = posts_in(OWN, "The crane is down again. pic.twitter.com/Ab3dE5fG7h", SIGNED, OWN)
    assert content(text, post) == "The crane is down again."
    assert (post.author, post.handle, post.date, post.truncated) == ("Ada Venn 🌊", "adavenn", "2026-03-02", False)
    assert post.span.cut(text).endswith(SIGNED)


def test_a_cut_off_post_takes_the_lines_that_fill_the_platforms_limit() -> None:
    first = "NEW: " + "The crane in the north dock has failed for the third time this year. " * 2
    last = "Workers say that the company was warned about the cable in the autumn and then again in January, and that…"
    text, (post,) = posts_in(OWN, first.strip(), last, SIGNED)
    assert content(text, post).startswith("NEW:")
    assert post.truncated
    assert BUDGET * 0.8 < sum(weight_of(line) for line in content(text, post).split("\n")) <= BUDGET


def test_a_cut_off_post_that_is_full_takes_no_more() -> None:
    full = "The crane has failed. " * 12 + "Nobody…"
    text, (post,) = posts_in("A short line of the article itself.", full, SIGNED)
    assert content(text, post) == full


def test_a_line_that_says_who_posted_leads_in_and_is_no_part_of_the_post() -> None:
    lead = "Venn wrote on X that she had had enough:"
    text, (post,) = posts_in(OWN, lead, "“Enough is enough. I am going home and so should…", SIGNED)
    assert content(text, post).startswith("“Enough")


def test_a_lead_in_without_a_poster_belongs_to_the_post() -> None:
    text, (post,) = posts_in(OWN, "What the company told us in January:", "“The cable is sound.”", SIGNED)
    assert content(text, post).startswith("What the company")


def test_lines_of_a_post_may_stand_close_while_paragraphs_stand_apart() -> None:
    text = f"{OWN}\n\n{OWN}\n\nCrane down again.\nGo home everyone.\n{SIGNED}\n\n{OWN}"
    (found,) = find_posts(text, find_lines(text))
    assert content(text, found.post) == "Crane down again.\nGo home everyone."


def test_the_date_of_a_signature_may_stand_on_the_next_line() -> None:
    text, (post,) = posts_in("Crane down again.", "— Ada Venn (@adavenn.example.social)", "March 2, 2026")
    assert (post.handle, post.date) == ("adavenn.example.social", "2026-03-02")
    assert post.span.end == len(text)


def test_a_signature_may_be_glued_to_the_post() -> None:
    text, (post,) = posts_in(OWN, "Crane down again. pic.twitter.com/Ab3dE5fG7h— Ada Venn (@adavenn) March 2, 2026")
    assert content(text, post) == "Crane down again."


def test_a_post_copied_from_the_platform_has_its_name_above() -> None:
    text, (post,) = posts_in(OWN, "Ada Venn", "@adavenn", "·", "Mar 2, 2026", "Crane down again, go home.", OWN * 3)
    assert content(text, post) == "Crane down again, go home."
    assert (post.author, post.handle, post.date) == ("Ada Venn", "adavenn", "2026-03-02")


@pytest.mark.parametrize(
    "line",
    [
        "Ada Venn (@adavenn) said that she would not come.",
        "Follow Ada Venn (@adavenn)",
        "A post shared by Ada Venn (@adavenn)",
        "He asked — as Ada Venn (@adavenn) had before him — for the papers.",
    ],
)
def test_a_handle_in_a_sentence_is_no_signature(line: str) -> None:
    assert posts_in(OWN, line, OWN)[1] == []


def test_a_signature_without_anything_above_it_is_no_post() -> None:
    assert posts_in(SIGNED)[1] == []


def test_three_dots_are_the_writers_own_unless_the_post_is_full() -> None:
    assert is_cut_off("Well… pic.twitter.com/Ab3dE5fG7h")
    assert not is_cut_off("Well...")
    assert is_cut_off("Well, " * 45 + "...")


def test_weight_counts_links_as_23_and_emoji_as_two() -> None:
    assert weight_of("ab https://t.co/Ab3dE5fG7h") == 3 + 23
    assert weight_of("🌊") == 2


@given(
    st.lists(
        st.sampled_from([OWN, SIGNED, "Short.", "BREAKING: down", "And so…", "", "@adavenn", "Ada Venn"]), max_size=14
    )
)
def test_posts_are_in_order_apart_and_inside_the_page(lines: list[str]) -> None:
    text, found = posts_in(*lines)
    end = 0
    for post in found:
        assert end <= post.span.start
        assert post.content in post.span
        assert len(post.content)
        end = post.span.end
    assert end <= len(text)
