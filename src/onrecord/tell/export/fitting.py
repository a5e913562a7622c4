"""JSON that no terminal is steered by, and that other programs take in."""

import re
from typing import Any
from urllib.parse import quote

import msgspec

from onrecord.text import fit

_STEERING = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
"""What of that JSON may have unescaped, as bytes."""
_WRITTEN = re.compile(
    rb"(?<!\\)((?:\\\\)*)(?:\\(?:u00[01][0-9a-f]|[bf])|\xef\xbf[\xbe\xbf]|" + _STEERING.pattern + rb")"
)
"""What is not fit as JSON has it: escaped, after any number of backslashes that are text, or as bytes."""
_AS_BYTES = rb"\1" + "\ufffd".encode()
_ENCODER = msgspec.json.Encoder()


def fit_json(value: Any) -> bytes:
    """A value as JSON whose texts are fit."""
    return _WRITTEN.sub(_AS_BYTES, _ENCODER.encode(value))


def safe_json(value: Any) -> bytes:
    """A value as JSON that holds every text as it is, with what steers a terminal escaped."""
    return _STEERING.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), _ENCODER.encode(value))


def fit_id(text: str) -> str:
    """A key as XML can hold it: what is not fit is written in percent, so that two keys never become one."""
    return text if fit(text) == text else quote(text)
