"""Questions: what the record answers, where words stand in it, and a quiz on it."""

from typing import Annotated

from msgspec import Meta

from onrecord.serve.api import shapes as given
from onrecord.serve.api.call import Call, Listing, Nothing, Paging, Text, listing
from onrecord.serve.api.cites import all_cited, cited
from onrecord.serve.asked import Asked
from onrecord.tell.ask import Asker, Line
from onrecord.tell.quiz import Item, quiz
from onrecord.tell.quiz.formats import answer
from onrecord.tell.search import Passage, Searching, Sought


class QuestionAsked(Nothing, frozen=True, forbid_unknown_fields=True):
    """A question in plain words."""

    q: Annotated[str, Meta(min_length=1, max_length=300)]


def _ask(asked: Asked, query: QuestionAsked) -> given.AnswerTold:
    found = asked.edition.told(Asker).ask(query.q)
    return given.AnswerTold(
        question=query.q,
        answered=found.refused is None,
        refused=found.refused.value if found.refused else "",
        lines=tuple(_answer_line(asked, line) for line in found.lines),
        remarks=found.remarks,
    )


def _answer_line(asked: Asked, line: Line) -> given.AnswerLine:
    return given.AnswerLine(
        text=line.told.text,
        who=line.who,
        through=line.through,
        outlet=line.outlet,
        said=line.said,
        claim=line.claim,
        least=line.least,
        most=line.most,
        marks=tuple(mark.value for mark in line.marks),
        against=tuple(f"{a.label}: {a.told.words} ({a.reason})" for a in line.against),
        citation=cited(asked, line.citation),
    )


class SearchAsked(Paging, frozen=True, forbid_unknown_fields=True):
    """Words to look for."""

    q: Text = ""


def _search(asked: Asked, query: SearchAsked) -> Listing[given.PassageTold]:
    def shown(passage: Passage) -> given.PassageTold:
        return given.PassageTold(passage.text, passage.speaker, cited(asked, passage.citation))

    return listing(asked, query, asked.edition.told(Searching).found(Sought(query.q)).passages, shown=shown)


def _quiz(asked: Asked, query: Paging) -> Listing[given.QuizItem]:
    def shown(item: Item) -> given.QuizItem:
        return given.QuizItem(
            id=item.id,
            asks=item.sort.value,
            prompt=item.prompt,
            quoted=item.quoted,
            choices=tuple(given.QuizChoice(c.words, c.why) for c in item.in_order_shown),
            answer=answer(item),
            explanation=item.explanation,
            difficulty=item.difficulty,
            citations=all_cited(asked, item.citations),
        )

    return listing(asked, query, asked.edition.told(quiz).items, shown=shown)


CALLS = (
    Call("/ask", "An answer out of the record, or why there is none", given.AnswerTold, _ask, QuestionAsked),
    Call("/search", "Passages with the words", Listing[given.PassageTold], _search, SearchAsked),
    Call("/quiz", "Questions on the coverage", Listing[given.QuizItem], _quiz, Paging),
)
