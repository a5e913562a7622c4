import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from onrecord.serve.assistants import assistant_server


def asked(story: Path, what: Callable[[Any], Awaitable[Any]]) -> Any:
    """What a client of the protocol's own library gets from the server."""

    async def held() -> Any:
        async with Client(assistant_server(story)) as client:
            return await what(client)

    return anyio.run(held)


async def called(client: Any, name: str, **given: Any) -> dict[str, Any]:
    answer = await client.call_tool(name, given)
    assert not answer.is_error, answer.content
    return dict(answer.structured_content)


def test_every_tool_says_what_it_is_for(sample_file: Path) -> None:
    async def listed(client: Any) -> Any:
        return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in asked(sample_file, listed)}
    assert {"story", "search", "claims", "claim", "quotes", "ask", "timeline", "disputes", "article"} == set(tools)
    assert all(tool.description for tool in tools.values())


def test_what_an_assistant_cites_stands_in_the_article(sample_file: Path) -> None:
    async def cited(client: Any) -> Any:
        claims = await called(client, "claims", search="bridge")
        found = await called(client, "claim", id=claims["items"][0]["id"])
        cite = found["origins"][0]["tellings"][0]["citation"]
        return cite, await called(client, "article", id=cite["article"])

    cite, article = asked(sample_file, cited)
    assert article["text"][cite["start"] : cite["end"]] == cite["words"]


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("story", {}),
        ("search", {"words": "ferry"}),
        ("quotes", {"unnamed": True}),
        ("ask", {"question": "Who closed the bridge?"}),
        ("timeline", {"since": "2027"}),
        ("disputes", {}),
    ],
)
def test_every_tool_answers(sample_file: Path, tool: str, given: dict[str, Any]) -> None:
    async def answer(client: Any) -> Any:
        return await called(client, tool, **given)

    assert asked(sample_file, answer)


@pytest.mark.parametrize("given", ["none", "", " ", "..", "../articles?size=1", "../../metrics", "a/b", "x#y", "é"])
@pytest.mark.parametrize("tool", ["claim", "article"])
def test_what_is_not_there_is_an_error_that_says_what_to_do(sample_file: Path, tool: str, given: str) -> None:
    async def answer(client: Any) -> Any:
        return await client.call_tool(tool, {"id": given})

    got = asked(sample_file, answer)
    assert got.is_error
    assert "try:" in got.content[0].text


def test_the_command_speaks_over_standard_input_and_output(sample_file: Path) -> None:
    async def told() -> Any:
        command = StdioServerParameters(command=sys.executable, args=["-m", "onrecord", "mcp", str(sample_file)])
        async with Client(stdio_client(command)) as client:
            return await called(client, "story")

    assert anyio.run(told)["articles"] == 16
