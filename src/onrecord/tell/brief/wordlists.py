"""Words of English by which a sentence shows that it cannot stand alone, judges, or tells of consequences."""

import re
from functools import cached_property

_OTHER_CASE = re.compile("[\u017f\u0131\u0130\u212a]")
"""Letters that any case of a plain one finds, and its lower case does not."""


def is_of_other_case(text: str) -> bool:
    """Whether a text has such letters, so that what it has in any case cannot be looked for in lower case."""
    return not text.isascii() and _OTHER_CASE.search(text) is not None


class AnyCase:
    """A pattern of words in whatever case, and pieces of words of which one stands in whatever it finds, or none.

    It is looked for in lower case, which takes a fraction of the time, as no letter is tried in two ways; the pieces
    show it of most texts sooner still. It is made the first time that it is asked for. The pattern must not name a
    class of characters by a capital (``\\W``).
    """

    def __init__(self, pattern: str, *hints: str) -> None:
        self._words, self.hints = pattern, hints

    @cached_property
    def _lower(self) -> re.Pattern[str]:
        return re.compile(self._words.lower())

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(self._words, re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place that the pattern finds."""
        if is_of_other_case(text):
            return self._any.search(text)
        lowered = text.lower()
        if not self.hints:
            return self._lower.search(lowered)
        for hint in self.hints:
            if hint in lowered:
                return self._lower.search(lowered)
        return None

    def count(self, text: str) -> int:
        """In how many places it finds something."""
        if is_of_other_case(text):
            return len(self._any.findall(text))
        return len(self._lower.findall(text.lower())) if not self.hints or self.search(text) else 0


PRONOUN = re.compile(
    r"\b(?:he|she|they|it|his|her|hers|their|theirs|its|him|them|himself|herself|itself|themselves)\b", re.IGNORECASE
)
OWNER = frozenset({"his", "her", "their", "its"})
SPEAKING = re.compile(r"\b(?:I|we|us|our|ours|my|me|you|your|yours)\b|\b(?:[Ww]e|[Yy]ou|[Oo]ur|[Yy]our|[Mm]y)\b")
"""The writer or the reader, who is nobody in a brief. "US" in capitals is a country."""
POINTING = re.compile(
    r"(?:this|that|these|those|such|both|neither|either|each|another|others?|one of (?:them|the)|none|most of (?:them"
    r"|the)|\w+ of (?:them|these|those)|some of (?:them|the)|all of (?:them|the)|the (?:first|second|third|last|next"
    r"|two|three|four)(?!(?: [\w’-]+){1,4} (?:that|of|who|whom|made|to|in|for|on|at|from|since|between|with|across)\b)"
    r"|the (?:other|others|same|latter|former|rest|following|above|move|remark|remarks|comments?|news|result|reason"
    r"|idea|question|answer|point|figure|latter|outcomes?|request|incident|document|documents|clip|footage|sum|word"
    r"|words|man|woman|men|women|pair|clue|secret|(?:attack|raid|strike|operation|deal|plan|decision|agreement|ruling"
    r"|measure|vote|blast|crash)(?=,| (?:was|is|came|comes|has|had|will|would)\b))|at (?:the|that) time(?! of\b)|here"
    r"|there (?:is|are|was|were) [^.,;]*\b(?:them|it|him|her)\b|there (?:is|was|were|are) (?:no |a )?(?:other|one|now)"
    r"|so|then|not|nor|asked|nobody|no one|which|who|what|why|how|when)\b",
    re.IGNORECASE,
)
"""Openings that point to what stands before."""
LOOSE_NOUN = re.compile(
    r"\b(?:the|that|this) (?:company|firm|person|man|woman|boy|girl|agency|newspaper|paper|magazine|outlet"
    r"|site(?! [a-z]+ (?:for|of|in)\b)|group|team|union|number|figure|total|arrangement|account|push|offer|measures?"
    r"|body|board|panel|office|ministry|minister|department|official|officials|officer|spokes(?:man|woman|person)"
    r"|report|study|letter|memo|statement|document|source|sources|owner|director|chairman|doctor|professor|analyst"
    r"|expert)(?=[\s,.;’'])(?! (?:of|for|in|at|on|from|that|which|who)\b)",
    re.IGNORECASE,
)
"""Somebody or something told by a word only: who it is stands elsewhere, unless a name or the record says so."""
AFTER_OBJECT = frozenset(
    "in on at by to from with for of about and or but as that after before when while where if because until since "
    "into during onto over under upon out off up down away back again too there here not was is had has".split()
)
"""Words before which "her" is somebody, and not whose something is."""
CONNECTIVE = re.compile(
    r"(?:but(?! for\b)|and|or|yet(?! (?:to|another|again|more)\b))\b[,\s]+|(?:so|still|however|meanwhile|instead|also"
    r"|then|thus|therefore|nevertheless|nonetheless|again|alarmingly|for (?:his|her|its|their) part|in addition"
    r"|moreover|furthermore|additionally|by contrast|on the other hand|subsequently|in fact|indeed|of course|in all"
    r"|as well|separately|similarly|likewise)\s*,\s*|again (?=citing\b)",
    re.IGNORECASE,
)
"""The link of a sentence to the one before it; with a comma, for "instead of" is none, nor is "but for"."""
THAT_AFTER = re.compile(
    r"[A-Z][^,“”\"]{2,50}, (?:that|this|these|those|such) (?:[a-z]+s|has|had|was|were|is|are|will|would)\b"
)
"""What points back after an opening that says when: "Seven months later, that has not happened"."""
SAW = re.compile(
    r" (?:also |then |later |first )?(?:counted|saw|watched|heard|made it|found|reached|met|asked|walked|stood|read"
    r"|drove|spoke|visited|listened|took|had|was|were|sat|followed|looked|waited|filmed|noted|noticed|tried|arrived)\b"
)
"""What follows a writer's "I" or "we" that tells what was seen or done, not what is thought."""
TO_REPORTER = re.compile(
    r"\b(?:told|showed|shows?|tells?|let|lets|asked|past|gave|handed|took|led|before|behind|beside) $"
)
"""What stands before a writer's "me" or "us" of that sort."""
BACKWARD = re.compile(
    r"\bthe (?:opposite|reverse|contrary)\b|\bthe (?:Act|Bill|Treaty|Charter|Convention|Accord|Ordinance)\b(?! of)"
    r"|\bthe (?:two|three|four|other|same) (?:\w+ )?(?:officials?|sources?|people|men|women|scientists)\b"
    r"|\ba copy(?! of)\b|\b(?:instead(?! of)|likewise|as well|too|the latter|the former|respectively|in turn"
    r"|as mentioned|as noted|above|that is why|after that|since then|at the time|at that time|by then|the same"
    r"|that same|such (?:a|an)?|the other|the others|the remaining|(?:this|these|those) (?!week|month|year|morning"
    r"|afternoon|evening|weekend|spring|summer|autumn|winter|time\b)[a-z]{3,}|the (?:two|three|four|five|six|rest"
    r"|pair)(?=[.,;]))\b[,.]?",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must|says?|said"
    r"|\w{3,}ed|\w+n[’']t|told|made|makes?|took|takes?|gave|gives?|put|puts|set|sets|left|found|kept|held|cut|fell|rose"
    r"|ran|runs?|met|went|came|comes|lasts?|speaks?|includes?|drove|teach(?:es)?|rang|flew|fled|grew|knows?|knew|began"
    r"|led|led|lost|paid|sent|shows?|wants?|needs?|expects?|plans?|denies|hit|won|saw|got|brought|spoke|wrote|read"
    r"|stood|sought|hopes?|remains?|follows?|marks?|takes?|turns?|grew|shut|shot)\b",
    re.IGNORECASE,
)
OUGHT = AnyCase(r"\b(?:should|ought to|must|needs? to|have to|has to|let us|urge)\b")
JUDGING = AnyCase(
    r"\b(?:notorious|shocking|alarming(?:ly)?|terrifying|horrific|stunning|amazing|outrageous|disgraceful|shameful"
    r"|pivotal|remarkabl[ey]|extraordinar(?:y|ily)|unprecedented|incredibl[ey]|sadly|fortunately|unfortunately|clearly"
    r"|obviously|undoubtedly|surely|of course|heroic|brave|brutal|cowardly|historic|landmark|significant(?:ly)?|crucial"
    r"|vital|underscores?|success\w*|signif(?:y|ies)|testament|staunch(?:est)?|so-called|terrorists?|regime|Excellency"
    r"|furious|slams?|blasts?|secret is|reshape|would be (?:an affront|absurd|madness)|fragile|anger|deepening"
    r"|could transform|revolutioni[sz]\w+)\b"
)
"""Words by which a writer judges; in the article's own voice they are an opinion."""
CONSEQUENCE = AnyCase(
    r"\b(?:(?:would|could|will|may|might) (?:\w+ )?(?:violate|breach|infringe|undermine|weaken|harm|damage|hurt"
    r"|threaten|jeopardi[sz]e|destabili[sz]e|endanger|delay|force|mean|lead|result|cause|affect|reverse|set a precedent"
    r"|reshape|transform|disrupt|deprive|trigger|be (?:the )?(?:first|largest|biggest|worst|a (?:break|significant"
    r"|violation|breach|blow|major|historic))|be hit)|means? that|meaning that|as a result|consequences?|impact"
    r"|implications?|at (?:risk|stake)|risk(?:s|ed|ing)?\b|threatens?|for the first time|(?:is|be|was|were|as|marks?"
    r"|in) the (?:first|largest|biggest|worst|deadliest) (?:\w+ ){0,6}(?:since|ever|in (?:years|decades|a decade"
    r"|history))|in a blow to|violation of|depends? on|turns? on|raises? (?:\w+ )?(?:fears|concerns|questions)"
    r"|paves? the way|could set|would be the first|lose (?:their|its|his|her))\b",
    *("would ", "could ", "will ", "may ", "might ", "mean", "as a result", "consequence", "impact", "implication"),
    *("risk", "stake", "threaten", "the first", "the largest", "the biggest", "the worst", "the deadliest"),
    *("in a blow", "violation of", "depend", "turn", "raise", "pave", "lose "),
)
_OWN_NAME = r"(?! (?:his|her|their|its|a) (?:\w+ )?names?\b)"
"""Who keeps a name back leaves nothing unanswered: "a clerk, who declined to give her last name"."""
_TOLD = (
    rf"{_OWN_NAME}(?: \w+){{0,4}}? (?:details?|figures?|comments?|reasons?|names?|information|numbers?|statements?"
    r"|explanations?|timetable|dates?|evidence|reports?|findings|results|documents?|texts?|calls?|messages?|requests?|e-?mails?|"
    r"how|why|when|what|who)"
)
"""What is given in words: who refuses to release a man leaves nothing unanswered."""
UNANSWERED = AnyCase(
    r"\b(?:(?:declin|refus)\w+ to (?:\w+ly )?(?:comment|say|discuss|answer|confirm|name|elaborate|respond|speak"
    rf"|(?:give|provide|release|make){_TOLD}|identify(?! (?:him|her|it|them)sel)|explain|take questions|be (?:drawn"
    rf"|interviewed))|would not (?:say|discuss|comment|confirm|tell|release{_TOLD})|did not (?:say|answer|reply|respond"
    rf"|comment|name|(?:return|provide){_TOLD}|want to (?:say|confirm))|does not say|has not (?:said|answered|named"
    r"|commented)|have not (?:said|answered)|not (?:yet )?(?:known|clear)|unclear|unknown(?! (?:soldier|to|in)\b)"
    r"|could not be reached|remains? to be|no (?:one|body) (?:could|would|has)|neither (?:side )?(?:has|would|offered)"
    rf"|not been established|too early to say|could not (?:comment|say)|did not give{_OWN_NAME}|gave no|not immediately"
    rf"|no data|nobody here could say)\b",
    *("not", "declin", "refus", "unclear", "unknown", "remain", "no one", "no body", "nobody", "neither", "too early"),
    *("gave no", "no data"),
)
CALLED_OFF = AnyCase(
    r"\b(?:call(?:s|ed) off|cancel(?:s|l?ed)|scrap(?:s|ped)|drop(?:s|ped)|shelve[sd]|abandon(?:s|ed)|postpone[sd]"
    r"|put(?:s)? off|pushed back|put back|rescheduled|deferred|rescind(?:s|ed)|revoke[sd]|withdr(?:aws|ew|awn)"
    r"|will (?:not|no longer) (?:be held|take place|go ahead)|won[’']t (?:be held|take place|go ahead))\b",
    *("call", "cancel", "scrap", "drop", "shelve", "abandon", "postpone", "put", "pushed back", "rescheduled"),
    *("deferred", "rescind", "revoke", "withdr", "will no", "won"),
)
"""What ends or moves a plan."""
TURNING = AnyCase(
    r"\b(?:kill(?:s|ed)|die[sd]?|dead|death|bodies|wounded|injured|missing|resign(?:s|ed)|quit|sacked|dismissed"
    r"|arrest(?:s|ed)|detain(?:s|ed)|charged|sentenced|convicted|acquitted|sue[sd]|ruled|clos(?:es|ed)|shut|reopen(?:s"
    r"|ed)|ban(?:s|ned)|bar(?:s|red)|suspend(?:s|ed)|approv(?:es|ed)|counted|sign(?:s|ed) (?:an?|the|into)|reject(?:s"
    r"|ed)|withdr(?:aws|ew|awn)|retract(?:s|ed)|order(?:s|ed)|agree(?:s|d)|extend(?:s|ed)|elect(?:s|ed)|won|collapsed"
    r"|evacuated|recovered|rescued|freed|released|submitted|filed|accepted|marched|voted|passed|launched|begun|began"
    r"|completed|replaced|admitted)\b"
)
"""Deeds after which a story is another one."""
DEADLY = AnyCase(r"\b(?:kill(?:s|ed|ing)|die[sd]?|dead|deaths?|bodies|toll)\b")
"""Words for the loss of life, which any report of it opens with."""
NAMES_SOURCE = re.compile(
    r"\b[A-Z][\w’.-]+ (?:said|reported|announced|wrote|confirmed|told \w+(?: \w+)?) that\b|(?:,|”"
    r"|\") [^,“”\"]{2,90} (?:said|says|told|announced|reported|wrote|confirmed)(?: (?:on |late |early )?[A-Z]\w+day"
    r"| in an? [^,]{3,40})?\.$|^(?:[\w’'.,&-]+ ){1,10}?(?:said|says|told|announced|warned|confirmed|denied|den(?:y|ies)"
    r"|insist(?:s|ed)|wrote|declared|predict(?:s|ed)|declin(?:ed|es)|refused|maintains?|(?:puts?|gave|gives) (?:the"
    r"|a) (?:\w+ )?(?:figure|number|turnout|cost|toll|total|count|crowd))\b|\baccording to\b|,” (?:said|says) [A-Z]"
    r"|[a-z], (?:said|says) [A-Z]"
)
"""What shows that a sentence names its source, whether or not the words of it were found."""
WAS_TO = re.compile(
    r"\b(?:was|were|had been) (?:to\b|due|expected|meant|supposed|scheduled|planned)"
    r"|\b(?:would|could|might|should) (?:\w+ly )?have (?:\w+ly )?(?:been|\w+ed|done|gone|had|made|taken|told|given|come"
    r"|become|seen|known|won|lost|left|kept|held|put|set|let|shut|cut|begun|got)\b"
)
"""A plan of the past, or what did not come about."""
ROUNDUP = re.compile(
    r"\b(?:in brief|briefs|round-?up|digest|at a glance|corrections?|headlines|newsletter|briefing|what to know"
    r"|(?:the|this) week|today in|news of)\b",
    re.IGNORECASE,
)
"""Headlines of pages that tell of many things."""
ASKED = AnyCase(
    r"\b(?:how|why|what|who|which|where|when|whether|if|unclear|not (?:yet )?(?:known|clear)|too early|unknown"
    r"|prove|name)\b"
)
"""What an unanswered question asks for; without it somebody only did not comment."""
OWN_PAGE = re.compile(
    r"\b(?:an? (?:earlier|previous) version of this|this (?:article|story|column|report was|newspaper|post)"
    r"|an article on|a caption on|has exclusive (?:pictures|images|photos|video|footage)|regret the error"
    r"|has been changed online|editor[’']s note|comments are open|sign up|subscribe)\b",
    re.IGNORECASE,
)
"""What an article says of itself."""
BULLET = re.compile(r"\s*[•·▪●*–—-]\s")
"""The mark of a list's entry: a headline in small, and often none that is a sentence."""
LABEL = re.compile(r"(?:[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|to|of|and|the|for|in|on|&)){0,5}:\s+)(?=[A-Z“\"])")
"""The label of a list's entry ("Repair Timeline: …")."""
_TOLD = (
    r"(?:claims?|accusations?|allegations?|assertions?|suggestions?|notions?|reports?|accounts?|stor(?:y|ies)|rumou?rs?"
    r"|speculation|criticisms?|arguments?|contentions?|charges? that|descriptions?|characteri[sz]ations?|figures?"
    r"|numbers?|counts?|estimates?|findings?|conclusions?|statements?|versions?|theor(?:y|ies)|interpretations?"
    r"|concerns?|fears?|warnings?|links?)\b"
)
_DENIES = (
    r"den(?:y|ies|ied)\b(?! (?:him|them|us|me)\b)(?! (?:[\w’'-]+ ){0,3}?(?:requests?|offers?|bids?|motions?"
    r"|appeals?|petitions?|applications?|permi(?:ts?|ssion)|access|bail|entry|visas?|(?:a|any) (?:\w+ )?hearing)\b)"
)
_REJECTS = (
    rf"(?:reject|dismiss)(?:s|es|ed) (?:(?:[\w’'-]+ ){{0,3}}?{_TOLD}|it\b|that\b|this\b|them\b"
    r"|[^.;:]{1,60}? as (?:\w+ly )?(?:false|untrue|baseless|groundless|unfounded|wrong|invented|fabricated|nonsense"
    rf"|lies|a lie)\b)|{_TOLD} (?:is|are|was|were|been) (?:rejected|dismissed)\b"
)
"""What somebody told is denied; to deny a request and to reject an offer, a plan or a complaint are deeds."""
DENIAL = re.compile(
    rf"\b(?:{_DENIES}|{_REJECTS}|disput\w+|rul(?:e|es|ed|ing) out\b|not accept\b|contradict\w*|refut\w+"
    r"|(?:no plans?|won[’']t|will not|not true|did not happen|untrue|false)\b|no longer stand\w*)",
    re.IGNORECASE,
)
DENYING = re.compile(
    rf"\b(?:{_DENIES}|{_REJECTS}|(?:denying|disput(?:e|es|ed)|ruled out|rules out|refut(?:es|ed)"
    r"|contest(?:s|ed)|contradict(?:s|ed))\b)",
    re.IGNORECASE,
)
"""Verbs of denying itself, beside which what is denied stands."""
CONTESTING = re.compile(r"\b(?:disput(?:es|ed)|contest(?:s|ed)|contradict(?:s|ed))\b")
"""Words by which a sentence says that others may see it otherwise."""
AHEAD = AnyCase(
    r"\b(?:will|shall|is to|are to|was to|were to|to be|would|prepar\w+|closes|shuts|opens|begins|starts|takes effect"
    r"|plans? to|planned|planning|scheduled|expected|expects?|intends?|aims? to|hopes? to|vow\w*|promis\w+|pledg\w+"
    r"|demand\w*|deadline|until|by|no later than|within|before|expires?|runs?|next|ends?|wants?|seeks?|seek|offer\w*"
    r"|due (?!to\b)|due to (?:be|take|end|begin|start|run|report|attend|open|close|expire|meet|present|hand|come|go"
    r"|vote|publish|reach|arrive|return))\b"
)
"""Words by which a sentence speaks of what is still to come."""
PLAN = re.compile(
    r"\b(?:will|shall|(?:is|are) to (?!the\b)\w+|plans? (?:to|is|are)|planned|planning|proposal|scheduled|expect\w*"
    r"|intends?|aims? to|hopes? to|vow\w*|promis\w+|pledg\w+|demand\w*|deadline|no later than|must|due (?!to\b)"
    r"|due to \w+|wants?|plans? for|considering|would|could|holds a permit|authori[sz]\w+|requires?)\b",
    re.IGNORECASE,
)
TOLD_BY = re.compile(
    r"\b(?:it|he|she|they) (?:also |then )?(?:said|says|added|adds|told|wrote|noted|recalled|warned|claimed|argued"
    r"|announced)\b|\b(?:said|says|added|wrote) (?:it|he|she|they)(?=[,.;:]|$)",
    re.IGNORECASE,
)
"""A pronoun for whoever says the sentence: it has to be known who that is."""
SUPPOSING = re.compile(r"\b(?:would|could|might|may(?! \d))\b(?!\.)")
GROUND = re.compile(
    r"\b(?:if|unless|under|plans?|planned|proposal|order|rules?|act|law|treaty|charter|agreement|deal|concession"
    r"|according|may (?:object|close|appeal|be authori[sz]ed))\b",
    re.IGNORECASE,
)
"""What a sentence that supposes in its article's own voice has to name for what it rests on."""
ELLIPTIC = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are|would|will|could|can|should)(?: not|n[’']t)(?:,|\.$|\.\s)"
    r"|\b(?:denied|denies|rejected|rejects|confirmed|disputed|accepts?|accepted|repeated|knew|did) (?:it|that"
    r"|this)(?=[.,;]|$)|\b(?:when|why|how|what|where|who|whether)[.”\"]{1,2}$|\b(?:if|whether|why|how) (?:that|this"
    r"|it) (?:was|were|is|had|would|did)(?: so| done| true)?(?=[.,;]|$)|\b(?:do|did|does|hope|hopes|say|said|think"
    r"|thinks) so\b|\b(?:live|lived|agree|agrees|agreed) with \d[\d,]*[.”\"]{1,2}$|\bhow (?:many|much|long"
    r"|far)[.”\"]{1,2}$|\b(?:as a result|in response|in return)[.”\"]{1,2}$|\b[a-z]+ there (?:makes|has|had|is|was|will"
    r"|would|can|could)\b",
    re.IGNORECASE,
)
"""A verb left to be supplied: "the author did not, it said"."""
