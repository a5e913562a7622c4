"""What those are called whom a count knows by bare words and no name: “U.S. officials”, as an article writes it."""

import re
from collections.abc import Mapping

from onrecord.relate.origins.same_origin import DOCUMENT, INSTITUTION, UNNAMED
from onrecord.tell.claims.rows import Claims
from onrecord.tell.story import Claim, Located
from onrecord.text import words

_QUOTED = re.compile(r"“([^”]*)”")
_BY_WORDS = (UNNAMED, INSTITUTION, DOCUMENT)
"""How the keys of origins begin that are known by the bare words for them, and by no name."""
_FEW = 6
"""Words more than a name has that leave what somebody is called a name: "two current officials of the port"."""


def described(claims: Claims, claim: Claim) -> Mapping[str, str]:
    """What articles call those whom the count knows by a bare description: "two port officials" for "officials"."""
    found: dict[str, str] = {}
    for member in claim.members:
        origin = member.assertion.origin
        if origin.key.startswith(_BY_WORDS):
            who = _who(claims, member)
            if origin.name != who and is_same_but_barer(origin.name, who):
                found.setdefault(origin.name, who)
    return found


def as_described(claims: Claims, member: Located) -> str:
    """Why it is an origin, with the article's words for whoever is not named."""
    reason = member.assertion.origin.evidence.reason
    bare = _QUOTED.search(reason)
    if bare is None or not is_same_but_barer(bare[1], who := _who(claims, member)):
        return reason
    return f"{reason[: bare.start()]}“{who}”{reason[bare.end() :]}"


def _who(claims: Claims, member: Located) -> str:
    """What an article calls somebody; of several who say it together what the count knows each by."""
    together = member.attribution is not None and member.attribution.parties
    return member.assertion.origin.name if together else claims.wording.who(member)


def is_same_but_barer(name: str, who: str) -> bool:
    """Whether all words of a name stand in what somebody is called, and few others: then that says it whole."""
    bare, whole = words(name), words(who)
    return bool(bare) and set(bare) <= set(whole) and len(whole) <= len(bare) + _FEW
