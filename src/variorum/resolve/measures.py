"""Which figures of a pile count one thing: of whom, where, over what time. Also ties figures to statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

from variorum.model import Actor, Figure, Published, Statement, stable_id
from variorum.resolve.senses import Sense, sense_of

_MONTHS_OF_A_YEAR: Final = 12
_ALMOST: Final = 0.8  # the smaller part of two numbers of persons that are named otherwise
_ORDER: Final = 10  # counts of one thing that differ by more are of different events


def attach(figures: Sequence[Figure], statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """Figures inside a statement's content take its id and chain; of statements inside one another the innermost."""
    by_report: dict[str, list[Statement]] = {}
    for statement in statements:
        by_report.setdefault(statement.report, []).append(statement)
    return tuple(_attached(figure, by_report.get(figure.span.report, ())) for figure in figures)


def _attached(figure: Figure, statements: Sequence[Statement]) -> Figure:
    """The figure in its place among the statements of its report."""
    holding = [
        (content.end - content.start, statement.id, statement)
        for statement in statements
        for content in statement.content
        if content.holds(figure.span) or (content.overlaps(figure.span) and content.start <= figure.span.start)
    ]
    if not holding:
        return figure
    statement = min(holding, key=lambda row: row[:2])[2]
    return figure.model_copy(update={"statement": statement.id, "chain": statement.chain})


def measures(
    figures_by_report: Mapping[str, Sequence[Figure]], actors: Mapping[str, Actor], published: Mapping[str, Published]
) -> tuple[Figure, ...]:
    """All figures of the pile with the measures of the story and their dates, by report and place.

    Figures that say most of what they count come first and found the measures; one that leaves something open
    (`deaths`, for `soldiers killed`) joins the measure that it fits, of several the one whose numbers meet its own.
    """
    rows = [
        (
            figure.model_copy(update={"as_of": period or _full_day(published.get(report))}),
            sense_of(figure, actors, period),
        )
        for report, figures in figures_by_report.items()
        for figure in figures
        for period in (_period(figure.as_of, published.get(report)),)
    ]
    groups = _gathered(sorted(rows, key=lambda row: (-row[1].known, row[1].key, row[0].id)))
    named = [f.model_copy(update=_naming(group, f)) for group in groups for f in group.members]
    return tuple(sorted(named, key=lambda f: (f.span.report, f.span.bounds)))


def _gathered(rows: Iterable[tuple[Figure, Sense]]) -> list["_Group"]:
    """The measures of figures that come in the order of their senses; where to look is found once a sense."""
    groups: list[_Group] = []
    shelves: dict[tuple[str, str | None], list[_Group]] = {}  # unit and year -> groups, which meet no others
    for sense, same in groupby(rows, key=itemgetter(1)):
        beside = shelves.setdefault((sense.unit, sense.year), [])
        places = [place for group in beside if (place := _Place.of(group, sense)).is_open]
        for figure, _ in same:
            fitting = [place for place in places if place.takes(figure)]
            if fitting:
                best = max(fitting, key=lambda place: place.worth(figure))
                best.group.add(figure)
                continue
            made = _Group(sense, sum(group.sense.key == sense.key for group in beside))
            made.add(figure)
            groups.append(made)
            beside.append(made)
            places.append(_Place.of(made, sense))
    return groups


class _Group:
    """The figures of one measure while it is gathered. `rank` counts groups of the same sense, whose numbers lie too
    far apart to be one count; of figures that give the same number the first stands for all.
    """

    def __init__(self, sense: Sense, rank: int) -> None:
        self.sense, self.rank = sense, rank
        self.members: list[Figure] = []
        self._numbers: dict[tuple[float | None, float | None, str], Figure] = {}
        self._exact: set[tuple[float | None, float | None]] = set()
        self._reports: set[str] = set()

    def add(self, figure: Figure) -> None:
        """Takes a figure in."""
        self.members.append(figure)
        self._numbers.setdefault((figure.low, figure.high, figure.comparator), figure)
        self._exact.add((figure.low, figure.high))
        self._reports.add(figure.span.report)

    def near(self, figure: Figure) -> bool:
        """Does the number lie within the same order of magnitude as one of the members?"""
        return any(_alike_in_size(figure, member) for member in self._numbers.values())

    def meets(self, figure: Figure) -> bool:
        """Do the numbers meet those of a member?"""
        low, high = figure.low or 0.0, float("inf") if figure.high is None else figure.high
        return any(
            low <= (float("inf") if theirs is None else theirs) and (ours or 0.0) <= high
            for ours, theirs in self._exact
        )

    def gives(self, figure: Figure) -> bool:
        """Does a member give exactly the same number?"""
        return (figure.low, figure.high) != (None, None) and (figure.low, figure.high) in self._exact

    def gives_nearly(self, figure: Figure) -> bool:
        """Does a member, of other reports all, give nearly the same number?

        Where one report counts both, the one are part of the other.
        """
        apart = figure.span.report not in self._reports
        return apart and any(_close(figure, member) for member in self._numbers.values())


@dataclass(frozen=True, slots=True)
class _Place:
    """A group beside figures of a sense, and what the senses of both allow: that it `fits`; that it `echoes` the same
    number of the same things, told with another verb (`buys 26 jets`, `a deal for 26 jets`); that it is
    `otherwise` named, the one `people` and the other by what they are (`passengers`).
    """

    group: _Group
    closeness: int
    fits: bool
    echoes: bool
    otherwise: bool

    @classmethod
    def of(cls, group: _Group, sense: Sense) -> "_Place":
        mine = group.sense
        return cls(group, mine.closeness(sense), mine.fits(sense), mine.echoes(sense), mine.names_otherwise(sense))

    @property
    def is_open(self) -> bool:
        """May any figure of the sense go here?"""
        return self.fits or self.echoes or self.otherwise

    def takes(self, figure: Figure) -> bool:
        """Does this figure go here?"""
        group = self.group
        return (
            (self.fits and group.near(figure))
            or (self.echoes and group.gives(figure))
            or (self.otherwise and group.gives_nearly(figure))
        )

    def worth(self, figure: Figure) -> tuple[bool, int, tuple[str, ...]]:
        """By which the best of several places is found."""
        return self.group.meets(figure), self.closeness, self.group.sense.key


def _close(a: Figure, b: Figure) -> bool:
    """Do two numbers differ by no more than a fifth of the greater one?"""
    one, two = (f.low if f.low is not None else f.high for f in (a, b))
    return bool(one and two) and min(one or 0, two or 0) >= _ALMOST * max(one or 0, two or 0)


def _alike_in_size(a: Figure, b: Figure) -> bool:
    """Vague numbers and zero fit all sizes."""
    one, two = (f.low if f.low is not None else f.high for f in (a, b))
    if not one or not two or "vague" in (a.comparator, b.comparator):
        return True
    return 1 / _ORDER <= one / two <= _ORDER


def _period(as_of: str | None, published: Published | None) -> str | None:
    """The year or month that a figure counts over, ISO 8601; `year:-1`, `month:3` are counted from the publication."""
    kind, _, step = (as_of or "").partition(":")
    day = _day(published) or ""
    if not step:
        return as_of
    if len(day) < len("2000-01"):
        return str(int(day[:4]) + int(step)) if day and kind == "year" else None
    year, month = int(day[:4]), int(day[5:7])
    if kind == "year":
        return str(year + int(step))
    back = (month - int(step)) % _MONTHS_OF_A_YEAR if kind == "month" else -int(step)
    year, month = divmod(_MONTHS_OF_A_YEAR * year + month - 1 - back, _MONTHS_OF_A_YEAR)
    return f"{year:04d}-{month + 1:02d}"


def _full_day(published: Published | None) -> str | None:
    """The day of publication; a month or year would look like the time that a figure counts over."""
    day = _day(published)
    return day if day and len(day) == len("2000-01-01") else None


def _day(published: Published | None) -> str | None:
    return (published.value or published.latest) if published else None


def _naming(group: _Group, figure: Figure) -> dict[str, str]:
    sense = group.sense
    counts, where = " ".join(sorted(sense.things | sense.frames)), " ".join(sorted(sense.where))
    parts = (("counts", counts), ("of", sense.of), ("where", where), ("in", sense.year))
    told = ", ".join(f"{name} {value}" for name, value in parts if value)
    return {
        "measure": stable_id("m", *sense.key, *([group.rank] if group.rank else [])),
        "why": f"{figure.why}; one measure with all that {told or 'count the same'}",
    }
