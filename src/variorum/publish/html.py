"""The dossier: one HTML file that holds a whole story, reads without a network, and mostly without scripts."""

import json
from dataclasses import dataclass

from markupsafe import Markup

from variorum.model import Ledger
from variorum.publish import assets
from variorum.publish.environment import render
from variorum.publish.packing import Block, fits, pack
from variorum.publish.sections import READER, SECTIONS, Pages, Section
from variorum.publish.view import View


@dataclass(frozen=True)
class _Cut:
    """A section's entries in parts of `at_once`."""

    section: Section
    parts: tuple[Markup, ...]


def page(ledger: Ledger) -> str:
    """The ledger as one self-contained HTML document. The same ledger gives the same page, byte for byte.

    A story whose markup is larger than `packing.LARGEST_OPEN` bytes keeps only the first entries of each section open;
    the rest is packed, and its script unpacks it on demand.
    """
    pages = Pages(View(ledger))
    cuts = [_Cut(section, _parts(pages, section)) for section in SECTIONS]
    whole = fits([part for cut in cuts for part in cut.parts])
    blocks = [] if whole else [block for cut in cuts for block in _blocks(pages, cut)]
    open_parts = {cut.section: Markup().join(cut.parts if whole else cut.parts[:1]) for cut in cuts}
    made = render(
        "dossier.html",
        title=pages.title,
        sections=SECTIONS,
        links=pages.links,
        bodies=[(section, pages.section(section, listed)) for section, listed in open_parts.items()],
        blocks=blocks,
        texts="" if whole else _texts(pages.view),
        **assets.inline(),
    )
    return str(made)


def _parts(pages: Pages, section: Section) -> tuple[Markup, ...]:
    """All entries of a section, in the parts that it shows at once."""
    return tuple(pages.entries(section, offset) for offset in range(0, max(pages.total(section), 1), section.at_once))


def _blocks(pages: Pages, cut: _Cut) -> list[Block]:
    """The parts of a section but the first, packed. Each text of a report says which report it is."""
    found = []
    for place, part in enumerate(cut.parts[1:], start=1):
        report = pages.view.witnesses[place].id if cut.section is READER else ""
        left = pages.total(cut.section) - place * cut.section.at_once
        found.append(Block(cut.section.id, pack(part), min(left, cut.section.at_once), report))
    return found


def _texts(view: View) -> str:
    """The plain texts of all reports by id, packed, so that a search need not unpack every report."""
    return pack(json.dumps({witness.id: witness.report.text for witness in view.witnesses}, ensure_ascii=False))
