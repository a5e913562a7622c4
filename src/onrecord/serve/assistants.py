"""The record for assistants: a server of the Model Context Protocol, a thin layer over the API in the same process.

An assistant that answers through it can cite: every line comes with the article, its characters and their words.
"""

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx2

import onrecord
from onrecord.errors import MissingPart
from onrecord.record import Place, View
from onrecord.serve.app import make_app

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

_SIZE = 20
"""Items of a list in one answer; assistants pay by the word."""

INSTRUCTIONS = """The record of a news story: who said what, on whose word, when, and what has changed since.
It never says what is true: keep every attribution in your own words ("according to …"), and cite article and words.
`least` and `most` bound how many independent origins stand behind a claim; copies of one text count once.
Where `ask` refuses, say that the coverage does not tell, and why."""


def run(story: Place) -> None:
    """Serve one record over standard input and output, until they end. Raises NotARecord, MissingPart."""
    View(story).close()
    assistant_server(story).run("stdio")


def assistant_server(story: Place) -> "MCPServer[Any]":
    """The server over one record. Raises MissingPart where the library is not installed."""
    try:
        from mcp.server.mcpserver import MCPServer  # noqa: PLC0415  # an extra
    except ImportError:
        raise MissingPart("the part for assistants is not installed", fix="pip install 'onrecord[mcp]'") from None
    server: MCPServer[Any] = MCPServer(
        "onrecord", instructions=INSTRUCTIONS, version=onrecord.__version__, log_level="WARNING"
    )
    tools = _Tools(story)
    for tool in (tools.story, tools.search, tools.claims, tools.claim, tools.quotes, tools.ask, tools.timeline):
        server.tool()(tool)
    server.tool()(tools.disputes)
    server.tool()(tools.article)
    return server


class _Tools:
    """What an assistant may ask. The docstrings are what it is told of each."""

    def __init__(self, story: Place) -> None:
        transport = httpx2.ASGITransport(app=make_app(story, writable=False))
        self._api = httpx2.AsyncClient(transport=transport, base_url="http://localhost/api")
        self._turn = asyncio.Lock()

    async def story(self) -> dict[str, Any]:
        """How much coverage there is, of which days, and the headline of its brief."""
        return await self._get("/story")

    async def search(self, words: str, page: int = 1) -> dict[str, Any]:
        """Sentences of the articles that have these words, with who speaks in them and where they stand."""
        return await self._get("/search", q=words, page=page)

    async def claims(
        self, *, search: str = "", about: str = "", most_disputed: bool = False, page: int = 1
    ) -> dict[str, Any]:
        """What is claimed: wording, on whose word, how many independent origins, and what stands against it.

        `search` are words of the claim, `about` a person or body it names. Those with most origins come first, or with
        `most_disputed` those that most stands against.
        """
        order = "disputes" if most_disputed else "origins"
        return await self._get("/claims", search=search or None, about=about or None, order=order, page=page)

    async def claim(self, id: str) -> dict[str, Any]:  # noqa: A002  # the name an assistant sees
        """The evidence for one claim, by the id that `claims` gives.

        Each origin and why it counts, who denies the claim, and how other claims stand to it.
        """
        return await self._get(_named("claims", id))

    async def quotes(self, *, by: str = "", search: str = "", unnamed: bool = False, page: int = 1) -> dict[str, Any]:
        """Who said what, in the article's words, through whom it reached the article, and when.

        `by` is any part of a speaker's name, `search` are words of what is said; `unnamed` asks for sources without a
        name only.
        """
        asked = {"by": by or None, "search": search or None, "unnamed": str(unnamed).lower()}
        return await self._get("/quotes", **asked, page=page)

    async def ask(self, question: str) -> dict[str, Any]:
        """An answer to a question in sentences of the articles, each cited; or why the coverage does not tell."""
        return await self._get("/ask", q=question)

    async def timeline(self, *, about: str = "", since: str = "", until: str = "", page: int = 1) -> dict[str, Any]:
        """What happened, is planned or is denied, by day, with how it was put over time.

        `since` and `until` are a day, month or year: 2031-05-04, 2031-05, 2031.
        """
        return await self._get("/timeline", about=about or None, since=since or None, until=until or None, page=page)

    async def disputes(self, page: int = 1) -> dict[str, Any]:
        """What contradicts what, on whose word, and on what ground."""
        return await self._get("/disputes", page=page)

    async def article(self, id: str) -> dict[str, Any]:  # noqa: A002  # the name an assistant sees
        """One article, by id: what it states of itself, and its text, into which citations count characters."""
        whole = await self._get(_named("articles", id))
        return {"names": whole["names"], **{k: v for k, v in whole["article"].items() if k != "blocks"}}

    async def _get(self, address: str, **query: object) -> dict[str, Any]:
        asked = {name: str(value) for name, value in query.items() if value is not None}
        if "page" in asked:
            asked["size"] = str(_SIZE)
        async with self._turn:
            answer = await self._api.get(address, params=asked)
        if "json" not in answer.headers.get("content-type", ""):
            raise _refused("there is nothing under that name", fix="take an id that another tool gave")
        found: dict[str, Any] = answer.json()
        if answer.status_code != 200:
            raise _refused(found["error"], fix=found["fix"])
        return found


def _named(sort: str, id: str) -> str:  # noqa: A002  # the name an assistant sees
    """The address of one thing. What an assistant takes for an id leads nowhere else, and none is not the list."""
    # A path of dots would be taken for the folder above, however it is quoted.
    if not id.strip(". "):
        raise _refused("no id was given", fix=f"take one that `{sort}` or another tool gave")
    return f"/{sort}/{quote(id, safe='')}"


def _refused(what: str, *, fix: str) -> Exception:
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415  # an extra

    return ToolError(f"{what}; try: {fix}")
