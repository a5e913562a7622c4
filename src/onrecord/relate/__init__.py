"""Attributions + Resolved + Known → Related: what is put, by whom, and how it stands to what is recorded."""

from onrecord.relate.claims import Count, origins_of
from onrecord.relate.groups import claims_of
from onrecord.relate.stage import VERSION, relate

__all__ = ["VERSION", "Count", "claims_of", "origins_of", "relate"]
