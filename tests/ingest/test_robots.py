import httpx2
import pytest

from onrecord.errors import FetchFailed
from onrecord.ingest.robots import MAX_DELAY, Rules, rules_of

URL = httpx2.URL("https://news.quay.example/story/ferry?p=1")


def permits(rules: Rules) -> bool:
    try:
        rules.check(URL)
    except FetchFailed:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "permitted"),
    [
        (b"", True),
        (b"User-agent: *\nDisallow: /story/", False),
        (b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /\r\nAllow: /story/\r\n", True),
        (b"User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        (b"User-agent: otherbot\nDisallow: /", True),
        (b"User-agent: *\nDisallow: /*?p=", False),
        (b"\xff\xfe<html>no robots here", True),
    ],
)
def test_the_rules_for_our_name_count_and_else_those_for_all(text: bytes, permitted: bool) -> None:
    assert permits(rules_of(200, text)) == permitted


@pytest.mark.parametrize(("status", "permitted"), [(404, True), (403, True), (429, False), (500, False), (503, False)])
def test_without_a_robots_txt_the_status_decides(status: int, permitted: bool) -> None:
    assert permits(rules_of(status, b"")) == permitted


def test_a_refusal_says_whose_rule_it_is_and_what_to_do() -> None:
    with pytest.raises(FetchFailed, match=r"news\.quay\.example's robots\.txt does not permit") as refusal:
        rules_of(200, b"User-agent: *\nDisallow: /").check(URL)
    assert "give the file" in refusal.value.fix


def test_the_pause_asked_for_is_kept_within_reason() -> None:
    assert rules_of(200, b"User-agent: *\nCrawl-delay: 2").delay() == 2
    assert rules_of(200, b"User-agent: *\nCrawl-delay: 86400").delay() == MAX_DELAY
    assert rules_of(200, b"User-agent: *\nCrawl-delay: -5").delay() == 0
    assert rules_of(404, b"").delay() == 0


def test_hostile_rules_are_read_in_reasonable_time() -> None:
    rules = rules_of(200, b"User-agent: *\n" + b"Disallow: /" + b"*a" * 50_000 + b"b\n" + b"Disallow: /*x\n" * 20_000)
    httpx_url = httpx2.URL("https://news.quay.example/" + "a" * 4000)
    rules.check(httpx_url)
