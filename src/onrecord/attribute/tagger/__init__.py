"""The trained tagger: marks sources, cues and contents, and joins them. Knows words, not pages."""

from onrecord.attribute.tagger.decode import Said, Scored
from onrecord.attribute.tagger.features import Words
from onrecord.attribute.tagger.net import Tagger, shipped

__all__ = ["Said", "Scored", "Tagger", "Words", "shipped"]
