"""The tree of errors. Each says what happened and what to do next, in one shape everywhere.

OnRecordError
├── BadSource        a path or address that cannot be read
├── TooLarge         more bytes or text than the settings allow
├── NotAnArticle     readable bytes without an article in them
├── FetchFailed      an address that was not to be had
├── NotARecord       a file that is no record, or one from a newer onrecord
├── RecordDamaged    a record whose content does not agree with itself
├── RecordBusy       another process is writing
├── DecidedMeanwhile somebody else decided first
├── NothingFound     a question the record has nothing on
│   └── NothingToList    a list with nothing on it, which is an answer
├── CannotDecide     a decision that would settle nothing
├── EngineFailed     a cluster that cannot be had, or gave up
└── MissingPart      a part that is installed apart and is not there
"""

from typing import ClassVar


class OnRecordError(Exception):
    """What happened, and ``fix``: what to do next."""

    code: ClassVar[str] = "error"
    exit_status: ClassVar[int] = 1
    http_status: ClassVar[int] = 500

    def __init__(self, message: str, *, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword-only arguments do not survive pickling on their own, and a
        # worker process hands its errors back pickled.
        return (_revive, (type(self), self.message, self.fix))

    def to_json(self) -> dict[str, object]:
        """The one shape in which an error travels."""
        return {"ok": False, "error": self.message, "fix": self.fix, "code": self.code}


def _revive(kind: type[OnRecordError], message: str, fix: str) -> OnRecordError:
    return kind(message, fix=fix)


class BadSource(OnRecordError):
    """A path or address that cannot be read."""

    code = "bad-source"
    exit_status = 3
    http_status = 400


class TooLarge(OnRecordError):
    """More bytes or text than the settings allow."""

    code = "too-large"
    exit_status = 3
    http_status = 413


class NotAnArticle(OnRecordError):
    """Readable bytes without an article in them."""

    code = "not-an-article"
    exit_status = 3
    http_status = 422


class FetchFailed(OnRecordError):
    """An address that was not to be had."""

    code = "fetch-failed"
    exit_status = 4
    http_status = 502


class NotARecord(OnRecordError):
    """A file that is no record, or one from a newer onrecord."""

    code = "not-a-record"
    exit_status = 5
    http_status = 400


class RecordDamaged(OnRecordError):
    """A record whose content does not agree with itself."""

    code = "record-damaged"
    exit_status = 6
    http_status = 500


class RecordBusy(OnRecordError):
    """Another process is writing to the record."""

    code = "record-busy"
    exit_status = 7
    http_status = 503


class DecidedMeanwhile(OnRecordError):
    """A decision that others were faster than, again and again."""

    code = "decided-meanwhile"
    exit_status = 7
    http_status = 409


class NothingFound(OnRecordError):
    """A question the record has nothing on."""

    code = "nothing-found"
    exit_status = 8
    http_status = 404


class NothingToList(NothingFound):
    """A list that is empty though it was rightly asked for: an answer, which no command calls an error."""


class EngineFailed(OnRecordError):
    """A cluster that cannot be had, or gave up."""

    code = "engine-failed"
    exit_status = 10
    http_status = 503


class MissingPart(OnRecordError):
    """A part that is installed apart and is not there."""

    code = "missing-part"
    exit_status = 2
    http_status = 501


class CannotDecide(OnRecordError):
    """A decision that would settle nothing."""

    code = "cannot-decide"
    exit_status = 9
    http_status = 409
