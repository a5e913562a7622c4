"""The tables of a record, and what each of their columns means."""

from onrecord.tell.claims import Mark
from onrecord.tell.export import rows
from onrecord.tell.export.dictionary import Column, Kind, Link, Table, citation

_EDTF = "EDTF (a day, month, year or range), empty where unknown"

ASSERTIONS = Table(
    "assertions",
    "Who said what",
    "Every assertion of the record: somebody, or an article in its own voice, putting one proposition.",
    (
        Column("id", "Assertion", "id of the assertion", width=18),
        *citation(of="the proposition"),
        Column("speaker", "Who", "who puts it: a name, the article's words for them, or the outlet", width=28),
        Column("cue", "Says by", "the words that attribute, empty for an own voice", width=20),
        Column("source_kind", "Kind of source", "how the text gives the source: by name, as a document, unnamed …"),
        Column("chain", "Through", "from the publisher to the speaker, outer to inner", Kind.SEVERAL, 40),
        Column("stance", "Stance", "what the source does with it: asserts, denies, plans, demands …"),
        Column("put", "Position", "the same as positions are compared: says so, approves or orders it, calls for it …"),
        Column("modality", "Put as", "how the proposition is put: asserted, planned, possible, denied …"),
        Column("polarity", "Polarity", "whether its own words put it forward or negate it", width=10),
        Column("said", "Said on", f"the day of saying; {_EDTF}"),
        Column("said_from", "Said from", "the first day that this can be: a day, empty where it is open", width=12),
        Column("said_until", "Said until", "the last day that this can be: a day, empty where it is open", width=12),
        Column("about", "About", f"the time spoken of; {_EDTF}"),
        Column("claim_id", "Claim", "id of the claim it belongs to", width=18, link=Link.CLAIM),
        Column("claim_origins_at_least", "Origins, at least", "fewest origins behind that claim", Kind.WHOLE, 10),
        Column("claim_origins_at_most", "Origins, at most", "most origins behind that claim", Kind.WHOLE, 10),
        Column("origin_id", "Origin id", "equal where assertions of a claim rest on one origin, as counted", width=18),
        Column("origin", "Origin", "who first put it on record, as far as this article tells", width=28),
        Column("origin_certain", "Origin certain", "whether the text shows that it is nobody else", Kind.TRUTH, 10),
        Column("counts", "Counts", "whether its origin counts for the claim; a denial does not", Kind.TRUTH, 10),
        Column("own_voice", "Own voice", "whether the article says it itself", Kind.TRUTH, 10),
        Column("publisher", "Publisher", "who put the article out", width=24),
        Column("published", "Published", f"the day of the article; {_EDTF}"),
        Column("attribution_id", "Attribution", "id of its attribution, empty for an own voice", width=18),
        Column("withdrawn", "Withdrawn", "why it no longer stands, empty where it does", width=40),
    ),
    rows.assertion_rows,
)

CLAIMS = Table(
    "claims",
    "Claims",
    "Assertions that put one proposition, cited where it is put in these words. Whether it is so is not said.",
    (
        Column("id", "Claim", "id of the claim: the smallest of its assertions'", width=18),
        Column("wording", "Claim in words", "its wording: the one a person chose, else the first", width=60),
        Column("by", "Put by", "who puts it in that wording", width=28),
        Column("origins_at_least", "Origins, at least", "fewest origins that stand behind it", Kind.WHOLE, 10),
        Column("origins_at_most", "Origins, at most", "most origins that stand behind it", Kind.WHOLE, 10),
        Column("articles", "Articles", "how many articles carry it", Kind.WHOLE, 10),
        Column("publishers", "Publishers", "how many publishers carry it", Kind.WHOLE, 10),
        Column("assertions", "Assertions", "how many assertions put it", Kind.WHOLE, 10),
        Column("first_said", "First said", f"the first day of saying; {_EDTF}"),
        Column("last_said", "Last said", f"the last day of saying; {_EDTF}"),
        *citation(of="its wording"),
        Column("reasons", "How origins are counted", "a reason for each step of the count", Kind.SEVERAL, 60),
        Column("marks", "Marks", f"how it stands: {', '.join(Mark)}", Kind.SEVERAL, 24),
        Column("retracted", "Retracted", "whether a publisher takes back that it printed it", Kind.TRUTH, 10),
        Column("still_at_least", "Still, at least", "fewest origins after corrections and retractions", Kind.WHOLE, 10),
        Column("still_at_most", "Still, at most", "most origins after corrections and retractions", Kind.WHOLE, 10),
    ),
    rows.claim_rows,
)

ORIGINS = Table(
    "origins",
    "Origins",
    "Who stands behind each claim: one row for each claim and origin, as counted.",
    (
        Column("claim_id", "Claim", "id of the claim", width=18, link=Link.CLAIM),
        Column("origin_id", "Origin id", "id of the origin", width=18),
        Column("origin", "Origin", "its name, or the article's words for it", width=28),
        Column("kind", "Kind", "person, institution, document, unnamed, reporting (a newsroom's own) …"),
        Column("certain", "Certain", "whether the text shows that it is nobody else", Kind.TRUTH, 10),
        *citation(of="what it puts, where it is surest"),
        Column("assertions", "Assertions", "ids of the assertions that rest on it", Kind.SEVERAL, 40),
        Column("reason", "Reason", "why it is taken for the origin", width=50),
    ),
    rows.origin_rows,
)

ATTRIBUTIONS = Table(
    "attributions",
    "Quotes",
    "Every attribution: by which words a text gives what to whom. The quotation runs from the first character of the "
    "content to its last, and so may have the source in it.",
    (
        Column("id", "Attribution", "id of the attribution", width=18),
        Column("speaker", "Who", "the name the record knows them by, or the article's words", width=28),
        Column("cue", "Says by", "the words that attribute", width=20),
        Column("content", "What", "the content, parts joined by “ … ”", width=60),
        Column("stance", "Stance", "what the source does with the content"),
        Column("manner", "Manner", "direct, indirect or mixed", width=10),
        Column("source_kind", "Kind of source", "how the text gives the source"),
        Column("source", "Source in words", "the article's words for the source", width=28),
        Column("chain", "Through", "from the publisher to the speaker, outer to inner", Kind.SEVERAL, 40),
        Column("via", "Via", "id of the attribution it stands in", width=18),
        Column("people", "How many", "how many unnamed people the text claims, if it does", Kind.WHOLE, 10),
        Column("withheld", "Name held back", "the words that hold a name back", width=30),
        Column("withheld_because", "Because", "the words that say why", width=30),
        *citation(of="the content, or the source where there is none"),
        Column("entity_id", "Entity", "id of the source where it is a named entity", width=24),
        Column("entity_ids", "Entities", "ids of all named entities that say it", Kind.SEVERAL, 24),
        Column("spans", "Spans", "where source, cue and content stand", Kind.SEVERAL, 40),
        Column("score", "Score", "how sure the finding is, 0 to 1", Kind.NUMBER, 10),
        Column("reason", "Reason", "why it is held", width=40),
    ),
    rows.attribution_rows,
)

TIMELINE = Table(
    "timeline",
    "Timeline",
    "What happened, or is planned, possible or denied, by the day the coverage speaks of. The status says how it is "
    "put, not whether it is so.",
    (
        Column("day", "Day", f"the day spoken of; {_EDTF}", width=12),
        Column("status", "Put as", "happened (in an article's own voice), reported, planned, denied …", width=12),
        Column("line", "What", "the told line; words in brackets are what the article's own words stand for", width=70),
        Column("words", "In short", "the words that tell it", width=40),
        Column("speaker", "On whose word", "who says it, empty for an article's own voice", width=28),
        Column("publisher", "Publisher", "of the article it is cited from", width=24),
        *citation(of="the words that tell it"),
        Column("who", "Who took part", "names of those in it", Kind.SEVERAL, 30),
        Column("articles", "Articles", "how many articles tell it", Kind.WHOLE, 10),
        Column("why", "Day found by", "how its day was found", width=40),
        Column("cited_in", "All citations", "article id and characters of each", Kind.SEVERAL, 40),
        Column("id", "Event", "id of the entry", width=18),
    ),
    rows.timeline_rows,
)

DEADLINES = Table(
    "deadlines",
    "Deadlines",
    "Windows and deadlines as the articles state them, and how they stand on the day of the newest article.",
    (
        Column("end", "Ends", "EDTF, with a clock time where one is given; empty where no day follows", width=12),
        Column("start", "Begins", "the same of its beginning", width=12),
        Column("what", "What", "what it is for", width=50),
        Column("kind", "Kind", "term, deadline, clock, limit or scheduled"),
        Column("who", "By whom", "who grants or demands it", width=28),
        Column("state", "State", "how it stands on the day of the newest article"),
        Column("duration", "Lasts", "ISO 8601, empty where none is stated", width=10),
        Column("rule", "Counted by", "the words it is read from", width=40),
        *citation("cited_", of="the sentence that states it"),
        Column("presumed", "Presumed", "on what its days rest where the article prints no date", width=30),
        Column("follow_up", "Since then", "what later articles say of it", width=50),
        Column("cited_in", "All citations", "article id and characters of each", Kind.SEVERAL, 40),
        Column("id", "Window", "id of the entry", width=18),
    ),
    rows.deadline_rows,
)

ARTICLES = Table(
    "articles",
    "Articles",
    "The articles. Offsets of every table count Unicode code points of `text`, from 0, end excluded.",
    (
        Column("title", "Title", "as the page states it", width=60),
        Column("publisher", "Publisher", "as the page states it", width=24),
        Column("published", "Published", f"as the page states it; {_EDTF}", width=12),
        Column("authors", "By", "as the page states them", Kind.SEVERAL, 24),
        Column("credits", "Credit to", "whose work the page says it carries", Kind.SEVERAL, 24),
        Column("address", "Address", "where it was fetched from, the first where it was", width=40, link=Link.ADDRESS),
        Column("path", "File", "the file, as it was given to onrecord", width=36),
        Column("attributions", "Attributions", "how many were found in it", Kind.WHOLE, 10),
        Column("assertions", "Assertions", "how many were found in it", Kind.WHOLE, 10),
        Column("characters", "Characters", "length of its text in code points", Kind.WHOLE, 10),
        Column("language", "Language", "ISO 639", width=10),
        Column("id", "Article", "id of the article", width=18),
        Column("sha256", "SHA-256", "of the bytes it was read from", width=18),
        Column("paths", "Files", "every name under which the same bytes came in", Kind.SEVERAL, 36),
        Column("text", "Text", "the text as read, into which offsets count", in_sheet=False),
        Column("addresses", "Addresses", "every address at which the same bytes were found", Kind.SEVERAL, 40),
    ),
    rows.article_rows,
)

ENTITIES = Table(
    "entities",
    "People and bodies",
    "Who and what is named, most mentioned first, cited at the first mention.",
    (
        Column("name", "Name", "the fullest name the articles give", width=32),
        Column("kind", "Kind", "person, organisation, place, group or other"),
        Column("articles", "Articles", "in how many articles", Kind.WHOLE, 10),
        Column("mentions", "Mentions", "how often mentioned", Kind.WHOLE, 10),
        Column("sayings", "Source of", "how often the source of something", Kind.WHOLE, 10),
        *citation(of="a mention"),
        Column("id", "Entity", "key of the entity", width=28),
    ),
    rows.entity_rows,
)

RELATIONS = Table(
    "relations",
    "How claims stand",
    "How one assertion stands to another: repeats, corroborates, contradicts, revises, corrects, different scope. Most "
    "are likenesses too faint for anything to be told of: count those with `told`.",
    (
        Column("standing", "Stands as", "how the one stands to the other", width=16),
        *citation(of="the one"),
        *citation("other_", of="the other", before="other"),
        Column("one", "Assertion", "id of the one", width=18),
        Column("other", "Other assertion", "id of the other", width=18),
        Column("score", "Score", "how sure, 0 to 1", Kind.NUMBER, 10),
        Column("reason", "Reason", "why it is held", width=50),
        Column("told", "Told", "whether a claim or a dispute tells of it", Kind.TRUTH, 10),
    ),
    rows.relation_rows,
)

SHARED_TEXTS = Table(
    "shared_texts",
    "Shared text",
    "Passages that two articles have in common.",
    (
        Column("judgement", "One text", "same: the two carry one text; different; unsure", width=12),
        Column("share", "Share", "of the shorter article that is common, 0 to 1", Kind.NUMBER, 10),
        *citation(of="the passage"),
        *citation("other_", of="the passage in the other article", before="other"),
        Column("reason", "Reason", "why it is held", width=50),
    ),
    rows.shared_rows,
)

REFUSALS = Table(
    "refusals",
    "Not read",
    "What was offered and could not be read.",
    (
        Column("path", "File", "as it was given", width=40),
        Column("code", "Code", "of the reason"),
        Column("reason", "Reason", "what happened", width=60),
        Column("fix", "What to do", "the way out", width=60),
    ),
    rows.refusal_rows,
)

TABLES = (
    CLAIMS, ASSERTIONS, ATTRIBUTIONS, TIMELINE, DEADLINES, ARTICLES, ENTITIES, RELATIONS, ORIGINS, SHARED_TEXTS,
    REFUSALS,
)  # fmt: skip
"""In the order of the sheets: what is asked for most stands first."""

BY_NAME = {table.name: table for table in TABLES}
