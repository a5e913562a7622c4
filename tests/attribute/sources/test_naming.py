import pytest

from onrecord.attribute.sources.counting import count_of
from onrecord.model import Naming
from tests.attribute.articles import found, one


@pytest.mark.parametrize(
    ("text", "cue", "naming", "count"),
    [
        ("Two current and two former officials said the mine would close.", "said", Naming.ANONYMOUS, 4),
        ("The mine will close, according to a person familiar with the plan.", "according to", Naming.ANONYMOUS, 1),
        ("Officials who spoke on condition of anonymity said the mine would close.", "said", Naming.ANONYMOUS, None),
        ("Critics said the mine should close.", "said", Naming.UNNAMED_GROUP, None),
        ("An open-source analyst said the mine would close.", "said", Naming.UNNAMED_PERSON, 1),
        ("A lawyer for the officers said the mine would close.", "said", Naming.UNNAMED_PERSON, 1),
        ("Residents living close to the mine said it would close.", "said", Naming.UNNAMED_GROUP, None),
        ("A spokesperson said the mine would close.", "said", Naming.UNNAMED_PERSON, 1),
        ("The report said the mine would close.", "said", Naming.DOCUMENT, None),
        ("The newspaper said the mine would close.", "said", Naming.PUBLISHER, None),
        ("The ministry said the mine would close.", "said", Naming.ORGANISATION, None),
        ("The mine will reportedly close.", "reportedly", Naming.NONE, None),
        ("Nobody said the mine would close.", "said", Naming.NONE, None),
        ("A majority of residents said the mine should close.", "said", Naming.UNNAMED_GROUP, None),
        ("A group of miners said the mine should close.", "said", Naming.UNNAMED_GROUP, None),
        ("Nearly eight of 10 residents said the mine should close.", "said", Naming.UNNAMED_GROUP, None),
        ("Her family said the mine should close.", "said", Naming.UNNAMED_GROUP, None),
        ("Several unions said the mine should close.", "said", Naming.UNNAMED_GROUP, None),
        ("One of the owners, Ada Lind, said the mine would close.", "said", Naming.PERSON, None),
        ("The former mayor and senator said the mine would close.", "said", Naming.UNNAMED_PERSON, None),
        ("The shooting showed that the mine should close.", "showed", Naming.NONE, None),
        ("Preliminary indications suggested that the mine would close.", "suggested", Naming.NONE, None),
        ("His sibling said the mine would close.", "said", Naming.UNNAMED_PERSON, None),
        ("Law enforcement said the mine would close.", "said", Naming.ORGANISATION, None),
        ("Local reporting said the mine would close.", "said", Naming.DOCUMENT, None),
        ("The white paper said the mine would close.", "said", Naming.DOCUMENT, None),
        ("The company website said the mine would close.", "said", Naming.DOCUMENT, None),
        ("The Medical Examiner of Eastmoor said nine had died.", "said", Naming.ORGANISATION, None),
    ],
)
def test_the_kind_of_source(text: str, cue: str, naming: Naming, count: int | None) -> None:
    said = one(text, cue)
    assert (said.naming, said.count) == (naming, count)


@pytest.mark.parametrize(
    ("text", "cue", "naming", "speaker"),
    [
        ("The Westbrook Advertiser said the mine would close.", "said", Naming.PUBLISHER, "Westbrook Advertiser"),
        ("Vostra TV said the mine would close.", "said", Naming.PUBLISHER, "Vostra TV"),
        ("Ostry TV reported that the mine would close.", "reported", Naming.PUBLISHER, "Ostry TV"),
        ("The Vallemar Mirror reported that the mine would close.", "reported", Naming.PUBLISHER, "Vallemar Mirror"),
        ("The newspaper Il Faro said the mine would close.", "said", Naming.PUBLISHER, "Il Faro"),
        ("The Tarn Herald newspaper said the mine would close.", "said", Naming.PUBLISHER, "Tarn Herald"),
        ("The Tarn Courant reported that the mine would close.", "reported", Naming.PUBLISHER, "Tarn Courant"),
        ("The state broadcaster Vostra said the mine would close.", "said", Naming.PUBLISHER, "Vostra"),
        ("The mine will close, according to a Tarn Herald report.", "according to", Naming.PUBLISHER, "Tarn Herald"),
        ("A report in the Tarn Herald said the mine would close.", "said", Naming.PUBLISHER, "Tarn Herald"),
        ("A report on the Tarn Herald said it would close.", "said", Naming.DOCUMENT, "A report on the Tarn Herald"),
        ("Ada Star reported that she had lost a boat.", "reported", Naming.PERSON, "Ada Star"),
    ],
)
def test_an_outlet_is_known_by_the_kind_of_its_name_or_what_it_is_called(
    text: str, cue: str, naming: Naming, speaker: str
) -> None:
    said = one(text, cue)
    assert (said.naming, said.speaker) == (naming, speaker)


def test_an_outlet_that_is_called_by_its_kind_is_the_one_named_before() -> None:
    text = "The Tarn Herald reported that the mine would close. The newspaper said nine had lost work."
    assert [a.speaker for a in found(text)] == ["Tarn Herald", "Tarn Herald"]


def test_officials_who_are_held_back_once_are_held_back_everywhere() -> None:
    text = "Harbour officials who were not authorized to speak said the pier had moved.\nIt will fall, officials said."
    assert {s.naming for s in found(text) if s.cue == "said"} == {Naming.ANONYMOUS}


@pytest.mark.parametrize(
    ("phrase", "plural", "count"),
    [
        ("two current and two former officials", True, 4),
        ("three people familiar with the talks", True, 3),
        ("a diplomat and two aides", True, 3),
        ("a person briefed on the plan", False, 1),
        ("multiple officials", True, None),
        ("a group of officials", True, None),
        ("six officials with knowledge of two programs", True, 6),
        ("one of the two diplomats", True, 1),
        ("eight of 10 voters", True, None),
        ("about four in 10", True, None),
        ("two officials in the room", True, 2),
        ("one or more of its members", True, None),
        ("elected officials from both parties", True, None),
        ("a mother of three", False, 1),
        ("some 1,200 doctors", True, None),
        ("two dozen current and former officials", True, None),
        ("three hundred workers", True, None),
        ("No 10 officials", True, None),
        ("critics of the XB-5 program", True, None),
    ],
)
def test_people_are_counted_as_the_phrase_states_them(phrase: str, plural: bool, count: int | None) -> None:
    assert count_of(phrase, plural=plural) == count


def test_i_inside_a_quotation_is_who_speaks_it() -> None:
    text = "Ada Lind runs the mine.\n“I think the mine is safe,” said Ada Lind, the manager."
    spoken = [s for s in found(text) if s.source == "I"]
    assert spoken
    assert {(s.naming, s.speaker) for s in spoken} == {(Naming.PERSON, "Ada Lind")}


def test_a_senator_of_a_party_is_no_party() -> None:
    (said,) = found("Northern Harbour Party (NHP) Senator Ilse Brandt voiced strong approval of the plan.")
    assert (said.naming, said.speaker) == (Naming.PERSON, "Ilse Brandt")


def test_what_a_name_says_makes_nobody_anonymous() -> None:
    (said,) = found("Harbour Insider reported that the mine would close.")
    assert said.naming is not Naming.ANONYMOUS


@pytest.mark.parametrize(
    ("text", "cue", "naming"),
    [
        ("A witness said the driver had shouted.", "said", Naming.UNNAMED_PERSON),
        ("“It was dark,” said one witness.", "said", Naming.UNNAMED_PERSON),
        ("The confederation said the crews would strike.", "said", Naming.ORGANISATION),
        ("The regiment said two men had died.", "said", Naming.ORGANISATION),
    ],
)
def test_a_witness_and_a_regiment_are_somebody_whatever_their_nouns_end_in(text: str, cue: str, naming: Naming) -> None:
    assert one(text, cue).naming is naming


@pytest.mark.parametrize(
    "source",
    [
        "Harbour coach Ada Lind, who has been ill for weeks,",
        "The party's nominee, Sen. Ada Lind (Harbour Party),",
        "The Institute of Harbour Engineers' chief economist, Ada Lind",
    ],
)
def test_a_person_is_named_beside_what_they_are_whatever_else_is_told_of_them(source: str) -> None:
    assert one(f"{source} said that nobody would sail before the spring.", "said").speaker == "Ada Lind"


def test_who_is_one_of_several_does_not_speak_for_all() -> None:
    said = one("Mining firms, including Lind, Ostrev and Holm, said that nobody would work on Sunday.", "said")
    assert said.naming is Naming.UNNAMED_GROUP


@pytest.mark.parametrize("office", ["The Mayor", "The Supervisor", "The Prime Minister", "The Ombudsman"])
def test_an_office_written_large_is_somebody_and_no_body(office: str) -> None:
    assert one(f"{office} said that the quay was unsafe.", "said").naming is Naming.UNNAMED_PERSON


def test_the_prime_ministers_office_is_a_body() -> None:
    assert one("The Mayor's Office said that the quay was unsafe.", "said").naming is Naming.ORGANISATION


def test_who_is_somebody_of_a_house_and_not_the_house() -> None:
    said = one(
        "The view of Ada O'Lind, a mining expert at Stanwick University, who said the mine would close, is new.", "said"
    )
    assert said.naming is not Naming.ORGANISATION
