"""The brief for the ear: the words to be spoken, who says them heard before what they say, and the sound of them."""

from onrecord.tell.listen.script import Chapter, Utterance, script
from onrecord.tell.listen.sound import Recording, Voice, record
from onrecord.tell.listen.tracks import captions, chapters

__all__ = ["Chapter", "Recording", "Utterance", "Voice", "captions", "chapters", "record", "script"]
