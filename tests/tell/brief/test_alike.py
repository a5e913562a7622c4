"""Whether two sentences tell one piece of news."""

from pathlib import Path

from onrecord.tell.brief import brief
from onrecord.tell.brief.alike import is_one_news
from onrecord.tell.brief.candidates import Candidate, Candidates
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

FIRE = "Four dock workers have died after marchers set fire to a customs house in Wend during a strike over pay."
AGAIN = "Four dock workers died in a burning customs house as thousands marched through Wend during a strike over pay."
MORE = "Seven dock workers have died after marchers set fire to a customs house in Wend during a strike over pay."
VOTE = "The island council will vote next month on a loan for the rail line to Sundby."


def named(story: Story) -> dict[str, Candidate]:
    return {c.words: c for c in Candidates(story).all}


def pages(*told: str) -> dict[str, str]:
    names = ("The Eastmoor Herald", "Wend Radio", "Sundby Post", "Tarn Times")
    return {
        f"{n}.txt": news("News of the day", f"May {n + 4}, 2031", words, publisher=names[n])
        for n, words in enumerate(told)
    }


def test_what_means_the_same_is_one_piece_of_news_and_another_toll_is_not(tmp_path: Path) -> None:
    with story_of(tmp_path, pages(FIRE, AGAIN, MORE, VOTE)) as story:
        held = named(story)
        assert is_one_news(held[AGAIN], [held[VOTE], held[FIRE]], least=0.78)
        assert not is_one_news(held[MORE], [held[FIRE]], least=0.78)
        assert not is_one_news(held[VOTE], [held[FIRE]], least=0.78)


def test_a_brief_tells_a_piece_of_news_once(tmp_path: Path) -> None:
    with story_of(tmp_path, pages(FIRE, AGAIN, VOTE)) as story:
        told = " ".join(line.text for line in brief(story).lines)
        assert (FIRE.rstrip(".") in told) != (AGAIN.rstrip(".") in told)
        assert "a loan for the rail line" in told
