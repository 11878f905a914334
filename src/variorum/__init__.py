"""Variorum reads every report of a news story and prints its ledger."""

__version__ = "0.1.0"
