"""What is the story on a page, and what stands around it.

A page is cut into paragraphs; each is story until a rule says otherwise. Furniture goes first (`furniture`), then lists
of other articles (`teasers`), then the head (title, byline, stamp, dateline) and the tail (signature, credits) of the
story itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.model.report import Noise, NoiseKind
from variorum.model.span import Bounds
from variorum.read.bylines import byline_before, byline_of, credit_after, credit_of, end_mark_after, signature_of
from variorum.read.dateline import FoundDateline, dateline_within, find_dateline, is_carrier
from variorum.read.furniture import furnished
from variorum.read.stamps import Stamp, stamp_alone, stamp_before, stamp_behind
from variorum.read.teasers import without_teasers
from variorum.read.units import Unit, units_of
from variorum.text.lines import trimmed

_TITLE = 250  # characters; longer lines are no titles
_STANDFIRSTS = 3  # paragraphs at most from the first to that which has the dateline


@dataclass
class Page:
    """The units of a page, and what was found in its head and tail."""

    text: str
    units: list[Unit]
    title: Bounds | None = None
    byline: Bounds | None = None
    dateline: FoundDateline | None = None
    stamps: list[Stamp] = field(default_factory=list)
    credits: list[Bounds] = field(default_factory=list)

    def story(self) -> tuple[Bounds, ...]:
        """The parts of the story: runs of story units, with the space between them."""
        parts: list[Bounds] = []
        joined = False
        for unit in self.units:
            if unit.story and joined:
                parts[-1] = (parts[-1][0], unit.end)
            elif unit.story:
                parts.append((unit.start, unit.end))
            joined = unit.story
        return tuple(parts)

    def noise(self) -> tuple[Noise, ...]:
        """All that is not story, so that both cover the text: noise units with the space around them, the margins."""
        found: list[Noise] = []
        at = 0
        story = [Noise(start=a, end=b, kind="layout", why="") for a, b in self.story()]
        noise = [Noise(start=u.start, end=u.end, kind=u.kind, why=u.why) for u in self.units if u.kind]
        for piece in sorted([*story, *noise], key=lambda n: n.start):
            is_noise = bool(piece.why)
            if is_noise:
                found.append(piece.model_copy(update={"start": at}))
            elif at < piece.start:
                _close(found, at, piece.start)
            at = piece.end
        if at < len(self.text):
            _close(found, at, len(self.text))
        return tuple(found)


def _close(found: list[Noise], at: int, end: int) -> None:
    """White space goes to the noise before it; where there is none it is layout."""
    if found and found[-1].end == at:
        found[-1] = found[-1].model_copy(update={"end": end})
    else:
        found.append(Noise(start=at, end=end, kind="layout", why="layout: white space around the story"))


def read_page(text: str, known: Sequence[Noise] = (), title: str | None = None) -> Page:
    """The page of a text. `known` is what markup marks as noise; `title` a title known from metadata."""
    units: list[Unit] = []
    marks = sorted(known, key=lambda n: n.start)
    edges = sorted({edge for noise in known for edge in (noise.start, noise.end)})
    for unit in (part for whole in units_of(text) for part in _cut_at_edges(text, whole, edges)):
        before = bisect_right(marks, unit.start, key=lambda n: n.start)
        mark = marks[before - 1] if before and unit.end <= marks[before - 1].end else None
        units += (unit.marked(mark.kind, mark.why),) if mark else furnished(text, unit)
    page = Page(text, list(without_teasers(units, marked=bool(known))))
    _head(page, " ".join((title or "").split()).casefold())
    _opening(page)
    _early_stamps(page)
    _tail(page)
    return page


def _cut_at_edges(text: str, unit: Unit, edges: Sequence[int]) -> tuple[Unit, ...]:
    """The unit, cut where known noise begins or ends inside it, as a signature right below a paragraph does."""
    *parts, rest = (unit,)
    for edge in edges[bisect_right(edges, unit.start) : bisect_left(edges, unit.end)]:
        *front, rest = rest.split(text, edge)
        parts += front
    return (*parts, rest)


def _mark(page: Page, i: int, kind: NoiseKind, why: str) -> None:
    page.units[i] = page.units[i].marked(kind, why)


def _head(page: Page, title: str) -> None:
    """Titles, bylines and stamps above the first paragraph."""
    first = next((i for i, u in enumerate(page.units) if u.story and _is_body(page.text, u, title)), None)
    for i, unit in enumerate(page.units[: first or 0]):
        if not unit.story:
            _keep_stamp(page, unit)
            continue
        named = byline_of(page.text, unit)
        if named:
            page.byline = page.byline or named.names[0]
            _keep_stamp(page, unit, loose=True)
            _mark(page, i, "other", "byline: a line above the first paragraph that names the writer")
        elif page.title is None and _may_be_title(unit):
            page.title = (unit.start, unit.end)
            _mark(page, i, "other", "title: the first line without a full stop above the first paragraph")
        else:
            _keep_stamp(page, unit)
            _mark(page, i, "other", "masthead: a line without a full stop above the first paragraph")


def _may_be_title(unit: Unit) -> bool:
    return len(unit.words) <= _TITLE and not unit.words.startswith("(") and not is_carrier(unit.words)


def _is_body(text: str, unit: Unit, title: str) -> bool:
    if unit.words.casefold() == title or byline_of(text, unit):
        return False
    return unit.prose or unit.bullet or find_dateline(text, unit.start, unit.end) is not None


def _keep_stamp(page: Page, unit: Unit, loose: bool = False) -> bool:
    """Keeps the full date that a line gives for the report, if it does."""
    if unit.kind == "date-stamp":
        stamp = stamp_alone(page.text, unit.start, unit.end) or stamp_behind(page.text, unit.start, unit.end)
    else:
        stamp = stamp_behind(page.text, unit.start, unit.end, loose)
    if stamp and stamp.date and stamp.date.full:
        page.stamps.append(stamp)
        return True
    return False


def _early_stamps(page: Page) -> None:
    """Stamps and bylines that stand a little below the first paragraph, as under a standfirst."""
    prose = [i for i, u in enumerate(page.units) if u.story and u.prose]
    if not prose or page.stamps:
        return
    for i in range(prose[0] + 1, prose[min(_STANDFIRSTS, len(prose)) - 1]):
        unit = page.units[i]
        if unit.kind == "date-stamp":
            _keep_stamp(page, unit)
        elif unit.story and not unit.prose:
            named = byline_of(page.text, unit)
            if named:
                page.byline = page.byline or named.names[0]
            if _keep_stamp(page, unit, loose=bool(named)) or named:
                _mark(page, i, "other", "byline: a line near the first paragraph that names the writer or the day")


def _opening(page: Page) -> None:
    """What is run in before the first sentence: a stamp, a byline, the dateline."""
    i = next((i for i, u in enumerate(page.units) if u.story), None)
    if i is None:
        return
    unit = page.units[i]
    stamp = stamp_before(page.text, unit.start, unit.end)
    if stamp:
        page.stamps.append(stamp)
        i, unit = _cut_front(page, i, stamp.bounds[1], "date-stamp", "stamp: run in before the first sentence")
    named = byline_before(page.text, unit)
    if named and find_dateline(page.text, *_rest(page.text, named.bounds[1], unit.end)):
        page.byline = page.byline or named.names[0]
        i, unit = _cut_front(page, i, named.bounds[1], "other", "byline: run in before the dateline")
    page.dateline = find_dateline(page.text, unit.start, unit.end)
    if page.dateline is None:
        page.dateline = dateline_within(page.text, unit.start, unit.end)
        if page.dateline and page.title is None:
            page.title = trimmed(page.text, (unit.start, page.dateline.bounds[0]))
    if page.dateline:
        _cut_front(page, i, page.dateline.body, "other", "dateline: place, date or agency before the first sentence")
    else:
        _below_standfirst(page, i)


def _below_standfirst(page: Page, first: int) -> None:
    """A dateline that opens one of the next paragraphs, below a standfirst. A bare place is none there."""
    for i in range(first + 1, min(first + _STANDFIRSTS, len(page.units))):
        unit = page.units[i]
        found = find_dateline(page.text, unit.start, unit.end) if unit.story else None
        if found and found.agency and (found.date or is_carrier(found.agency)):
            page.dateline = found
            _cut_front(page, i, found.body, "other", "dateline: place, date or agency below a standfirst")
            return


def _rest(text: str, at: int, end: int) -> Bounds:
    return at + len(text[at:end]) - len(text[at:end].lstrip()), end


def _cut_front(page: Page, i: int, at: int, kind: NoiseKind, why: str) -> tuple[int, Unit]:
    """Marks the part of unit `i` before `at`; returns the index and the unit of what follows."""
    front, *rest = page.units[i].split(page.text, at)
    page.units[i : i + 1] = [front.marked(kind, why), *rest]
    last = min(i + 1, len(page.units) - 1) if rest else i
    return last, page.units[last]


def _tail(page: Page) -> None:
    """Signatures, credits and loose lines below the last paragraph."""
    last = max(
        (i for i, u in enumerate(page.units) if u.story and u.prose and not _is_tail(page.text, u)), default=None
    )
    if last is None:
        return
    for i in range(last + 1, len(page.units)):
        _below(page, i, first=i == last + 1)
    mark = end_mark_after(page.text, page.units[last])
    if mark and mark[0] > page.units[last].start:
        body, end = page.units[last].split(page.text, mark[0])
        page.units[last : last + 1] = [body, end.marked("other", "end mark: run in after the last sentence")]
    credit = credit_after(page.text, page.units[last])
    if credit and credit.bounds[0] > page.units[last].start:
        body, end = page.units[last].split(page.text, credit.bounds[0])
        page.credits += credit.names
        page.units[last : last + 1] = [body, end.marked("other", "credit: run in after the last sentence")]


def _is_tail(text: str, unit: Unit) -> bool:
    return bool(credit_of(text, unit) or byline_of(text, unit))


def _below(page: Page, i: int, first: bool) -> None:
    unit = page.units[i]
    credit = credit_of(page.text, unit) if unit.kind in (None, "other") else None
    if credit:
        page.credits += credit.names
        if unit.story:
            _mark(page, i, "other", "credit: a line below the story that names its sources")
    if not page.units[i].story:
        if first and unit.kind == "date-stamp":
            _keep_stamp(page, unit)
        return
    named = byline_of(page.text, unit) or signature_of(page.text, unit)
    if named:
        page.byline = page.byline or named.names[0]
        _mark(page, i, "other", "byline: names below the last paragraph")
    elif not unit.ended and not unit.prose and len(unit.words) < 60:
        _mark(page, i, "other", "loose line: short, without a full stop, below the last paragraph")
