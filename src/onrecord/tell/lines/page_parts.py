"""What the parts of a page are called for whoever reads a telling of it."""

from onrecord.model import Kind

_CALLED = {
    Kind.TITLE: "headline",
    Kind.DEK: "headline",
    Kind.SUBHEAD: "headline",
    Kind.PROMO: "promotion",
    Kind.TRUNCATED_EMBED: "embedded page, cut short",
    Kind.UI_BOILERPLATE: "part of the site",
}


def part_in_words(kind: Kind) -> str:
    """A kind of block in a reader's words."""
    return _CALLED.get(kind, kind.value.replace("_", " "))


def parts_in_words() -> tuple[str, ...]:
    """All that a part of a page may be called."""
    return tuple(dict.fromkeys(part_in_words(kind) for kind in Kind))
