"""Attributions + Resolved + Known → Related: what is put, by whom, and how it stands to what is recorded."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.relate.claims.groups import claims_of
    from onrecord.relate.origins.count import Count, origins_of
    from onrecord.relate.stage import VERSION, Alone, alone_in, relate

__all__ = ["VERSION", "Alone", "Count", "alone_in", "claims_of", "origins_of", "relate"]
_HOMES = {"Count": "origins.count", "claims_of": "claims.groups", "origins_of": "origins.count"}


def __getattr__(name: str) -> Any:
    """Loaded when it is asked for: who tells of claims needs little of what finds them."""
    if name in __all__:
        return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'stage')}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
