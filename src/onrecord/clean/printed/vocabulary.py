"""Write a list of words as running text."""


def vocabulary(listed: str) -> frozenset[str]:
    """The words of a list that is written with white space between them."""
    return frozenset(listed.split())
