"""Words that introduce what somebody says: reporting verbs with the complements they take, and what they say of the
content.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast

from variorum.model.statement import Act, Certainty
from variorum.text.tables import table


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb. `frames`: `c` clause, `i` infinitive, `q` quotation, `n` noun phrase. `carries`: media use it
    too.
    """

    lemma: str
    frames: str
    act: Act
    certainty: Certainty
    carries: bool


@cache
def cues() -> Mapping[str, Cue]:
    """Reporting verbs by lemma, from `variorum/data/cues.tsv`."""
    return MappingProxyType(
        {
            row["lemma"]: Cue(
                row["lemma"],
                row["frames"],
                cast(Act, row["act"]),
                cast(Certainty, row["certainty"]),
                row["part"] != "speak",
            )
            for row in table("cues")
        }
    )
