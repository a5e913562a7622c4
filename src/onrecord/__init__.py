"""onrecord keeps the record of a developing story: who said what, on whose word, about when."""

__version__ = "0.1.0"
