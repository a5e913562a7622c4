"""Reading → Attributions: source, cue and content; chains; kind of source; stance. Sees one article."""

from onrecord.attribute.find import attribute

__all__ = ["VERSION", "attribute"]

VERSION: int = 17
