"""Coverage that nobody wrote: articles on invented stories, already read, as many as are asked for."""

from bench.invented.articles import Written, invented
from bench.invented.sent import Sent, sent
from bench.invented.templates import Template, templates

__all__ = ["Sent", "Template", "Written", "invented", "sent", "templates"]
