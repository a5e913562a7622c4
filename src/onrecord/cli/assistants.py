"""The command by which assistants read a record."""

import typer

from onrecord.cli.opening import StoryFile


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="Audit it, take it elsewhere")(mcp)


def mcp(story: StoryFile) -> None:
    """Let an assistant read the story, and cite it, by the Model Context Protocol.

    Speaks over standard input and output; name this command in the assistant's settings. Reads only.

    Example: **onrecord mcp story.onrecord**
    """
    # Loads a web server and the protocol, which no other command needs.
    from onrecord.serve.assistants import run  # noqa: PLC0415

    run(story)
