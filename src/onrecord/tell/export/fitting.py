"""What other programs cannot take in, such as control characters, replaced one for one, so that offsets still count."""

import re
from typing import Any
from urllib.parse import quote

import msgspec

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN = re.compile(rb"(?<!\\)((?:\\\\)*)(?:\\(?:u00[01][0-9a-f]|[bf])|\xef\xbf[\xbe\xbf])")
"""The same as JSON has them: escaped, after any number of backslashes that are text, or as bytes."""
_INSTEAD = "\ufffd"
_AS_BYTES = rb"\1" + _INSTEAD.encode()
_ENCODER = msgspec.json.Encoder()


def fit(text: str) -> str:
    """Text with what XML cannot hold replaced. JSON can hold it, but not what PROV, RDF or a database makes of it."""
    return _UNFIT.sub(_INSTEAD, text)


def fit_json(value: Any) -> bytes:
    """A value as JSON whose texts are fit."""
    return _WRITTEN.sub(_AS_BYTES, _ENCODER.encode(value))


def fit_id(text: str) -> str:
    """A key as XML can hold it: what is not fit is written in percent, so that two keys never become one."""
    return text if fit(text) == text else quote(text)
