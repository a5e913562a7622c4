"""Posts that a page embeds, by what markup they come in."""

import pytest

from onrecord.model import Kind
from tests.clean.pages import kind_of, page, read

SAID = "The terminal stays open whatever the council says, and I will chain myself to its door."


def embed(signature: str, *, address: str = "https://twitter.com/tomlee/status/123", tag: str = "") -> str:
    post = f'<p>{SAID}</p>{signature} <a href="{address}">May 4, 2027</a>'
    if tag:
        return f"<{tag} width=375><blockquote placeholder>{post}</blockquote></{tag}>"
    return f'<blockquote class="twitter-tweet">{post}</blockquote>'


@pytest.mark.parametrize("tag", ["amp-twitter", "amp-instagram", "amp-tiktok", "bsky-embed"])
def test_an_element_made_for_the_posts_of_a_network_holds_one(tag: str) -> None:
    article = read(page(embed("", tag=tag)))
    (post,) = article.posts
    assert post.handle == "tomlee"
    assert SAID in post.content.cut(article.text)
    assert kind_of(article, SAID) is Kind.SOCIAL_POST


def test_an_old_address_of_a_post_tells_who_wrote_it() -> None:
    (post,) = read(page(embed("", address="https://twitter.com/tomlee/statuses/123"))).posts
    assert post.handle == "tomlee"


@pytest.mark.parametrize("path", ["i/status/123", "i/web/status/123"])
def test_an_address_without_a_poster_names_nobody(path: str) -> None:
    article = read(page(embed("", address=f"https://twitter.com/{path}")))
    assert article.posts == ()
    assert kind_of(article, SAID) is Kind.TRUNCATED_EMBED


@pytest.mark.parametrize("ending", ["… https://t.co/a https://t.co/b", "…https://t.co/apic.twitter.com/Ab1", "…"])
def test_a_post_cut_off_before_its_links_is_cut_off(ending: str) -> None:
    (post,) = read(page(embed("&mdash; Tom Lee (@tomlee)").replace(" its door.", ending))).posts
    assert post.truncated
