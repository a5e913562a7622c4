"""Wordings that give furniture away: what players, prompts, offers and labels say."""

import re

from onrecord.model import Kind

Rule = tuple[Kind, float, str, re.Pattern[str]]


def _rules(kind: Kind, score: float, reason: str, *patterns: str) -> list[Rule]:
    return [(kind, score, reason, re.compile(pattern)) for pattern in patterns]


# Patterns meet folded text (no case, no accents, plain quotes), from its first character on.
RULES: tuple[Rule, ...] = (
    *_rules(
        Kind.AUDIO_PLAYER,
        0.95,
        "label of an audio player",
        r"getting your .{0,40}player",
        r".{0,60}\baudio player\b",
        r"listen (?:to|on) (?:this|the|our) (?:article|story|column|report|piece|episode|interview|post|page|full)",
        r"(?:now playing|play audio|listen now|listen live|hear this story|read aloud|text to speech)\b",
        r"(?:escuchar?|escuche) (?:este|esta|el|la) (?:articulo|noticia|nota)",
        r"audio: .{1,80}\(?\d{1,2}:\d\d\)?$",
        r"(?:listen|escuchar)$",
        r"listen\s*[·•|(\-–]?\s*\(?\d{1,3}\s?(?:min|:\d\d)",
        r"(?:loading|preparing|generating) .{0,30}\b(?:audio|narration|player)\b.{0,30}$",
        r"\d(?:\.\d{1,2})?x$",
        r"\(?\d{1,3}:\d\d(?:\s*/\s*-?\d{1,3}:\d\d)?\)?$",
        r"(?:this (?:audio|voice)|audio) (?:is|was) (?:auto-?generated|generated|created|produced)",
    ),
    *_rules(
        Kind.QUIZ_WIDGET,
        0.95,
        "words of a quiz widget",
        r"test your (?:knowledge|news|skills)",
        r"(?:start|take|try|play)\s?(?:the|our|this|a|today's)?\s?(?:\w+ )?quiz(?![a-z])",
        r".{0,120}\b(?:take|try|play) (?:the|our|this|a|today's) (?:\w+ ){0,2}quiz(?![a-z])",
        r"(?:start\s?)?\d{1,3} questions?\b(?: (?:available|remaining|left)\b|\s*[·•|,(]).{0,30}$",
        r"(?:ready to (?:put|test) your|how much do you know about|how well do you know) .{0,120}",
        r"question \d{1,3} of \d{1,3}",
        r"quiz: ",
    ),
    *_rules(
        Kind.COMMENT_PROMPT,
        0.95,
        "asks for comments or counts them",
        r"have something to say\b",
        r"(?:comments?|comentarios?)\s*\(?\d{0,6}\)?$",
        r"(?:view|read|see|show|load|hide|leave|post|write|add|join|be the first to)\s(?:\w+ ){0,4}"
        r"(?:comments?|reply|replies|discussion|conversation)\b.{0,60}$",
        r"(?:no|\d{1,6}|one) (?:comments?|replies|responses)\b(?:.{0,40}(?<!\.)| (?:yet|so far|to (?:display|show))\b"
        r".{0,40})$",
        r"what do you think\?.{0,80}$",
        r"(?:you must|please|log ?in|sign ?in|register).{0,40}\b(?:to (?:post|leave|add|make) a ?comment|to "
        r"comment|to reply)",
        r".{0,100}\b(?:join|start) the (?:conversation|discussion|debate)\b.{0,30}$",
        r"discussion about this\b.{0,20}$",
        r"(?=.{0,120}\b(?:members?|subscribers?|registered|you|your|sign in|log in)\b)"
        r".{0,120}\b(?:leave|post|make|read|write|add)\b.{0,30}\bcomments?\b.{0,20}$",
        r"(?:do you have|have) (?:an?|any) (?:comment|thoughts?|opinion|story to share)\b",
        r"comments (?:are|have been|will be) (?:now )?(?:closed|disabled|turned off|moderated|open|welcome)\b",
        r".{0,80}\b(?:your email address will not be published|comment (?:guidelines|policy))",
        r"(?:deja|dejar|escribe) (?:un|tu) comentario",
    ),
    *_rules(
        Kind.SHARE,
        0.95,
        "offers to pass the page on",
        r"(?:share|send|email|e-mail|forward|gift|tweet|print) (?:this|the) (?:to|article|story|page|post|link|"
        r"via|on|with)\b.{0,40}$",
        r"share (?:on|via|with|to)\b.{0,50}$",
        r"share this (?:story|article|post)\s*:",
        r"copy (?:link|url)\b.{0,30}$",
        r"click (?:here )?to (?:share|email|print|tweet)\b.{0,80}$",
        r"link copied\b",
    ),
    *_rules(
        Kind.TRUNCATED_EMBED,
        0.9,
        "what is left of an embed that did not come along",
        r"view this post on (?:instagram|threads|facebook|x|tiktok|bluesky)",
        r"a (?:post|video|reel|photo) (?:shared )?by .{1,80}\(@",
        r"\[?(?:embedded content|image or embed|embed)\]?$",
        r"(?:this )?(?:tweet|post|content) (?:is (?:not|no longer) available|unavailable|could not be loaded)",
        r"to view this (?:content|video|post), please",
        r"(?:view|read|watch|see) (?:more |full |original )?(?:post |this |tweet )?on (?:x|twitter|instagram|"
        r"facebook|tiktok|youtube|bluesky)$",
        r"allow (?:twitter|x|instagram|facebook|youtube|tiktok) content\?",
    ),
    *_rules(
        Kind.UI_BOILERPLATE,
        0.95,
        "notice of the web page about itself",
        r".{0,60}\b(?:enable|ensure|turn on|activate|allow) (?:that )?java ?script",
        r".{0,60}\bjava ?script (?:is|must be|to be|has been) (?:enabled|disabled|required|turned)",
        r"your browser (?:does not|doesn't|is not|is out)",
        r"(?:we|this (?:site|website)) uses? cookies",
        r"by (?:using|continuing|clicking|visiting|subscribing|signing)\b.{0,120}\bcookies",
        r"by (?:using|continuing|clicking|visiting|subscribing|signing)\b(?=.{0,160}\b(?:you|your|our|we|i)\b)"
        r".{0,120}\b(?:agree|accept|consent)",
        r"skip (?:to|advertisement|ad)\b.{0,40}$",
        r"(?:this (?:video|content|page)) (?:can ?not be|can't be|is not|requires|could not)",
        r"(?:the )?video (?:player )?(?:is loading|could not be loaded)",
        r"(?:story|article|content) continues(?: (?:below|after)\b.{0,40})?$",
        r"(?:beta version|beta)\b.{0,60}$",
        r"(?:.{0,40}[-–—|·] )?powered by \S.{0,40}$",
        r"(?:ai-generated|ai generated|generated by ai|summari[sz]ed? (?:by|with) ai|ai summary|summary by)\b.{0,100}$",
        r"(?:ask|chat with) (?:ai|our ai|a question about this)\b.{0,60}$",
        r"(?:(?:related|suggested) )?(?:topics|tags|keywords|filed under|tagged(?: with| as)?|see more on|temas|"
        r"etiquetas|posted in|categor(?:y|ies|ia|ias))\s*:.{0,200}$",
        r"(?:[\w']+ ){1,5}(?:topics|tags)$",
        r".{0,60}\bopens (?:in )?(?:a )?new (?:tab|window)\)?$",
        r"(?:list of \d+ items?|list \d+ of \d+|end of list)$",
        r"like (?:this:?|loading\b.{0,8})$",
        r"(?:was|is) this (?:\w+ )?(?:helpful|useful|interesting)\b.{0,40}$",
        r"(?:rate|report) (?:this|an?) (?:article|story|error|typo|problem|correction)\b.{0,40}$",
        r"(?:enter )?(?:your )?e-?mail address\b.{0,20}$",
        r"(?:#\w+[\s,]*){1,20}$",
        r"for immediate release$",
        r"(?:this )?advertisement\b.{0,60}\b(?:loaded|below|continues)\b",
        r"duration:? ?\d.{0,12}$",
        r"about the authors?$|(?:author|authors) of the article:?$|article by:?$",
        r"advertise(?:ment|ment - .{0,30}|ment · .{0,30}| with us)$",
        r"(?:\d{1,3} ?)?min(?:ute)?s? (?:read|de lectura)$",
        r"(?:reading|read) time:? .{0,20}$",
        r"\d{1,3} (?:of|/) \d{1,3}$",
        r"(?:image|photo|slide) \d{1,3} of \d{1,3}$",
        r"(?:last )?view(?:s|ed)?:? ?[\d,.]+k?$|[\d,.]+k? views$",
        r"(?:add|make) .{0,30}(?:preferred|favou?rite) source\b.{0,40}$|add .{1,30} on google$",
        r"this site is protected by recaptcha",
        r".{1,40}\s[\d.,]+\s*[▲▼△▽↑↓]\s*[+-]?[\d.,]+\s?%?$",
    ),
    *_rules(
        Kind.PROMO,
        0.9,
        "offers something of the publisher's",
        r"(?:sign up|subscribe|register|suscribete|suscribase)\b(?! (?:sheet)).{0,30}\b(?:for|to|now|today|here|"
        r"a|al)\b.{0,160}$",
        r"(?:(?:sponsored|promoted|paid) (?:content|posts?|stor(?:y|ies)|links?)|partner content|affiliate)\b.{0,60}$",
        r"(?:sponsored|promoted)\b.{0,60}(?<!\.)$",
        r"(?:already|not) a (?:subscriber|member)\?",
        r"thank(?:s| you) for (?:reading|subscribing|supporting)\b.{0,200}$",
        r"(?:you have|you've) .{0,60}\b(?:free )?(?:articles?|stories)\b.{0,60}$",
        r".{0,60}\b(?:reserved|exclusive|exclusively|only|available) (?:for|to) (?:our )?(?:paid |digital "
        r")?(?:subscribers|members)\b(?! of\b).{0,40}$",
        r"(?:follow|like|find|join) us\b.{0,60}$",
        r"follow (?:[\w.'&-]+ ){1,6}on (?:x|twitter|facebook|instagram|youtube|tiktok|telegram|whatsapp|threads|"
        r"bluesky|google)\b",
        r"click here (?:to|for)\b.{0,100}$",
        r"(?:follow|contact|reach|email) (?:him|her|them|the (?:reporter|author|writer)|[a-z.'-]+ [a-z.'-]+) "
        r"(?:on|at|via)\b.{0,80}$",
        r"(?:got|have) (?:a|any) (?:news )?(?:tips?|story)\b.{0,120}$",
        r"(?:if you (?:value|appreciate|enjoy|like|found)|we (?:rely|depend) on) .{0,160}\b(?:support|donat|"
        r"subscri|contribut|reader)",
        r".{0,80}\b(?:delivered|straight|direct|directly) to your (?:inbox|phone)",
        r"today's (?:e-?paper|newsletter)",
        r"(?:advertise|work) with us",
        r"(?:get|try|enjoy|enjoying|read|subscribe)\b.{1,100}\b(?:weeks?|months?|years?|issues)\b.{0,12} "
        r"for (?:the price of|only|just|free|\W?\d).{0,40}$",
        r".{0,120}\benter your e-?mail(?: address)?\b.{0,20}$",
        r"(?:.{0,100}[.!?] )?send (?:us )?(?:your )?(?:[\w']+ (?:and )?){0,3}(?:pictures|photos|tips|videos|stories|"
        r"news)\b.{0,20}\bto (?:our|the|your) (?:newsroom|newsdesk|news desk|editors?|reporters)\b.{0,20}$",
        r"siguenos\b.{0,60}$|unete a\b.{0,80}$",
    ),
)

_LABELS = (
    r"read (?:more|next|also|full story|the full story)|also read|see also|see more|must read|don't miss|keep reading|"
    r"more (?:in|on|from|about|for)(?: [^:]{1,40})?|more (?:stories|news|coverage|headlines)|more like this|(?:most"
    r"|more) (?:read|popular|viewed|shared|commented)|popular(?: (?:now|stories|posts))?|related(?: (?:stories|story"
    r"|articles?|content|coverage|news|links?|posts?|reading|videos?))?|recommended(?: (?:for you|reading|stories"
    r"|videos))?|you (?:may|might)(?: also)? (?:like|be interested in|enjoy)|suggested(?: (?:for you|reading))?|"
    r"trending(?: (?:now|stories|news))?|up next|next (?:article|story|up|post)|previous (?:article|story|post)"
    r"|what to read next|read this next|editor'?s'? (?:picks?|choice)|(?:from )?(?:our partners|around the web"
    r"|elsewhere on)|top (?:stories|news|headlines)|latest (?:news|stories|headlines|posts|videos)|(?:other|similar"
    r"|featured|selected) (?:stories|articles|news|posts)|further reading|in case you missed it|icymi|watch|listen|"
    r"in (?:pictures|other news)|te puede interesar|tambien (?:lee|te puede interesar)|lee tambien|lea (?:tambien|mas)"
    r"|leer mas|mas (?:noticias|leidas|leido|informacion)|relacionad[oa]s?|noticias relacionadas|explore more"
    r"|on this story|promoted stories|stories you may like|more to read|read from source"
)
LABEL = re.compile(rf"(?P<label>{_LABELS})\s*(?P<mark>[:|»>]|\s[-–—]\s)?\s*(?P<rest>.*)$")
TAG_LABEL = re.compile(
    r"(?:(?:[\w']+ ){0,5}(?:topics|tags)|keywords|temas|etiquetas|filed under|tagged(?: with| as)?|see more on)\s*:?$"
)
