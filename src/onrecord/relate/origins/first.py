"""Who first put an assertion on record, as far as one article tells."""

import re

from onrecord.model import Attribution, EntityKind, Evidence, Manner, Naming, Origin, Resolution, Span
from onrecord.relate.origins.background import BUSINESSES, INSTITUTIONS, Background
from onrecord.relate.origins.bare_names import by_name
from onrecord.relate.origins.belonging import beside, house_of, stands_before_noun, without_deeds
from onrecord.relate.origins.desk import is_agency, one_house, reporting
from onrecord.relate.origins.documents import is_document, is_told_apart, without_readers
from onrecord.relate.origins.figures import FINDING
from onrecord.relate.origins.notices import METHOD as NOTICE
from onrecord.relate.origins.offices import head_of, is_many
from onrecord.relate.origins.reporters import is_house, observed, outlet_before
from onrecord.relate.origins.scene import REPORTERS, in_quotation, saw
from onrecord.text import fold, joined, word_set, words

_DETERMINERS = word_set(
    "a an the this that these those his her its their our some several many both all each other another same one "
    "two three four five six seven eight nine ten"
)
_SOMEBODY = word_set("some many several few most")
"""Words that alone are unnamed people, and nobody's office."""
_WHERE = word_set("in at from on here there with among who")
"""Words behind "some" that do not say what they are."""
_DEFINITE = word_set("the his her its their our my this that these those")
_ANOTHER = re.compile(r"(?:another|a second|a third|(?:yet|still) another) ", re.IGNORECASE)
"""Who is told apart from somebody described in the same words: "a resident", "another resident"."""
_NARRATOR = frozenset({"i", "we"})
PRONOUNS = frozenset(
    {"he", "she", "it", "its", "their", "they", "them", "each", "both", "who", "which", "that", "we", "us", "i", "you"}
)
"""Words for a source that stand for one told of before."""

# Of these a country, a town or an army has one, so that the bare word names it within a story.
_ONE_OF_A_KIND = word_set(
    "police government presidency army military navy cabinet parliament senate opposition organisers organizers "
    "coroner sheriff prosecutors authorities"
)
# Unnamed people who speak for the organisation they are described by, and those who speak for themselves.
_SPEAKS = re.compile(
    r"\b(?:spokes\w+|officials?|organi[sz]ers?|staff|executives?|leaders?|scientists|researchers|team|management|lawyers|"
    r"representatives?|directors?|chief|office|department|police|press service|board|authorities|ministers?|head)\b"
)
_SELF = re.compile(
    r"\b(?:former|ex|retired|members?|workers?|employees?|residents?|nurses?|patients?|students?|witness\w*|prisoners?)\b"
)
_VOICE = re.compile(r"(.+?)(?:'s)? (?:spokes(?:man|woman|person|men|people)|press (?:office|officer|service))")
_VOICE_OF = re.compile(
    r"(?:spokes(?:man|woman|person|men|people)|press (?:office|officer|service)) (?:for|of|at) (?:the )?(.+)"
)
_INSTITUTION = "institution:"
_ANY_ONE = re.compile(r"(?:an?|another|one|any|no|each|every|some|several|many|two|three|other|both) ", re.IGNORECASE)
"""Words before a body that is one of several of its kind."""
_CAPITAL = re.compile(r"(?<=.)\b[A-Z]|^[A-Z][\w.-]*['’]s ")
_OFFICES = word_set(
    "leader chief head boss minister governor mayor chairman chairwoman president director commissioner coroner "
    "sheriff ombudsman chancellor premier spokesman spokeswoman spokesperson colleagues manager secretary"
)
# Whoever is called so tells what they know themselves; "the owner" or "the colonel" may be anybody named elsewhere.
_PRIVATE = word_set(
    "nurse doctor mechanic sister brother mother father wife husband widow son daughter uncle aunt cousin parent "
    "inmate prisoner farmer skipper driver passenger neighbour neighbor villager resident student pupil "
    "teacher worker docker waiter waitress shopkeeper builder cook hiker tourist witness bystander survivor "
    "victim patient soldier conscript deserter sailor fisherman cleaner clerk porter guard legislator lawmaker "
    "deputy member man woman boy girl somebody everybody townspeople"
)
_NAMELESS = frozenset({Naming.UNNAMED_PERSON, Naming.UNNAMED_GROUP})
_REPORTER = re.compile(rf"\b(?:{REPORTERS}|crews?)\b", re.IGNORECASE)
_OURS = re.compile(r"(?:our|my|this|one of our)\b", re.IGNORECASE)
_FOR = re.compile(r" (?:for|of|from|with) (?:the )?((?:[A-Z][\w’.&-]*\s?)+)", re.IGNORECASE)
_AGENCYS = re.compile(
    rf"(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]wo) )?([A-Z]{{2,}}|[A-Z]\w+(?:[ -][A-Z]\w+){{0,2}}) (?:{REPORTERS})\b"
)
_GIVEN = re.compile(r"\b([A-Z]\w+-\w+) $")
_FEW = 4
"""People who are counted one by one where the text gives their number; more speak as a crowd."""
_IN_TITLES = word_set(
    "secretary general president minister chief director commander governor attorney major lieutenant brigadier vice "
    "deputy under co ex"
)
"""Words of titles with a hyphen: "Secretary-General Field" has no given name."""
_NEAR = 160
"""Characters before "the company" in which the one that is meant may have been named."""
_LONGEST_GIVEN = 30
"""Characters of a given name with a hyphen."""
_OWNED = re.compile(
    r"(?:the )?((?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\b|(?:[A-Z][\w.-]*\s){0,4}?[A-Z][\w.-]*['’]s?)\s"
    r"(?:own\s)?(?:\w+\s){0,2}?(?:group|team|files?|data|figures?|office|website|report|study|paper|statement|records?|notes|lawyers?|account|"
    r"count|department)\b"
)
_OWN_PAPER = re.compile(r"\b(?:statement|press release|news release|announcement|post|website|filing|letter|notice)\b")


def own_origin(background: Background, *, first_hand: bool) -> Origin:
    """The origin of a sentence that nobody is said to have said."""
    desk = background.desk
    if desk.release:
        issuer = background.issuer
        if issuer is not None:
            reason = f"the page carries an announcement of {issuer.name}"
            return Origin(issuer.entity, issuer.name, True, Evidence("press-release", 0.7, reason))
        reason = "the page is handed out by its maker"
        return Origin(desk.key, desk.name, True, Evidence("press-release", 0.5, reason))
    if first_hand:
        reason = f"{desk.name} had an observer of its own there"
        return Origin(desk.key, desk.name, True, Evidence("first-hand", 0.7, reason))
    return Origin(desk.key, desk.name, False, desk.evidence)


def taken_back(background: Background) -> Origin:
    """The origin of what a publisher takes back: it is known to have put it, and to put it no more."""
    reason = f"{background.desk.name} takes back what it had printed"
    return Origin(background.desk.key, background.desk.name, True, Evidence(NOTICE, 0.8, reason))


def origin_of(background: Background, attribution: Attribution) -> Origin | None:
    """The origin of an attribution with one source; None for a bare pronoun nobody resolved."""
    entity = _entity(background, attribution)
    if attribution.naming is Naming.PERSON and (whole := _whole_name(background, attribution.source[0])):
        return whole
    described = _description(background, attribution)
    if attribution.naming is Naming.SOCIAL_POST:
        name = attribution.speaker or described
        post = Origin(f"post:{described}", name, True, Evidence("post", 0.8, f"posted by {name}"))
        return _by_entity(background, entity, "posted it") or post
    if attribution.naming is Naming.PUBLISHER:
        return _reported(background, attribution, attribution.speaker or described)
    if attribution.naming is Naming.NONE:
        return own_origin(background, first_hand=False)
    found = attribution.evidence.method == FINDING
    named = _by_entity(background, entity, "is told to have found it out" if found else "is named as the source")
    if named is not None and attribution.naming is not Naming.ANONYMOUS:
        return named
    if described in _NARRATOR and attribution.via is None and attribution.manner is Manner.INDIRECT:
        return _narrated(background, attribution)
    if described in PRONOUNS or not described:
        return None
    if (bare := by_name(attribution, background.reading.article.text)) is not None:
        return bare
    agencys = _AGENCYS.match(_source_text(background, attribution))
    if agencys is not None and is_agency(agencys[1]):
        return _reported(background, attribution, agencys[0])
    owner = _owner(background, attribution)
    if owner is not None:
        return owner
    if attribution.naming is Naming.DOCUMENT:
        return _document(background, described, attribution.source[0])
    return _described(background, attribution, described)


def _narrated(background: Background, attribution: Attribution) -> Origin | None:
    """ "I" and "we" are the reporter, who may have perceived it; None in quotation marks, where they are who speaks."""
    text = background.reading.article.text
    if in_quotation(text, attribution.source[0].start):
        return None
    perceived = saw(" ".join(span.cut(text) for span in (*attribution.source, *attribution.cue)))
    return own_origin(background, first_hand=perceived and background.desk.observes)


def _reported(background: Background, attribution: Attribution, name: str) -> Origin:
    """A publisher as the source: its reporter saw it, or it has it from somebody who is not given.

    Reporters of no house are the article's own where it calls them so, or tells that they perceived it.
    """
    source = _source_text(background, attribution) or name
    if not _REPORTER.search(_bare(source)):
        reason = f"{name} reported it; its source is not given"
        return Origin(reporting(name), name, False, Evidence("report", 0.7, reason))
    before, _, after = _REPORTER.sub("\n", name, count=1).partition("\n")
    kept = [w for w in before.split() if fold(w) not in _DETERMINERS]
    if not kept and (behind := _FOR.match(after)):
        kept = behind[1].split()
    if not kept:
        cue = joined(attribution.cue, background.reading.article.text)
        return own_origin(background, first_hand=bool(_OURS.match(source)) or saw(f"{source} {cue}"))
    whose = " ".join(kept)
    if one_house(whose, background.desk.name):
        return own_origin(background, first_hand=True)
    if is_house(background, whose, attribution.source[0]):
        return observed(whose)
    return _described(background, attribution, _bare(source))


def _owner(background: Background, attribution: Attribution) -> Origin | None:
    """Whose "her files", "Field's group" or "its website" is: theirs who made it."""
    span = attribution.source[0]
    found = _OWNED.match(span.cut(background.reading.article.text))
    if found is None:
        return None
    owned = Span(span.start, span.start + found.end(1))
    holders = background.mentions_at(owned)
    return _by_entity(background, holders[-1].entity, f"is whose “{found[0]}” it is") if holders else None


def _entity(background: Background, attribution: Attribution) -> int | None:
    """The entity that the source is, or whose name ends its description."""
    if attribution.entity is not None or not attribution.source or attribution.naming not in _NAMELESS:
        return attribution.entity
    return beside(background, attribution.source[0])


def _whole_name(background: Background, span: Span) -> Origin | None:
    """The person whose name a mention cuts short at a hyphen: of two people of one surname each is one."""
    text = background.reading.article.text
    for mention in background.mentions_at(span):
        if mention.kind is EntityKind.PERSON and mention.span in span:
            given = _GIVEN.search(text, max(span.start, mention.span.start - _LONGEST_GIVEN), mention.span.start)
            surname = mention.span.cut(text)
            if given is None or " " in surname:
                continue
            if _IN_TITLES.isdisjoint(fold(given[1]).split("-")):
                name = f"{given[1]} {surname}"
                key = "person:" + "-".join(words(name.replace("-", " ")))
                return Origin(key, name, True, Evidence("named", 0.9, f"{name} is named as the source"))
    return None


def _source_text(background: Background, attribution: Attribution) -> str:
    return joined(attribution.source[:1], background.reading.article.text)


def _description(background: Background, attribution: Attribution) -> str:
    return _bare(_source_text(background, attribution))


def _bare(text: str) -> str:
    """What a source is called, without what stands behind a comma or in a clause, and without "the" or "two of"."""
    kept = words(re.split(r"[,;(—]| who | that | which ", text, maxsplit=1)[0])
    while kept and (kept[0] in _DETERMINERS or (kept[0] == "of" and len(kept) > 1)):
        if kept[0] != "of" and kept[1:2] and kept[1] in _WHERE:
            break  # "some in the party" are not the party
        kept = kept[1:]  # "two of the bankers" are bankers
    return " ".join(kept) or fold(text)


def _by_entity(background: Background, entity: int | None, how: str) -> Origin | None:
    resolution = background.keys.get(entity) if entity is not None else None
    if resolution is None:
        return None
    house = background.houses.get(resolution.local)
    if house is None and resolution.local in background.executives:
        body = background.business
        if body is not None:
            reason = f"{resolution.name} holds an office in a company, and {body.name} is the one told of"
            return Origin(
                body.entity, body.name, True, Evidence("executive", 0.6, reason), spokesperson=resolution.name
            )
    if house is not None and (body := background.keys.get(house[0])) is not None:
        reason = f"{resolution.name} speaks for {body.name}: “{' '.join(house[1].split())}”"
        return Origin(body.entity, body.name, True, Evidence("spokesperson", 0.8, reason), spokesperson=resolution.name)
    title = background.titles.get(resolution.local, "")
    called = f"{resolution.name} ({title})" if title else resolution.name
    return Origin(resolution.entity, resolution.name, True, Evidence("named", 0.9, f"{called} {how}"), title=title)


def _document(background: Background, described: str, span: Span) -> Origin:
    if _OWN_PAPER.search(described):
        owner = house_of(background, span, paper=True)
        if owner is not None:
            reason = f"“{described}” is {owner.name}'s own"
            return Origin(owner.entity, owner.name, True, Evidence("own-document", 0.7, reason))
    maker, _, rest = described.partition("'s ")
    if rest and (head_of(maker) in INSTITUTIONS or _OWN_PAPER.search(rest)):
        body = _called(background, maker, head_of(maker))
        key, name = (body.entity, body.name) if body else (f"{_INSTITUTION}{maker}", maker)
        sure = bool(body) or head_of(maker) not in BUSINESSES
        return Origin(key, name, sure, Evidence("own-document", 0.6, f"“{described}” is {name}'s own"))
    read = without_readers(described)
    reason = f"read from “{described}”"
    return Origin(f"document:{read}", read, is_told_apart(read), Evidence("document", 0.7, reason))


def _described(background: Background, attribution: Attribution, described: str) -> Origin:
    """A source without a name: the voice of a named organisation, an institution called by its kind, or a person."""
    anonymous = attribution.naming is Naming.ANONYMOUS
    span = attribution.source[0]
    speaks = not anonymous and _SPEAKS.search(described) and not _SELF.search(described)
    house = house_of(background, span) if speaks else None
    # A "critic of the Harbour Board" is none who speaks for it, though "board" stands for who does.
    if house is not None and _SPEAKS.search(described.replace(fold(house.name).removeprefix("the "), "")):
        reason = f"“{described}” speaks for {house.name}"
        return Origin(house.entity, house.name, True, Evidence("spokesperson", 0.7, reason))
    core = _bare(without_deeds(background, span).cut(background.reading.article.text))
    head = head_of(core)
    if head in _ONE_OF_A_KIND:
        described = core
    if not anonymous and is_document(head):
        return _document(background, described, span)
    body = attribution.naming is Naming.ORGANISATION and not (is_many(head) or head in _OFFICES)
    if (head in INSTITUTIONS or body) and not anonymous:
        return _institution(background, attribution, described, told=_source_text(background, attribution))
    voice = None if anonymous else _VOICE_OF.fullmatch(described) or _VOICE.fullmatch(described)
    if voice is not None and head_of(voice[1]) in INSTITUTIONS:
        return _institution(background, attribution, _bare(voice[1]), told=voice[1])
    if voice is not None and voice.re is _VOICE:
        named = bool(_CAPITAL.search(_source_text(background, attribution)))
        reason = f"“{described}” speaks for the {voice[1]}"
        return Origin(f"{_INSTITUTION}{voice[1]}", voice[1], named, Evidence("spokesperson", 0.5, reason))
    teller = outlet_before(background, attribution)
    if teller is not None:
        reason = f"“{described}” is known only through the report of {teller}, whose unnamed sources count as one"
        key = f"unnamed:{reporting(teller).partition(':')[2]}"
        return Origin(key, f"unnamed sources of {teller}", False, Evidence("relayed", 0.5, reason))
    if _ANOTHER.match(_source_text(background, attribution)):
        described = f"another {described}"
    scope = background.desk.key.partition(":")[2]
    method = "described" if not anonymous and _taken_as_known(background, attribution.source[0]) else "unnamed"
    if not anonymous and (head in _OFFICES or (method == "described" and (is_many(head) or head not in _PRIVATE))):
        method = "office"
    reason = f"“{described}” is not named"
    people = _people(attribution)
    if people > 1:
        reason = f"“{described}” are {people} who are not named"
    return Origin(f"unnamed:{scope}:{described}", described, False, Evidence(method, 0.5, reason), people=people)


def _institution(background: Background, attribution: Attribution, described: str, *, told: str) -> Origin:
    """A body that is called by its kind: the one of that kind that is named, if only one can be meant."""
    head = head_of(described)
    body = _called(background, described, head)
    if body is not None and described in BUSINESSES:
        body = _meant(background, attribution, body)
    if body is not None:
        reason = f"“{described}” is {body.name} here"
        return Origin(body.entity, body.name, True, Evidence("institution", 0.6, reason))
    reason = f"“{described}” is an institution, whoever speaks for it"
    sure = _is_one_body(described, told)
    return Origin(f"{_INSTITUTION}{described}", described, sure, Evidence("institution", 0.6, reason))


def _is_one_body(described: str, told: str) -> bool:
    """Whether words for a body say which it is: "the finance ministry", "Tarn hospital"; "a hospital" may be any.

    A business has a name, by which another report may call it: "the shipping company".
    """
    head = head_of(described)
    if head in _ONE_OF_A_KIND:
        return not _SELF.search(described)
    if described == head or head not in INSTITUTIONS or _ANY_ONE.match(told):
        return False
    return head not in BUSINESSES - {"bank"} or "'s " in described


def _people(attribution: Attribution) -> int:
    """How many sources of their own somebody without a name is: a few who are counted, each; of a crowd one."""
    people = sum(d.count or 0 for d in attribution.described) or attribution.count or 1
    return people if 1 < people <= _FEW else 1


def _taken_as_known(background: Background, source: Span) -> bool:
    """Whether a description takes its bearer as known: "the governor", "its maker", "minister" as one of a kind."""
    text = source.cut(background.reading.article.text)
    parts = words(text)
    if not parts or (parts[0] in {"those", "these"} and parts[1:2] and parts[1] in _WHERE):
        return False
    plural = parts[-1].endswith("s") and not parts[-1].endswith("ss")
    return (
        parts[0] in _DEFINITE
        or parts[0].endswith("'s")
        or (len(parts) == 1 and not plural and parts[0] not in _SOMEBODY)
    )


def _called(background: Background, described: str, head: str) -> Resolution | None:
    """The organisation of this article that "the ministry" or "the company" stands for, when only one can be."""
    asked = set(described.split())
    named = {name: set(words(name)) for name in background.organisations}
    whole = {background.organisations[name] for name, parts in named.items() if asked <= parts}
    if len(whole) == 1:
        return background.keys[whole.pop()]
    if described in BUSINESSES:
        return background.business
    same = {background.organisations[name] for name, parts in named.items() if head in parts}
    return background.keys[same.pop()] if len(same) == 1 and described == head else None


def _meant(background: Background, attribution: Attribution, body: Resolution) -> Resolution | None:
    """The business that "the company" is: the one named just before, if one is; none that what is said names."""
    mentions = [m for m in background.reading.mentions if m.kind is EntityKind.ORGANISATION]
    start = attribution.source[0].start
    near = [m for m in mentions if start - _NEAR <= m.span.start and m.span.end <= start]
    owners = [m.entity for m in near if not stands_before_noun(background, m)]
    meant = owners[-1] if owners else body.local
    if any(m.entity == meant and m.span in content for m in mentions for content in attribution.content):
        return None
    speaks = meant in background.businesses and any(a.entity == meant for a in background.said.values())
    return background.keys[meant] if speaks or meant == body.local else None
