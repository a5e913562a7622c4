"""Words that tell what a source is: held back, a document, an organisation, a publisher."""

import re

from onrecord.text import word_set

WITHHELD = re.compile(
    r"\b(?:condition (?:of anonymity|that (?:he|she|they) not be)|anonym(?:ous|ously|ity)|unnamed|unidentified"
    r"|not (?:to )?be (?:named|identified)|asked not to be|not authori[sz]ed to"
    r"|(?:person|people|sources?|officials?|individuals?|diplomats?|executives?|aides?|man|woman|someone|those)"
    r" (?:(?:with|\w+ly) )?(?:familiar|close to|briefed|informed|privy|knowledgeable|involved in|aware of)"
    r"|familiar with|briefed on|with (?:\w+ )?knowledge of|insiders?|whistle-?blowers?)\b",
    re.IGNORECASE,
)
"""The phrase itself says that a name is held back."""

SOURCES = re.compile(r"(?<!-)\bsources?\b(?! of\b)", re.IGNORECASE)

_OFFICIALS = (
    "officials?|aides?|diplomats?|advis[eo]rs?|operatives?|executives?|insiders?|persons?|people|sources?|staffers?"
    "|officers?"
)
SHELTERED = re.compile(
    rf"\b(?:{_OFFICIALS}|lawmakers?|bankers?|employees?|associates?|allies|ally|strategists?|donors?)\b", re.IGNORECASE
)
"""Those who are quoted without a name when they may not speak openly."""

OFFICIALS = re.compile(rf"\b(?:{_OFFICIALS})\b", re.IGNORECASE)
"""Of those, the ones whom a rank alone ("senior", "former") marks as speaking behind their office."""

QUALIFIED = re.compile(
    r"\b(?:current|former|senior|top|high-ranking|high-level|serving|retired|western)\b", re.IGNORECASE
)

DOCUMENT = word_set(
    """
    report document memo memorandum statement letter email order law act bill resolution charter constitution treaty
    filing lawsuit complaint indictment affidavit study survey poll record transcript data figure statistic ruling
    decision agreement release communique communiqué article book paper analysis review audit guideline rule regulation
    convention protocol website post message text video footage image photo photograph picture map ad advertisement
    declaration platform list file testimony finding findings proclamation note brief motion deposition dossier readout
    documents records figures images statistics results research evidence speech code census slide clip recording
    submission complaint proposal accord measure version headline column essay op-ed slogan graphic chart sign banner
    billboard commercial song poem seller slides clips tape tapes audio screenshot caption readings dataset index
    average tally median estimate projection forecast headline analyses language wording passage chapter script
    verdict subpoena warrant ballot petition blueprint roadmap manifesto reporting coverage polling
    """
)

COLLECTIVE = word_set(
    """
    family staff public crowd community majority minority number percent % handful couple chorus array host range
    household electorate audience public-at-large diaspora clergy leadership personnel
    faction generation population establishment movement youth crew quarter half third
    """
)
"""Singular words for many people who are not named and are no organisation."""

GATHERED = word_set("group team pair trio coalition panel bunch band set list cross-section gathering crowd series")
"""With "of" and a plural these are people, not an organisation: "a group of doctors"."""

ABSTRACT = re.compile(r"\w+(?:ance|ence|tion|sion|ment|ness|ism)|\w*[aeiouy]\w*ing")
"""Nouns by their endings for what is no somebody: "the performance shows", "the disclosure", "the shooting"."""

SOMEBODY = word_set(
    "witness eyewitness eye-witness governess being sibling offspring underling hireling darling viking earthling"
)
"""Persons whose nouns end so all the same."""

INANIMATE = word_set(
    """
    day night week weekend month year hour minute morning afternoon evening moment season decade century time era
    crisis unrest protest riot rally march strike attack shooting blast explosion fire blaze storm hurricane cyclone
    flood earthquake quake tsunami crash collision accident incident disaster tragedy event war battle fighting fight
    violence raid arrest case vote race contest game match talk summit deal move step plan policy effort
    trip tour blackout outage outbreak bloodshed chaos turmoil
    life death love anger fear concern worry hope doubt question issue problem trouble tension mood tone feeling sense
    belief idea thought notion theory logic truth fact history tradition culture nature example success loss gain rise
    fall drop decline change shift trend pattern sign indication signal symptom clue proof rumor rumour word
    rate price cost toll level amount sum total score number share market stock economy
    gun weapon bullet bomb rocket missile car truck vehicle bus train
    motor engine sensor machine device phone computer cable line wire pipe road street st avenue highway building
    house room door window wall tower hand eye heart mind
    sun moon wind rain snow water sea ocean river mountain earth weather climate virus disease illness cancer
    piece area place scene world
    """
)
"""Things that are told to say, show or cause something, and are nobody's word."""

OFFICE = word_set(
    """
    mayor commissioner supervisor superintendent clerk ombudsman coroner chairman chairwoman chair chancellor minister
    secretary president premier governor sheriff constable inspector judge justice prosecutor ambassador speaker senator
    congressman congresswoman councillor councilman chief director king queen prince princess pope archbishop bishop
    auditor comptroller treasurer registrar general manager doctor
    """
)
"""Last words of what somebody is: written large and without a name ("the Mayor") they are still no body."""

NOBODY = word_set("nobody none no-one neither noone nothing")
EVERYBODY = word_set("everyone everybody anyone anybody most many some several few others all both those these")
THINGS = word_set("it this that which what")
FIRST_PERSON = word_set("i me my mine myself we us our ours ourselves")

ORGANISATION = word_set(
    """
    government administration campaign ministry department agency office committee commission company group party
    court union house senate congress parliament council team bank army military police force embassy cabinet firm
    organization organisation association board authority bureau university institute foundation coalition
    federation league club service center centre presidency side camp regime palace pentagon kremlin state city
    county industry country nation eu un nato corporation inc ltd society academy institution hospital school
    confederation regiment detachment contingent
    legislature enforcement
    utility alliance fund trust watchdog regulator judiciary opposition panel delegation management prosecution defence
    defense leadership congregation mission intelligence secretariat subcommittee jury tribunal taskforce
    """
)

PUBLISHING = re.compile(
    r"\b(?:newspapers?|outlets?|broadcasters?|networks?|reporters?|media|press|tabloids?|newsletters?"
    r"|publications?|journalists?|magazines?|website|journal|blog|daily|weekly|station|channel"
    r"|(?<!white )(?<!green )(?<!position )paper"
    r"|(?:news|wire|press) (?:organi[sz]ations?|agency|agencies|sites?|services?|channels?|website|outlets?))\b",
    re.IGNORECASE,
)

PUBLISHING_HEADS = word_set(
    """
    newspaper outlet outlets paper magazine broadcaster network reporter media press tabloid website journal newsletter
    blog daily weekly publication journalist station channel organization organisation agency site service
    """
)

OWN_SITE = re.compile(
    r"(?:[’']s?|\b(?:its|his|her|their|our|my|company|campaign|government|ministry|department|party|club|school"
    r"|university|council|city|police|store))\s(?:own\s|official\s)?(?:web ?site|site|blog|newsletter)\b",
    re.IGNORECASE,
)
"""What somebody who is no outlet puts out: "the company website"."""

PUBLISHER_NAME = re.compile(
    r"\b(?:news|times|post|journal|herald|tribune|gazette|guardian|telegraph|chronicle|observer|daily|weekly|reuters"
    r"|bloomberg|nbc|cbs|abc|cnn|bbc|msnbc|npr|pbs|associated press|ap|afp|upi|politico|axios|economist|globe"
    r"|(?<!medical )examiner"
    r"|inquirer|courier|magazine|broadcasting|radio|television|al jazeera|dispatch|sentinel|le monde|der spiegel|xinhua"
    r"|tass|kyodo|efe|dpa|newsweek|usa today|buzzfeed|newswire|media group|agence france-presse|el país|pravda)\b"
    r"|\b[\w-]+\.(?:com|org|net|news|tv)\b|\w[ -]tv$|\w (?:fm|argus|advertiser|(?:news|press) agency)$|^tv \w",
    re.IGNORECASE,
)

PERSON_PRONOUNS = word_set("he she i him her his hers who whom himself herself you")
