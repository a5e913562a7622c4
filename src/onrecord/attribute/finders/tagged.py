"""What the trained tagger marks, as drafts on the page."""

from collections.abc import Sequence

from onrecord.attribute.cues import ADJECTIVES, NOUNS, VERBS, Cue
from onrecord.attribute.page import Draft, Page
from onrecord.attribute.sources.subjects import cue_words, is_negated
from onrecord.attribute.tagger import Said, Scored, Words, shipped
from onrecord.model import Span, Stance
from onrecord.text import word_set

_ASKED = word_set("ask question press quiz")


def tagged_drafts(page: Page) -> list[tuple[Draft, Said]]:
    """Every attribution that the tagger sees, in the order of their cues, with how sure it is of its parts.

    One whose content stands in another part of the page alone, as in the caption above, is none.
    """
    told = [i for i, number in enumerate(page.trees.sentence) if number >= 0]
    found = ((draft_of(page, said, told), said) for said in shipped()(words_of(page, told)))
    return [(draft, said) for draft, said in found if draft.content]


def words_of(page: Page, told: Sequence[int]) -> Words:
    """The words with these numbers as the tagger takes them."""
    place = {i: n for n, i in enumerate(told)}
    words = [page.words[i] for i in told]
    sentences = [page.trees.sentence[i] for i in told]
    return Words(
        [w.span.cut(page.text) for w in words],
        [w.tag for w in words],
        [w.dep for w in words],
        [place.get(w.head, n) - n for n, w in enumerate(words)],
        sentences,
        [page.sentences[number].block for number in sentences],
    )


def draft_of(page: Page, said: Said, told: Sequence[int]) -> Draft:
    """One attribution of the tagger on the page; ``told`` are the numbers of the words that it was given."""

    def words(one: Scored) -> tuple[int, int]:
        return told[one.piece[0]], told[one.piece[1] - 1]

    first, last = _by_paragraph(page, *words(said.cue))[-1]
    head, entry = _cue_head(page, first, last)
    last = _without_adjunct(page, first, last, head=head)
    contents = [words(c) for c in said.content]
    # A headline without a full stop may run into the paragraph below it.
    source = _by_paragraph(page, *words(said.source))[-1] if said.source else None
    return Draft(
        "tagged",
        f"the trained tagger marks “{page.span(first, last).cut(page.text)}” as a cue",
        (page.span(first, last),),
        (page.span(*source),) if source else (),
        _content(page, first, contents),
        entry.stance if entry else Stance.ASSERTS,
        head=head,
        source_head=_top(page, *source) if source else -1,
        negated=is_negated(page, cue_words(page, head)[2], head),
    )


def _cue_head(page: Page, first: int, last: int) -> tuple[int, Cue | None]:
    """The word that makes the cue one, and what the lexicon says of it."""
    words = range(last, first - 1, -1)
    # "Denied in a statement" denies; a noun behind a preposition counts only where there is nothing else.
    for i in sorted(words, key=lambda i: page.trees.dep(i) == "pobj"):
        table = VERBS if page.trees.is_verb(i) else NOUNS if page.words[i].tag[:2] == "NN" else ADJECTIVES
        found = table.get(page.trees.lemma(i))
        if found:
            return i, found[0]
    return _top(page, first, last), None


def _top(page: Page, first: int, last: int) -> int:
    """The word of a stretch on which its other words hang: the first whose head lies outside, nouns before others."""
    tops = [i for i in range(first, last + 1) if not first <= page.trees.heads[i] <= last or page.trees.heads[i] == i]
    nouns = [i for i in tops if page.words[i].tag[:2] in {"NN", "PR"}]
    subjects = [i for i in nouns if page.trees.dep(i) == "nsubj"]
    if len(subjects) > 1:
        return subjects[-1]  # "Harbour Party (HP) senator Ada Lind": the name stands by the verb
    return (nouns or tops or [first])[0]


def _without_adjunct(page: Page, first: int, last: int, *, head: int) -> int:
    """The last word of a cue without where, when and to whom: "wrote on social media". Annotators differ on those."""
    for i in range(max(head, first) + 1, last):
        if page.words[i].tag == "IN" and page.trees.dep(i) == "prep" and page.trees.heads[i] == head:
            return i - 1
    return last


def _content(page: Page, cue: int, pieces: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The pieces cut at paragraphs; those outside the cue's sentence only where they are quotations, which run on."""
    home = page.trees.sentence[cue]
    parts = [part for first, last in pieces for part in _by_paragraph(page, first, last)]
    parts = [(a, b) for a, b in parts if not _put_to_the_speaker(page, a)] or parts
    parts = [(a, b) for a, b in parts if not _is_said_before(page, b, cue)]
    kept = [(a, b) for a, b in parts if page.trees.sentence[a] == home or page.quote_of[a] >= 0]
    kept = kept or [(_from_home(page, a, b, cue=cue), b) for a, b in parts if _is_beside(page, a, cue)]
    return tuple(sorted(page.span(a, b) for a, b in kept))


def _from_home(page: Page, first: int, last: int, *, cue: int) -> int:
    """Where a piece begins that runs into the cue's sentence from the one before, though nothing there is quoted."""
    begin = page.sentence_words(cue)[0]
    told = page.quote_of[first] < 0 and page.quote_of[begin] < 0
    return begin if first < begin <= last < cue and told else first


def _is_beside(page: Page, word: int, cue: int) -> bool:
    """Whether two words stand in one paragraph, or in two of one kind: a caption and the text below are apart."""
    one, other = (page.sentences[page.trees.sentence[i]] for i in (word, cue))
    return one.block == other.block or one.kind is other.kind


def _is_said_before(page: Page, last: int, cue: int) -> bool:
    """Whether a piece ends in a paragraph before the cue's, and nothing shows that it goes on to there.

    Papers name the speaker in the first paragraph of a quotation: what stands above is the speaker's before.
    """
    home = page.sentences[page.trees.sentence[cue]].block
    if page.sentences[page.trees.sentence[last]].block >= home:
        return False
    number = page.quote_of[last]
    return number < 0 or page.quotes[number].closed or not any(q.continues and q.block == home for q in page.quotes)


def _put_to_the_speaker(page: Page, first: int) -> bool:
    """ "Asked whether …, she said": the question is not hers."""
    return page.words[first].tag == "VBN" and page.quote_of[first] < 0 and page.trees.lemma(first) in _ASKED


def _by_paragraph(page: Page, first: int, last: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    block = -1
    for i in range(first, last + 1):
        number = page.trees.sentence[i]
        if number < 0:
            continue
        if found and page.sentences[number].block == block:
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
        block = page.sentences[number].block
    return found
