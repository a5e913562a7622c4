"""Closed lists of words that tell what a name stands for: titles, institutions, features of the land."""

from onrecord.english import MONTH_OF, WEEKDAY_OF
from onrecord.text import word_set

MASCULINE = word_set(
    """mr sir lord king prince baron father brother spokesman chairman congressman councilman businessman policeman
    fireman salesman sportsman anchorman assemblyman alderman husband son uncle nephew grandfather widower actor
    gentleman man boy monk bishop pope imam duke count"""
)
FEMININE = word_set(
    """mrs ms miss dame lady queen princess baroness sister mother spokeswoman chairwoman congresswoman councilwoman
    businesswoman policewoman sportswoman anchorwoman assemblywoman wife daughter aunt niece grandmother widow actress
    woman girl nun duchess countess"""
)

TITLES = MASCULINE.intersection(word_set("mr sir lord king prince baron father brother pope imam duke")) | word_set(
    """mrs ms miss mx dame lady queen princess baroness sister dr prof professor president premier chancellor minister
    secretary senator sen representative rep congressman congresswoman governor gov mayor councillor councilor cllr
    alderman alderwoman ald councilman councilwoman judge justice general gen colonel col major maj captain capt
    capt. lieutenant lt sergeant sgt corporal cpl private pvt admiral adm commander cmdr commissioner sheriff
    constable officer detective inspector superintendent ambassador cdr supt insp brig
    canon cardinal archbishop bishop reverend rev fr rabbi
    sheikh ayatollah chairman chairwoman spokesman spokeswoman spokesperson director coroner coach editor analyst
    economist columnist correspondent reporter photographer author actor actress singer director-general
    secretary-general attorney prosecutor lawyer dean provost rector chaplain pastor imam deputy undersecretary
    convenor leader chief executive founder owner engineer scientist researcher chemist physicist biologist
    historian critic pilot nurse firefighter farmer envoy speaker whip treasurer comptroller auditor marshal
    brigadier supervisor manager doctor clerk registrar trustee ombudsman magistrate solicitor"""
)
"""Words directly before a person's name. Written out, with or without a point behind a short form."""

PLURAL_TITLES = {
    f"{title}s": title for title in TITLES - {"us", "mr", "mrs", "ms", "miss", "king", "brother", "sister"}
}
"""What one title says of several: "Ministers Ann Lee and Jo Field"."""

TITLE_MODIFIERS = word_set(
    """vice deputy prime former acting interim then chief first second under assistant associate senior junior lead
    executive medical financial operating foreign interior defence defense finance health justice labour labor social
    affairs home regional national general police fire county city state science business sports political managing
    district us u.s uk u.k ex"""
)

ROLE_OF_TITLE = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "prof": "professor",
    "dr": "doctor",
    "rev": "reverend",
    "adm": "admiral",
    "cmdr": "commander",
    "cllr": "councillor",
    "councilor": "councillor",
    "councilman": "councillor",
    "councilwoman": "councillor",
    "ald": "alderman",
    "alderwoman": "alderman",
    "premier": "premier",
    "congressman": "representative",
    "congresswoman": "representative",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
}
"""One word for a role that has several."""

CALLINGS = tuple(
    word_set(words)
    for words in (
        "councillor alderman mayor senator representative governor congressman premier chancellor president minister",
        "professor dean provost rector",
        "general colonel major captain lieutenant sergeant corporal private admiral commander marshal brigadier",
        "archbishop bishop cardinal pope rabbi imam chaplain reverend",
        "judge justice",
        "constable detective inspector superintendent sheriff",
    )
)
"""Roles that few people hold together with one of another row: who is called by the one is not taken for the other."""

PERSON_ROLES = (TITLES - word_set("mr mrs ms miss mx sir dame lord lady us")) | word_set(
    """doctor chair candidate lawmaker prime-minister spokesperson chief executive ceo boss veteran activist
    representative incumbent suspect defendant defender"""
)
"""Nouns that, with "the", can mean a person named before with that role."""

ORGANISATION_HEADS = word_set(
    """university college institute institution school high academy ministry department agency authority bureau office
    commission committee council court tribunal parliament congress senate assembly legislature house administration
    government police army navy force forces guard corps command group company corporation corp co inc ltd llc plc gmbh
    bank fund trust foundation association federation union alliance coalition confederation league club party
    movement front brigade cartel organisation organization news times post herald tribune gazette observer guardian
    chronicle journal mail telegraph telegram press radio television tv network channel magazine media broadcasting
    advertiser argus fm
    airlines airways motors industries holdings systems technologies technology laboratories labs laboratory
    pharmaceuticals biologics energy electric hospital clinic museum church service services society board
    cabinet embassy consulate secretariat mission team partners bros brothers sons treasury pentagon cooperative
    collective consortium laboratory"""
)
"""Last words of the names of organisations."""

INSTITUTIONS = word_set(
    """government administration military army navy senate congress parliament police presidency embassy treasury
    cabinet legislature judiciary"""
)
"""Nouns which after a country, a nationality or a leader's name stand for an organisation."""

CORPORATE_TAILS = word_set(
    """inc incorporated ltd limited llc plc corp corporation co company gmbh ag sa group holdings holding industries
    news media television tv radio appliances motors airlines airways systems technologies technology pharmaceuticals
    biologics energy electric foods electronics software entertainment partners capital bros brothers computer sports
    international global broadcasting agency networks network ferries shipping freight logistics steel mining railways
    lines aerospace chemicals shipyard shipyards"""
)
"""Words which the short form of an organisation's name leaves out ("Acme" for "Acme Holdings")."""

BELONGINGS = word_set(
    """government capital president minister prime foreign parliament army military navy police constitution economy
    border borders coast territory people population senate congress embassy ambassador leader ruler king queen
    mayor governor ministry"""
)
"""What a country or a city has and a person has not."""

PRESS_TAILS = word_set(
    """news times post herald tribune gazette observer guardian chronicle journal mail telegraph press radio television
    tv network magazine media broadcasting advertiser argus fm"""
)

PLACE_HEADS = word_set(
    """river valley county city island islands bay lake mountain mountains hill hills street road avenue boulevard
    bridge square sea ocean desert province district village town peninsula coast gulf strait canal harbour harbor
    port airport park beach forest creek falls crossing junction border region territory state airport stadium
    highway way lane station landing bend ridge cove heights plaza dam springs plain plains delta canyon
    head point lagoon loch glen isle reservoir glacier volcano peninsula wharf quay"""
)
"""Last words of the names of places."""

DAYS_AND_UNITS = word_set(
    """am pm a.m p.m gmt utc est edt cet bst et pt ct today yesterday tomorrow christmas easter ramadan usd eur gbp gb
    mb tb km kg mph"""
).union(MONTH_OF, WEEKDAY_OF)
"""Words of days, hours, currencies and measures, which are printed large and name nobody."""

PARTICLES = word_set("le la de del della di da dos du van von der den ter bin ibn al el")
"""Words before a surname that go with it: "Le Pan" of "Ada Le Pan"."""
CONNECTORS = PARTICLES | word_set("of for the and es & y e und et")
"""Words in small letters that may stand inside a name."""

SAYING = word_set(
    """say tell add report announce declare note write claim argue insist state confirm deny warn explain ask reply
    estimate describe acknowledge call urge"""
)

AGENCIES = {
    "ap": "associated press",
    "afp": "agence france-presse",
    "upi": "united press international",
    "pa": "press association",
    "dpa": "deutsche presse-agentur",
    "reuters": "reuters",
    "bloomberg": "bloomberg",
    "xinhua": "xinhua",
    "tass": "tass",
    "efe": "efe",
    "ansa": "ansa",
    "kyodo": "kyodo",
    "interfax": "interfax",
}
"""News agencies: short form and full name, as folded words."""

# The commonest given names of the English- and Spanish-speaking press; a weak sign of gender, used for nothing else
# but to tell two people apart whom "he" or "she", "Mr" or "Mrs" could mean.
GIVEN_HE = word_set(
    """james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob
    gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond
    patrick jack dennis jerry tyler aaron jose henry adam douglas nathan peter zachary kyle walter harold jeremy
    ethan carl keith roger gerald christian terry sean arthur austin noah lawrence jesse joe bryan billy jordan
    albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip
    bobby johnny bradley luis carlos miguel pedro antonio manuel francisco javier jorge fernando alejandro rafael
    sergio pablo diego omar mario hugo oscar ivan vladimir mohammed muhammad ahmed ali hassan martin simon tony
    jim tim tom mike bill bob steve pete dave dan ben sam alex nick greg ken jeff rick marco hans klaus pierre
    jean jacques emmanuel boris nigel graham ian neil stuart colin derek trevor gordon hugh dai rhys owen liam
    conor declan ted chris matt josh ron don rob phil ed eddie fred doug andy jon todd brad chad craig curtis
    darren derrick duane dwight floyd geoffrey gilbert glenn harry harvey herbert howard jerome joel karl kurt leo
    leon leonard lewis lloyd luke malcolm marcus marvin maurice melvin mitch mitchell oliver reginald rodney rudy
    rupert sidney stan stanley stewart theodore tyrone vernon warren wesley newt bernard arnold alfred clarence
    clifford ernest felix julian abdul abdullah hamid hussein ibrahim karim mahmoud mustafa osman rashid yusuf
    andrei dmitri igor mikhail nikolai oleg sergei viktor yuri hiroshi kenji giovanni giuseppe matteo jürgen
    stefan sven lars anders henrik"""
)
GIVEN_SHE = word_set(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret
    ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura
    cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra
    rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly
    christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice
    ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly
    charlotte natalie theresa diana brittany doris kayla alexis lori marie claudia ana carmen rosa lucia elena
    isabel paula sofia gabriela mariana ursula ingrid astrid fatima aisha leila nadia olga irina natalia svetlana
    jane kate anne claire clara helena fiona bethan sian catriona bridget sheila nicola hillary kamala marguerite
    renee dana lilly lily eva beth cathy cindy connie debbie dora doreen edith eileen ella ellen elsie erica erin
    ethel gail gina greta heidi ida irene jackie jan jenny jill joanna josephine karin kathy kay kristen laurie
    leah lillian lois loretta lorraine lucy lydia lynn maggie marjorie marlene maureen melinda mildred miriam
    molly monica naomi norma patty paulette pauline peggy phyllis priscilla rhonda rita roberta sally sherry
    stella sue suzanne sylvia tamara tammy tanya tara tina tracy valerie vera veronica vicky vivian wanda wendy
    yolanda yvonne zoe amina farah khadija layla mariam samira yasmin zahra ekaterina galina lyudmila oksana
    tatiana yelena akiko keiko michiko yoko francesca giulia birgit heike inge katrin"""
)
_BOTH = GIVEN_HE & GIVEN_SHE | word_set("jean dana kelly jordan alexis taylor andrea lynn jan")
GIVEN_HE = GIVEN_HE - _BOTH
GIVEN_SHE = GIVEN_SHE - _BOTH
