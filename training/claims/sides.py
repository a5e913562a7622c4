"""The assertions of a studied story, and the sentences in which they begin."""

from collections.abc import Mapping
from dataclasses import replace

from bench.stories.ours import OurStory
from onrecord.relate.facts import Facts
from onrecord.tell.sides import sentence_at


def sentences_of(ours: OurStory) -> dict[str, str]:
    """The words of the sentence in which each assertion begins, by the assertion's id."""
    return {
        a.id: r.sentences[at].span.cut(r.article.text) if (at := sentence_at(r, a)) >= 0 else ""
        for r in ours.recorded
        for a in r.assertions
    }


def facts_with(ours: OurStory, vectors: Mapping[str, bytes]) -> dict[str, Facts]:
    """Each assertion laid out, by its id; a sentence with a vector in ``vectors`` has that one."""
    sentences = sentences_of(ours)
    return {
        i: replace(f, known=replace(f.known, vector=vectors.get(sentences[i], f.known.vector)))
        for i, f in ours.facts().items()
    }
