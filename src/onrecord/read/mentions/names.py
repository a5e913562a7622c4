"""Where names stand: the model's names with their bounds mended, what it missed, and every other place of a name.

The small model is right about most full names, and a coin flip on single words; what a name is, is decided later from
all its places together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.english import WEEKDAYS
from onrecord.model import Span
from onrecord.read.mentions.bounds import POSTS, is_hyphen, nicknamed, widened
from onrecord.read.mentions.joined import joined
from onrecord.read.mentions.lexicon import (
    CONNECTORS,
    DAYS_AND_UNITS,
    INSTITUTIONS,
    ORGANISATION_HEADS,
    PLURAL_TITLES,
    PRESS_TAILS,
    TITLE_MODIFIERS,
    TITLES,
)
from onrecord.read.mentions.page import Page, Range
from onrecord.read.mentions.peoples import country_of, people_of
from onrecord.text import word_set

_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})
_BREAKS = word_set('/ | · • — – , ; : ( ) [ ] “ ” " ‘ … @ # * ? ! .')
_ALWAYS_TITLES = word_set(
    """mr mrs ms miss mx dr prof professor cllr sen senator gov governor rep sheriff president mayor judge sir dame
    capt lt sgt rev congressman congresswoman coroner spokesman spokeswoman spokesperson chairman chairwoman chancellor
    ambassador"""
)
_NEVER_NAMES = frozenset(
    {"RB", "IN", "CC", "DT", "WRB", "WP", "PRP", "PRP$", "UH", "MD", "TO", "EX", "VBD", "VBZ", "VBP"}
)
"""Tags of words that have a capital only because they begin a sentence."""
_LONGEST_NAME = 9


@dataclass(frozen=True, slots=True)
class Found:
    """A place of a name. ``label`` is the model's; ``title`` are the words of a title or role right before it."""

    words: Range
    label: str
    title: Range | None = None


def find_names(page: Page, names: Sequence[tuple[Span, str]], *, stated: Iterable[str] = ()) -> list[Found]:
    """Places of names in text order; none overlaps another. ``stated`` are names of outlets that need no model."""
    model = _Taken(page)
    for words, label in _model_names(page, names):
        model.take(words, label)
    labels = {f.words: f.label for f in model.found}
    found = _Taken(page)
    for words in _stated(page, stated):
        found.take(words, "ORG")
    for words in nicknamed(page):
        found.take(words, "PERSON")
    for words in _again(page, [f for f in model.found if f.words[1] - f.words[0] > 1], found.taken):
        found.take(words, labels.get(words, ""))  # a long name found again goes before its parts
    _widen(page, found, model)
    for f in model.found:
        found.take(widened(page, f.words, model.taken), f.label)
    for words in _missed(page, found.taken):
        found.take(widened(page, words, found.taken), "")
    for words, label in _countries(page, found.taken):
        found.take(words, label)
    for words in list(_again(page, found.found, found.taken)):
        found.take(words, "")
    halves = sorted((f.words, f.label) for f in found.found)
    found.found = [Found(found.retaken(words), label) for words, label in joined(page, halves)]
    bodies = (Found(_with_institution(page, f, found.taken), f.label) for f in found.found)
    return sorted((Found(f.words, f.label, _title_before(page, f)) for f in bodies), key=lambda f: f.words)


class _Taken:
    """Names found so far; a word belongs to one of them at most."""

    def __init__(self, page: Page) -> None:
        self.found: list[Found] = []
        self.taken = [False] * len(page.words)

    def take(self, words: Range, label: str) -> None:
        first, end = words
        if end > first and not any(self.taken[first:end]):
            self.taken[first:end] = [True] * (end - first)
            self.found.append(Found(words, label))

    def retaken(self, words: Range) -> Range:
        """The range, which may be wider than one that was taken before, taken too."""
        self.taken[slice(*words)] = [True] * (words[1] - words[0])
        return words


def _widen(page: Page, found: _Taken, model: _Taken) -> None:
    """Widen what was found so far, but by no word that is a name of its own to the model ("House", "Mike Jones")."""
    closed = [a or b for a, b in zip(found.taken, model.taken, strict=True)]
    for number, old in enumerate(found.found):
        words = found.retaken(widened(page, old.words, closed))
        closed[slice(*words)] = [True] * (words[1] - words[0])
        found.found[number] = Found(words, old.label)


def _stated(page: Page, names: Iterable[str]) -> Iterator[Range]:
    """Places of names known beforehand that have more than one word, whatever their capitals."""
    wanted: dict[str, list[list[str]]] = {}
    for name in sorted({n.lower() for n in names}):
        parts = name.removeprefix("the ").replace("-", " - ").split()
        if len(parts) > 1:
            wanted.setdefault(parts[0], []).append(parts)
    for i, word in enumerate(page.lower):
        if word in wanted and page.forms[i][0].isupper():
            ends = [i + len(p) for p in wanted[word] if list(page.lower[i : i + len(p)]) == p]
            if ends:
                yield i, max(ends)


def _with_institution(page: Page, found: Found, taken: Sequence[bool]) -> Range:
    """A country, people or leader together with the body named after it ("Ruritanian government")."""
    first, end = found.words
    high = page.sentence_range(first)[1]
    if (
        end < high
        and not taken[end]
        and page.lower[end] in INSTITUTIONS
        and page.sentence_at[first] not in page.headings
    ):
        name = page.cut(found.words)
        is_leader = end - first == 1 and page.lower[end] == "administration"
        if is_leader or country_of(name) is not None or people_of(name) is not None:
            return first, end + 1
    return found.words


def _model_names(page: Page, names: Iterable[tuple[Span, str]]) -> Iterator[tuple[Range, str]]:
    for span, label in names:
        words = page.range_of(span) if label in _LABELS else None
        if words is None or page.sentence_at[words[0]] in page.headings:
            continue
        for piece in _pieces(page, words, label):
            if _is_name(page, piece, label):
                yield piece, label


def _pieces(page: Page, words: Range, label: str) -> Iterator[Range]:
    """The parts of a model's name that can be names, cut at punctuation, small words and possessives."""
    start = words[0]
    for i in range(words[0], words[1] + 1):
        if i == words[1] or _parts(page, i, words):
            yield _trimmed(page, (start, i), label)
            start = i + 1


def _parts(page: Page, i: int, words: Range) -> bool:
    form = page.forms[i]
    if form in _BREAKS or form in POSTS:
        return True
    if page.words[i].tag == "POS" or form in {"'s", "’s"}:
        # "Land's End" is one name, "Norway's Marines" is not: there the first part stands alone elsewhere or
        # is a country, or an article goes with it ("the Navy's …").
        start = words[0] + (page.lower[words[0]] == "the")
        alone = i - start == 1 and i + 1 < words[1] and page.forms[i + 1][:1].isupper()
        owner = page.forms[i - 1]
        owned = country_of(owner) is not None or page.stands_alone(owner)
        return not alone or owned
    if form == "and" and page.lower[i - 1] in PRESS_TAILS and min(i - words[0], words[1] - i) > 2:
        return True  # "Norland Tribune" and "Tarn TV", but "News and Star" is one
    hyphened = i > words[0] and page.forms[i - 1] == "-"  # "Jun-bae"
    return form.islower() and form.isalpha() and form not in CONNECTORS and not hyphened


def _trimmed(page: Page, words: Range, label: str) -> Range:
    first, end = words
    # a day stands before a name without being part of it ("On Sunday Ada Lind …"), unless a paper is called so
    while first < end and not (_can_begin(page, first) and (label == "ORG" or page.lower[first] not in WEEKDAYS)):
        first += 1
    while first < end and not (_can_end(page, end - 1) or (label == "PERSON" and _is_tied(page, end - 1))):
        end -= 1
    return _without_title(page, (first, end), label)


def _can_begin(page: Page, i: int) -> bool:
    form = page.forms[i]
    if page.words[i].tag in _NEVER_NAMES and page.is_first(i):
        return False
    return (form[0].isupper() or (form[0].isdigit() and len(form) > 1)) and page.lower[i] not in {"the", "a", "an"}


def _can_end(page: Page, i: int) -> bool:
    form = page.forms[i]
    return form[0].isalnum() and not (form.islower() and form.isalpha()) and page.words[i].tag != "POS"


def _is_tied(page: Page, i: int) -> bool:
    """Whether a word, of small letters or not, is tied to the one before by a hyphen: "Rin Sae-ho"."""
    if i < 2 or page.forms[i - 1] != "-" or not page.forms[i].isalpha():
        return False
    before, mark, here = (page.words[k].span for k in (i - 2, i - 1, i))
    return before.end == mark.start and mark.end == here.start


def _without_title(page: Page, words: Range, label: str) -> Range:
    """A person's name without the titles at its head."""
    first, end = words
    while first < end - 1:
        word = page.lower[first]
        is_title = word in _ALWAYS_TITLES or (label == "PERSON" and word in TITLES | TITLE_MODIFIERS)
        is_title |= _is_title_of_several(page, first) and (label == "PERSON" or PLURAL_TITLES[word] in _ALWAYS_TITLES)
        if not is_title or page.lower[end - 1] in ORGANISATION_HEADS:
            break
        first += 1
    return first, end


def _is_title_of_several(page: Page, i: int) -> bool:
    return page.forms[i][0].isupper() and page.lower[i] in PLURAL_TITLES


def _is_name(page: Page, words: Range, label: str = "") -> bool:
    first, end = words
    if end <= first or end - first > _LONGEST_NAME:
        return False
    forms = page.forms[first:end]
    if not any(f[0].isupper() for f in forms) or sum(c.isalpha() for f in forms for c in f) < 2:
        return False
    if all(word in DAYS_AND_UNITS or word in TITLES for word in page.lower[first:end]):
        return False
    if _is_office(page, first):
        return False
    if end - first > 1:
        return label != "PERSON" or not any(country_of(f) is not None for f in forms[:-1])  # "Jim Jordan" is somebody
    form = forms[0]
    if end < len(page.forms) and page.forms[end] == "-" and page.words[first].span.end == page.words[end].span.start:
        return country_of(form) is not None  # "Al" of "Al-Something"
    if form.startswith(("n'", "n’")) or form.lower() in page.small_forms or _joins_countries(form):
        return False
    if page.is_first(first) and form not in page.inner_forms:
        return page.words[first].tag.startswith("NNP") and page.words[first].dep not in {"compound", "amod"}
    return True


def _is_office(page: Page, first: int) -> bool:
    """Whether a name only says which office somebody holds ("Secretary of State")."""
    return (
        first > 1
        and page.lower[first - 1] in {"of", "for"}
        and page.lower[first - 2] in {"secretary", "minister", "undersecretary"}
    )


def _joins_countries(form: str) -> bool:
    parts = form.replace("–", "-").split("-")
    return len(parts) > 1 and all(country_of(p) is not None or people_of(p) is not None for p in parts)


def _missed(page: Page, taken: Sequence[bool]) -> Iterator[Range]:
    """Runs of proper nouns that the model passed over."""
    inner = page.inner_forms
    for number, sentence in enumerate(page.sentences):
        if number in page.headings:
            continue
        start = sentence.words[0]
        for i in range(sentence.words[0], sentence.words[1] + 1):
            inside = i < sentence.words[1] and not taken[i]
            if inside and (_is_proper(page, i) or (i > start + 1 and is_hyphen(page, i, sentence.words[1]))):
                continue
            words = _without_title(page, _trimmed(page, (start, i), ""), "PERSON") if i > start else (i, i)
            start = i + 1
            single = words[1] - words[0] == 1 and page.is_first(words[0])
            if _is_name(page, words) and not (single and page.forms[words[0]] not in inner):
                yield words


def _is_proper(page: Page, i: int) -> bool:
    form = page.forms[i]
    return (
        page.words[i].tag in {"NNP", "NNPS"} and form[0].isupper() and form not in _BREAKS | POSTS and form[-1] != "@"
    )


def _countries(page: Page, taken: Sequence[bool]) -> Iterator[tuple[Range, str]]:
    """Countries and nationalities, which need no model."""
    for i, form in enumerate(page.forms):
        if taken[i] or not form[0].isupper() or page.lower[i] == "the":
            continue
        if len(form) == 2 and not form.isupper():
            continue  # "Us" is no country
        high = page.sentence_range(i)[1]
        for end in range(min(i + 4, high), i, -1):
            if any(taken[i:end]):
                continue
            if country_of(" ".join(page.forms[i:end])) is not None:
                yield (i, end), "GPE"
                break
        else:
            if people_of(form) is not None and page.words[i].tag[:2] in {"JJ", "NN"}:
                yield (i, i + 1), "NORP"


def _again(page: Page, found: Sequence[Found], taken: Sequence[bool]) -> Iterator[Range]:
    """Other places of the names found, in headings whatever their capitals."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for f in found:
        forms = tuple(page.forms[slice(*f.words)])
        if len(forms) > 1 or forms[0].lower() not in page.small_forms:
            known.setdefault(forms[0].lower(), set()).add(forms)
    i = 0
    while i < len(page.forms):
        end = i if taken[i] else _match(page, i, known.get(page.forms[i].lower(), set()))
        if end > i:
            yield i, end
        i = max(i + 1, end)


def _match(page: Page, i: int, names: Iterable[tuple[str, ...]]) -> int:
    """The end of the longest of the names that begins at a word; ``i`` itself when none does."""
    heading = page.sentence_at[i] in page.headings
    best = i
    for name in names:
        here = page.forms[i : i + len(name)]
        if here == name or (heading and here[0][0].isupper() and _level(here) == _level(name)):
            best = max(best, i + len(name))
    return best


def _level(forms: Iterable[str]) -> list[str]:
    return [f.lower() for f in forms]


def _title_before(page: Page, found: Found) -> Range | None:
    """Titles and roles right before a name: "Dr", "the former U.S. Deputy Secretary of State", "county coroner"."""
    if country_of(page.cut(found.words)) is not None or people_of(page.cut(found.words)) is not None:
        return None
    low = page.sentence_range(found.words[0])[0]
    end = first = found.words[0]
    seen = False
    while first > low and end - first < _LONGEST_NAME:
        word = page.lower[first - 1]
        if word in TITLES or _is_title_of_several(page, first - 1):
            seen = True
        elif not (seen and (word in TITLE_MODIFIERS or _is_modifier(page, first - 1))):
            office = _office_before(page, first, low)
            if office is None:
                break
            first, seen = office + 1, True
        first -= 1
    return (first, end) if seen else None


def _is_modifier(page: Page, i: int) -> bool:
    return people_of(page.forms[i]) is not None or country_of(page.forms[i]) is not None


def _office_before(page: Page, end: int, low: int) -> int | None:
    """Where the title begins in "Secretary of State", "Minister for Foreign Affairs", read back from its end."""
    if not page.forms[end - 1][0].isupper():
        return None  # "the mayor of Borogravia" is no title of Borogravia's
    for i in range(end - 1, max(low, end - 6), -1):
        if page.lower[i] in {"of", "for"} and i > low and page.lower[i - 1] in TITLES:
            return i - 1
        if not page.forms[i][0].isupper() and page.lower[i] not in {"and", "the", "of", "for"}:
            return None
    return None
