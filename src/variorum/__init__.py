"""Variorum reads every report of a news story and prints its ledger.

`variorum.load(folder)` gives a story that was built: its records, typed, and its tables as data frames.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.story import Story, load

__version__ = "0.1.0"
__all__ = ["Story", "__version__", "load"]


def __getattr__(name: str) -> object:
    """`load` and `Story` are imported when they are first asked for: most commands need neither."""
    if name not in ("Story", "load"):
        raise AttributeError(f"module 'variorum' has no attribute {name!r}")
    from variorum import story  # noqa: PLC0415

    return getattr(story, name)
