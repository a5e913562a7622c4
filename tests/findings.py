"""Findings made by hand, small enough to know what must come out of them."""

import hashlib

from onrecord.model import (
    Alias,
    Article,
    Assertion,
    Attribution,
    Block,
    Capture,
    EntityKind,
    Event,
    EventKind,
    EventStatus,
    Evidence,
    Findings,
    Judgement,
    Kind,
    Manner,
    Mention,
    Modality,
    Naming,
    Origin,
    Part,
    Participant,
    Polarity,
    Reading,
    Related,
    Resolution,
    Resolved,
    Sentence,
    Span,
    Stance,
    Stated,
)
from onrecord.text import id_of

BY_HAND = Evidence("hand", 1.0, "made for a test")


def capture_of(text: str, name: str = "page.txt") -> Capture:
    """A capture of a pasted page."""
    body = text.encode()
    return Capture(hashlib.sha256(body).hexdigest(), name, "text/plain", body, "2027-01-01T00:00:00+00:00")


def span_of(text: str, words: str) -> Span:
    """Where these words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def findings_of(capture: Capture, *, speaker: str, cue: str, content: str) -> Findings:
    """A page of one sentence in which one speaker says one thing."""
    text = capture.body.decode()
    article_id = id_of(capture.id, text)
    whole = Span(0, len(text))
    source = span_of(text, speaker)
    said = Attribution(
        id=id_of(article_id, content),
        source=(source,),
        cue=(span_of(text, cue),),
        content=(span_of(text, content),),
        via=None,
        manner=Manner.INDIRECT,
        naming=Naming.PERSON,
        stance=Stance.ASSERTS,
        entity=0,
        speaker=speaker,
        count=None,
        evidence=BY_HAND,
    )
    article = Article(
        id=article_id,
        capture=capture.id,
        text=text,
        language="en",
        title=None,
        publisher=Stated("The Example", (), BY_HAND),
        published=Stated("2027-01-04", (), BY_HAND),
        authors=(),
        credits=(),
        posts=(),
        blocks=(Block(whole, Kind.TEXT, BY_HAND),),
    )
    key = "person:" + speaker.lower().replace(" ", "-")
    assertion = Assertion(
        id=id_of("assertion", said.id),
        attribution=said.id,
        wording=said.content[0],
        polarity=Polarity.POSITIVE,
        modality=Modality.ASSERTED,
        said="2027-01-04",
        about="",
        quantities=(),
        entities=(key,),
        terms=tuple(sorted(set(content.lower().split()))),
        origin=Origin(key, speaker, certain=True, evidence=BY_HAND),
    )
    event = Event(
        id=id_of("event", said.id),
        kind=EventKind.DEED,
        deed=content.rsplit(maxsplit=1)[-1],
        trigger=span_of(text, content.rsplit(maxsplit=1)[-1]),
        wording=said.content,
        status=EventStatus.HAPPENED,
        when="2027-01",
        time=None,
        said="2027-01-04",
        participants=(Participant(0, Part.OTHER),),
        attribution=said.id,
        main=True,
        evidence=BY_HAND,
    )
    reading = Reading(
        article=article,
        sentences=(Sentence(whole, Kind.TEXT, 0, (0, len(text.split()))),),
        words=(),
        mentions=(Mention(source, EntityKind.PERSON, 0, speaker, BY_HAND),),
        times=(),
    )
    short = "person:~" + speaker.lower().split()[-1]
    resolved = Resolved(
        reading=reading,
        resolutions=(Resolution(0, key, speaker, EntityKind.PERSON, Judgement.SAME, BY_HAND),),
        aliases=(Alias(short, key, Judgement.SAME, BY_HAND),),
        reprints=(),
        prints=((hash_of(text), 0),),
        short_names=((short, key),),
    )
    return Findings(reading, (said,), resolved, Related((assertion,), (), (event,)))


def hash_of(text: str) -> int:
    """A number that equal texts share."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16)
