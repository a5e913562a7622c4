"""The pages on which a person decides; each module has the addresses it answers, and what is sent to it."""

from onrecord.serve.asked import Pages
from onrecord.serve.deciding import decisions, review

PAGES: Pages = {**review.PAGES, **decisions.PAGES}
ACTIONS: Pages = {**review.ACTIONS, **decisions.ACTIONS}
