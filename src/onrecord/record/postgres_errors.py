"""Plain errors instead of PostgreSQL's: what happened, and what to do."""

import psycopg
from psycopg import errors as states

from onrecord.errors import FetchFailed, NotARecord, OnRecordError, RecordBusy, RecordDamaged
from onrecord.record.place import Database


def of_connecting(place: Database, error: psycopg.Error) -> OnRecordError:
    """What it means that there is no connection. The library says it in words alone."""
    said = _first_line(error)
    told = said.lower()
    where = str(place).rpartition("#")[0]
    if "no password supplied" in told:
        return NotARecord(
            f"{where} asks for a password", fix="put it into ~/.pgpass, or into the environment as PGPASSWORD"
        )
    if "authentication failed" in told:
        return NotARecord(
            f"{where} does not let this user in: {said}",
            fix="mend the user or the password, in ~/.pgpass or PGPASSWORD",
        )
    if "database" in told and "does not exist" in told:
        return NotARecord(f"{said}, at {where}", fix="make the database with createdb, or name another")
    if "role" in told and "does not exist" in told:
        return NotARecord(
            f"{said}, at {where}", fix="name a user in the address: postgresql://USER@HOST/DATABASE#STORY"
        )
    if "no pg_hba.conf entry" in told or "permission denied" in told:
        return NotARecord(f"{where} does not let this user in: {said}", fix="ask who keeps the server for access")
    if isinstance(error, psycopg.ProgrammingError):
        return NotARecord(f"{where} is no address of a database: {said}", fix="postgresql://USER@HOST/DATABASE#STORY")
    return FetchFailed(f"the server of {where} cannot be reached: {said}", fix="start it, or mend host and port")


def of_asking(place: Database, error: psycopg.Error) -> OnRecordError:
    """What it means that a statement was not done."""
    said = _first_line(error)
    if isinstance(error, states.LockNotAvailable | states.DeadlockDetected | states.SerializationFailure):
        return RecordBusy(f"another process is writing to {place}", fix="wait for it to end, then try again")
    if isinstance(error, states.InsufficientPrivilege | states.ReadOnlySqlTransaction):
        return NotARecord(
            f"{place} may not be read or written so: {said}",
            fix="ask its owner; who makes stories needs GRANT CREATE ON DATABASE",
        )
    if isinstance(error, states.DiskFull | states.OutOfMemory | states.ConfigurationLimitExceeded):
        return NotARecord(f"no space left to write {place}", fix="free some space; the same command resumes")
    if isinstance(error, psycopg.OperationalError):
        return FetchFailed(
            f"the connection to {place} was lost: {said}", fix="see to the server; the same command goes on"
        )
    return RecordDamaged(f"{place}: {said}", fix="run: onrecord check; or build it anew from its articles")


def _first_line(error: psycopg.Error) -> str:
    """The reason without the library's own preface, which names every address that was tried."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = next((line for line in lines if not line.startswith("Multiple connection attempts")), "no reason given")
    for preface in ("connection failed: ", "connection is bad: ", "FATAL:  ", "FATAL: "):
        said = said.rpartition(preface)[2] or said
    return said
