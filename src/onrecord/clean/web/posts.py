"""Embedded posts of social networks: where they stand in a page, who wrote them and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from onrecord.clean.printed.dates import read_date
from onrecord.model import Evidence, Post, Span
from onrecord.text import trimmed

_NETWORKS = {
    "twitter-tweet": "X",
    "twitter-video": "X",
    "instagram-media": "Instagram",
    "tiktok-embed": "TikTok",
    "bluesky-embed": "Bluesky",
    "truthsocial-embed": "Truth Social",
    "truth-social-embed": "Truth Social",
    "fb-post": "Facebook",
    "fb-xfbml-parse-ignore": "Facebook",
    "reddit-embed-bq": "Reddit",
    "reddit-card": "Reddit",
    "text-post-media": "Threads",
    "mastodon-embed": "Mastodon",
    "telegram-post": "Telegram",
    "linkedin-embed": "LinkedIn",
}
EMBED_TAGS = {"amp-twitter": "X", "amp-instagram": "Instagram", "bsky-embed": "Bluesky", "amp-tiktok": "TikTok"}
"""Elements made for the posts of one network."""
_ADDRESSES = (
    (re.compile(r"//(?:www\.|mobile\.)?(?:twitter|x)\.com/([A-Za-z0-9_]{1,15})/(?:web/)?status(?:es)?/\d"), "X"),
    (re.compile(r"//bsky\.app/profile/([\w.:-]{1,100})/post/"), "Bluesky"),
    (re.compile(r"//(?:www\.)?tiktok\.com/@([\w.]{1,40})/video/"), "TikTok"),
    (re.compile(r"//truthsocial\.com/@(\w{1,40})/(?:posts/)?\d"), "Truth Social"),
    (re.compile(r"//(?:www\.)?threads\.(?:net|com)/@([\w.]{1,40})/post/"), "Threads"),
    (re.compile(r"//(?:www\.)?reddit\.com/user/([\w-]{1,40})"), "Reddit"),
    (re.compile(r"//(?:www\.)?instagram\.com/([\w.]{1,40})/(?:p|reel)/"), "Instagram"),
)

_HANDLE = r"@(?P<handle>[\w.:-]{1,100}(?:@[\w.-]{1,100})?)"
_SIGNATURES = (
    # — Name (@handle) 4 May 2024
    re.compile(rf"^\s?[—–-]{{1,2}}\s?(?P<name>.{{0,120}}?)\s?\(\s?{_HANDLE}\s?\)\s?(?P<when>.{{0,80}})$"),
    # A post shared by Name (@handle) on 4 May 2024
    re.compile(
        rf"^(?:a|un[ae]?) (?:post|photo|video|reel)(?: post)? shared by (?P<name>[^()]{{1,120}}?)"
        rf"\s?\(\s?{_HANDLE}\s?\)(?: on (?P<when>.{{1,80}}))?$",
        re.IGNORECASE,
    ),
    # Posted by Name on Saturday, 4 May 2024
    re.compile(r"^posted by (?P<name>[^()]{1,120}?)(?P<handle>)(?: on (?P<when>.{1,80}))?$", re.IGNORECASE),
    # Post by @handle
    re.compile(rf"^(?:post|thread) by (?P<name>){_HANDLE}(?P<when>)$", re.IGNORECASE),
    # Name (@handle) 4 May 2024, and @handle alone
    re.compile(rf"^(?P<name>[^()@]{{1,80}}?)\s?\(\s?{_HANDLE}\s?\)\s?(?P<when>.{{0,80}})$"),
    re.compile(rf"^(?P<name>){_HANDLE}(?P<when>)$"),
)
_SIGNED = re.compile(r"[—–]\s?[^()\n]{1,80}\s\(\s?@[\w.:-]{1,60}\s?\)\s?[^()]{0,60}\d{4}\W{0,3}$")
_MOST_PIECES = 100
_LONGEST = 1500
_FURNITURE = re.compile(
    r"^(?:view (?:this|on|more|full|original)\b.{0,60}|see (?:more|this)\b.{0,60}|♬.{0,200}|add a comment.{0,20}|"
    r"\[?image or embed\]?|watch on .{0,40}|(?:copy link|reply|like|share|follow|log in).{0,40})$",
    re.IGNORECASE,
)
_LINK_AT_END = re.compile(r"(?:\s*(?:https?://(?:(?!https?://)\S)+|pic\.(?:twitter|x)\.com/\w+|\[image or embed\]))+$")
_END = 600
"""Characters at the end of a post among which its last links stand."""


@dataclass(frozen=True, slots=True)
class PostLine:
    """A line of an embedded post, with its place in the article's text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Signature:
    line: int
    name: str
    handle: str | None
    date: str | None


def network_of(element: HtmlElement) -> str | None:
    """The social network whose post the element embeds; None when it embeds none."""
    if element.tag in EMBED_TAGS:
        return EMBED_TAGS[element.tag]
    if element.tag not in ("blockquote", "div", "figure", "section"):
        return None
    for name in (element.get("class") or "").split():
        if name in _NETWORKS:
            return _NETWORKS[name]
    return "a social network" if element.tag == "blockquote" and _SIGNED.search(_text_of(element)) else None


def _text_of(element: HtmlElement) -> str:
    """The words of a small element, "" of a large one: looked at no further than a post is long."""
    if sum(1 for _ in islice(element.iter(), _MOST_PIECES)) == _MOST_PIECES:  # empty ones too: each may hold the next
        return ""
    said = [str(piece) for piece in islice(element.itertext(), _MOST_PIECES)]
    whole = len(said) < _MOST_PIECES and sum(map(len, said)) <= _LONGEST
    return " ".join("".join(said).split()) if whole else ""


def read_post(embed: HtmlElement, lines: Sequence[PostLine], text: str) -> Post | None:
    """The post that an embed shows; None when nothing but its signature came along."""
    network, handle = _address(embed)
    network = network_of(embed) or network or "a social network"
    signature = _signature(lines, handle)
    said = [
        line
        for number, line in enumerate(lines)
        if number != (signature.line if signature else -1) and not _FURNITURE.match(line.text)
    ]
    if signature is not None:
        said = [line for line in said if line.span.start < lines[signature.line].span.start] or said
    if not said or (signature is None and handle is None):
        return None
    content = trimmed(text, Span(said[0].span.start, said[-1].span.end))
    date = (signature.date if signature else None) or _marked_date(embed)
    name = signature.name if signature else ""
    handle = (signature.handle if signature else None) or handle
    return Post(
        span=Span(lines[0].span.start, lines[-1].span.end),
        content=content,
        author=name or (f"@{handle}" if handle else ""),
        handle=handle,
        date=date,
        truncated=_LINK_AT_END.sub("", content.cut(text)[-_END:]).rstrip().endswith(("…", "...")),
        evidence=Evidence("markup", 0.97 if signature else 0.85, f"embedded post of {network}"),
    )


def _signature(lines: Sequence[PostLine], handle: str | None) -> _Signature | None:
    for number in range(len(lines) - 1, -1, -1):
        for form in _SIGNATURES:
            found = form.match(lines[number].text[:400])
            if found:
                name = found["name"].strip(" —–-")
                printed = (found["when"] or "").strip(" ·,")
                return _Signature(number, name, found["handle"] or handle, read_date(printed) if printed else None)
    return None


def _address(embed: HtmlElement) -> tuple[str | None, str | None]:
    """The network and the poster's handle in the last link of an embed that leads to a post."""
    found: tuple[str | None, str | None] = (None, None)
    for element in embed.iter("a", "blockquote", "div"):
        for name in (
            "href",
            "cite",
            "data-href",
            "data-instgrm-permalink",
            "data-text-post-permalink",
            "data-embed-url",
        ):
            address = element.get(name)
            if not address or len(address) > 500:
                continue
            for form, network in _ADDRESSES:
                match = form.search(address)
                if match:
                    handle = match[1]
                    # "x.com/i/status/1" leads to a post without telling whose it is.
                    found = (network, None if handle == "i" or handle.startswith("did:") else handle)
    return found


def _marked_date(embed: HtmlElement) -> str | None:
    for time in embed.iter("time"):
        printed = time.get("datetime") or ""
        if re.match(r"\d{4}-\d\d-\d\d", printed):
            return read_date(printed[:10])
    return None
