"""The pages that read a story; each module has the addresses it answers in ``PAGES``."""

from onrecord.serve.asked import Pages
from onrecord.serve.reading import (
    articles,
    ask,
    claims,
    compare,
    deadlines,
    disputes,
    exports,
    front,
    made,
    people,
    positions,
    quiz,
    search,
    sources,
    timeline,
)

PAGES: Pages = {
    **front.PAGES,
    **timeline.PAGES,
    **positions.PAGES,
    **quiz.PAGES,
    **articles.PAGES,
    **claims.PAGES,
    **ask.PAGES,
    **made.PAGES,
    **compare.PAGES,
    **deadlines.PAGES,
    **disputes.PAGES,
    **exports.PAGES,
    **people.PAGES,
    **search.PAGES,
    **sources.PAGES,
}
