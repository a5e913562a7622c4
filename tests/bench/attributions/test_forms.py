import pytest

from bench.attributions.forms import BEYOND_CLAUSES, Form, classes_of, form_of, parse_of
from bench.attributions.matching import Roles
from onrecord.model import Span
from tests.attribute.articles import reading_of


def roles_in(text: str, cue: str, content: str, source: str = "") -> Roles:
    """Roles by their words; parts of a content are joined by " … "."""

    def at(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    return {
        "source": (at(source),) if source else (),
        "cue": (at(cue),) if cue else (),
        "content": tuple(at(part) for part in content.split(" … ")),
    }


@pytest.mark.parametrize(
    ("form", "text", "cue", "content"),
    [
        (Form.CLAUSE, "Ilse Brandt said that the dam would hold.", "said", "that the dam would hold"),
        (Form.CLAUSE, "The dam would hold, Ilse Brandt said.", "said", "The dam would hold"),
        (Form.CLAUSE, "The dam, engineers say, would hold.", "say", "The dam … would hold"),
        (Form.QUOTATION, "“It will hold,” Ilse Brandt said.", "said", "“It will hold,”"),
        (Form.NOUN_PHRASE, "The union denied the claim.", "denied", "the claim"),
        (Form.NOUN_PHRASE, "The claim was denied by the union.", "was denied", "The claim"),
        (Form.PREPOSITION, "The union warned of long delays.", "warned of", "long delays"),
        (Form.PREPOSITION, "The union warned of long delays.", "warned", "of long delays"),
        (Form.PREPOSITION, "The owner was accused of hiding the report.", "was accused of", "hiding the report"),
        (Form.INFINITIVE, "The owner vowed to repair the dam.", "vowed", "to repair the dam"),
        (Form.INFINITIVE, "The owner vowed to repair the dam.", "vowed to", "repair the dam"),
        (Form.NOUN_CUE, "Her claim that the dam leaks is old.", "claim", "that the dam leaks"),
        (Form.NOUN_CUE, "Allegations of fraud spread quickly.", "Allegations of", "fraud"),
        (Form.ADJECTIVE_CUE, "Engineers are confident that it holds.", "are confident", "that it holds"),
        (Form.ACCORDING_TO, "The dam holds, according to engineers.", "according to", "The dam holds"),
        (Form.OTHER, "The dam reportedly leaks.", "reportedly", "The dam … leaks"),
        (Form.OTHER, "Report: The dam leaks.", ":", "The dam leaks"),
        (Form.OTHER, "The dam leaks (Sundby Herald).", "", "The dam leaks"),
    ],
)
def test_the_form_is_read_off_cue_and_content(form: Form, text: str, cue: str, content: str) -> None:
    assert form_of(parse_of(reading_of(text)), roles_in(text, cue, content)) is form


def test_forms_beyond_clauses_are_also_counted_together() -> None:
    text = "The union denied the claim."
    classes = classes_of(parse_of(reading_of(text)), roles_in(text, "denied", "the claim", "The union"))
    assert Form.NOUN_PHRASE in BEYOND_CLAUSES
    assert {"all", "indirect", "noun_phrase", "beyond_clauses", "one_source", "source_in_sentence"} < set(classes)


def test_a_clause_is_not_counted_among_the_forms_beyond() -> None:
    text = "Ilse Brandt said the dam would hold."
    roles = roles_in(text, "said", "the dam would hold")
    assert "beyond_clauses" not in classes_of(parse_of(reading_of(text)), roles)


def test_distances_tell_sentences_and_paragraphs_apart() -> None:
    text = "Ilse Brandt met the union. It was said that the dam leaks. The dam is old.\nIt may burst."
    parse = parse_of(reading_of(text))

    def classes(content: str, source: str = "") -> set[str]:
        return set(classes_of(parse, roles_in(text, "was said", content, source)))

    assert "no_source" in classes("that the dam leaks")
    assert "content_in_sentence" in classes("that the dam leaks")
    assert "source_elsewhere" in classes("that the dam leaks", "Ilse Brandt")
    assert "source_in_sentence" in classes("that the dam leaks", "It")
    assert "content_over_sentences" in classes("that the dam leaks … The dam is old")
    assert "content_over_paragraphs" in classes("that the dam leaks … It may burst")


def test_an_empty_attribution_has_a_form_too() -> None:
    parse = parse_of(reading_of("The dam leaks."))
    assert form_of(parse, {"source": (), "cue": (), "content": ()}) is Form.OTHER
