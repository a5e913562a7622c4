"""The record taken elsewhere: one module a format, a table of formats, and the walk back from any of them."""

from onrecord.tell.export.whole import export, to_json

__all__ = ["export", "to_json"]
