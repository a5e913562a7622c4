"""Decisions: what a person has settled, told by content, so that it outlives any rebuild of the record."""

from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a person settles."""

    SAME = "same"  # two names are one entity; it is told under the second
    DIFFERENT = "different"  # two names taken for one entity are two
    SPLIT = "split"  # on one page a name is somebody else, called ``value``
    RENAME = "rename"  # an entity is called ``value``
    REPRINT = "reprint"  # two pages carry one text
    NOT_REPRINT = "not-reprint"
    RELATION = "relation"  # how one assertion stands to another: ``value`` is a Standing, or "none"
    JOIN = "join"  # two claims are one
    BELONGS = "belongs"  # an assertion belongs to a claim
    PART = "part"  # an assertion does not belong to a claim
    REWORD = "reword"  # a claim is told in this assertion's words
    ONE_ORIGIN = "one-origin"  # two assertions of a claim rest on one origin
    TWO_ORIGINS = "two-origins"
    ORIGIN = "origin"  # the origin of an assertion is called ``value``
    UNDO = "undo"  # the decision with the id ``value`` no longer counts


@dataclass(frozen=True, slots=True)
class Named:
    """An entity: its name key, and the name that was decided on, should a newer stage make its keys otherwise."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page, by everything it can be known again by; what it does not state is "".

    ``capture`` is the hash of its bytes, ``words`` that of its own words, which stays when only menus and notices
    change; ``address`` is where it was fetched from, ``name`` the name it came in under. ``sample`` are hashes of some
    runs of its own words, most of which stay when it is edited.
    """

    capture: str
    words: str
    address: str = ""
    name: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of an assertion on a page. ``before`` and ``voice`` tell it from others in the same words.

    ``before`` is what stands just before them, ``voice`` the name of the origin they were found to have.
    """

    page: Page
    words: str
    before: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log. ``id`` follows from all the rest; ``when`` is ISO 8601 in UTC, to the microsecond.

    ``quoted`` holds for each assertion or claim that is meant the quotations it is known by: any one will do, the
    first that is found counts. Which of the fields are filled, and in what order, follows from ``kind``.
    """

    id: str
    kind: DecisionKind
    who: str
    when: str
    why: str
    entities: tuple[Named, ...] = ()
    pages: tuple[Page, ...] = ()
    quoted: tuple[tuple[Quotation, ...], ...] = ()
    value: str = ""


class DecisionStatus(StrEnum):
    """What has become of a decision."""

    HOLDS = "holds"
    ALREADY = "already so"  # the machine says the same, so that it changes nothing for now
    OVERRULED = "overruled"  # by a later decision
    UNDONE = "undone"
    GONE = "no longer applies"


COUNTING_STATUSES = frozenset({DecisionStatus.HOLDS, DecisionStatus.ALREADY})
"""Of decisions that are so, whether or not they change anything."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision with what has become of it, why, and what the machine itself holds."""

    decision: Decision
    status: DecisionStatus
    reason: str
    machine: str
