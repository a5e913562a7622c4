"""Why something is not taken in: every code with its sentence and its way out, in one table."""

from collections.abc import Mapping

from onrecord.model import Refusal

READS = ".txt .md .html .htm .xhtml .mhtml .mht .eml .json .jsonl .ndjson .warc, each also with .gz, and .wacz"

REASONS: Mapping[str, tuple[str, str]] = {
    "missing": ("nothing of this name exists", "check the spelling, or give the full path"),
    "unreadable": ("it cannot be opened: {why}", "make it readable for your user, or copy it to where you may read it"),
    "empty": ("there is nothing in it", "leave it out, or save the page again"),
    "binary": ("it holds {what}, not text", "save it as text or HTML first"),
    "too-large": (
        "it is larger than {limit:,} bytes",
        "split it, give many articles as JSON lines (.jsonl), or raise ONRECORD_MAX_CAPTURE_BYTES",
    ),
    "broken-json": ("it is not valid JSON: {why}", "write it again as JSON in UTF-8"),
    "not-an-object": (
        "it is JSON, but not an object with named fields",
        'write each article as an object, such as {{"title": …, "text": …}}',
    ),
    "broken-gzip": ("its compressed data is damaged or cut off", "compress it again, or give the plain file"),
    "broken-archive": ("it is no web archive, or is damaged: {why}", "make it again, or give the pages it holds"),
    "not-a-list": (
        "it is neither a feed (RSS, Atom, JSON Feed) nor a site map nor OPML",
        "give the address of one, or add the page itself with onrecord add",
    ),
    "gzip-bomb": ("it unpacks to more than {times} times its size", "unpack it yourself, and see what it holds"),
    "unsupported-type": ("files of this type are not read", f"onrecord reads {READS}; convert it to one of these"),
    "special-file": ("it is {what}, not a file with text", "save what it holds to a file, and give that"),
    "folder-loop": ("{why}", "leave it out; what it leads to is read where it stands"),
    "broken-link": ("it is a link to something that is not there", "mend the link, or leave it out"),
    "link-out": (
        "it is a link that leads out of the folder given",
        "name what it leads to beside the folder, if it is to be read",
    ),
    "too-many-files": (
        "there are more than {limit:,} files in it; the rest was left out",
        "split it, give many articles as JSON lines (.jsonl), or raise ONRECORD_MAX_FILES",
    ),
    "too-many-articles": (
        "it may hold more than {limit:,} articles in one array",
        "give them as JSON lines (.jsonl), which are read one by one",
    ),
    "bad-source": (
        "it is neither a path nor an address that is read",
        "give a file, a folder, or an address that begins with http:// or https://",
    ),
}
"""Codes of refusals that are not errors of fetching; those carry the codes of ``onrecord.errors``."""


class UnfitError(Exception):
    """A file, or one article in a file, that cannot be taken in; ``code`` is a key of REASONS."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def reason(self) -> str:
        """What is wrong, as a clause."""
        return REASONS[self.code][0].format(**self.facts)

    def fix(self) -> str:
        """What to do next, as a clause."""
        return REASONS[self.code][1].format(**self.facts)

    def refusal(self, name: str) -> Refusal:
        """The refusal of what goes by ``name``, a name that is safe to print."""
        return Refusal(name, self.code, self.reason(), self.fix())


def unreadable(error: OSError) -> UnfitError:
    """The refusal that an error of the operating system amounts to."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnfitError("missing")
    return UnfitError("unreadable", why=error.strerror or type(error).__name__)
