"""The claims of a story: in whose words, how many origins, what is the evidence, and what stands against it."""

from onrecord.tell.claims.rows import Claims, Mark, Order, Row, Tally, Wanted, is_unsourced

__all__ = ["Claims", "Mark", "Order", "Row", "Tally", "Wanted", "is_unsourced"]
