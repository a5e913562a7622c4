"""A record opened as a story: entities, claims and assertions, and what stands behind each of them."""

from onrecord.tell.story.actors import Actor
from onrecord.tell.story.story import UNNAMED_PUBLISHER, Claim, Located, Story
from onrecord.text import first_day

__all__ = ["UNNAMED_PUBLISHER", "Actor", "Claim", "Located", "Story", "first_day"]
