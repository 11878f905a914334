"""Raw text to `Report`: the one place where what was found on a page becomes a record."""

import os.path
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from variorum.model.record import stable_id
from variorum.model.renamed import renamed
from variorum.model.report import Dateline, InLanguage, Noise, Report
from variorum.model.span import Bounds, Span
from variorum.read.addresses import Address, addresses
from variorum.read.language import UNKNOWN, language, other_languages
from variorum.read.origin import dateline_day, masthead_of, published_of, updated_of
from variorum.read.page import Page, read_page
from variorum.read.raw import Raw

_KEPT: Final = 1_000  # texts that are remembered, the latest
_LONGEST: Final = 100_000  # characters of a text that is


@dataclass(frozen=True, slots=True)
class _Look:
    """What a text shows by itself, without the name of its report: the same for all its prints."""

    page: Page
    address: Address | None
    story: tuple[Bounds, ...]
    noise: tuple[Noise, ...]
    language: str
    other_languages: tuple[InLanguage, ...]


def _look(text: str, known: tuple[Noise, ...], title: str | None, said: str | None) -> _Look:
    """`known` is what markup marks as noise, `said` the language that a text of an unknown one is said to be in."""
    page = read_page(text, known, title)
    story = page.story()
    spoken = language(" ".join(text[a:b] for a, b in story) or text)
    if spoken == UNKNOWN and said:
        spoken = said[:2].lower()
    address = next((a for a in addresses(text, tuple(page.units)) if a.own), None)
    return _Look(page, address, story, page.noise(), spoken, other_languages(text, story, spoken))


_look_once = lru_cache(_KEPT)(_look)


def report_of(raw: Raw) -> Report:
    """The report of a raw text. A further print is looked at no more, but for very long texts, which are not kept."""
    look = _look_once if len(raw.text) <= _LONGEST else _look
    seen = look(raw.text, raw.noise, raw.metadata.title, raw.metadata.language)
    page = seen.page
    ident = stable_id("r", raw.sha256, *filter(None, [raw.part]))
    address = seen.address if not raw.metadata.url else None
    published = published_of(page, raw.metadata, address, ident)
    title = raw.metadata.title or (page.text[slice(*page.title)] if page.title else None)
    return Report(
        id=ident,
        source=raw.source,
        sha256=raw.sha256,
        media_type=raw.media_type,
        encoding=raw.encoding,
        inside=raw.inside,
        text=page.text,  # that of the first print: the story holds it once
        title=" ".join(title.split()) if title else None,
        masthead=masthead_of(page, raw.metadata, address, ident),
        published=published,
        updated=updated_of(page, raw.metadata),
        dateline=_dateline(page, dateline_day(page, published), ident),
        byline=_byline(page, raw.metadata.author, ident),
        credit_spans=tuple(Span.cut(ident, page.text, *bounds) for bounds in page.credits),
        url=raw.metadata.url or (address.url if address else None),
        language=seen.language,
        other_languages=seen.other_languages,
        story=seen.story,
        noise=seen.noise,
        source_map=raw.source_map,
        why=f"read as {raw.media_type}; story of {len(seen.story)} parts, {len(seen.noise)} pieces of noise"
        + (f"; {raw.metadata.note}" if raw.metadata.note else ""),
    )


def _byline(page: Page, author: str | None, report: str) -> Span | str | None:
    """Who wrote it, at its place where it is printed outside the story; metadata go before what only looks like it."""
    if author is None:
        return Span.cut(report, page.text, *page.byline) if page.byline else None
    at = next((at for n in page.noise() if (at := page.text.find(author, n.start, n.end)) >= 0), -1)
    return Span.cut(report, page.text, at, at + len(author)) if at >= 0 else author


def _dateline(page: Page, day: str | None, report: str) -> Dateline | None:
    line = page.dateline
    if line is None:
        return None
    return Dateline(
        place=line.place,
        date=day,
        month_day=line.date.value[-5:] if line.date else None,
        agency=line.agency,
        span=Span.cut(report, page.text, *line.bounds),
    )


def distinct(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports with an id each, in the given order, where several sources have the same bytes.

    Of such sources the first by base name keeps its id; the ids of the others also hash their base name, and
    their whole source where base names are equal too. The order of the reports does not count. A source that is named
    twice is one report.
    """
    given = tuple({(report.id, report.source): report for report in reports}.values())
    twins: defaultdict[str, set[str]] = defaultdict(set)
    for report in given:
        twins[report.id].add(report.source)
    ids: dict[tuple[str, str], str] = {}
    for ident, sources in twins.items():
        seen: set[str] = set()
        for i, source in enumerate(sorted(sources, key=lambda s: (os.path.basename(s), s))):  # noqa: PTH119 may be a URL
            name = os.path.basename(source)  # noqa: PTH119
            ids[ident, source] = stable_id("r", ident, name, *([source] if name in seen else [])) if i else ident
            seen.add(name)
    return tuple(renamed(report, {report.id: ids[report.id, report.source]}) for report in given)


def shared(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports under the ids that reading gave them, before `distinct` told apart those of the same bytes."""
    given = tuple(reports)
    alike: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for report in given:
        alike[report.sha256, report.text].add(report.id)
    return tuple(renamed(r, {r.id: _first(r, alike[r.sha256, r.text])}) for r in given)


def _first(report: Report, twins: Iterable[str]) -> str:
    """Of the ids of reports of the same bytes the one that this report's own id was made from, else its own."""
    name = os.path.basename(report.source)  # noqa: PTH119
    made = {stable_id("r", ident, *more): ident for ident in twins for more in ((name,), (name, report.source))}
    return made.get(report.id, report.id)
