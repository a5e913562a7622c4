"""Words that often tell one event though they are not of one meaning: a death may be told as a killing."""

from onrecord.relate.events.lexicon import deed_of
from onrecord.text import word_set

_KIN = """
die dead death deadly fatal fatality perish kill killing murder slay stab stabbing shoot shooting suicide hang
shoot shooting shot gunfire gun_down gunman attack open rampage fire
attack assault strike raid bomb bombing storm beat
rob robbery heist steal theft grab snatch burglary loot
arrest capture nab catch apprehend detain seize custody take
hijack seize take_over capture commandeer
foil thwart prevent avert repel repulse block stop
destroy devastate wreck ravage gut rip damage ruin
damage cut sever break snap
outage downtime disruption disrupt go_down knock_out lose cut problem blackout
quake earthquake shake jolt tremor rattle temblor hit strike
evacuate flee run leave
escape flee break_out
trigger spark fuel unleash cause prompt lead
burn blaze fire torch inferno
erupt break_out start begin flare
crash accident collision wreck plunge
win clinch secure earn take victory beat defeat edge
retain keep defend
dismiss fire sack oust axe relieve let_go part
appoint name pick choose select tap hire nominate
replace succeed take_over step_in
resign quit step_down leave depart
release issue publish unveil launch introduce announce reveal roll_out present
patch fix plug repair update solve
charge accuse indict book
convict guilty verdict conviction find
sentence jail imprison
find discover locate recover spot
enter check check_in admit go
rehab treatment stint program
vote cast ballot elect election
buy acquire purchase acquisition takeover deal snap_up
offer bid propose proposal
agree agreement deal accord sign settle settlement
approve pass back endorse adopt
injure wound hurt
die pass_away
protest demonstrate march rally riot clash unrest rioting
fall drop tumble slip
rise jump climb soar
move transfer transport relocate
say tell announce report confirm accord statement state note add claim
lead host emcee present
drive driving drink dui dwi
place put
record mark set break
ask approach request
visit tour trip travel
delay postpone defer
cancel scrap call_off
search hunt manhunt seek
rescue save pull
deploy send dispatch
marry wed wedding
give_birth birth born
retire retirement
collapse cave_in fall
explode blast explosion bomb detonate go_off attack
travel fly go leave depart head set_off set_out
travel fly go arrive land come reach
join accede admit enter accept embrace
intensify escalate step_up increase raise mount
remove escort eject expel evict throw_out
rescue save pull pluck find pick_up
speak address deliver speech remark
withdraw pull_out leave quit exit
close suspend halt stop pause
hand_over turn_over surrender transfer
return send_back repatriate deport
sink capsize founder go_down
"""


def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_KIN.strip().splitlines()):
        listed = word_set(line)
        for word in {*listed, *map(deed_of, listed)}:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_FAMILIES = _families()
_NONE: frozenset[int] = frozenset()


def families(deed: str) -> frozenset[int]:
    """The numbers of the families that a deed, or a word that tells one, is of."""
    return _FAMILIES.get(deed, _NONE)


def are_kin(one: str, other: str) -> bool:
    """Whether two deeds, or the words that tell them, may well be of one event."""
    return not families(one).isdisjoint(families(other))
