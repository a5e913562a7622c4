"""Questions on the coverage, to be played on the page or read, each with its key and where that stands."""

from starlette.responses import Response

from onrecord.serve.asked import Asked, Pages
from onrecord.serve.reading.cites import Cites
from onrecord.tell.quiz import Sort, letter
from onrecord.tell.quiz import quiz as quiz_of
from onrecord.tell.quiz.formats import answer


def quiz(asked: Asked) -> Response:
    """All questions, the easier first."""
    return asked.show(
        "quiz.html",
        quiz=asked.edition.told(quiz_of),
        letter=letter,
        answer=answer,
        order=Sort.ORDER,
        cites=Cites(asked),
        title="Quiz",
    )


PAGES: Pages = {"/quiz": quiz}
