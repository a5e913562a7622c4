from starlette.responses import HTMLResponse, RedirectResponse

from onrecord.serve.kept import Kept


def test_a_page_is_given_again_as_it_was() -> None:
    kept = Kept()
    assert kept.find("/a") is None
    kept.keep("/a", HTMLResponse("<p>é</p>", headers={"x-own": "1"}))
    found = kept.find("/a")
    assert found is not None
    assert found.body == "<p>é</p>".encode()
    assert found.headers["x-own"] == "1"
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert found.headers["content-length"] == str(len(found.body))


def test_what_was_not_asked_for_longest_leaves_first() -> None:
    kept = Kept(most=25)
    for name in "ab":
        kept.keep(name, HTMLResponse("x" * 10))
    kept.find("a")
    kept.keep("c", HTMLResponse("x" * 10))
    assert [kept.find(name) is not None for name in "abc"] == [True, False, True]


def test_what_is_no_success_is_not_kept() -> None:
    kept = Kept()
    kept.keep("/a", HTMLResponse("no", 404))
    kept.keep("/b", RedirectResponse("/c"))
    assert kept.find("/a") is None
    assert kept.find("/b") is None
