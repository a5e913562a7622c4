"""The sentences in which the assertions of a studied story begin."""

from bench.stories.ours import OurStory
from onrecord.tell.sides import sentence_at


def sentences_of(ours: OurStory) -> dict[str, str]:
    """The words of the sentence in which each assertion begins, by the assertion's id."""
    return {
        a.id: r.sentences[at].span.cut(r.article.text) if (at := sentence_at(r, a)) >= 0 else ""
        for r in ours.recorded
        for a in r.assertions
    }
