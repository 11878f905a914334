"""Which sentences are looked at."""

from collections.abc import Callable

from variorum.model import Annotation
from variorum.trace.candidates import Index, candidates
from variorum.trace.units import Rarity, units

Annotate = Callable[..., Annotation]


def test_an_index_that_grew_is_one_made_at_once_and_tells_the_pairs_of_some(annotate: Annotate) -> None:
    rows = [
        *units(
            annotate("r0", "Engineers opened two of the six gates at dawn.\nSchools in three valleys were closed.\n")
        ),
        *units(
            annotate("r1", "Technicians opened two of the six gates at night.\nA festival of kites drew a crowd.\n")
        ),
        *units(annotate("r2", "All schools in the three valleys stayed closed.\n")),
    ]
    rarity = Rarity.of(rows)
    whole = Index().plus(rows)
    assert Index().plus(rows[:3]).plus(rows[3:]) == whole
    pairs = candidates(whole, rarity)
    assert set(pairs) == {(0, 2), (1, 4)}
    assert candidates(whole, rarity, {4}) == ((1, 4),)
