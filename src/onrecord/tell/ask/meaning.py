"""Words that mean much the same in a question and in an article: "soldiers" and "troops", "part" and "involves"."""

from functools import lru_cache

import snowballstemmer

from onrecord.read.language import english
from onrecord.relate.events.lexicon import NOUNS, SAME
from onrecord.text import fold

VERBS = frozenset(SAME) | frozenset(SAME.values()) | frozenset(NOUNS.values())
"""Verbs that are known to tell a deed."""

_NOUNS_TOO = frozenset("saw ground wound wed bore wore dove bound found lay".split())
"""Forms that are words of their own as often."""

_PORTER = snowballstemmer.stemmer("porter")


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """A folded word without its ending, by the rules the record's own index goes by (Porter 1980)."""
    plain = fold(word).strip("'’.").removesuffix("'s").replace(".", "")
    verb = _irregular().get(plain, plain) if plain not in _NOUNS_TOO else plain
    return str(_PORTER.stemWord(verb)) if verb.isalpha() else verb


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
arrest detain custody detention jail
say state declare claim assert tell announce report
deny reject refute dispute contradict
reject refuse decline rebuff oppose necessary
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
resign quit leave departure
replace succeed successor
begin start commence launch open
end finish stop conclude halt cease
continue resume extend prolong
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
plane aircraft jet airliner flight turboprop
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
dam reservoir
strike walkout stoppage
protest demonstration march rally
rebel guerrilla insurgent
hostage captive
weapon arm gun
gun howitzer
shell round
send dispatch deploy give supply deliver provide
arrive reach come land
get receive obtain
carry transport
hold room seat carry
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
late delay
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
alter change tamper rewrite
change alter revise shift
apology apologise apologize regret
estimate put reckon
number figure count total
describe call term
praise welcome thank
criticise criticize condemn blame
fear worry concern
safe safety risk
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
weigh tonne weight
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


DISPUTING = frozenset(
    root(w) for w in "dispute deny reject contradict challenge refute doubt contest oppose disagree".split()
)
"""Deeds that an article tells as often by a plain "not"."""

PEOPLE = frozenset(
    root(w)
    for w in """people person man men woman women child children resident soldier troop personnel worker employee docker
    passenger crew depositor customer member student pupil teacher doctor nurse patient victim civilian official
    officer migrant refugee prisoner hostage demonstrator protester striker farmer family household individual villager
    citizen saver inmate volunteer firefighter rescuer survivor comrade rebel guerrilla fighter marine sailor miner
    adult islander dead injured wounded missing homeless displaced casualty fatality body""".split()
)
"""What a number of people may be counted in."""
