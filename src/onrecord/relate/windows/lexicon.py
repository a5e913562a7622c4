"""Word lists by which limits in time are told from times that merely passed."""

from onrecord.text import word_set

MODALS = word_set("will would shall should must 'll ’ll wo ca may might can could ought need")
UNSURE_MODALS = word_set("may might can could")

# What grants or demands time, so that it counts even when it is told in the past tense.
GRANTS = word_set("""
    extend renew prolong lengthen permit allow authorise authorize grant give order approve bar ban suspend freeze
    schedule set postpone delay impose declare remand award license licence issue adjourn defer fix put demand require
    ask request urge recommend tell instruct agree promise pledge vow announce sign decree mandate propose offer
    """)
MOVES = word_set("postpone delay defer adjourn push move put reschedule")
EXTENDS = word_set("extend renew prolong lengthen postpone delay defer adjourn push move put")
DEMANDS = word_set("demand ask request require urge order recommend want call tell instruct insist seek need")
PROMISES = word_set("promise pledge vow offer agree plan want expect schedule hope aim guarantee commit")
HANDS = word_set("have give get allow grant set leave offer face")
BEGINS = word_set("begin start commence open launch take come enter go reopen resume restart")
ENDS = word_set("expire end lapse terminate conclude elapse finish")
FORECASTS = word_set("""
    rise fall grow increase decrease decline improve worsen generate exceed average drop continue remain save cost earn
    total amount shrink climb slow double triple peak outpace match top equal narrow widen weaken strengthen
    """)
"""Verbs of figures, with which "in 2030" is a forecast."""
CLOSING = word_set("""
    application tender registration poll bid consultation comment window period nomination entry offer voting ballot
    submission booking survey call
    """)
"""What is over when it closes; a bridge that closes is not."""
STATES = word_set("be have know see think need want lose feel mean look seem like believe hear say tell")
"""Verbs that put nothing on the calendar: "we will know in the spring"."""
LASTS = word_set("""
    run last continue stay remain apply hold be extend renew prolong close shut suspend freeze ban bar halt pause
    authorise authorize permit approve grant impose declare order detain remand prohibit restrict limit license licence
    bind postpone delay
    """)
"""Verbs with which "for 30 days" is a term."""
SCHEDULES = word_set("schedule plan set slate expect due book fix pencil time timetable")

CALENDAR = word_set("""
    vote meet convene sit travel visit host return head vacate debate decide appear testify hear play race march strike
    gather address rule
    """)
"""Verbs whose present tense puts a day on the calendar even where it is not known when that was written."""

# Nouns that are a limit in time by themselves: "a 90-day truce".
TERMS = word_set("""
    truce ceasefire cease halt pause moratorium extension suspension ban freeze curfew lockdown consultation clock
    deadline window period notice ultimatum limit order permit licence license visa authorisation authorization mandate
    waiver reprieve stay embargo quarantine probation emergency grace adjournment postponement injunction exemption
    renewal delay lull armistice remand detention probe inquiry review mourning amnesty standstill limitation
    restriction closure shutdown validity term option right state
    """)
# Nouns that last, but are limits only when they still lie ahead.
EVENTS = word_set("""
    strike walkout exercise training mission deployment tour trial programme program visit contract lease concession
    campaign operation conference summit course session recess tender pilot boycott blockade rollout phase
    """)
ON_A_DAY = word_set("""
    vote election hearing meeting summit deadline day holiday trial session conference opening start end launch ballot
    referendum match game race festival anniversary poll talks ceremony handover
    """)
"""What is on a day, so that "before the vote on Friday" is before that Friday."""
CLOCKS = word_set("clock deadline notice ultimatum review inquiry probe window period")
DEADLINES = word_set("deadline ultimatum cutoff cut-off expiry")
VALID = word_set("valid effective open closed shut force effect place due barred banned frozen suspended available")

# Papers by which time is granted or demanded.
INSTRUMENTS = word_set("""
    order decree law act bill statute resolution treaty agreement contract permit licence license declaration report
    letter regulation rule directive ruling judgment judgement injunction warrant deal accord pact mandate
    authorisation authorization plan memorandum notice charter concession clause article section constitution
    convention protocol code proclamation ordinance visa document
    """)

# What a length of time is counted from, by the verb that tells when that was.
ACTS = {
    "complaint": ("complain", "file", "lodge", "submit"),
    "application": ("apply", "file", "submit"),
    "publication": ("publish", "print", "appear"),
    "signature": ("sign",),
    "signing": ("sign",),
    "approval": ("approve",),
    "adoption": ("adopt", "pass"),
    "acceptance": ("accept",),
    "filing": ("file", "submit", "lodge"),
    "submission": ("submit", "file"),
    "receipt": ("receive",),
    "request": ("request", "ask"),
    "announcement": ("announce",),
    "notice": ("notify", "give"),
    "notification": ("notify",),
    "arrival": ("arrive",),
    "decision": ("decide", "rule"),
    "ruling": ("rule",),
    "verdict": ("convict", "rule"),
    "order": ("order", "issue"),
    "issue": ("issue",),
    "ratification": ("ratify",),
    "enactment": ("enact", "sign"),
    "appointment": ("appoint",),
    "delivery": ("deliver",),
    "conviction": ("convict",),
    "arrest": ("arrest",),
    "purchase": ("buy",),
    "entry": ("enter", "take"),
}
STARTERS = word_set("""
    sign publish issue accept adopt grant declare impose approve file receive print enact date begin start commence open
    launch shut close pause ban bar freeze halt remand announce deliver order appoint hand arrest detain suspend decree
    proclaim lodge submit
    """)
"""Acts that set a length of time running when they stand in its sentence with a day."""
