import gzip
import hashlib
import itertools

import pytest

from onrecord.clean import clean
from onrecord.errors import NotAnArticle, OnRecordError, TooLarge
from onrecord.model import Article, Capture, CreditKind, Kind
from onrecord.settings import Settings

PAGE = """<!doctype html><html lang="en"><head><title>Ferry to sail in May | The Gull</title>
<meta property="og:site_name" content="The Gull">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry to sail in May",
 "datePublished": "2027-03-04T08:00:00Z", "author": {"@type": "Person", "name": "Ana Ruiz"},
 "publisher": {"@type": "Organization", "name": "The Gull"}}</script><style>p {color: red}</style></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry to sail in May</h1><p class="byline">By Ana Ruiz</p><time>March 4, 2027</time>
<p>The ferry to the outer islands will sail again in May, the harbour board said on Thursday after a long meeting.</p>
<figure><img alt="The ferry"><figcaption>The ferry at its berth. (Jo Field/The Gull)</figcaption></figure>
<blockquote class="twitter-tweet"><p>We want our boat back</p>
&mdash; Tom Lee (@tomlee) <a>March 3, 2027</a></blockquote>
<p>Islanders have waited for the boat since a storm damaged the pier in November, and many had given up hope.</p>
<p>The board did not say what the repairs had cost, or who would pay for the new engine of the vessel.</p>
</article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Pier repairs begin at last</a></li></ul></aside>
<div class="newsletter"><p>Sign up for our daily newsletter.</p></div><script>alert(1)</script></body></html>"""


def read(body: bytes, media_type: str = "text/html", name: str = "page.html", charset: str | None = None) -> Article:
    digest = hashlib.sha256(body).hexdigest()
    return clean(Capture(digest, name, media_type, body, "2027-03-05T00:00:00+00:00", charset=charset))


def lines(article: Article, kind: Kind) -> list[str]:
    return [block.span.cut(article.text) for block in article.blocks if block.kind is kind]


@pytest.fixture(scope="module")
def page() -> Article:
    return read(PAGE.encode())


def test_the_details_of_a_page_are_stated_with_where_they_stand(page: Article) -> None:
    assert page.title is not None
    assert page.title.value == "Ferry to sail in May"
    assert page.publisher is not None
    assert page.publisher.value == "The Gull"
    assert page.published is not None
    assert page.published.value == "2027-03-04"
    assert [author.value for author in page.authors] == ["Ana Ruiz"]
    assert page.title.spans[0].cut(page.text) == "Ferry to sail in May"


def test_the_own_text_is_told_and_the_rest_is_kept_with_its_kind(page: Article) -> None:
    own = lines(page, Kind.TEXT)
    assert len(own) == 3
    assert own[0].startswith("The ferry to the outer islands")
    assert any("The ferry at its berth" in line for line in lines(page, Kind.CAPTION))
    assert any("Pier repairs begin" in line for line in lines(page, Kind.TEASER))
    assert any("newsletter" in line for line in lines(page, Kind.PROMO))
    assert any("Sport" in line for line in lines(page, Kind.UI_BOILERPLATE))


def test_an_embedded_post_is_a_post_with_its_poster(page: Article) -> None:
    (post,) = page.posts
    assert (post.author, post.handle, post.date) == ("Tom Lee", "tomlee", "2027-03-03")
    assert post.content.cut(page.text) == "We want our boat back"


def test_the_image_credit_is_no_publisher(page: Article) -> None:
    assert [credit.name for credit in page.credits if credit.kind is CreditKind.IMAGE] == ["Jo Field/The Gull"]


def test_scripts_and_styles_never_become_text(page: Article) -> None:
    assert "alert(1)" not in page.text
    assert "color: red" not in page.text


def test_blocks_are_in_order_and_do_not_overlap(page: Article) -> None:
    spans = [block.span for block in page.blocks]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-16"])
def test_another_encoding_gives_the_same_text(charset: str) -> None:
    there = PAGE.replace("harbour board", "harbour bõard")
    article = read(there.encode(charset), charset=charset)
    assert "harbour bõard" in article.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"\x00\x01\x02" * 500,
        b"<html><body><script>1</script></body></html>",
        gzip.compress(b"page", mtime=0),
    ],
)
def test_what_holds_no_article_is_a_plain_error(body: bytes) -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(body)
    assert caught.value.fix


def test_tags_nested_without_end_are_a_plain_error() -> None:
    with pytest.raises(TooLarge, match="nested too deep"):
        read(b"<div>" * 200_000 + b"text" + b"</div>" * 200_000)


def test_a_text_past_the_limit_is_a_plain_error() -> None:
    body = ("<html><body><p>" + "The harbour board met again. " * 400 + "</p></body></html>").encode()
    capture = Capture("0", "long.html", "text/html", body, "")
    with pytest.raises(TooLarge):
        clean(capture, settings=Settings(max_article_chars=5000))


@pytest.mark.parametrize("cut", range(0, len(PAGE), 97))
def test_a_page_cut_off_anywhere_is_read_or_refused(cut: int) -> None:
    try:
        article = read(PAGE[:cut].encode())
    except OnRecordError:
        return
    assert all(block.span.end <= len(article.text) for block in article.blocks)


def test_a_record_in_json_states_its_details() -> None:
    body = b'{"title": "Ferry to sail", "text": "The ferry will sail in May, the board said.", "publisher": "The Gull"}'
    article = read(body, "application/json", "one.json")
    assert article.publisher is not None
    assert article.publisher.value == "The Gull"
    assert "The ferry will sail in May" in article.text


def test_an_e_mail_gives_its_page_and_its_subject() -> None:
    body = (
        b"From: Ana Ruiz <ana@gull.example>\r\nSubject: Ferry to sail in May\r\n"
        b"Date: Thu, 4 Mar 2027 08:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        b"The ferry will sail in May, the harbour board said.\r\n"
    )
    article = read(body, "message/rfc822", "mail.eml")
    assert article.title is not None
    assert article.title.value == "Ferry to sail in May"
    assert article.published is not None
    assert article.published.value == "2027-03-04"
