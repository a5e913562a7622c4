import socket
import threading
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadSource, FetchFailed
from onrecord.ingest import GuardedClient, fetch
from onrecord.ingest.network import is_public
from onrecord.settings import Settings
from tests.ingest.local_site import LocalSite, page

NOW = "2030-05-04T03:02:01Z"


@pytest.mark.parametrize("ip", ["1.1.1.1", "192.0.0.9", "2606:4700::1111", "64:ff9b::101:101"])
def test_addresses_of_the_open_internet_are_public(ip: str) -> None:
    assert is_public(ip)


NOT_PUBLIC = """
    127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 192.0.2.1
    ::1 :: fe80::1 fe80::1%eth0 fc00::1 fec0::1 ff02::1 ::ffff:10.0.0.1 ::ffff:1.1.1.1 ::10.0.0.1 2002:a00:1::
    64:ff9b::a00:1 64:ff9b:1::1 2001:db8::1
"""


@pytest.mark.parametrize("ip", NOT_PUBLIC.split())
def test_addresses_of_this_machine_and_of_private_networks_are_not(ip: str) -> None:
    assert not is_public(ip)


@given(st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="fc00::/7"))
def test_no_private_address_is_public(ip: object) -> None:
    assert not is_public(str(ip))


def test_a_host_is_called_at_the_address_that_was_checked_under_its_own_name(
    site: LocalSite, at_home: Settings
) -> None:
    site.pages["/a"] = page()
    asked: list[str] = []

    def look_up(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with GuardedClient(at_home, look_up=look_up) as client:
        capture = fetch(site.at("/a", "news.quay.example"), settings=at_home, now=NOW, client=client)
    assert capture.address == site.at("/a", "news.quay.example")
    assert site.headers["/a"]["Host"] == f"news.quay.example:{site.port}"
    assert set(asked) == {"news.quay.example"}


def test_a_name_that_changes_its_address_is_checked_each_time_it_is_looked_up(site: LocalSite) -> None:
    answers = iter([["127.0.0.1"], ["203.0.113.9", "127.0.0.1"]])
    settings = Settings(fetch_timeout=2)
    with GuardedClient(settings, look_up=lambda _host, _port: next(answers)) as client:
        for _ in range(2):
            with pytest.raises(BadSource, match="private network"):
                fetch(site.at("/", "news.quay.example"), settings=settings, now=NOW, client=client)
    assert site.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0"])
def test_every_spelling_of_this_machine_is_refused(site: LocalSite, host: str) -> None:
    with pytest.raises((BadSource, FetchFailed)) as refusal:
        fetch(site.at("/", host), settings=Settings(fetch_timeout=3), now=NOW)
    assert site.asked == []
    assert "private network" in refusal.value.message or "no host" in refusal.value.message


def test_the_next_address_of_a_host_is_tried_when_one_does_not_answer(site: LocalSite, at_home: Settings) -> None:
    site.pages["/a"] = page()
    with GuardedClient(at_home, look_up=lambda _host, _port: ["127.0.0.9", "127.0.0.1"]) as client:
        assert fetch(site.at("/a", "news.quay.example"), settings=at_home, now=NOW, client=client).body


def test_a_host_that_does_not_exist_is_told_plainly() -> None:
    def look_up(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    settings = Settings()
    with (
        GuardedClient(settings, look_up=look_up) as client,
        pytest.raises(FetchFailed, match="no host named") as failed,
    ):
        fetch("https://gone.quay.example/", settings=settings, now=NOW, client=client)
    assert "spelling" in failed.value.fix


def test_looking_a_name_up_counts_against_the_time_limit() -> None:
    over = threading.Event()

    def look_up(host: str, port: int) -> Sequence[str]:
        over.wait(10)
        return ["127.0.0.1"]

    settings = Settings(fetch_timeout=1, allow_private_addresses=1)
    began = time.monotonic()
    with GuardedClient(settings, look_up=look_up) as client, pytest.raises(FetchFailed, match="within 1 seconds"):
        fetch("https://slow.quay.example/", settings=settings, now=NOW, client=client)
    over.set()
    assert time.monotonic() - began < 5
