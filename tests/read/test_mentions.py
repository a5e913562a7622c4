import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import SURNAME_FIRST, Article, Block, EntityKind, Evidence, Kind, Mention, Span, Stated
from onrecord.read.mentions import find_mentions
from onrecord.read.parse import parse
from onrecord.text import id_of, line_spans

EVIDENCE = Evidence("test", 1.0, "as given")


def article_of(text: str, *, kinds: dict[int, Kind] | None = None, publisher: str = "") -> Article:
    lines = [s for s in line_spans(text) if s.cut(text).strip()]
    blocks = tuple(Block(s, (kinds or {}).get(n, Kind.TEXT), EVIDENCE) for n, s in enumerate(lines))
    stated = Stated(publisher, (), EVIDENCE) if publisher else None
    return Article(id_of(text), "capture", text, "en", None, stated, None, (), (), (), blocks)


class Found:
    """The mentions of a text, asked by their words."""

    def __init__(self, text: str, *, kinds: dict[int, Kind] | None = None, publisher: str = "") -> None:
        self.article = article_of(text, kinds=kinds, publisher=publisher)
        sentences, words, names = parse(self.article)
        self.mentions = find_mentions(self.article, sentences, words, names=names)

    def cut(self, mention: Mention) -> str:
        return mention.span.cut(self.article.text)

    @property
    def forms(self) -> list[str]:
        return [self.cut(m) for m in self.mentions]

    def of(self, form: str, nth: int = 0) -> Mention:
        """The nth mention with these words."""
        found = [m for m in self.mentions if self.cut(m) == form]
        assert len(found) > nth, f"no {form!r} among {self.forms}"
        return found[nth]

    def same(self, *forms: str) -> bool:
        return len({self.of(f).entity for f in forms}) == 1


def test_a_surname_is_the_person_named_in_full_before() -> None:
    found = Found("Claire Ottersen opened the fair. Ottersen thanked the crowd. The crowd cheered Ottersen.")
    assert found.same("Claire Ottersen", "Ottersen")
    assert {m.name for m in found.mentions if m.kind is EntityKind.PERSON} == {"Claire Ottersen"}


def test_of_two_of_one_surname_the_one_named_before_is_meant() -> None:
    text = (
        "Claire Ottersen, who runs the ferry, opened the fair. Ottersen thanked the crowd on the quay.\n"
        "Her cousin Paul Ottersen stayed away."
    )
    assert Found(text).same("Claire Ottersen", "Ottersen")


def test_of_two_of_one_surname_who_are_both_named_before_neither_is_meant() -> None:
    found = Found("Claire Ottersen opened the fair. Her cousin Paul Ottersen stayed away. The crowd cheered Ottersen.")
    assert not found.same("Claire Ottersen", "Ottersen")
    assert not found.same("Paul Ottersen", "Ottersen")


def test_who_was_called_by_the_surname_before_another_of_that_name_came_in_is_still_called_so() -> None:
    text = (
        "Claire Ottersen opened the fair. Ottersen thanked the crowd on the quay.\n"
        "Her cousin Paul Ottersen stayed away. The crowd cheered Ottersen again in the evening."
    )
    found = Found(text)
    assert [m.name for m in found.mentions if found.cut(m) == "Ottersen"] == ["Claire Ottersen"] * 2


def test_an_office_before_a_name_is_no_part_of_it_and_no_body_by_itself() -> None:
    found = Found("The Supervisor said the quay was unsafe. The board told Supervisor Ann Lind to close it at noon.")
    assert {(m.name, m.kind) for m in found.mentions} == {("Ann Lind", EntityKind.PERSON)}


def test_a_councillor_is_not_the_professor_of_that_surname() -> None:
    found = Found("Professor Paul Ottersen praised the plan for the quay. Cllr Ottersen said it was a disgrace.")
    assert found.of("Paul Ottersen").entity != found.of("Ottersen").entity


def test_a_surname_that_stands_first_is_told_by_the_same_title() -> None:
    text = (
        "President Lee Mingsu opened the fair with Ann Lee, a nurse. President Lee thanked the crowd. Ms Lee wept.\n"
        "Mr Lee left."
    )
    found = Found(text)
    assert found.same("Lee Mingsu", "Lee")
    assert found.of("Lee", 1).entity == found.of("Ann Lee").entity
    assert found.of("Lee", 2).entity not in {found.of("Ann Lee").entity, found.of("Lee Mingsu").entity}


@pytest.mark.parametrize(("called", "is_surname"), [("Mr Lee", True), ("Sir Lee", False), ("Lee", False)])
def test_a_title_shows_the_first_word_of_a_name_to_be_the_surname(called: str, is_surname: bool) -> None:
    found = Found(f"President Lee Mingsu opened the fair on the quay. {called} thanked the crowd.")
    assert found.same("Lee Mingsu", "Lee")
    assert (found.of("Lee").evidence.method == SURNAME_FIRST) is is_surname


def test_mrs_is_not_mr_of_that_surname() -> None:
    found = Found("Mr Paul Ottersen praised the plan for the quay. Mrs Ottersen said that it was a disgrace.")
    assert found.of("Paul Ottersen").entity != found.of("Ottersen").entity


def test_mr_and_mrs_of_one_surname_are_two_where_nobody_is_named_in_full() -> None:
    text = "Mr Ottersen praised the plan for the quay. Mrs Ottersen said that it was a disgrace. Mr Ottersen left."
    found = Found(text)
    first, second, third = (found.of("Ottersen", nth).entity for nth in range(3))
    assert first == third != second


def test_a_given_name_tells_whom_mr_does_not_mean() -> None:
    found = Found("Mr Ottersen said that his wife, Jane Ottersen, was ill. Mrs Ottersen had run the ferry.")
    assert found.of("Jane Ottersen").entity == found.of("Ottersen", 1).entity != found.of("Ottersen").entity


@pytest.mark.parametrize(
    ("full", "short"),
    [("Claire Le Brun", "Le Brun"), ("Ada van Dorn", "Van Dorn"), ("Claire De la Cruz", "De la Cruz")],
)
def test_a_surname_with_its_particle_is_the_person_named_in_full(full: str, short: str) -> None:
    found = Found(f"{full} opened the fair. {short} thanked the crowd on the quay.")
    assert found.same(full, short)
    assert found.of(short).kind is EntityKind.PERSON


@pytest.mark.parametrize("name", ["Rin Sae-ho", "Lee Jae-mun"])
def test_a_given_name_with_a_hyphen_is_not_cut(name: str) -> None:
    found = Found(f"{name} met Ada Lind in Eastmoor. The crowd cheered {name}.")
    assert [m.name for m in found.mentions if m.kind is EntityKind.PERSON] == [name, "Ada Lind", name]


@pytest.mark.parametrize("name", ['Jo "Red" Field', "Jo “Big Red” Field", "Jo ‘Red’ Field", "Jo (Red) Field"])
def test_what_somebody_is_called_between_marks_does_not_cut_a_name(name: str) -> None:
    found = Found(f"{name} opened the fair on the quay. Jo Field wept. The crowd cheered Field.")
    assert found.same(name, "Jo Field", "Field")
    assert found.of(name).name == "Jo Field"


@pytest.mark.parametrize("text", ["The Norland “Peace” Party opened the fair.", "The Tarn Harbour (TH) Trust left."])
def test_what_stands_between_marks_in_the_name_of_a_body_is_no_nickname(text: str) -> None:
    assert not any(m.kind is EntityKind.PERSON for m in Found(text).mentions)


@pytest.mark.parametrize("text", ["Jo (", "The crowd cheered Jo “", "Ada Lind met Jo ("])
def test_a_text_may_end_on_a_mark_behind_a_name(text: str) -> None:
    assert all(m.span.end <= len(text) for m in Found(text).mentions)
    assert "(" not in "".join(Found(text).forms)


def test_what_is_tied_to_a_name_by_a_hyphen_is_no_part_of_it() -> None:
    found = Found("The Brune Group-owned papers met the rebels on Monday.")
    assert found.forms == ["Brune Group"]


def test_the_house_that_somebody_speaks_for_is_no_part_of_the_name() -> None:
    found = Found("Speaker of the House Mike Jones said that the bill would pass. The crowd cheered Jones.")
    assert found.same("Mike Jones", "Jones")
    assert "House Mike Jones" not in found.forms


def test_a_surname_that_is_a_country_too_is_somebodys() -> None:
    found = Found("Jim Jordan said that the bill would pass. The crowd on the quay cheered Mr Jordan.")
    assert found.same("Jim Jordan", "Jordan")
    assert found.of("Jim Jordan").kind is EntityKind.PERSON


def test_a_title_tells_which_of_two_of_one_surname_is_meant() -> None:
    text = (
        "Councillor Claire Ottersen opened the fair. Professor Paul Ottersen stayed away.\n"
        "Cllr Ottersen thanked the crowd on the quay."
    )
    assert Found(text).same("Claire Ottersen", "Ottersen")


def test_a_surname_in_a_headline_is_the_person_named_in_full_below() -> None:
    text = "Ottersen opens fair\nMayor Claire Ottersen opened the fair on Monday, and Ottersen thanked the crowd."
    found = Found(text, kinds={0: Kind.TITLE})
    assert found.same("Claire Ottersen", "Ottersen")


def test_titles_stand_outside_the_name() -> None:
    found = Found("Sen. Claire Ottersen met Deputy Foreign Minister Paul Brandvold. Dr. Mary Quill listened.")
    assert {"Claire Ottersen", "Paul Brandvold", "Mary Quill"} <= set(found.forms)


def test_an_office_is_no_name() -> None:
    found = Found("The U.S. Deputy Secretary of State Paul Brandvold wrote that the talks would go on.")
    assert "State" not in found.forms
    assert found.of("Paul Brandvold").kind is EntityKind.PERSON


def test_two_people_of_one_surname_are_not_mixed() -> None:
    found = Found("Claire Ottersen and Paul Ottersen ran for mayor. In the end Ottersen won.")
    lone = found.of("Ottersen")
    assert lone.entity not in {found.of("Claire Ottersen").entity, found.of("Paul Ottersen").entity}


def test_a_title_tells_two_people_of_one_surname_apart() -> None:
    found = Found("Senator Claire Ottersen beat Judge Paul Ottersen. Supporters of Senator Ottersen danced all night.")
    assert found.same("Claire Ottersen", "Ottersen")


def test_an_acronym_in_brackets_is_the_body_before_it() -> None:
    found = Found("The Central Fisheries Agency (CFA) closed the bay. The CFA gave no reason for it.")
    assert found.same("Central Fisheries Agency", "CFA")
    assert found.of("CFA").kind is EntityKind.ORGANISATION


def test_a_short_form_is_the_only_body_that_begins_so() -> None:
    found = Found("Brandvold Industries cut 40 jobs. A union said that Brandvold had hidden the plan for months.")
    assert found.same("Brandvold Industries", "Brandvold")


def test_a_broadcaster_and_its_letters_are_one() -> None:
    found = Found("HBX News reported the closure on Monday. HBX cited two officials.")
    assert found.same("HBX News", "HBX")


def test_an_agency_and_its_letters_are_one() -> None:
    found = Found("LONDON (AP) — The mayor left on Monday, officials said.\nThe Associated Press contributed.")
    assert found.same("AP", "Associated Press")


def test_forms_of_a_country_are_one_place() -> None:
    found = Found("The United States sent help. Officials in the U.S. said so, and US papers agreed.")
    assert found.same("United States", "U.S.", "US")
    assert found.of("U.S.").name == "United States"
    assert found.of("U.S.").kind is EntityKind.PLACE


def test_a_nationality_is_a_group_and_no_place() -> None:
    found = Found("Norwegian fishermen blocked the port. Peruvian sailors watched them.")
    assert found.of("Norwegian").kind is EntityKind.GROUP
    assert found.of("Peruvian").kind is EntityKind.GROUP


def test_a_government_is_a_body_with_its_country() -> None:
    found = Found("The Norwegian government said on Monday that it would close the port for two weeks.")
    assert found.of("Norwegian government").kind is EntityKind.ORGANISATION


def test_a_slash_parts_two_people() -> None:
    found = Found("The photographs were taken by Claire Ottersen/Paul Brandvold in the old harbour.")
    assert {"Claire Ottersen", "Paul Brandvold"} <= set(found.forms)


def test_a_possessive_is_no_part_of_a_name() -> None:
    found = Found("Claire Ottersen’s lawyer said that Norway’s police had not called her.")
    assert "Claire Ottersen" in found.forms
    assert "Norway" in found.forms


@pytest.mark.parametrize("text", ["🇳🇴🇵🇪 🎉🎉", "isn’t won't n't", "3,000 kg 12:30 40%", "THE END", ""])
def test_flags_shortened_nots_and_numbers_are_no_names(text: str) -> None:
    assert Found(text).mentions == ()


def test_the_publisher_is_a_body() -> None:
    found = Found("A driver told the Lantern that the road was shut on Monday.", publisher="The Lantern")
    assert found.of("Lantern").kind is EntityKind.ORGANISATION


def test_he_is_the_only_man_before() -> None:
    found = Found("Paul Brandvold resigned on Monday. He said the bank had lied to him.")
    assert found.same("Paul Brandvold", "He")


def test_she_and_he_are_told_apart_by_titles() -> None:
    found = Found("Mr. Brandvold met Mrs. Ottersen on Monday. She said that the talks had failed.")
    assert found.same("Ottersen", "She")


def test_a_pronoun_between_two_that_fit_stays_open() -> None:
    found = Found("Quill argued with Brandvold and Ottersen argued with Hale in the street. It was late when he left.")
    assert "he" not in found.forms


def test_a_pronoun_before_its_subject_is_understood() -> None:
    found = Found("Before she resigned from the bank in May, Claire Ottersen said that the plan was sound.")
    assert found.same("she", "Claire Ottersen")


def test_him_is_not_the_subject_of_its_own_clause() -> None:
    found = Found("Claire Ottersen spoke first. Paul Brandvold told her that the bridge was unsafe.")
    assert found.same("Claire Ottersen", "her")


def test_the_one_introduced_as_senator_is_the_senator() -> None:
    found = Found("Senator Claire Ottersen voted against the bill on Monday. The senator gave no reason.")
    assert found.same("Claire Ottersen", "The senator")


def test_presidents_of_two_countries_are_told_apart() -> None:
    text = (
        "Norwegian President Claire Ottersen flew to Lima. Peruvian President Paul Brandvold met Ottersen there.\n"
        "The Norwegian president said the talks were good. The president left at noon."
    )
    found = Found(text)
    assert found.same("Claire Ottersen", "The Norwegian president")
    assert "The president" not in found.forms or found.same("The president", "The Norwegian president")


def test_the_company_is_the_firm_just_named() -> None:
    found = Found("Brandvold Industries cut 40 jobs on Monday. The company gave no reason.")
    assert found.same("Brandvold Industries", "The company")


def test_a_caption_does_not_answer_for_the_text() -> None:
    text = "The bridge was shut.\nPaul Brandvold on the bridge.\nHe had asked for it."
    found = Found(text, kinds={1: Kind.CAPTION})
    assert "He" not in found.forms


def test_every_mention_gives_a_reason() -> None:
    found = Found("Senator Claire Ottersen left. She was tired, the senator said. Ottersen sat down.")
    assert all(m.evidence.reason and 0 < m.evidence.score <= 1 for m in found.mentions)


TEXT = "Claire Ottersen Brandvold she he the senator said . , ( ) ’s U.S. / Norwegian Agency CFA “ ” of and - its 🎉 12"
PIECES = TEXT.split(" ")
WORDS = st.lists(st.sampled_from([*PIECES, "\n"]), max_size=40)


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_mentions_are_in_order_and_agree_within_an_entity(words: list[str]) -> None:
    found = Found(" ".join(words))
    text = found.article.text
    spans = [m.span for m in found.mentions]
    assert spans == sorted(spans, key=lambda s: (s.start, -s.end))
    assert all(Span(0, len(text)).start <= s.start < s.end <= len(text) for s in spans)
    entities = sorted({m.entity for m in found.mentions})
    assert entities == list(range(len(entities)))
    for number in entities:
        assert len({(m.kind, m.name) for m in found.mentions if m.entity == number}) == 1


def test_two_readings_are_equal() -> None:
    text = "Claire Ottersen of Brandvold Industries met U.S. officials. She left, and the company closed."
    assert Found(text).mentions == Found(text).mentions


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("On Monday the Parks and Gardens Department said the pond was safe.", "Parks and Gardens Department"),
        ("On Monday the Sundby Roads and Crossings Agency closed the pier.", "Sundby Roads and Crossings Agency"),
    ],
)
def test_a_body_named_after_two_things_is_one(sentence: str, name: str) -> None:
    assert name in {m.name for m in Found(sentence).mentions}


def test_two_bodies_beside_each_other_are_two() -> None:
    found = Found("On Monday the Sundby Police Department and the Norland Fire Department signed the plan.")
    assert {"Sundby Police Department", "Norland Fire Department"} <= {m.name for m in found.mentions}


def test_an_office_in_capitals_parts_a_firm_from_its_head() -> None:
    found = Found("Microtide CEO Bill Holm spoke on Monday. The firm had hired Bill Holm in May.")
    assert "Bill Holm" in found.forms
    assert not any("CEO" in form for form in found.forms)


def test_a_headline_adds_no_word_to_a_name() -> None:
    text = "Emma Holm Visit To Wend Memorial Brings Complaints\nEmma Holm came to Wend on Monday. Holm left at noon."
    names = {m.name for m in Found(text, kinds={0: Kind.TITLE}).mentions if m.kind is EntityKind.PERSON}
    assert names == {"Emma Holm"}


def test_the_newspaper_is_not_the_agency_that_reports() -> None:
    text = "WEND (AP) — Two men were expelled, the ruling party's paper said. The newspaper gave no reason."
    found = Found(text)
    assert all(found.cut(m).lower() != "the newspaper" for m in found.mentions if m.name in {"AP", "Associated Press"})


def test_what_a_firm_makes_is_not_its_name() -> None:
    found = Found("Orbit sells boxes. The Orbit TV is a box, and Orbit said it would sell more of them.")
    assert found.of("Orbit").name == "Orbit"


def test_two_outlets_named_together_are_two() -> None:
    found = Found("The Norland Tribune and Ostry TV reported that the queen died.")
    assert {"Norland Tribune", "Ostry TV"} <= set(found.forms)


def test_small_words_inside_the_name_of_a_town_belong_to_it() -> None:
    assert "Dar es Salaam" in Found("The embassy in Dar es Salaam was closed. Dar es Salaam was calm.").forms


def test_he_is_rather_whose_remarks_they_are_than_whom_they_are_about() -> None:
    found = Found(
        "Peter Lind spoke on Friday. Emil Holm listened.\n"
        "Lind's remarks were aimed at those who say that Holm should remain in Norway. He blamed the mill."
    )
    assert all(m.name != "Emil Holm" for m in found.mentions if found.cut(m) == "He")
