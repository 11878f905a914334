"""Which of two passages was made from the other, where anything shows it."""

from datetime import date
from typing import Literal

from variorum.model import Report, Restored
from variorum.model.passage import Direction
from variorum.text.calendar import bounds
from variorum.text.synonyms import oddness
from variorum.trace.comparison import Comparison
from variorum.trace.units import Unit, Word

Side = Literal["a", "b"]

_CLEAR = 1.0  # summed oddness by which one side must lead to be the spun one,
_SURE = 2.5  # and to be spun at all, where nothing else makes sure of it
_OWN = 3  # names, numbers and content words beyond the shared region that show another source


def lean(pair: Comparison) -> float:
    """How much more side b looks spun than side a: odder words, and words that fewer reports of the story have."""
    return sum(oddness(y.key, x.key) + pair.rarity.usual(x, y) for x, y in pair.traded)


def spun_side(lead: float) -> Side | None:
    """The side whose words were swapped; None where neither looks clearly odder.

    `lead` is what speaks for side b less what speaks for side a, over all spun passages of their reports.
    """
    if abs(lead) < _CLEAR:
        return None
    return "b" if lead > 0 else "a"


def is_spun(lead: float) -> bool:
    """Is one side so much the odder that no writer who chose other words made it?"""
    return abs(lead) >= _SURE


def direction(pair: Comparison, spun: Side | None, a: Report, b: Report) -> tuple[Direction, str]:
    """Where the spun side comes from, by the words alone. Words of its own, or an earlier date, point to a common
    origin."""
    if spun is None:
        return "unknown", "nothing shows who wrote first"
    unit, words = (pair.a, pair.a_words) if spun == "a" else (pair.b, pair.b_words)
    if later(a, b) not in (spun, None):
        return "common-origin", "the spun side is the earlier"
    if _own(unit, words) >= _OWN:
        return "common-origin", "the spun side has words that the other lacks"
    return ("a-from-b" if spun == "a" else "b-from-a"), "nothing in the spun side but the other's words"


def restored(pair: Comparison, spun: Side, reports: tuple[Report, Report]) -> tuple[Restored, ...]:
    """Each swapped word of the spun side with the wording of the other."""
    a, b = reports
    swaps = sorted(pair.traded, key=lambda laid: laid[0].start)
    if spun == "b":
        return tuple(Restored(span=b.span(y.start, y.end), likely=_plain(a, x)) for x, y in swaps)
    return tuple(Restored(span=a.span(x.start, x.end), likely=_plain(b, y)) for x, y in swaps)


def _plain(report: Report, word: Word) -> str:
    return " ".join(report.text[word.start : word.end].split())


def _own(unit: Unit, region: tuple[Word, ...]) -> int:
    return sum(w.kind != "function" for w in unit.words) - sum(w.kind != "function" for w in region)


def later(a: Report, b: Report) -> Side | None:
    """The side that came out on a later day for certain: `2031-03` is no later than `2031-03-09`, nor earlier."""
    (first_a, last_a), (first_b, last_b) = _days(a), _days(b)
    if first_b and last_a and first_b > last_a:
        return "b"
    return "a" if first_a and last_b and first_a > last_b else None


def _days(report: Report) -> tuple[date | None, date | None]:
    """The first and the last day on which it may have come out, null where that is open."""
    published = report.published
    first = bounds(published.value or published.earliest or "")
    last = bounds(published.value or published.latest or "")
    return first[0] if first else None, last[1] if last else None
