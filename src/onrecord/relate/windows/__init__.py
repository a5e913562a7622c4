"""Limits in time that an article states: terms, deadlines, clocks, limits, scheduled days."""

from onrecord.relate.windows.count import Days, ahead, at, completed, length_in_days, recounted
from onrecord.relate.windows.find import find_windows
from onrecord.relate.windows.make import MOVED
from onrecord.relate.windows.starts import SAID

__all__ = ["MOVED", "SAID", "Days", "ahead", "at", "completed", "find_windows", "length_in_days", "recounted"]
