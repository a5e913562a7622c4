"""What was decided: the log with what has become of each line, undo, and a form for what no queue asks."""

from starlette.responses import Response

from onrecord.errors import BadSource, NothingFound
from onrecord.serve.asked import Asked, Pages, paged
from onrecord.serve.deciding.keeping import LINES, keep, lines_of, who_asks
from onrecord.tell.deciding import VERBS, in_words, made_with, undoings
from onrecord.tell.deciding.pointing import assertion_at, claim_at
from onrecord.tell.story import Story


def decisions(asked: Asked) -> Response:
    """The log, newest first."""
    rulings = list(reversed(asked.story.decided.rulings))
    return asked.show(
        "decisions.html",
        page=paged(rulings, asked),
        in_words=in_words,
        who=who_asks(asked),
        done=asked.query.get("done", ""),
        title="Decisions",
    )


def undo(asked: Asked) -> Response:
    """Take one back, with those that were made with it where the form says so."""
    to = str(asked.form.get("to", "decisions"))
    back = "review" if to == "review" else "decisions"
    ids = made_with(asked.story, asked.part["id"], lines_of(asked.form.get(LINES)))
    return keep(asked, undoings(asked.story, ids), back=lambda done: asked.site.at(back, **done))


def draft(asked: Asked) -> Response:
    """The form for one verb, with whatever the page that led here knows already."""
    name = asked.query.get("verb", "")
    given = asked.request.query_params.getlist("thing")
    return asked.show(
        "decide.html",
        verbs=VERBS.values(),
        verb=VERBS.get(name),
        given=given,
        meant=[_meant(asked.story, *told) for told in zip(_asked_for(name), given, strict=False)],
        who=who_asks(asked),
        title="Decide",
    )


def _asked_for(verb: str) -> list[str]:
    """What a verb takes, word by word."""
    return VERBS[verb].takes.replace("[", "").replace("]", "").split() if verb in VERBS else []


def _meant(story: Story, what: str, given: str) -> str:
    """The words that an id stands for, so that nobody decides on a bare id; "" where it stands for none."""
    try:
        if what == "ASSERTION":
            located = assertion_at(story, given)
            return f"“{located.words}” ({story.publisher(located.recorded)})"
        return f"“{claim_at(story, given).wording}”" if what == "CLAIM" else ""
    except NothingFound:
        return ""


def decide(asked: Asked) -> Response:
    """Keep what the form says."""
    verb = VERBS.get(str(asked.form.get("verb", "")))
    things = [str(thing).strip() for thing in asked.form.getlist("thing") if str(thing).strip()]
    if verb is None or not verb.fewest <= len(things) <= verb.most:
        takes = f"{verb.name} takes {verb.takes}" if verb else "there is no such verb"
        raise BadSource(f"{takes}; {len(things)} given", fix="go back and fill in the form")
    return keep(asked, verb.make(asked.story, things), back=lambda done: asked.site.at("decisions", **done))


PAGES: Pages = {"/decisions": decisions, "/decide": draft}
ACTIONS: Pages = {"/decisions/{id}/undo": undo, "/decide": decide}
