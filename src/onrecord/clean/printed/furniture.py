"""Know the furniture of a page by its words: buttons, players, prompts, offers, labels."""

import re

from onrecord.clean.printed.furniture_rules import LABEL, RULES, TAG_LABEL
from onrecord.clean.printed.lines import Line, Verdict, tokens
from onrecord.clean.printed.menus import menu_kind
from onrecord.model import Evidence, Kind
from onrecord.text import fold, word_set

_GLUE = re.compile(r"(?<=[a-z0-9)])(?=[A-Z])|(?<=[a-zA-Z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")

_SHARE = word_set(
    "share sharing shares tweet facebook twitter x email e-mail mail print whatsapp linkedin reddit pinterest "
    "flipboard tumblr pocket viber skype xing snapchat tiktok youtube rss telegram messenger threads bluesky mastodon "
    "instagram sms copy gift send forward compartir imprimir enviar compartilhar partager teilen"
)
_SHARE_SMALL = word_set(
    "this to a friend via on or and with the by options more link url pin save bookmark post icon button article "
    "story page letter editor copied en de por in new window opens google using full resize text size aa shared"
)
_UI = word_set(
    "feedback reuse search menu close open login log sign signin signup register logout account profile settings home "
    "toggle navigation skip main content advertisement advertising ad ads next previous prev back top loading load "
    "expand collapse show hide play pause mute unmute fullscreen video videos image images photo photos gallery "
    "slideshow slide zoom caption captions enlarge accessibility cookie cookies privacy policy terms conditions use "
    "contact about sitemap faq help bookmark save saved add list follow following subscribed edition language english "
    "espanol translate dark light mode refresh reload continue submit cancel ok okay yes dismiss scroll swipe tap "
    "click view hidden buscar inicio cerrar publicidad siguiente anterior portada ver topics tags sections section "
    "breaking live font listen watch updated"
)
_UI_SMALL = word_set(
    "see all feedback reuse content tab to a of in on for and or up down here all this page article story site our "
    "your my is more less now from out below above left right it el la de los las mas en as preferred google source"
)

_HASH = re.compile(
    r"^(?:[0-9a-f]{12,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[A-Za-z0-9_=-]{20,})$"
)
_LINK = re.compile(r"^(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+)$", re.IGNORECASE)
_EMBED_LINK = re.compile(r"\b(?:pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+)", re.IGNORECASE)
_COUNT = re.compile(r"^\(?\d{1,3}(?:[.,]\d{3})*(?:\.\d)?\s?[KkMm]?\)?$")

_CALLS = word_set(
    "sign subscribe download get follow join support donate help like become register try click tap start "
    "discover stay never receive enjoy unlock choose contribute upgrade activate install turn log read see view "
    "find browse check explore visit buy shop save order book apply enter win vote"
)
_STRONG = word_set(
    "newsletter newsletters inbox subscribe subscriber subscribers subscription subscriptions donate donation "
    "donations membership whatsapp app apps alerts notifications trial unlimited journalism paywall ad-free "
    "sudoku crossword crosswords puzzles horoscopes podcast podcasts e-paper epaper playlist giveaway sweepstakes "
    "coupon promo signup subscribing donating boletin"
)
_WEAK = word_set(
    "news email free support access account updates stories articles work channel facebook twitter instagram "
    "youtube telegram tiktok offer offers deals offer's reader readers independent latest breaking daily weekly "
    "us our online website page monthly month cancel anytime sale shop store tickets member members first know "
    "miss week link bio full list charts here exclusive edition electronic replica subscribers"
)
_READER = frozenset({"you", "your", "you're", "you'll", "you've"})
_OURSELVES = frozenset({"us", "our", "my", "me"})
_TELLS = re.compile(r"\b(?:said|says|told|according to|announced|reported|added|wrote|asked)\b")


def known_furniture(line: Line) -> Verdict | None:
    """The kind of a line that its own words give away; None when they do not."""
    look = fold(line.look[:600])
    for judge in (_by_shape, _by_rule, _by_label, _by_buttons, _by_menu, _by_offer):
        found = judge(line, look)
        if found is not None:
            return found
    return None


def opens_list(line: Line) -> bool:
    """Whether the line is a bare heading over links to other stories."""
    found = LABEL.match(fold(line.look[:200]))
    return found is not None and not found["rest"] and line.words <= 6


def opens_tags(line: Line) -> bool:
    """Whether the line is a bare heading over keywords."""
    return line.words <= 6 and TAG_LABEL.match(fold(line.look[:80])) is not None


def speaks_of_quiz(line: Line) -> bool:
    """Whether a short line has a word of quizzes, which counts beside the rest of a quiz widget."""
    return line.words <= 8 and not {"quiz", "test", "question", "questions", "score", "knowledge"}.isdisjoint(
        tokens(line.look)
    )


def is_count(line: Line) -> bool:
    """Whether the line is a bare number, as of comments or shares."""
    return _COUNT.match(line.text[:20]) is not None and len(line.text) <= 12


def _verdict(kind: Kind, score: float, reason: str) -> Verdict:
    return Verdict(kind, Evidence("furniture", round(score, 2), reason))


def _by_shape(line: Line, look: str) -> Verdict | None:
    if line.words == 1 and len(line.text) <= 2000:
        if _HASH.match(line.text) and any(c.isdigit() for c in line.text):
            return _verdict(Kind.UI_BOILERPLATE, 0.95, "an identifier, not words")
        if _EMBED_LINK.match(line.text):
            return _verdict(Kind.TRUNCATED_EMBED, 0.8, "a bare link into a social network")
        if _LINK.match(line.text):
            return _verdict(Kind.UI_BOILERPLATE, 0.85, "a bare address")
    if not any(c.isalnum() for c in look):
        return _verdict(Kind.UI_BOILERPLATE, 0.9, "no letter or digit")
    if _EMBED_LINK.search(line.look[-200:]) and line.words <= 70:
        return _verdict(Kind.TRUNCATED_EMBED, 0.7, "ends like a post, but nobody signs it")
    return None


def _by_rule(line: Line, look: str) -> Verdict | None:
    if line.words > 45:
        return None
    for kind, score, reason, pattern in RULES:
        if not pattern.match(look):
            continue
        if line.words > 8 and _TELLS.search(look):
            continue  # a sentence that reports, whatever it begins with
        return _verdict(kind, score, reason)
    return None


def _by_buttons(line: Line, look: str) -> Verdict | None:
    if line.words > 30 or (line.terminated and line.words > 6):
        return None
    whole = _WORD.findall(look)
    parts = _WORD.findall(fold(_GLUE.sub(" ", line.look)))
    for words in (whole, parts):
        if not words:
            continue
        if all(w in _SHARE or w in _SHARE_SMALL for w in words) and not _SHARE.isdisjoint(words):
            return _verdict(Kind.SHARE, 0.9, "only words of sharing buttons")
        if all(w in _UI or w in _UI_SMALL or w in _SHARE for w in words) and not _UI.isdisjoint(words):
            return _verdict(Kind.UI_BOILERPLATE, 0.85, "only words of menus and buttons")
    return None


def _by_menu(line: Line, _look: str) -> Verdict | None:
    kind = menu_kind(line.text) if len(line.text) <= 200 else None
    return _verdict(kind, 0.85, "a row of links or buttons") if kind else None


def _by_label(line: Line, look: str) -> Verdict | None:
    found = LABEL.match(look)
    if found is None or line.words > 40:
        return None
    if not found["rest"] and line.words <= 6 and found["label"] not in {"watch", "listen"}:
        return _verdict(Kind.TEASER, 0.85, "heading over links to other stories")
    if found["mark"] and found["rest"]:
        return _verdict(Kind.TEASER, 0.9, "link to another story, labelled so")
    return None


def offer_score(line: Line) -> float:
    """How much a line calls on the reader to act: imperatives, the reader addressed, the words of what sites offer."""
    look = fold(line.look[:600])
    if line.words > 40 or not look or look[0] in "\"'" or _TELLS.search(look):
        return 0.0
    words = set(_WORD.findall(look))
    heads = [piece.split()[0] for piece in re.split(r"[:;.!?|–—]\s+", look) if piece.split()]
    score = 0.4 if heads and heads[0] in _CALLS else 0.3 if not _CALLS.isdisjoint(heads[1:]) else 0.0
    addressed = not words.isdisjoint(_READER)
    if score == 0 and not addressed and (line.terminated or line.words > 10):
        return 0.0
    score += 0.2 * addressed
    if line.terminated and not addressed and words.isdisjoint(_OURSELVES):
        score -= 0.3
    score += min(0.7, 0.35 * len(_STRONG & words)) + min(0.45, 0.15 * len(_WEAK & words))
    score += 0.1 * (line.words <= 8) + 0.1 * look.endswith("!")
    score += 0.35 * any(phrase in look for phrase in ("sign up", "log in", "turn on", "sign in", "full list"))
    return max(0.0, score)


def _by_offer(line: Line, _look: str) -> Verdict | None:
    score = offer_score(line)
    if score >= 0.8 and (score >= 1.0 or line.words <= 25):
        return _verdict(Kind.PROMO, min(0.9, score - 0.1), "calls on the reader to take up an offer")
    return None
