"""Tags of the sequence model: BIOES over three roles, and what may follow what."""

from collections.abc import Iterable, Sequence

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))
NUMBER = {tag: n for n, tag in enumerate(TAGS)}

Piece = tuple[int, int, str]
"""A half-open range of word numbers and its role."""


def to_tags(count: int, pieces: Iterable[Piece]) -> list[int]:
    """BIOES tag numbers of ``count`` words. Of two pieces that overlap the one named first stays."""
    tags = [0] * count
    for begin, end, role in pieces:
        if begin < 0 or end > count or begin >= end or any(tags[begin:end]):
            continue
        if end - begin == 1:
            tags[begin] = NUMBER[f"S-{role}"]
            continue
        tags[begin] = NUMBER[f"B-{role}"]
        tags[begin + 1 : end - 1] = [NUMBER[f"I-{role}"]] * (end - begin - 2)
        tags[end - 1] = NUMBER[f"E-{role}"]
    return tags


def to_pieces(tags: Sequence[int]) -> list[Piece]:
    """The pieces that a tag sequence names; a piece that is cut off ends where it is cut."""
    found: list[Piece] = []
    begin, role = 0, ""
    for i, number in enumerate([*tags, 0]):
        place, _, now = TAGS[number].partition("-")
        if role and (place in "OBS" or now != role):
            found.append((begin, i, role))
            role = ""
        if place == "S":
            found.append((i, i + 1, now))
        elif place in "BIE" and not role:
            begin, role = i, now
        if place == "E" and role:
            found.append((begin, i + 1, role))
            role = ""
    return found


def may_follow(before: int, after: int) -> bool:
    """Whether tag ``after`` may stand directly behind tag ``before``."""
    place, _, role = TAGS[before].partition("-")
    next_place, _, next_role = TAGS[after].partition("-")
    if place in "BI":
        return next_place in "IE" and next_role == role
    return next_place in "OBS"


def may_begin(tag: int) -> bool:
    """Whether a tag may stand first."""
    return TAGS[tag][0] in "OBS"


def may_end(tag: int) -> bool:
    """Whether a tag may stand last."""
    return TAGS[tag][0] in "OES"
