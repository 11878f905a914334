"""What is not worth an alignment makes no passage."""

from collections.abc import Callable
from itertools import combinations

from variorum.model import Annotation
from variorum.trace.comparison import compare_all
from variorum.trace.kinds import kind_of, possible
from variorum.trace.units import Rarity, units

Annotate = Callable[..., Annotation]

SENTENCES = (
    "A court in Tirana told the club to pay the old coach more than 40,000 euros because the board let him go.\n"
    "A courtroom in Tirana told the club to pay the outdated coach greater than 40,000 euros because it let him go.\n"
    "The council of Orvan voted on Tuesday to close the old ferry terminal and to sell its two wooden boats.\n"
    "The council of Orvan voted late on Tuesday to close the old ferry terminal and sell both of its boats.\n"
    "The council of Orvan will close the ferry terminal, members said, and two boats are to be sold on Tuesday.\n"
    "Mount Sarn is one of the protected sites in the lake district and was last climbed in 1931.\n"
    "Cape Holm is one of the protected sites in the lake district and has a lighthouse of white stone.\n"
    "It is one of the protected sites in the lake district and has a lighthouse of white stone.\n"
    "War is war is war, and no one said so more often than those who had to go to war and come back.\n"
    "War is war is war, and nobody says so more often than they who have to go to war and come home.\n"
)


def test_every_pair_that_makes_a_passage_is_possible(annotate: Annotate) -> None:
    rows = units(annotate("r0", SENTENCES))
    pairs = list(combinations(rows, 2))
    made = [pair for pair in compare_all(pairs, Rarity().plus(rows)) if kind_of(pair)]
    assert len(made) >= 4
    assert all(possible(pair.a, pair.b) for pair in made)
    assert sum(possible(a, b) for a, b in pairs) < len(pairs) / 2
