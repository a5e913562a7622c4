"""Which way a sentence looks from the article's date: back, ahead, or it does not say."""

from itertools import pairwise

from onrecord.english import WEEKDAY_OF
from onrecord.read.times.lexicon import LETTER, listed
from onrecord.read.times.tokens import Tokens

_AHEAD = frozenset(
    listed(
        "will would shall ll plans expects intends upcoming effective payable begins starts opens resumes "
        "expires ends closes lapses meets votes convenes takes goes heads travels visits returns hosts faces arrives "
        "wants hopes aims"
    )
)
_MODALS = frozenset(listed("may might can cannot"))
"""Not "could" and "must", which past news has as well: "could be reached", "said that she must go"."""
_PLURAL_AHEAD = frozenset(listed("begin start open resume meet vote go gather return head travel convene face"))
"""What several do or what is done, by which news tells the calendar: "talks resume"; most of them are nouns too."""
_PLURALS = frozenset(listed("they we people who men women police"))
_NO_PLURAL = ("'s", "’s", "ss", "us", "is")
_UNDER_WAY = frozenset(listed("meeting voting holding travelling traveling visiting hosting"))
_AHEAD_WITH_BE = frozenset(listed("planned expected scheduled due set slated supposed going projected"))
_AHEAD_WITH_TO = _AHEAD_WITH_BE | frozenset(
    listed("plan plans planning expect hope hopes hoping likely about vowed pledged promised")
)
_ARRANGED = frozenset(listed("planned scheduled planning scheduling"))
"""What is told so is still to come: "planned a march on Saturday"."""
_SET_SO = frozenset(listed("free loose alight ablaze aside apart back up off on upon out ashore adrift"))
"""With "was set" they tell what was done, and no day that is set."""
_BE = frozenset(listed("is are be re being s was were"))
_BACK = frozenset(
    listed(
        "said was were had did told made took went came got gave found saw left began held met won lost sent "
        "wrote became brought led fell rose ran paid shot died spoke drew stood felt kept knew grew broke "
        "struck ago after since says say hit hurt quit sold bought built caught fought sought spent drove rode chose "
        "flew threw swept sank shook stole fled beat"
    )
)
_STILL = frozenset(listed("now still instead then also"))
_PAST_FUTURE = frozenset(listed("would should could was were had did"))
_DETERMINERS = frozenset(listed("a an the its his her their our my your this these those no any"))
_NO_PAST = frozenset(listed("need speed feed united red hundred indeed seed"))
_LEADS_AHEAD = frozenset(listed("by until till through starting beginning"))
_WENT_ON = frozenset(listed("was were served lasted ran worked stayed remained lived led headed"))
_STILL_GOES_ON = frozenset(listed("be set shut"))
"""With which "was" tells what was to come: "was to be closed until May"."""
_OPEN = frozenset(listed("must should could can"))
"""What is to be or may be, seen from then or from now: the verbs before it do not say on which side the time lies."""
_AS_SOON_AS = (["as", "soon", "as"], ["as", "early", "as"], ["no", "later", "than"], ["with", "effect", "from"])
_PUT_OFF = {
    "to": frozenset(listed("moved postponed adjourned deferred rescheduled delayed extended shifted prolonged")),
    "for": frozenset(listed("set scheduled fixed rescheduled called slated booked penciled pencilled")),
}
_DEEDS = frozenset(
    listed("ruling decision verdict attack attacks bombing blast shooting killing crash violence riots defeat victory")
)
_AWAITS = frozenset(listed("ahead before until await awaits awaiting for expected expects predicted"))
_AWAITED = 4
"""Words before a day in which it may be said that it is waited for."""
_NEAR = 8
"""Words before a time in which the verb stands that moved something to it, or tells what went on up to it."""
_REACH = 16  # words; further off, a verb is rarely the one the time belongs to
_REACH_AFTER = 24  # words; what opens a sentence may be far from its verb
_BREAK = LETTER["BREAK"]


def looks(tokens: Tokens, first: int, last: int) -> int:
    """-1 when the nearest verbs tell of the past, 1 of the future, 0 when none is near.

    Verbs before the expression count first; those after it, when there is none, or when it opens its sentence.
    """
    words = tokens.words
    if _is_of_a_deed(words, first, last):
        return -1
    after = _after(tokens, last)
    led_by = [w for w in words[max(0, first - 4) : first] if w != "on"][-3:]
    if (led_by and led_by[-1] in _LEADS_AHEAD and after >= 0) or led_by in _AS_SOON_AS:
        over = _went_on if led_by[-1] in {"until", "till"} else _was_done
        return -1 if over(tokens, first) else 1
    if led_by and _is_put_off(tokens, first, _PUT_OFF.get(led_by[-1], frozenset())):
        return 1
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens.shape[i] == _BREAK:
            break
        if words[i : i + 1] == ["after"] and words[i - 1 : i] == ["until"]:
            continue  # "until after the election": what comes first
        if sign := _sign(tokens, i):
            return sign
        if words[i] in _OPEN:
            return 0
    return after


def _is_of_a_deed(words: list[str], first: int, last: int) -> bool:
    """Whether the day is that of what was done, whatever it leads to: "will look for ways to get around Wednesday's
    ruling"; not "ahead of Wednesday's ruling"."""
    owner = words[last : last + 1]
    done = owner in (["'s"], ["’s"]) and not _DEEDS.isdisjoint(words[last + 1 : last + 3])
    return done and _AWAITS.isdisjoint(words[max(0, first - _AWAITED) : first])


def _is_put_off(tokens: Tokens, first: int, verbs: frozenset[str]) -> bool:
    """Whether something was moved to the time or set for it, which then lay ahead: "had moved the hearing to 9 May"."""
    for i in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        if tokens.shape[i] == _BREAK:
            return False
        if tokens.words[i] in verbs:
            return True
    return False


def _went_on(tokens: Tokens, first: int) -> bool:
    """Whether something had gone on up to the time, which then lies back: "was minister until March"."""
    for i in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        word = tokens.words[i]
        if word in _WENT_ON:
            return True
        if tokens.shape[i] == _BREAK or word.endswith("ed") or word in _STILL_GOES_ON:
            return False
    return False


def _was_done(tokens: Tokens, first: int) -> bool:
    """Whether something was done by then, which lies back: "had reopened by Friday", "was able to sail by noon"."""
    near = tokens.words[max(0, first - _NEAR) : first]
    pairs = set(pairwise(near))
    done = ("had" in near and ("had", "to") not in pairs) or not pairs.isdisjoint({("was", "able"), ("were", "able")})
    return near[-1:] == ["by"] and done and _AHEAD_WITH_TO.isdisjoint(near)


def is_to_come(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the sentence looks ahead from the present, not from the past as "it would close in May" does."""
    near = range(max(0, first - _REACH), min(len(tokens.words), last + _REACH))
    begin = max((i + 1 for i in near if i < first and tokens.shape[i] == _BREAK), default=near.start)
    end = min((i for i in near if i >= last and tokens.shape[i] == _BREAK), default=near.stop)
    return _PAST_FUTURE.isdisjoint(tokens.words[begin:end]) and looks(tokens, first, last) > 0


def _after(tokens: Tokens, last: int) -> int:
    for i in range(last, min(len(tokens.words), last + _REACH_AFTER)):
        if tokens.shape[i] == _BREAK:
            break
        if sign := _sign(tokens, i):
            return sign
    return 0


def _sign(tokens: Tokens, i: int) -> int:
    words = tokens.words
    word = words[i]
    two = words[i - 2] if i > 1 else ""
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if word in _AHEAD or _is_in_the_present(tokens, i) or (word == "way" and "to" in _behind_way(words, i)):
        return 1
    if word in _ARRANGED and after in {"a", "an", "another"} and before != "had":
        return 1
    if word in _AHEAD_WITH_TO and "had" in (before, two if before in {"been", "also", "previously"} else ""):
        return -1  # "had planned to open on Monday": before the time that is told of
    if word == "set" and after in _SET_SO:
        return -1 if before in {"was", "were"} else 0
    if (word in _AHEAD_WITH_BE and before in _BE) or (word in _AHEAD_WITH_TO and after in {"to", "for"}):
        return 1
    if word in _BACK or (word.endswith("ed") and len(word) > 4 and word not in _NO_PAST and not _describes(words, i)):
        return 0 if before in {"be", "being"} else -1
    return 1 if word == "to" and after == "be" else 0


def _is_in_the_present(tokens: Tokens, i: int) -> bool:
    """Whether a verb of now, or of what may be, tells what is on the calendar: "is on Friday", "voters go"."""
    words = tokens.words
    word = words[i]
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if word in {"is", "are"}:
        if after in _STILL and i + 2 < len(words):
            after = words[i + 2]  # "is now to begin"
        return after in {"on", "to"} or after in WEEKDAY_OF
    if word in _MODALS:
        return tokens.shape[i] != LETTER["MONTH"] and after.isalpha() and after not in {"have", "not"}
    if word == "won":  # "won't"
        return words[i + 1 : i + 3] in (["'", "t"], ["’", "t"])
    return (word in _UNDER_WAY and before in {"is", "are"}) or (word in _PLURAL_AHEAD and _is_plural(before))


def _behind_way(words: list[str], i: int) -> list[str]:
    """What is made way for: "cleared the way for talks to begin on Monday"."""
    return words[i + 2 : i + _NEAR] if words[i + 1 : i + 2] == ["for"] else []


def _is_plural(word: str) -> bool:
    """Whether a verb behind the word has several for its subject, as far as its ending tells."""
    ends = word.endswith("s") and not word.endswith(_NO_PLURAL) and word not in {"was", "has", "does", "its"}
    return ends or word in _PLURALS


def _describes(words: list[str], i: int) -> bool:
    """Whether the participle stands before its noun: "the planned tunnel", "a still disputed bill"."""
    before = words[i - 1] if i else ""
    if before in {"still", "yet", "now"} or (before.endswith("ly") and i > 1):
        before = words[i - 2] if i > 1 else ""
    return before in _DETERMINERS
