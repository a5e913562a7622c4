from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.attribute import attribute
from onrecord.attribute.cues import NOUNS, VERBS
from onrecord.model import Attribution, Kind, Reading, Sentence, Span, Word
from onrecord.text import word_set
from tests.attribute.articles import article_of, reading_of

PARAGRAPHS = [
    "“The dam holds,” Ilse Brandt said. “It has held for a century, and engineers say it will hold for another.”",
    "Citing two current officials, the Sundby Herald reported that the mine, ''a ruin,'' would close.",
    'The ministry declined to comment; the union, however, called it "a gift" and demanded that it be dropped.',
    "According to a person familiar with the talks, the envoy was told the offer ‘won’t last’ (site.example).",
    "Asked whether the ship had reportedly sunk, she said it was informed by three engineers that it had — maybe.",
    "Two current and two former officials, who were not authorized to speak, said the port might close if it rains.",
    "The officials spoke on condition of anonymity because they feared reprisals. About 40 boats may sink, they said.",
]  # fmt: skip


def assert_sound(reading: Reading, found: tuple[Attribution, ...]) -> None:
    text = reading.article.text
    ids = {a.id for a in found}
    assert len(ids) == len(found)
    for said in found:
        for role in (said.source, said.cue, said.content):
            assert list(role) == sorted(role)
            for span in role:
                assert 0 <= span.start < span.end <= len(text)
                assert span.cut(text) == span.cut(text).strip() != ""
        beyond = [*said.withheld, *said.withheld_because, *(d.span for d in said.described)]
        for span in (*beyond, *(c.span for c in said.caveats)):
            assert 0 <= span.start < span.end <= len(text)
        assert all(any(c.span in content for content in said.content) for c in said.caveats)
        assert said.content
        assert said.via is None or said.via in ids - {said.id}
        assert 0 < said.evidence.score <= 1
        assert said.evidence.reason


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = "\n".join(draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=3)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 12))
        put = draw(
            st.sampled_from(
                ["", "“", "”", '"', "''", "’", " said ", ", ", "\n", ";", "—", "\u200b", "🙂", "(", " that "]
            )
        )
        text = text[:at] + put + text[at + cut :]
    return text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_no_mutated_paragraph_breaks_it(text: str) -> None:
    reading = reading_of(text)
    found = attribute(reading)
    assert_sound(reading, found)
    assert attribute(reading) == found


TAGS = sorted(word_set("VBD VBZ VBG VBN VB NN NNS NNP PRP IN TO WDT WP RB JJ , . `` CC"))
DEPS = sorted(
    word_set(
        """
        ROOT nsubj nsubjpass dobj ccomp xcomp advcl acl relcl conj prep pobj agent aux auxpass neg advmod mark appos
        poss parataxis punct cc prt acomp attr expl compound dep oprd
        """
    )
)
PLAIN = ["according", "allegedly", "cite", "that", "who", "it", "be", "confident"]
LEMMAS = [*sorted(VERBS)[::9], *sorted(NOUNS)[::7], *PLAIN]
FORMS = [
    "according",
    "to",
    "that",
    "said",
    "“",
    "”",
    '"',
    ",",
    ";",
    "it",
    "who",
    "as",
    "of",
    "and",
    "Brandt",
    ":",
    "by",
]


@st.composite
def hostile_readings(draw: st.DrawFn) -> Reading:
    """Words whose arcs make no sense: circles, heads in other sentences, any label on any tag."""
    forms = draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=24))
    text = " ".join(forms)
    words, at = [], 0
    for form in forms:
        head = draw(st.integers(0, len(forms) - 1))
        lemma, tag, dep = draw(st.sampled_from(LEMMAS)), draw(st.sampled_from(TAGS)), draw(st.sampled_from(DEPS))
        words.append(Word(Span(at, at + len(form)), lemma, tag, dep, head))
        at += len(form) + 1
    cut = draw(st.integers(0, len(forms)))
    ranges = [r for r in ((0, cut), (cut, len(forms))) if r[0] < r[1]]
    sentences = tuple(
        Sentence(Span(words[a].span.start, words[b - 1].span.end), Kind.TEXT, 0, (a, b)) for a, b in ranges
    )
    return Reading(article_of(text), sentences, tuple(words), (), ())


@settings(max_examples=200, deadline=None)
@given(hostile_readings())
def test_no_parse_breaks_it(reading: Reading) -> None:
    assert_sound(reading, attribute(reading))


def test_an_empty_article_has_no_attributions() -> None:
    assert attribute(Reading(article_of(""), (), (), (), ())) == ()
