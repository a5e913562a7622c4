"""The time axis that all pictures share: days of matplotlib's calendar, lanes up and down, no frame."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_EPOCH = date(1970, 1, 1).toordinal()
_FORMATS = ["%Y", "%b %Y", "%d %b", "%H:%M", "%H:%M", "%S"]


def day_number(day: date) -> int:
    """Days since 1970, as matplotlib counts them."""
    return day.toordinal() - _EPOCH


_FIRST, _LAST = (float(day_number(d)) for d in (date(2, 1, 1), date(9998, 12, 31)))
"""Beyond these matplotlib has no dates."""


def lay_out(axis: "Axes", lanes: Sequence[str], *, first: float, last: float, air: int) -> None:
    """Name the lanes from the top; mark the days ``first`` to ``last``, with 1/``air`` of them left on both sides."""
    # Loaded only when a picture is asked for.
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter  # noqa: PLC0415

    axis.set_yticks(range(1, len(lanes) + 1), list(reversed(lanes)))
    axis.set_ylim(0.4, len(lanes) + 0.6)
    margin = max(3.0, (last - first) / air)
    axis.set_xlim(max(first - margin, _FIRST), min(last + margin, _LAST))
    axis.xaxis_date()
    locator = AutoDateLocator(minticks=2, maxticks=5)  # type: ignore[no-untyped-call]
    axis.xaxis.set_major_locator(locator)
    formatter = ConciseDateFormatter(locator, offset_formats=[""] * 6, formats=_FORMATS)  # type: ignore[no-untyped-call]
    axis.xaxis.set_major_formatter(formatter)
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)
    axis.tick_params(left=False)
