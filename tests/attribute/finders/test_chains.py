from tests.attribute.articles import found, one


def test_a_cited_source_speaks_by_way_of_the_outlet() -> None:
    text = "Citing two current officials, the Sundby Herald reported that the mine would close."
    inner, outer = one(text, "Citing"), one(text, "reported")
    assert inner.source == "two current officials"
    assert inner.content == outer.content == "that the mine would close"
    assert inner.via == outer
    assert outer.via is None


def test_a_source_inside_reported_speech_speaks_by_way_of_the_reporter() -> None:
    text = "The Sundby Herald reported that miners said the shaft had flooded."
    inner = one(text, "said")
    assert inner.source == "miners"
    assert inner.via == one(text, "reported")


def test_a_quotation_that_names_its_source_inside_the_marks_is_a_chain() -> None:
    text = "“The shaft flooded before dawn, two engineers said,” the Sundby Herald reported."
    inner = one(text, "said")
    assert inner.content == "The shaft flooded before dawn"
    assert inner.via == one(text, "reported")


def test_who_was_informed_is_the_outer_one() -> None:
    text = "The newspaper said it was informed by three engineers that the shaft “is unsafe.”"
    inner = one(text, "was informed")
    assert (inner.source, inner.content) == ("three engineers", "that the shaft “is unsafe.”")
    assert inner.via == one(text, "said")


def test_the_same_sources_speak_by_way_of_who_cited_them() -> None:
    text = (
        "Citing two engineers, the Sundby Herald wrote that the shaft had flooded.\n"
        "The same sources said that nobody was hurt."
    )
    assert one(text, "said").via == one(text, "wrote")


def test_no_chain_goes_round_in_a_circle() -> None:
    for said in found("“He said she said it,” she said, adding that he had said it."):
        seen = 0
        outer = said.via
        while outer is not None:
            seen += 1
            outer = outer.via
        assert seen < 5


def test_a_source_of_the_whole_sentence_is_no_part_of_what_is_wanted_in_it() -> None:
    said = one("Olvian officials want the port to close, according to two aides.", "want")
    assert said.content == "the port to close"
    assert said.via is not None
    assert said.via.cue == "according to"


def test_who_was_quoted_by_a_paper_speaks_by_way_of_it() -> None:
    inner = one("The tug captain was cited by state radio as saying the crane had fallen.", "saying")
    assert inner.source == "The tug captain"
    assert inner.via is not None
    assert inner.via.source == "state radio"


def test_whom_a_paper_quoted_is_the_source() -> None:
    inner = one("The Sundby Herald quoted Mr Holm as saying that the bridge was closed.", "saying")
    assert (inner.source, inner.content) == ("Mr Holm", "that the bridge was closed")
    assert inner.via is not None
    assert inner.via.source == "The Sundby Herald"


def test_who_tells_what_others_told_is_the_outer_one() -> None:
    told = "Witnesses told guards that a man in a blue coat had opened the gate at noon"
    text = f"{told}, police spokesman Jon Ruvik said on Monday."
    inner, outer = one(text, "told"), one(text, "said")
    assert outer.content == told
    assert inner.via == outer
    assert inner.content == "that a man in a blue coat had opened the gate at noon"


def test_what_somebody_is_said_to_think_does_not_hold_who_says_so() -> None:
    said = one("The owners understand, she said, that nobody will sail before the spring.", "understand")
    assert said.content == "that nobody will sail before the spring"
    assert said.via is not None
