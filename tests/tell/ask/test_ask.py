"""Questions answered in sentences of the articles, or refused with the reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.tell.ask import Answer, Asker, Refused
from onrecord.tell.lines.told import faults
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Strike at the ferry yard",
        "May 4, 2031",
        "The union said 340 workers had walked out of the Eastmoor ferry yard.",
        "“We will not return before June,” said Ada Lind, who leads the union.",
        "Brightwater Ferries shut the yard because the cranes had failed their inspection on April 28.",
        "The repair of the cranes will cost 12 million crowns, said Karin Moe, a spokeswoman for Brightwater Ferries.",
        "A crane driver, who asked not to be named, said the inspection had been put off twice.",
    ),
    "b.txt": news(
        "Company disputes strike figure",
        "May 5, 2031",
        "Brightwater Ferries said 90 workers had walked out of the Eastmoor ferry yard.",
        "Karin Moe denied that the inspection had been put off.",
        "Three ships were sent to Sundby: the Tern, the Alca and the Fulmar.",
        publisher="Sundby Post",
    ),
}


MOVED = {
    "c.txt": news(
        "Ferry yard to reopen",
        "June 2, 2031",
        "The ferry yard will reopen on June 9, said Karin Moe, a spokeswoman for Brightwater Ferries.",
        "Ada Lind was in the canteen when the crane fell.",
        "The number of injured workers has reached 14, the hospital said.",
        "Three of the 22 cracked beams have been replaced.",
    ),
    "d.txt": news(
        "Ferry yard stays shut",
        "June 10, 2031",
        "The ferry yard was to reopen on June 9.",
        "Brightwater Ferries now says June 20.",
        publisher="Sundby Post",
    ),
}


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with story_of(tmp_path_factory.mktemp("moved"), MOVED) as made:
        yield Asker(made)


def test_how_many_tell_of_them_is_not_how_many_there_are(tmp_path: Path) -> None:
    told = "Citing six military and police officials, the Sundby Post reported that the cranes may be moved."
    with story_of(tmp_path, {"a.txt": news("Cranes at the yard", "June 11, 2031", told)}) as story:
        answer = Asker(story).ask("How many soldiers?")
        assert answer.refused is Refused.NO_NUMBER


def test_the_newest_day_comes_first_and_what_it_replaced_after_it(moved: Asker) -> None:
    answer = moved.ask("When will the ferry yard reopen?")
    assert "June 20" in answer.lines[0].told.text
    assert "June 9" in told(answer)
    assert "different days are given" not in answer.remarks


def test_a_place_needs_no_name_and_a_setting_need_not_be_told_again(moved: Asker) -> None:
    answer = moved.ask("Where was Ada Lind when the crane fell?")
    assert answer.refused is None
    assert "in the canteen" in asked(answer)


def test_a_number_may_stand_behind_what_it_is_the_number_of(moved: Asker) -> None:
    assert "14" in asked(moved.ask("How many workers were injured?"))


def test_a_part_is_not_taken_for_the_whole(moved: Asker) -> None:
    assert asked(moved.ask("How many beams are cracked?")) == {"22"}
    assert "Three" in asked(moved.ask("How many beams have been replaced?"))


def test_a_relative_day_cites_the_day_of_its_article(asker: Asker) -> None:
    with_days = [line for line in asker.ask("When did the cranes fail their inspection?").lines if line.asked]
    assert with_days
    for line in with_days:
        for citation in line.dated:
            assert citation.span.cut(asker.story.by_id[citation.article].article.text)


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with story_of(tmp_path_factory.mktemp("ask"), PAGES) as made:
        yield Asker(made)


def told(answer: Answer) -> str:
    return " | ".join(line.told.text for line in answer.lines)


def asked(answer: Answer) -> set[str]:
    return {p.words for line in answer.lines for p in line.asked}


def test_what_is_conducted_is_held_and_who_is_nabbed_arrested(tmp_path: Path) -> None:
    page = news(
        "Drill at Sundby",
        "May 4, 2031",
        "The training sessions are being conducted at the naval yard of Sundby.",
        "The harbour police nabbed nine smugglers with six crates near the lighthouse.",
    )
    with story_of(tmp_path, {"a.txt": page}) as story:
        asker = Asker(story)
        assert "naval yard" in told(asker.ask("Where is the training held?"))
        assert "nine" in asked(asker.ask("How many smugglers were arrested?"))


def test_a_number_is_pointed_out_with_its_source_and_what_other_sources_say(asker: Asker) -> None:
    answer = asker.ask("How many workers walked out of the yard?")
    assert answer.refused is None
    assert {"340", "90"} <= asked(answer)
    assert {line.who for line in answer.lines} == {"The union", "Brightwater Ferries"}
    assert "different figures are given" in answer.remarks


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much will the repair of the cranes cost?", "12 million crowns"),
        ("Why was the yard shut?", "because the cranes had failed"),
        ("What did Ada Lind say about returning?", "before June"),
        ("Who leads the union?", "Ada Lind"),
        ("Did Karin Moe deny that the inspection was put off?", "denied that the inspection had been put off"),
        ("Which ships were sent to Sundby?", "the Tern, the Alca and the Fulmar"),
        ("When did the cranes fail their inspection?", "April 28"),
    ],
)
def test_an_answer_is_a_sentence_that_says_it(asker: Asker, question: str, words: str) -> None:
    answer = asker.ask(question)
    assert answer.refused is None
    assert words in told(answer)


@pytest.mark.parametrize(
    "question",
    [
        "When did Ada Lind resign?",
        "How many ministers walked out?",
        "Why did Karin Moe leave the company?",
        "What is the name of the crane driver?",
        "Who is the mayor of Sundby?",
        "How much did the zeppelin cost?",
        "Did the court end the strike?",
    ],
)
def test_what_no_article_says_is_refused(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.refused is not None


def test_every_line_passes_the_check_and_what_is_pointed_out_stands_in_it(asker: Asker) -> None:
    for question in ("How many workers walked out?", "Who leads the union?", "When did Ada Lind resign?"):
        for line in asker.ask(question).lines:
            assert faults(line.told, asker.story) == []
            text = asker.story.by_id[line.citation.article].article.text
            for pointed in line.asked:
                assert pointed.citation.span.cut(text) == pointed.words
                assert any(pointed.citation.span in c.span for c in line.told.citations)


def test_origins_are_counted_not_articles(asker: Asker) -> None:
    answer = asker.ask("How many independent sources say that workers walked out of the yard?")
    assert answer.refused is None
    assert any("independent origin" in remark for remark in answer.remarks)


def test_credits_of_an_article_tell_of_its_origin_and_put_no_claim(tmp_path: Path) -> None:
    credit = "This article was first published by The Norland Gazette."
    page = news(
        "Strike", "May 4, 2031", "The union said 340 workers had walked out of the Eastmoor ferry yard.", credit
    )
    with story_of(tmp_path, {"a.txt": page}) as story:
        answer = Asker(story).ask("How many independent sources say that workers walked out of the yard?")
        assert [bool(line.claim) for line in answer.lines] == [True, False]
        assert any(remark.startswith("1 independent origin,") for remark in answer.remarks)


def test_a_question_without_words_is_refused_as_unclear(asker: Asker) -> None:
    assert asker.ask("Who is it?").refused is Refused.UNCLEAR


def test_the_same_question_gets_the_same_answer(asker: Asker) -> None:
    assert asker.ask("Who leads the union?") == Asker(asker.story).ask("Who leads the union?")


def test_a_sentence_keeps_a_first_word_that_is_no_link(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Yard flooded", "May 4, 2031", "So far 12 divers have been rescued, the harbour board said.")
    }
    with story_of(tmp_path, pages) as story:
        line = Asker(story).ask("How many divers have been rescued?").lines[0]
    assert line.told.text.startswith("So far 12 divers")


SHUT = {
    "e.txt": news(
        "Archive shut",
        "May 4, 2031",
        "The keeper, Jo Field, stood down ten days after a Tarn charter was stolen.",
        "Two men in masks emptied the till, said Ann Lee, a guard.",
        "The gate was locked by Dora Finch, the director told reporters.",
        "Police detained Lou Birch, a driver, on Monday.",
        "Kim Ross denied opening the safe.",
        "Three former clerks, who spoke on condition of anonymity because they feared the owner, said keys were lost.",
    )
}


@pytest.fixture(scope="module")
def shut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with story_of(tmp_path_factory.mktemp("shut"), SHUT) as made:
        yield Asker(made)


@pytest.mark.parametrize(
    ("question", "why"), [("Who stole the charter?", Refused.NO_NAME), ("Who opened the safe?", Refused.NOT_TOLD)]
)
def test_who_did_a_deed_is_nobody_else_in_its_sentence(shut: Asker, question: str, why: Refused) -> None:
    answer = shut.ask(question)
    assert answer.refused is why
    assert not asked(answer)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Who emptied the till?", "Two men in masks"),
        ("Who locked the gate?", "Dora Finch"),
        ("Who was detained?", "Lou Birch"),
        ("Who did the police detain?", "Lou Birch"),
    ],
)
def test_who_does_a_deed_or_has_it_done_to_them_is_told_by_its_verb(shut: Asker, question: str, who: str) -> None:
    assert asked(shut.ask(question)) == {who}


def test_what_the_unnamed_say_is_not_in_the_voice_of_the_article(shut: Asker) -> None:
    answer = shut.ask("Were keys lost?")
    assert [line.who for line in answer.lines] == ["Three former clerks"]


ROBBED = {
    "e.txt": news(
        "Guards killed at Wend works",
        "November 4, 2031",
        "The raid, one of four raids on October 27 that killed 14 alleged smugglers off Wend, was condemned.",
        "Two raids on October 3 killed five smugglers.",
        "Police said 12 marchers had been arrested at the Wend works.",
        "The rescue loan is of 40 million crowns, the Sundby bank said.",
        "The harbour board approved the mission to Wend.",
        "The commission of inquiry into the raids was led by Jo Field, the coroner of Wend, for a month.",
        "Jo Field left the hall when the strike shut the ports and left wards without a doctor.",
        "The mayor, Kim Orde, called the raids quite another matter.",
        "“We will not rest,” said Kim Orde of the raids.",
        "A week after the raids nobody had told the guards of Sundby.",
        "“He was a quiet boy,” said Kim Orde’s sister.",
        "A guard pointed his lamp at Kim Orde when the raids began.",
    )
}


@pytest.fixture(scope="module")
def robbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with story_of(tmp_path_factory.mktemp("robbed"), ROBBED) as made:
        yield Asker(made)


def test_a_number_of_a_day_that_is_given_without_its_year(robbed: Asker) -> None:
    answer = robbed.ask("How many people were killed in the raids on 27 October?")
    assert answer.refused is None
    assert "14" in asked(answer)
    assert "October 3" not in told(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Has Jo Field left the government?",  # she left the hall
        "Did the mayor resign?",  # "quite" is not "quit"
        "Did the US Congress approve the mission?",  # a board of another country did
    ],
)
def test_a_word_of_a_deed_is_no_answer_without_what_it_was_done_to_and_by_whom(robbed: Asker, question: str) -> None:
    assert robbed.ask(question).refused is not None


def test_whether_anybody_did_is_answered_by_whoever_did(robbed: Asker) -> None:
    answer = robbed.ask("Was anybody arrested?")
    assert answer.refused is None
    assert "12 marchers" in told(answer)


def test_how_large_something_is_is_told_in_numbers(robbed: Asker) -> None:
    assert "40 million crowns" in told(robbed.ask("How large is the rescue loan?"))


def test_beside_somebodys_own_words_those_of_others_are_not_told(robbed: Asker) -> None:
    answer = robbed.ask("What did Kim Orde say about the raids?")
    assert {line.who for line in answer.lines} == {"Kim Orde"}


def test_the_words_of_somebodys_sister_are_not_their_own(robbed: Asker) -> None:
    answer = robbed.ask("What did the mother of Kim Orde say?")
    assert "quiet boy" not in told(answer) or answer.refused is not None
    assert "We will not rest" not in told(answer) or answer.refused is not None
    assert "quiet boy" in robbed.ask("What did Kim Orde's sister say?").lines[0].told.text


def test_somebody_is_not_a_place_at_which_something_happens(robbed: Asker) -> None:
    assert not any(a.startswith("at Kim") for a in asked(robbed.ask("Where did a guard point his lamp?")))


def test_who_somebody_is_is_told_first_where_an_office_stands_beside_the_name(robbed: Asker) -> None:
    assert "Jo Field, the coroner of Wend" in robbed.ask("Who is Jo Field?").lines[0].told.text


def test_until_when_something_goes_on_is_when_it_ends(tmp_path: Path) -> None:
    page = news(
        "Guards trained at Wend",
        "March 4, 2031",
        "The training of the Wend guards runs from February 17 to March 30 at the Tarn camp.",
        "The guards of Sundby met on March 2.",
    )
    with story_of(tmp_path, {"a.txt": page}) as made:
        answer = Asker(made).ask("When does the training of the guards end?")
        assert answer.refused is None
        assert asked(answer) == {"March 30"}
        over = Asker(made).ask("Is the training over?")
        assert over.refused is not None
