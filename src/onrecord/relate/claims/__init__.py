"""Assertions brought together to claims, and how one claim stands to another."""
