"""Writing what was told to a file of its own."""

from pathlib import Path

from onrecord.errors import BadSource
from onrecord.record import is_record


def write_file(path: Path, data: bytes) -> None:
    """Write a file. Raises BadSource when it cannot be written, or is a record, which a slip must not cost."""
    if is_record(path):
        raise BadSource(f"{path} is a record and would be lost", fix="name another file to write")
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadSource(
            f"{path} cannot be written: {reason}", fix="name a file in a folder that exists and may be written to"
        ) from None
