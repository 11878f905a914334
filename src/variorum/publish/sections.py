"""The sections of a story's pages, one function each, to be shown whole or some entries at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from variorum.publish import conflicts, headlines, moved, story, tree
from variorum.publish.copies import pairings, swapping
from variorum.publish.environment import render
from variorum.publish.figures import charts
from variorum.publish.links import Anchors, Links
from variorum.publish.overview import overview
from variorum.publish.reader import LAYERS, SHOWN_AT_FIRST, Editions
from variorum.publish.speakers import NOBODY, quoted_runs, speakers, ways
from variorum.publish.timeline import Timeline, timeline
from variorum.publish.view import View
from variorum.publish.wordings import wordings

Frame = dict[str, object]
Listed = tuple[Frame, Sequence[object]]  # what stands around the entries, and the entries


@dataclass(frozen=True)
class Section:
    """A section: its id, its title, the sentence above it, what it lists, and how many entries stand there at first.

    `listed` is computed once for all entries of a page; a template `<id>.html` draws the frame, and
    `<id>_entries.html` some of the entries. The entries of a `headed` section stand under headings that several share,
    so that the one before tells whether a heading is due.
    """

    id: str
    title: str
    headline: Callable[[View], str]
    listed: Callable[[View], Listed]
    at_once: int = 40
    headed: bool = False


class Pages:
    """The sections of one story. Nothing is computed before it is asked for, and each section once."""

    def __init__(self, view: View, links: Links | None = None) -> None:
        self.view = view
        self.links = links or Anchors()
        self._listed: dict[str, Listed] = {}

    def section(self, section: Section, listed: Markup | None = None) -> Markup:
        """The section with its frame around `listed`; around its first entries where nothing is given."""
        frame, entries = self._of(section)
        inner = self.entries(section, 0) if listed is None else listed
        return self._render(
            f"{section.id}.html",
            frame | {"listed": inner, "total": len(entries), "section": section, "head": section.headline(self.view)},
        )

    def entries(self, section: Section, offset: int, limit: int | None = None) -> Markup:
        """`limit` entries (`section.at_once` without one) from `offset` on, without a frame."""
        frame, entries = self._of(section)
        some = entries[offset : offset + (limit or section.at_once)]
        before = entries[offset - 1] if offset and section.headed else None
        return self._render(f"{section.id}_entries.html", frame | {"entries": some, "before": before, "first": offset})

    def total(self, section: Section) -> int:
        """How many entries the section has."""
        return len(self._of(section)[1])

    @cached_property
    def title(self) -> str:
        """The story in one line."""
        return story.title(self.view)

    def _of(self, section: Section) -> Listed:
        if section.id not in self._listed:
            self._listed[section.id] = section.listed(self.view)
        return self._listed[section.id]

    def _render(self, template: str, context: Frame) -> Markup:
        return render(template, view=self.view, links=self.links, **context)


def _overview(view: View) -> Listed:
    found = overview(view)
    frame: Frame = {
        "overview": found,
        "more": headlines.overview_more(view),
        "cast": story.cast(view),
        "moved": moved.moved(view),
        "clashes": conflicts.clashes(view),
        "swapped": swapping(view),
    }
    return frame, found.points


def _timeline(view: View) -> Listed:
    found: Timeline = timeline(view)
    return {"timeline": found}, found.rows


def _says(view: View) -> Listed:
    found = ways(view)
    return {"speakers": speakers(found), "quoted_runs": quoted_runs, "nobody": NOBODY}, found


def _figures(view: View) -> Listed:
    return {"legend": overview(view).legend}, charts(view)


def _copies(view: View) -> Listed:
    return {"trees": tree.trees(view), "swapped": swapping(view)}, pairings(view)


def _commitments(view: View) -> Listed:
    order = {witness.id: place for place, witness in enumerate(view.witnesses)}
    return {}, sorted(view.ledger.commitments, key=lambda c: (order[c.what.report], c.what.start, c.id))


def _wording(view: View) -> Listed:
    return {}, wordings(view)


def _silence(view: View) -> Listed:
    return {}, overview(view).points


def _reader(view: View) -> Listed:
    editions = Editions(view)
    return {"layers": LAYERS, "shown_at_first": SHOWN_AT_FIRST, "lean": editions.lean}, editions


OVERVIEW = Section("overview", "Overview", headlines.overview, _overview, headed=True)
TIMELINE = Section("timeline", "Timeline", headlines.timeline, _timeline, at_once=60, headed=True)
SAYS = Section("says", "Who says", headlines.says, _says, headed=True)
FIGURES = Section("figures", "Figures", headlines.figures, _figures, at_once=8)
COPIES = Section("copies", "Copies", headlines.copies, _copies, at_once=10)
COMMITMENTS = Section("commitments", "Commitments", headlines.commitments, _commitments, at_once=60)
WORDING = Section("wording", "Wording", headlines.wording, _wording, at_once=20)
SILENCE = Section("silence", "Silence", headlines.silence, _silence, at_once=60)
READER = Section("reader", "Reports", headlines.reader, _reader, at_once=1)
SECTIONS = (OVERVIEW, TIMELINE, SAYS, FIGURES, COPIES, COMMITMENTS, WORDING, SILENCE, READER)
