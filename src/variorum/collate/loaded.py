"""Loaded words, from the table `loaded.tsv`: praise, honour, blame, emotive, veiling, strength."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from variorum.text.tables import table

WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_JUDGING: Final = frozenset({"praise", "honour", "blame", "emotive"})
_ENDINGS: Final = ("s", "es", "ed", "ing")
_KEPT: Final = 10_000  # wordings that are kept: what is printed often is asked for often


@lru_cache(maxsize=_KEPT)
def loaded_words(text: str) -> Mapping[str, str]:
    """The loaded words of a wording, in lower case, and their kinds."""
    found = {}
    for word in WORD.findall(text.lower()):
        form = next((f for f in (word, *map(word.removesuffix, _ENDINGS)) if f in _table()), None)
        if form is not None:
            found[word] = _table()[form]
    return MappingProxyType(found)


def judges(text: str) -> bool:
    """Does a word of the text praise, honour, blame or move? What veils or is strong may also be plain speech."""
    return not _JUDGING.isdisjoint(loaded_words(text).values())


@cache
def _table() -> Mapping[str, str]:
    return MappingProxyType({row["word"]: row["kind"] for row in table("loaded")})
