"""Measuring commands: each scores one stage against data given by path. Never imported by the package."""
