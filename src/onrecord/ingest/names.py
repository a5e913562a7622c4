"""Names that are safe to print, to store and to compare, whatever a file system or a server hands over."""

import re

# Controls, line and paragraph separators, marks that turn the direction of writing, invisible format characters, and
# surrogates. Joiners (U+200C, U+200D) stay: scripts and emoji need them. The backslash is here so that no two names
# become one.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff\\\\]"
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}
_CREDENTIALS = re.compile(r"(?<=//)[^/?#\s]*@")


def shown(name: str) -> str:
    r"""The name as one printable line of valid UTF-8; different names stay different.

    What could break a line or a terminal is escaped: ``\n``, ``\u202e``; a byte that is no text in the file system's
    encoding (PEP 383) as ``\xff``; a backslash as two.
    """
    return _UNSAFE.sub(_escaped, name)


def reshown(name: str) -> str:
    """A name that was shown already, as a stranger gives it: it stays as it is, or becomes safe."""
    return "\\".join(shown(part) for part in name.split("\\"))


def _escaped(found: re.Match[str]) -> str:
    c = found.group()
    code = ord(c)
    if c in _SHORT:
        return _SHORT[c]
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def shown_address(address: str, *, again: bool = False) -> str:
    """The address as one printable line, without the user name and password that it may carry.

    ``again`` says that it was shown already.
    """
    bare = _CREDENTIALS.sub("***@", address, count=1)
    return reshown(bare) if again else shown(bare)
