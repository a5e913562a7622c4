"""Questions put to a story, answered in sentences of its articles or not at all."""

from onrecord.tell.ask.answer import Answer, Line, Pointed, Refused
from onrecord.tell.ask.asker import Asker

__all__ = ["Answer", "Asker", "Line", "Pointed", "Refused"]
