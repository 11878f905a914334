"""Which figures of a pile count one thing: of whom, where, over what time. Also ties figures to statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from variorum.model import Actor, Figure, Published, Statement, stable_id
from variorum.text.counting import alike, frames, things, whose
from variorum.text.gazetteer import gazetteer

_MONTHS_OF_A_YEAR: Final = 12
_ALMOST: Final = 0.8  # the smaller part of two numbers of persons that are named otherwise
_WHOLES: Final = frozenset(  # those whom something may befall all together, so that they are `people` elsewhere
    "passenger worker student fan tourist migrant protester prisoner refugee customer soldier".split()
)
_ORDER: Final = 10  # counts of one thing that differ by more are of different events


def attach(figures: Sequence[Figure], statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """Figures inside a statement's content take its id and chain; of statements inside one another the innermost."""
    return tuple(_attached(figure, statements) for figure in figures)


def _attached(figure: Figure, statements: Sequence[Statement]) -> Figure:
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
            _sense(figure, actors, period),
        )
        for report, figures in figures_by_report.items()
        for figure in figures
        for period in (_period(figure.as_of, published.get(report)),)
    ]
    groups: list[_Group] = []
    for figure, sense in sorted(rows, key=lambda row: (-row[1].known, row[1].key, row[0].id)):
        fitting = [
            g
            for g in groups
            if (g.sense.fits(sense) and g.near(figure)) or g.echoes(figure, sense) or g.names_otherwise(figure, sense)
        ]
        if fitting:
            best = max(fitting, key=lambda group: (group.meets(figure), group.sense.closeness(sense), group.sense.key))
            best.members.append(figure)
        else:
            groups.append(_Group(sense, [figure], sum(group.sense.key == sense.key for group in groups)))
    named = [f.model_copy(update=_naming(group, f)) for group in groups for f in group.members]
    return tuple(sorted(named, key=lambda f: (f.span.report, f.span.bounds)))


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a figure counts, for comparison. Empty and null parts are open."""

    unit: str
    frames: frozenset[str]
    things: frozenset[str]
    of: str | None
    where: frozenset[str]
    year: str | None

    @property
    def known(self) -> int:
        return sum(map(bool, (self.frames, self.things, self.of, self.where)))

    @property
    def key(self) -> tuple[str, ...]:
        return (
            self.unit,
            *("|".join(sorted(p)) for p in (self.frames, self.things, self.where)),
            self.of or "",
            self.year or "",
        )

    def fits(self, other: "_Sense") -> bool:
        """May both count the same?"""
        return (
            self.unit == other.unit
            and self.year == other.year
            and alike(self.unit, (self.frames, self.things), (other.frames, other.things))
            and (not self.of or not other.of or self.of == other.of)
            and _near(self.where, other.where)
        )

    def opened(self) -> "_Sense":
        """The same, whoever they are."""
        return replace(self, things=frozenset())

    def closeness(self, other: "_Sense") -> int:
        """How many parts are the same, plain `person` before narrower things where nothing is said."""
        same = (self.things == other.things) + (self.of == other.of) + (self.where == other.where)
        return 2 * same + (not other.things and self.things == {"person"})


@dataclass(frozen=True, slots=True)
class _Group:
    sense: _Sense
    members: list[Figure]
    rank: int  # among groups of the same sense, whose numbers lie too far apart to be one count

    def near(self, figure: Figure) -> bool:
        """Does the number lie within the same order of magnitude as one of the members?"""
        return any(_alike_in_size(figure, member) for member in self.members)

    def meets(self, figure: Figure) -> bool:
        """Do the numbers meet those of a member?"""
        ends = [(f.low or 0.0, float("inf") if f.high is None else f.high) for f in (figure, *self.members)]
        return any(ends[0][0] <= high and low <= ends[0][1] for low, high in ends[1:])

    def echoes(self, figure: Figure, sense: "_Sense") -> bool:
        """The same number of the same things, told with another verb (`buys 26 jets`, `a deal for 26 jets`)?"""
        same_number = any((f.low, f.high) == (figure.low, figure.high) != (None, None) for f in self.members)
        framed = sense.unit == "persons" and (sense.frames or self.sense.frames)
        if not same_number or framed or (sense.unit, sense.year) != (self.sense.unit, self.sense.year):
            return False
        return bool(self.sense.things & sense.things) or (not sense.things and not self.sense.things)

    def names_otherwise(self, figure: Figure, sense: "_Sense") -> bool:
        """Nearly the same number of persons whom one calls `people` and the other by what they are (`passengers`)?

        Not where one report counts both: then the one are part of the other.
        """
        both = self.sense.things | sense.things
        plain = len(both) == 2 and "person" in both and bool(both & _WHOLES) and not self.sense.things & sense.things
        apart = all(member.span.report != figure.span.report for member in self.members)
        as_people = sense.opened().fits(self.sense.opened()) and bool(sense.frames)
        return plain and apart and as_people and any(_close(figure, member) for member in self.members)


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


def _sense(figure: Figure, actors: Mapping[str, Actor], period: str | None) -> _Sense:
    year = period if period and len(period) == len("2000") else None
    where = frozenset(name.casefold() for name in figure.where)
    return _Sense(figure.unit or "", frames(figure.counted), things(figure.counted), whose(figure, actors), where, year)


def _near(a: frozenset[str], b: frozenset[str]) -> bool:
    """May two sets of places be one place? A country holds its own places."""
    if not a or not b or a & b:
        return True
    lands_a, lands_b = ({_land(name) for name in side} - {None} for side in (a, b))
    within = {name for name in a | b if _is_land(name)}
    return bool(within and lands_a & lands_b)


def _entries(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((entry.kind, entry.country) for entry in gazetteer().get(name.title()) if entry.country)


def _land(name: str) -> str | None:
    return next((country for _, country in _entries(name)), None)


def _is_land(name: str) -> bool:
    return any(kind == "state" for kind, _ in _entries(name))


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
