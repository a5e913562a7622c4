"""Words that tell events: nouns with the verb they come down to, verbs of one meaning, verbs that tell none."""

from onrecord.model import EventStatus
from onrecord.text import word_set

STATES = word_set("""
    be have do seem appear look remain stay exist belong consist contain include comprise own possess lack need want
    like love hate prefer know understand believe think feel mean matter depend rely tend involve concern represent
    constitute resemble equal cost weigh measure deserve owe fit suit last live reside border span range total number
    average rank keep let try relate refer pertain regard consider view see hear hope wish fear worry doubt suppose
    wonder remember forget care mind enjoy expect anticipate plan intend aim seek describe enable require cause result
    indicate reflect suggest reveal imply demonstrate illustrate highlight underscore boast would face serve
    date use premise associate locate situate head
    """)
"""Verbs that tell how things are or what somebody thinks, not that something happens."""

SLIGHT = word_set("""
    hold take give put set bring carry run name make say get go come become use lead start begin stop end continue
    offer agree refuse decline fail stand help show prepare prove call lie sit hang manage work play base apply cover
    allow permit read turn happen occur
    """)
"""Verbs that tell an event only with an object, or with a day."""

LIGHT = word_set("""
    make take give hold have do conduct carry launch stage mount perform undertake suffer commit receive reach strike
    lodge file issue place put begin start resume pay get
    """)
"""Verbs that leave the telling to their object: "conducted a strike", "took a decision"."""

BEGIN = word_set("begin start commence resume launch open kick")
END = word_set("end stop finish cease halt conclude complete quit suspend")
CONTINUE = word_set("continue keep")
ASPECTS = dict.fromkeys(BEGIN, "begin") | dict.fromkeys(END, "end")
"""Verbs that tell the beginning or the end of what their complement tells."""

OCCUR = word_set("occur happen take ensue erupt break follow come")
"""Verbs that leave the telling to their subject: "the blast occurred"."""

_NOUNS = """
    kill: killing assassination murder slaying homicide execution
    die: death
    attack: attack strike raid assault bombing airstrike shelling offensive ambush onslaught bombardment incursion
    attack: invasion shooting stabbing
    explode: explosion blast detonation
    crash: crash collision derailment wreck
    collapse: collapse
    burn: fire blaze arson wildfire
    flood: flood flooding inundation
    quake: earthquake quake tremor
    seize: seizure confiscation
    capture: capture
    arrest: arrest detention
    abduct: abduction kidnapping kidnap
    release: release liberation
    sentence: sentencing
    convict: conviction
    acquit: acquittal
    indict: indictment
    sue: lawsuit suit
    try: trial
    search: search manhunt
    investigate: investigation inquiry enquiry probe
    inspect: inspection
    elect: election
    vote: vote ballot referendum
    appoint: appointment nomination
    resign: resignation departure
    dismiss: dismissal firing ouster removal
    inaugurate: inauguration
    meet: meeting summit talks
    negotiate: negotiation negotiations
    visit: visit trip tour
    protest: protest demonstration march rally riot unrest
    strike work: walkout stoppage
    agree: agreement accord deal pact treaty truce ceasefire settlement
    sign: signing
    buy: purchase acquisition takeover
    sell: sale
    merge: merger
    order: order
    deliver: delivery shipment
    launch: launch
    unveil: unveiling
    announce: announcement
    open: opening reopening
    close: closure closing shutdown
    end: termination cancellation
    cut: cut cuts cutback cutbacks layoff layoffs
    hire: hiring
    rise: rise increase surge
    fall: fall drop decline decrease
    deploy: deployment
    withdraw: withdrawal pullout retreat
    evacuate: evacuation
    rescue: rescue
    fight: fighting battle clash clashes war combat
    operate: operation mission expedition campaign crackdown
    train: training drill drills exercise exercises
    fly: flight
    land: landing
    depart: takeoff
    arrive: arrival
    return: return
    escape: escape
    hear: hearing testimony
    rule: ruling verdict
    ban: ban
    sanction: sanction sanctions embargo
    approve: approval authorization authorisation ratification
    reject: rejection veto
    designate: designation
    pay: payment
    fine: fine
    leak: leak spill
    hack: hack breach cyberattack
    test: test
    born: birth
    marry: wedding marriage
    bury: funeral burial
    win: victory win
    lose: defeat loss
    delay: delay postponement
    develop: development
    build: construction
    produce: production
    speak: speech address keynote
    celebrate: celebration ceremony
    compensate: compensation
    contribute: contribution
    decide: decision
    retire: retirement
    expand: expansion
    reduce: reduction
    intervene: intervention
    coup: coup
    accident: accident disaster tragedy incident
    outage: outage blackout
    outbreak: outbreak
    dispute: dispute
    bid: bid
    review: review
    transfer: transfer handover
    cross: crossing
    plan: planning
    leave: leave absence
    appear: appearance
    invite: invitation
    request: request
    introduce: introduction
    complete: completion
    compete: competition
    assemble: assembly
    complain: complaint
    fail: failure
    disappear: disappearance
    recover: recovery
    replace: replacement
    install: installation
    inspect: examination
    transform: transformation
    violate: violation
    celebrate: anniversary
    prepare: preparation preparations
    restructure: restructuring
    recall: recall
    """


def _table(lines: str) -> dict[str, str]:
    """``deed: word word …`` a line, as word → deed."""
    found: dict[str, str] = {}
    for line in lines.strip().splitlines():
        deed, _, listed = line.partition(":")
        found |= dict.fromkeys(word_set(listed), deed.strip())
    return found


NOUNS = _table(_NOUNS)
"""Nouns that tell an event, with the verb they come down to."""

SAME = _table(
    """
    kill: assassinate murder slay execute slaughter massacre
    die: perish drown
    attack: strike bomb raid assault shell bombard ambush invade hit target
    explode: detonate blow
    crash: collide derail
    seize: confiscate impound
    capture: apprehend catch
    arrest: detain jail imprison
    abduct: kidnap
    release: free liberate
    dismiss: fire oust sack remove
    resign: quit step_down
    appoint: nominate
    buy: acquire purchase
    announce: unveil introduce reveal present declare
    close: shut
    cancel: scrap axe abandon
    cut: slash axe
    rise: increase climb surge jump grow
    fall: drop decrease plunge
    deploy: send dispatch
    withdraw: pull_out retreat
    evacuate: flee
    approve: authorize authorise ratify pass
    reject: veto rebuff
    investigate: probe
    designate: classify
    protest: demonstrate march rally
    injure: wound hurt
    meet: confer
    operate: intervene
    build: construct erect
    win: defeat beat
    delay: postpone defer
    """
)
"""Verbs of one meaning, under the one that stands for them."""

NO_EVENT = word_set("""
    government administration nation station organization organisation condition position situation population
    information institution constitution section option mention question version region religion opinion tradition
    million billion passion session commission corporation foundation association federation union generation
    department parliament element moment document statement department instrument environment apartment basement
    thing morning evening building being nothing something anything everything spring string king wing ring clothing
    housing meaning feeling understanding ceiling earring sibling pudding offering beginning setting science audience
    evidence conference intelligence presence absence sentence difference influence reference preference residence
    violence silence experience competence distance insurance finance balance chance substance instance importance
    alliance romance performance ambulance circumstance relation attention fashion vision television mission edition
    addition function fraction faction location ambition reputation tension dimension pension mansion ammunition
    equipment payment investment employment treatment management supplement argument segment sentiment
    """)
"""Nouns in -tion, -ment and so on that tell no event."""
ENDINGS = ("ation", "ition", "ction", "sion", "ution", "ption", "ment")
"""Endings of nouns made from verbs."""

PLANNED_BY = word_set("""
    plan intend aim schedule hope seek prepare propose decide agree vow pledge promise threaten commit set due ready
    want slate resolve opt move volunteer proceed poise bind mean vote
    """)
PREDICTED_BY = word_set("expect predict forecast project anticipate foresee likely bind tip estimate")
DEMANDED_BY = word_set("""
    demand urge order request ask tell instruct direct command call press require oblige beg appeal recommend advise
    encourage summon force compel want need invite
    """)
POSSIBLE_BY = word_set("""
    allow permit enable authorize authorise consider mull weigh contemplate discuss explore try attempt fear suspect
    warn able eligible free suppose believe think threaten debate empower wait
    """)
DENIED_BY = word_set("refuse decline fail reject avoid deny prevent stop bar prohibit forbid unable neglect forget")
OFFERED_BY = word_set("offer willing")
REAL_BY = word_set("manage help use go begin start continue get have make let cause lead force prompt")
"""Verbs whose infinitive is as real as they are: "managed to escape"."""

GOVERNORS: dict[str, EventStatus] = (
    dict.fromkeys(POSSIBLE_BY, EventStatus.POSSIBLE)
    | dict.fromkeys(DEMANDED_BY, EventStatus.DEMANDED)
    | dict.fromkeys(PREDICTED_BY, EventStatus.PREDICTED)
    | dict.fromkeys(PLANNED_BY, EventStatus.PLANNED)
    | dict.fromkeys(OFFERED_BY, EventStatus.OFFERED)
    | dict.fromkeys(DENIED_BY, EventStatus.DENIED)
)
"""What an infinitive is under a verb or adjective."""

LEANING = word_set("""
    plan intend aim schedule hope seek prepare want expect need try attempt set slate due tend predict forecast
    anticipate manage consider mull weigh contemplate like wish explore go prefer
    """)
"""Governors that are no event beside the one their complement tells: "plans to close", "is scheduled to land"."""

PLAN_NOUNS = word_set("""
    plan proposal decision intention offer pledge promise threat bid effort attempt order demand request call vow
    agreement commitment operation mission mandate authority power right deal contract option
    """)
"""Nouns whose infinitive is what is to be done: "a plan to send troops"."""

UNFORESEEN = word_set("""
    attack kill die explode bomb shoot stab crash collide sink collapse quake flood fire erupt fall escape steal rob
    leak arrest raid seize kidnap rule decide announce resign
    """)
"""Deeds that as nouns with a weekday have been: nobody speaks of "Wednesday's attack" before it."""

HARM = word_set("kill die shoot injure wound hurt damage destroy")
"""Deeds that are of the day of what did them: "the plane crashed, and nine people died"."""

HEDGES = {
    "planned": EventStatus.PLANNED,
    "proposed": EventStatus.PLANNED,
    "scheduled": EventStatus.PLANNED,
    "upcoming": EventStatus.PLANNED,
    "forthcoming": EventStatus.PLANNED,
    "future": EventStatus.PLANNED,
    "next": EventStatus.PLANNED,
    "possible": EventStatus.POSSIBLE,
    "potential": EventStatus.POSSIBLE,
    "any": EventStatus.POSSIBLE,
    "further": EventStatus.POSSIBLE,
    "hypothetical": EventStatus.POSSIBLE,
    "threatened": EventStatus.POSSIBLE,
    "expected": EventStatus.PREDICTED,
    "ongoing": EventStatus.ONGOING,
    "continuing": EventStatus.ONGOING,
    "no": EventStatus.DENIED,
}
"""Words before a noun that say how the event it names is put."""

ACTS = word_set("""
    sign order approve authorize authorise veto reject ban forbid prohibit designate appoint nominate accuse charge sue
    indict sentence convict rule vote demand request ask invite offer threaten vow pledge promise agree refuse decline
    summon mandate decree petition dismiss oppose support endorse back condemn attack
    file issue publish release launch propose withdraw retract apologize apologise resign confirm grant renounce
    """)
"""Cue verbs that do something by saying it, so that they are deeds where their object is no clause."""

EVALUATING = word_set("""
    condemn criticize criticise praise welcome applaud denounce decry slam blast hail laud lament regret mourn celebrate
    support oppose endorse defend mock ridicule deride attack fault blame credit cite discuss mention describe call
    """)
"""Cues whose bare object is taken for granted, not put forward: "condemned the attack"."""

SPEECH = word_set("say tell report write add note state explain remark quote cite recall argue reply respond comment")
"""Verbs that tell of words even where no attribution was made of them."""

JUDGED_BY = word_set("violate breach contravene infringe constitute amount contradict undermine jeopardize jeopardise")
"""Verbs that weigh a deed rather than tell one: what "would violate" the law is judged, not planned."""

NEGATIONS = frozenset({"not", "n't", "never", "no", "n’t", "nobody", "none", "neither", "nor"})
MAYBE = frozenset({"may", "might", "could", "can"})
AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo"})
DUTY = frozenset({"should", "must", "ought"})
CONDITIONS = frozenset({"if", "unless", "should", "whether", "lest"})


def deed_of(lemma: str, *, noun: bool = False) -> str:
    """The verb a word comes down to."""
    verb = NOUNS.get(lemma, lemma) if noun else lemma
    return SAME.get(verb, verb)


def is_event_noun(lemma: str) -> bool:
    """Whether a noun can tell an event by itself."""
    return lemma in NOUNS or (len(lemma) > 7 and lemma.endswith(ENDINGS) and lemma not in NO_EVENT)
