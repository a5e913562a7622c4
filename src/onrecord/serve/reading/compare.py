"""Two articles side by side: what both have, what only one has, and who is quoted in which."""

from collections.abc import Sequence

from starlette.responses import Response

from onrecord.serve.asked import Asked, Pages
from onrecord.serve.reading.cites import day_of, place, title_of
from onrecord.tell.lines.wording import Wording
from onrecord.tell.story import Story
from onrecord.tell.texts.shared import SharedTexts, common
from onrecord.tell.texts.side_by_side import paired

_MOST_OFFERED = 500
"""Articles that can be chosen from a list; in a longer record they are named by id or file, or chosen elsewhere."""
_MOST_PAIRS = 20
_MOST_CLAIMS = 20


def compare(asked: Asked) -> Response:
    """The two that ``one`` and ``other`` name; without them, a choice."""
    story = asked.story
    named = [asked.query.get("one", "").strip(), asked.query.get("other", "").strip()]
    both = [story.article(name) if name else None for name in named]
    one, other = both
    found = None
    if one is not None and other is not None:
        shared = story.once(SharedTexts).between(one.article.id, other.article.id)
        found = paired(story, (one, other), shared)
    return asked.show(
        "compare.html",
        both=both,
        named=named,
        pair=found,
        offered=story.articles if len(story.articles) <= _MOST_OFFERED else (),
        pairs=asked.edition.told(_likeliest),
        most=_MOST_CLAIMS,
        title_of=title_of,
        wording=story.once(Wording),
        day_of=day_of,
        address=lambda article, span: place(asked.site, article, [span]),
        title="Two articles side by side",
    )


def _likeliest(story: Story) -> Sequence[tuple[str, str, float]]:
    """Pairs that have most in common."""
    pairs = ((one, other, shared.share) for (one, other), shared in story.once(common).items())
    return sorted(pairs, key=lambda p: (-p[2], p[0], p[1]))[:_MOST_PAIRS]


PAGES: Pages = {"/compare": compare}
