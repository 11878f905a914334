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
    rarity = Rarity().plus(rows)
    whole = Index().plus(rows)
    assert Index().plus(rows[:3]).plus(rows[3:]) == whole
    standing = {u.traits: {u.report} for u in rows}
    pairs = candidates(whole, rarity, standing)
    assert {frozenset((c.a, c.b)) for c in pairs} == {frozenset((0, 2)), frozenset((1, 4))}
    (one,) = candidates(whole, rarity, standing, {4})
    assert one in pairs
    assert {rows[one.a].report, rows[one.b].report} == {"r0", "r2"}


def test_a_sentence_has_three_places_in_every_report_that_others_stand_in(annotate: Annotate) -> None:
    said = annotate("r0", "Engineers opened two of the six gates of the dam at dawn.\n")
    like = "".join(
        f"Engineers opened two of the six {word} of the dam at dawn.\n" for word in "doors locks sluices".split()
    )
    rows = [*units(said), *units(annotate("r1", like + "Two of the six gates of the dam were shut.\n"))]
    standing = {u.traits: {u.report} for u in rows}
    kept = candidates(Index().plus(rows), Rarity().plus(rows), standing)
    assert sum(0 in (c.a, c.b) and c.holds(rows[c.a].report, rows[c.b].report) for c in kept) >= 3
    standing[rows[4].traits] = {"r1", "r2"}
    kept = candidates(Index().plus(rows), Rarity().plus(rows), standing)
    (last,) = (c for c in kept if {c.a, c.b} == {0, 4})
    there = ("r0", "r2") if last.a == 0 else ("r2", "r0")
    assert last.holds(*there)
