import pytest

from onrecord.clean.pasted.kinds import judge_lines
from onrecord.clean.pasted.posts import find_posts
from onrecord.clean.printed.furniture import known_furniture, offer_score
from onrecord.clean.printed.lines import find_lines
from onrecord.model import OWN_KINDS, Kind

BODY = "The council of Little Wend voted on Thursday to sell its village hall to a builder from the city."
MORE = "Nine of its eleven members backed the sale, which is to pay for a playing field and a wall."


def kinds_of(*lines: str) -> list[Kind]:
    text = "\n\n".join(lines)
    found = find_lines(text)
    return [verdict.kind for verdict in judge_lines(text, found, find_posts(text, found))]


def furniture_of(line: str) -> Kind | None:
    verdict = known_furniture(find_lines(line)[0])
    return verdict.kind if verdict else None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("To read this page, please enable JavaScript", Kind.UI_BOILERPLATE),
        ("3f786850e387550fdab836ed7e6dc881de23001b", Kind.UI_BOILERPLATE),
        ("https://news.example/a/b?c=d", Kind.UI_BOILERPLATE),
        ("RELATED TOPICS:", Kind.UI_BOILERPLATE),
        ("Search", Kind.UI_BOILERPLATE),
        ("BETA - Powered by AnswerBot", Kind.UI_BOILERPLATE),
        ("4 min read", Kind.UI_BOILERPLATE),
        ("Story continues below", Kind.UI_BOILERPLATE),
        ("#floods #orlin", Kind.UI_BOILERPLATE),
        ("SHARE  WhatsApp  Reddit", Kind.SHARE),
        ("ShareSave", Kind.SHARE),
        ("Email this to a friend", Kind.SHARE),
        ("Gift this story", Kind.SHARE),
        ("Compartir", Kind.SHARE),
        ("Loading your audio player...", Kind.AUDIO_PLAYER),
        ("Listen to this story · 7 min", Kind.AUDIO_PLAYER),
        ("LISTEN NOW", Kind.AUDIO_PLAYER),
        ("0:00 / 4:32", Kind.AUDIO_PLAYER),
        ("Comments 58", Kind.COMMENT_PROMPT),
        ("Do you have a thought? Members may leave a comment.", Kind.COMMENT_PROMPT),
        ("Join the conversation", Kind.COMMENT_PROMPT),
        ("Test your news skills", Kind.QUIZ_WIDGET),
        ("Take Quiz8 questions left", Kind.QUIZ_WIDGET),
        ("RECOMMENDED FOR YOU: A lamp for every room", Kind.TEASER),
        ("More in Culture: The last organ builder", Kind.TEASER),
        ("Related stories", Kind.TEASER),
        ("Te puede interesar: Shrimp season opens late", Kind.TEASER),
        ("Join our Telegram channel and never miss a story!", Kind.PROMO),
        ("Support the reporters who bring you news you can use.", Kind.PROMO),
        ("You have one free story left this week. Sign in", Kind.PROMO),
        ("Get the KXYZ app and see every school closing near you", Kind.PROMO),
        ("Already a subscriber? Log in", Kind.PROMO),
        ("View this post on Instagram", Kind.TRUNCATED_EMBED),
        ("pic.twitter.com/Ab3dE5fG7h", Kind.TRUNCATED_EMBED),
        ("By using this site, you agree to our terms.", Kind.UI_BOILERPLATE),
        ("By continuing to visit, readers accept that there are cookies.", Kind.UI_BOILERPLATE),
        ("Available only to members", Kind.PROMO),
        ("Sponsored by Lens & Lens", Kind.PROMO),
        ("Sponsored content.", Kind.PROMO),
        ("No comments yet.", Kind.COMMENT_PROMPT),
        ("14 comments », write yours", Kind.COMMENT_PROMPT),
    ],
)
def test_furniture_is_known_by_its_words(line: str, kind: Kind) -> None:
    assert furniture_of(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "Share prices fell by a tenth on Monday, the exchange said.",
        "More than 30 people were hurt when the stand gave way.",
        "Comments by the minister drew laughter in parliament on Tuesday, a reporter who was there said.",
        "Subscribe to what he calls common sense, the mayor said, and the rest will follow.",
        "“Sign up for nothing,” her father used to say.",
        "Powered by anger at the sale, the march grew to four thousand people by noon, police said.",
        "Listen to the river long enough, she wrote, and it will tell you when it means to rise.",
        "Search parties from three villages went out at dawn.",
        "Why the road was lost",
        "The builder did not make any comment.",
        "Asked what they had read, the members of the council said that they would not add to the comments.",
        "The newsletter had two million subscribers when it was sold last year, according to the company.",
        "By signing the agreement, both countries would open their markets to farm goods.",
        "The briefing was open only to members of the assembly.",
        "Promoted to captain in 2014, she retired last year.",
        "Sponsored by two senators, the bill died in committee.",
        "No comment was available from the ministry.",
    ],
)
def test_running_text_is_not_taken_for_furniture(line: str) -> None:
    assert furniture_of(line) is None


def test_a_call_to_act_scores_by_imperative_reader_and_offer() -> None:
    call, plain = (find_lines(t)[0] for t in ("Get our free newsletter in your inbox", "He got a letter from her"))
    assert offer_score(call) > 0.8 > offer_score(plain)


def test_a_page_may_begin_with_its_text_and_then_has_no_headline() -> None:
    assert Kind.TITLE not in kinds_of(BODY, "Council votes to sell", MORE)


def test_the_headline_is_found_below_a_notice_and_a_label() -> None:
    kinds = kinds_of("Enable JavaScript", "Politics", "Little Wend sells its village hall", BODY, MORE)
    assert kinds[:3] == [Kind.UI_BOILERPLATE, Kind.UI_BOILERPLATE, Kind.TITLE]


def test_a_line_between_headline_and_text_is_the_dek() -> None:
    assert kinds_of("Village hall sold", "Nine of eleven members vote for flats", BODY, MORE)[:2] == [
        Kind.TITLE,
        Kind.DEK,
    ]


def test_a_dek_that_is_a_sentence_is_known_by_the_byline_below_it() -> None:
    dek = "For four years the village fought over its hall, and on Thursday the fight was lost for good."
    assert kinds_of("Village hall sold", dek, "By Ada Venn", BODY, MORE)[:3] == [Kind.TITLE, Kind.DEK, Kind.BYLINE]


def test_a_name_below_the_headline_is_a_byline_unless_the_text_speaks_of_it() -> None:
    assert kinds_of("Village hall sold", "Ada Venn", "June 2, 2026", BODY, MORE)[1] is Kind.BYLINE
    about = "Ada Venn, who chaired the meeting, said that the council of Little Wend had no other choice left."
    assert kinds_of("Village hall sold", "Ada Venn", "June 2, 2026", about, MORE)[1] is not Kind.BYLINE


def test_a_short_line_whose_words_the_text_takes_up_is_a_subhead() -> None:
    assert kinds_of("Village hall sold", BODY, "How the council voted", MORE, BODY + " So it was.")[2] is Kind.SUBHEAD


def test_a_long_headline_with_news_of_its_own_between_paragraphs_is_a_link() -> None:
    link = "Treasure hunter fined after digging up Saxon cemetery without a permit in Thorley"
    kinds = kinds_of("Village hall sold", BODY, link, MORE, BODY + " So it was.")
    assert kinds[2] is Kind.TEASER
    assert kinds[3:] == [Kind.TEXT, Kind.TEXT]


def test_text_goes_on_after_a_link_and_an_offer_in_its_middle() -> None:
    kinds = kinds_of("Village hall sold", BODY, "Read more: A hall and its history", "Get the app", MORE)
    assert kinds[-1] is Kind.TEXT


def test_a_paragraph_that_begins_with_by_is_no_byline() -> None:
    sentence = "By Tuesday evening, Ada Venn and Tom Roe had left the village, and nobody knew where they had gone to."
    assert kinds_of("Village hall sold", BODY, sentence, MORE)[2] is Kind.TEXT


def test_a_short_description_right_above_a_caption_is_part_of_the_picture() -> None:
    text = f"Village hall sold\n\n{BODY}\n\nA hall with a leaking roof\nThe hall in June. (Lew Tanner/AP)\n\n{MORE}"
    lines = find_lines(text)
    assert [v.kind for v in judge_lines(text, lines, [])][2:4] == [Kind.CAPTION, Kind.CAPTION]


def test_a_report_may_be_signed_by_its_agency_in_brackets() -> None:
    assert kinds_of("Village hall sold", BODY, MORE + " (PTI)")[-1] is Kind.TEXT


def test_notes_and_writers_below_the_text_stay_the_articles_own() -> None:
    bio = "Ada Venn is a reporter for the Wend Courier."
    note = "Correction: an earlier version gave a wrong number of members."
    kinds = kinds_of("Village hall sold", BODY, MORE, bio, note, "Related topics", "Halls")
    assert set(kinds[:5]) <= OWN_KINDS
    assert kinds[5:] == [Kind.UI_BOILERPLATE, Kind.UI_BOILERPLATE]


def test_headlines_with_nothing_below_them_are_links() -> None:
    kinds = kinds_of(
        "Village hall sold", BODY, MORE, "Bull escapes rodeo and is found in library", "Rain to end by noon on Sunday"
    )
    assert kinds[-2:] == [Kind.TEASER, Kind.TEASER]


def test_rows_of_short_lines_are_a_list_and_no_links() -> None:
    items = [
        "Roof and gutters",
        "Windows on the north side",
        "Heating for the winter",
        "Paint",
        "A new floor for the stage",
    ]
    kinds = kinds_of("Village hall sold", BODY, *items, MORE, BODY + " So it was.")
    assert Kind.TEASER not in kinds


@pytest.mark.parametrize(
    "line",
    [
        "So we bought a satellite image taken at noon on that day and counted the roofs in it, and then the people.",
        "Correction: an earlier story gave the time of the blast as half past two. Video shows it was two o'clock.",
        "In a post on X, he shared an image of the damaged bridge and blamed the mayor.",
        "Satellite pictures taken in May and published by the firm Lens & Lens show at least four sheds on the moor.",
    ],
)
def test_a_report_of_what_pictures_show_is_no_caption(line: str) -> None:
    assert kinds_of("Hall sold", BODY, line, MORE)[2] is Kind.TEXT


def test_a_note_of_what_was_corrected_stays_below_the_text() -> None:
    note = "(Corrects in paragraph 2 the number of members, nine and not ten, as the clerk says)"
    assert kinds_of("Hall sold", BODY, MORE, note)[3] is Kind.TEXT
