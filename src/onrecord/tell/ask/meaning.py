"""Words that mean much the same in a question and in an article: "soldiers" and "troops", "part" and "involves"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.read.language import english
from onrecord.relate.events.lexicon import NOUNS, SAME
from onrecord.tell.search import without_ending
from onrecord.text import fold

VERBS = frozenset(SAME) | frozenset(SAME.values()) | frozenset(NOUNS.values())
"""Verbs that are known to tell a deed."""

_NOUNS_TOO = frozenset("saw ground wound wed bore wore dove bound lay".split())
"""Forms that are words of their own as often."""


_OWN_ROOTS = {"quite": "quite", "officer": "officer", "officers": "officer", "suite": "suite", "suites": "suite"}
"""Words of which no rule of endings makes their own root, but that of another: "quit", "office", "suit"."""
_SHORT = 5
_APART = 2
"""Words that may stand inside a verb of two words."""


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """A folded word without its ending, by the rules the record's own index goes by (Porter 1980)."""
    plain = fold(word).strip("'’.").removesuffix("'s").replace(".", "")
    if plain in _OWN_ROOTS:
        return _OWN_ROOTS[plain]
    verb = _irregular().get(plain, plain) if plain not in _NOUNS_TOO else plain
    if len(verb) <= _SHORT and verb.endswith(("ied", "ies")):  # "died", where Porter's rules leave "di"
        verb = verb[:-1]
    return without_ending(verb) if verb.isalpha() else verb


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """Lemmas of irregular forms; a form of a verb goes before that of a noun."""
    verbs = {form: verb for form, verb in english().irregular("verb").items() if verb not in {"be", "have", "do"}}
    return english().irregular("noun") | verbs | {"found": "find"}


def forms_of(word: str) -> tuple[str, ...]:
    """The irregular forms of a verb, for an index that only knows endings."""
    return _forms().get(word.casefold(), ())


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form, verb in sorted(_irregular().items()):
        found.setdefault(verb, []).append(form)
    return {verb: tuple(forms) for verb, forms in found.items()}


_GROUPS = """
us u.s usa america american united_states washington
uk u.k britain british united_kingdom
eu e.u european_union
soldier troop personnel serviceman servicemen military army infantryman
police officer policeman constable
marine navy naval
kill die dead death fatality victim toll perish
injure injury hurt wound casualty
treat treatment
arrest detain custody detention jail
arrest apprehend nab
capture apprehend nab
confiscate seize recover
say state declare claim assert tell announce report
deny reject refute dispute contradict
reject refuse decline rebuff oppose
agree accept consent approve accord
approve authorise authorize approval permission permit allow green_light
demand call urge request insist want require
ask request apply application seek
promise pledge vow commit
plan intend propose prepare ready
admit acknowledge confess concede recognise recognize
confirm verify
correct revise update supersede
withdraw retract back
resign quit departure
replace succeed successor
begin start commence launch open
end finish stop conclude halt cease
end finish complete completion conclude
continue resume extend prolong
resume restart reopen recommence
close shut closure
reopen open
cost price bill expense worth loss
pay payment payout compensate compensation
money fund sum amount million billion
buy acquire purchase takeover
sell sale
cause trigger spark reason due
lead head chair command
oversee supervise
train training exercise drill
involve participate part join accompany
help assist aid support
attack strike raid assault bomb
target hit
act operate intervene
act action
operate operation
cooperate coordinate collaborate cooperation coordination collaboration
designate label classify brand declare
ship vessel boat ferry
car vehicle
plane aircraft jet airliner flight
drug narcotic
labour labor
work job employment
worker employee staff
firm company
bank lender
government administration cabinet
president leader
official officer spokesman spokesperson spokeswoman
boss chief head director chairman chairwoman chair
doctor physician
lawyer advocate attorney counsel solicitor barrister
decide decision ruling rule verdict decline uphold overturn
hospital clinic
people person resident inhabitant
child children kid
house home
town city
place site location
money cash
talk negotiation round discussion conversation
ceasefire truce armistice
deal agreement accord pact
vote ballot poll
election poll
court tribunal judge
rule ruling verdict judgment judgement order
law act legislation statute
sue lawsuit
ban prohibit bar forbid
limit cap restrict ceiling
reduce cut lower
rise increase grow climb up
fall drop decline decrease down
evacuate evacuation flee leave
fire blaze
fire shoot shooting gunfire shot gun
flood flooding
storm cyclone hurricane
quake earthquake
crash collision
explosion blast
strike walkout stoppage
protest demonstration march rally
rebel guerrilla insurgent
hostage captive
weapon arm gun
gun cannon artillery
send dispatch deploy give supply deliver provide
arrive reach come land
get receive obtain
carry transport
hold seat accommodate carry capacity
hold conduct stage
supply serve provide
inspect inspection examine examination check
repair fix mend
break crack
find discover notice detect
show reveal indicate
happen occur take_place
see witness
know aware informed
tell inform notify
late delay postpone defer behind
quick fast
big large
near close
test trial
share split
document paper record
letter note
list name include
necessary need
imminent soon
illegal unlawful
alter change tamper
change alter revise shift
apology apologise apologize regret
estimate put reckon
number figure count total
describe call term
praise welcome thank
criticise criticize condemn blame
fear worry concern
safe safety risk
enough sufficient adequate plenty
aboard board onboard
wait queue
wage pay salary
money dollar peso crown mark euro pound
border frontier
carry conduct perform execute
last long
survivor survive
search hunt
appoint name
capture seize
country nation
wed marry
reach strike
mean imply
meet meeting
speak talk address
visit trip
weigh weight tonne ton kilogram kilo
name call
"""
"""A line a meaning. Groups may share words: a word means what any of its groups does, and no more."""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    groups = [frozenset(root(w.replace("_", " ")) for w in line.split()) for line in _GROUPS.strip().splitlines()]
    deeds: dict[str, set[str]] = {}
    for word, deed in (*NOUNS.items(), *SAME.items()):
        deeds.setdefault(deed, {root(deed)}).add(root(word))
    found: dict[str, set[str]] = {}
    for group in (*groups, *deeds.values()):
        for word in group:
            found.setdefault(word, set()).update(group)
    return {word: frozenset(same - {word}) for word, same in found.items()}


def same_as(stem: str) -> frozenset[str]:
    """Roots of words that can mean the same."""
    return _table().get(stem, frozenset())


_PHRASES = """
in place of = replace
take over from = replace
call off = cancel
call on = urge
put off = postpone
put back = postpone
carry out = conduct
set up = establish
turn down = reject
turn away = refuse
rule out = exclude
step down = resign
leave office = resign
leave post = resign
leave job = resign
stand down = resign
hand over = deliver
shut down = close
break out = begin
blow up = explode
lay off = dismiss
give up = abandon
go up = rise
go down = fall
find out = discover
point out = say
pay back = repay
set off = trigger
bring forward = advance
knock down = demolish
"""
"""Verbs of two words, and the verb of one word that says the same."""


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _PHRASES.strip().splitlines():
        phrase, _, word = line.partition(" = ")
        first, *rest = map(root, phrase.split())
        found.setdefault(first, []).append((tuple(rest), root(word)))
    return found


def in_one_word(words: Sequence[str]) -> Iterator[str]:
    """Of roots in their order those of the verbs that several of them stand for: "called the match off"."""
    for at, word in enumerate(words):
        for rest, meant in _phrases().get(word, ()):
            apart = words[at + 1 : at + 1 + len(rest) + (_APART if len(rest) == 1 else 0)]
            if rest == tuple(apart[: len(rest)]) or (len(rest) == 1 and rest[0] in apart):
                yield meant


@lru_cache(maxsize=64)
def roots(words: str) -> frozenset[str]:
    """The roots of a list of words. Not for a list at the top of a module: the first root loads a model."""
    return frozenset(root(w) for w in words.split())


DISPUTING = "dispute deny reject contradict challenge refute doubt contest oppose disagree"
"""Deeds that an article tells as often by a plain "not"."""

PEOPLE = """people person man men woman women child children infant baby adult elderly soul individual human resident
citizen civilian inhabitant villager islander tenant neighbour householder household family parent pensioner worker
employee staff labourer miner docker builder farmer fisherman farmhand clerk engineer technician scientist teacher
pupil student graduate doctor nurse medic patient victim casualty fatality dead injured wounded missing homeless
displaced body survivor bystander passenger driver pilot crew sailor seafarer tourist visitor guest traveller commuter
pedestrian cyclist hiker climber swimmer spectator fan player athlete member supporter voter candidate delegate
lawmaker politician official officer agent guard policeman policewoman firefighter rescuer volunteer soldier troop
marine reservist conscript recruit fighter rebel guerrilla militant insurgent gunman prisoner inmate detainee hostage
captive suspect defendant witness juror lawyer journalist reporter observer migrant refugee demonstrator protester
marcher rioter trafficker smuggler dealer pirate hijacker robber thief attacker assailant bomber youth teenager boy
girl colleague shopper diner worshipper pilgrim priest cop deputy sheriff settler striker customer client consumer
saver depositor investor shareholder creditor applicant participant"""
"""What a number of people may be counted in."""
