"""Reading a page as tests do: asked for, parsed, and held against what every page must be."""

from itertools import pairwise

from lxml import html
from starlette.testclient import TestClient


def page_of(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    """The page at an address, after the checks that hold for every page."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.text[:500])
    page = html.document_fromstring(answer.text)
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//@style | //style | //@onclick | //@onload") == []
    assert all(src.startswith("/static/") for src in page.xpath("//script/@src"))
    assert page.xpath("//script[not(@src)]") == []
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    for named in page.xpath("//@aria-labelledby | //@aria-describedby"):
        assert set(named.split()) <= set(ids), named
    assert page.xpath("//input[not(@type='hidden') and not(ancestor::label) and not(@id = //label/@for)]") == []
    assert page.xpath("//table[not(caption)]") == []
    levels = [int(h.tag[1]) for h in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert all(later <= before + 1 for before, later in pairwise(levels)), levels
    return page


def words_of(element: html.HtmlElement) -> str:
    """What stands in an element, on one line."""
    return " ".join(element.text_content().split())


def links_of(page: html.HtmlElement, begins: str) -> list[str]:
    """The addresses under ``main`` that begin so, each once."""
    return list(dict.fromkeys(a for a in page.xpath("//main//a/@href") if a.startswith(begins)))
