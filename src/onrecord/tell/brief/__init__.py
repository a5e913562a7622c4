"""The brief of a story: what is told, disputed, planned and unanswered, every sentence cut from the articles."""

from onrecord.tell.brief.forms import Form, html_body, written
from onrecord.tell.brief.made import brief
from onrecord.tell.brief.nouns import Brief, Entry, KeyActor, Known, Length, Part, Role

__all__ = ["Brief", "Entry", "Form", "KeyActor", "Known", "Length", "Part", "Role", "brief", "html_body", "written"]
