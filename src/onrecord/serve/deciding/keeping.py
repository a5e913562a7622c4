"""Keeping a decision that was made on a page: into the same log as the command line's, and into what is told."""

import getpass
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from urllib.parse import quote, unquote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from onrecord.errors import CannotDecide
from onrecord.model import Decision, Ruling
from onrecord.serve.asked import Asked
from onrecord.serve.guard import is_keyed
from onrecord.tell.deciding import outcome

WHO = "who"
"""Name of the field and of the cookie that say who decides."""
_YEAR = 365 * 24 * 3600
_LONGEST_NAME = 200
_LONGEST_REASON = 500
_DIGITS = 7


def who_asks(asked: Asked) -> str:
    """Who decides: as they last said, else by the environment, else the user of this machine.

    Whoever came with a key may be anybody, and has to say who they are.
    """
    said = unquote(asked.request.cookies.get(WHO, ""))
    if said or is_keyed(asked.request.cookies):
        return said[:_LONGEST_NAME]
    named = os.environ.get("ONRECORD_WHO", "")
    if named:
        return named[:_LONGEST_NAME]
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def kept(asked: Asked, drafts: Iterable[Decision], *, who: str, why: str) -> tuple[Ruling, ...]:
    """Keep the decisions, and show the story as they make it.

    Raises CannotDecide for what would not hold or has no reason, and 403 where the story is only read.
    """
    if not asked.site.writable:
        raise HTTPException(403, "this story is served to be read only")
    found = outcome(asked.story, drafts, who=who, why=why, now=datetime.now(UTC))
    asked.site.shelf.keep(found.made, found.after, of=asked.edition)
    return found.rulings


LINES = "lines"
"""Name of the field that says how many decisions were made at once, where it is more than one."""


def lines_of(given: object) -> int:
    """How many decisions were made at once, as a form or an address says."""
    told = str(given or "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < _DIGITS else 1


def keep(asked: Asked, drafts: Iterable[Decision], *, back: Callable[[Mapping[str, str]], str]) -> Response:
    """Keep what a form says, and go ``back``, to the address made of what was done: the first decision's id.

    Raises as ``kept``, and CannotDecide for a reason without end.
    """
    who = str(asked.form.get(WHO, "")).strip()[:_LONGEST_NAME] or who_asks(asked)
    why = str(asked.form.get("why", "")).strip()
    if not who:
        raise CannotDecide("nobody is named who decides", fix="say who you are: open “Change” under the answers")
    if len(why) > _LONGEST_REASON:
        raise CannotDecide(f"a reason has {_LONGEST_REASON} characters at most", fix="say it more briefly")
    rulings = kept(asked, drafts, who=who, why=why)
    done = {"done": rulings[0].decision.id} | ({LINES: str(len(rulings))} if len(rulings) > 1 else {})
    answer = RedirectResponse(back(done), 303)
    answer.set_cookie(WHO, quote(who), max_age=_YEAR, httponly=True, samesite="strict")
    return answer
