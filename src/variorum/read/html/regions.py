"""What markup says of the parts of a page: which blocks are the story, which stand around it, and why.

Names of classes, ids and properties are in `data/markup.tsv`; rows with a domain hold for pages of that domain alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from variorum.model.report import NoiseKind
from variorum.read.html.blocks import Block, Element
from variorum.text.tables import cell, table

_BESIDE = frozenset({"nav", "aside", "footer", "form"})
_SENTENCE = re.compile(r"[.!?…。！？।۔]['\"”“’»«)]*\s*$")
_SHORTEST_PROSE = 60  # characters
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # letters that say as much as three of an alphabet
_MAIN_SHARE = 0.8  # of the prose that a part of the page must hold to be its main part
_BODY_SHARE = 0.5  # of the main part's prose, for elements that are named after the body of a story to be all of it
_PART = 0.25  # of the prose at most, for a part to be noise; whole stories stand in oddly made elements too
_MOST_NAMED = 0.5  # of the prose in all elements of one naming; beyond it the name says something else on this page

Verdict = tuple[NoiseKind, str]


@dataclass(frozen=True, slots=True)
class Naming:
    """Names that elements of a kind bear; such an element holds at most the share `most` of the prose."""

    kind: str
    most: float
    domains: tuple[str, ...]
    form: re.Pattern[str]
    why: str


@cache
def namings(domain: str) -> tuple[Naming, ...]:
    """The rows of the table that hold for a domain, its own ones first."""
    rows = _rows()
    own = [row for row in rows if any(f".{domain}".endswith(f".{known}") for known in row.domains)]
    return (*own, *(row for row in rows if not row.domains))


@cache
def _rows() -> tuple[Naming, ...]:
    return tuple(
        Naming(
            row["kind"],
            float(row["most"] or 1),
            cell(row, "domain"),
            re.compile(rf"(?:^|[\s_-])(?:{row['names']})(?:$|[\s_-])", re.IGNORECASE),
            row["why"],
        )
        for row in table("markup")
    )


def is_prose(block: Block) -> bool:
    """Does a block read as a paragraph: a long text, ended as a sentence, not one link?"""
    text = block.text
    if len(text) < _SHORTEST_PROSE and len(text) + 2 * len(_WIDE.findall(text)) < _SHORTEST_PROSE:
        return False
    return block.link_share < 0.5 and bool(_SENTENCE.search(text))


def kept(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page without those of navigation, asides, footers and forms that do not hold the page itself."""
    written = [block for block in blocks if block.text.strip()]
    page = _Page(written, "")
    return [block for block in written if not page.beside(block)] or written


def foreign(blocks: Sequence[Block], domain: str) -> dict[int, Verdict]:
    """What is not the story on a page of a domain, by index of the block."""
    page = _Page(blocks, domain)
    found = page.verdicts()
    main = page.main([i for i in range(len(blocks)) if i not in found])
    inside = [not main or any(e in main for e in b.element.around()) for b in blocks]
    first = inside.index(True) if True in inside else 0
    heading = next((i for i, b in enumerate(blocks[:first]) if b.element.tag == "h1"), first)
    for i in range(len(blocks)):
        if i not in found and not inside[i] and not heading <= i < first:
            found[i] = ("layout", "markup: outside the part of the page that holds its prose")
    return found


class _Page:
    """The blocks of a page, which of them are prose, and what the names of its elements mean."""

    def __init__(self, blocks: Sequence[Block], domain: str) -> None:
        self._blocks = blocks
        self._prose = {i: len(block.text) for i, block in enumerate(blocks) if is_prose(block)}
        self._held = self._per_element(self._prose)
        self._total = max(1, sum(self._prose.values()))
        self._namings = namings(domain)
        self._borne: dict[Element, tuple[Naming, ...]] = {}
        self._trusted = self._with_few_prose()
        unseen = sum(size for i, size in self._prose.items() if blocks[i].element.hidden)
        self._hides = unseen <= _MOST_NAMED * self._total  # many a page hides its story until a script has run

    def _per_element(self, indexes: Iterable[int]) -> dict[Element, int]:
        """The characters of prose in each element."""
        found: defaultdict[Element, int] = defaultdict(int)
        for i in indexes:
            for element in self._blocks[i].element.around():
                found[element] += self._prose[i]
        return found

    def _names(self, element: Element) -> tuple[Naming, ...]:
        """The namings that an element bears."""
        if element not in self._borne:
            bare = not element.names or element.names.isspace()
            self._borne[element] = () if bare else tuple(n for n in self._namings if n.form.search(element.names))
        return self._borne[element]

    def _with_few_prose(self) -> frozenset[Naming]:
        """The namings that do not call most of the page's prose, in many small elements, something else."""
        held: defaultdict[Naming, int] = defaultdict(int)
        for i, size in self._prose.items():
            for naming in {n for element in self._blocks[i].element.around() for n in self._names(element)}:
                held[naming] += size
        return frozenset(n for n in self._namings if held[n] <= max(n.most, _MOST_NAMED) * self._total)

    def beside(self, block: Block) -> bool:
        """Does a block stand in an element for what is beside the matter, which holds but a part of the prose?"""
        return any(
            e.tag in _BESIDE and self._held.get(e, 0) <= _MOST_NAMED * self._total for e in block.element.around()
        )

    def verdicts(self) -> dict[int, Verdict]:
        """The verdicts by index of the block; those on prose do not count where they leave none."""
        found = {i: verdict for i, block in enumerate(self._blocks) if (verdict := self._verdict(block))}
        if self._prose.keys() <= found.keys():
            return {i: verdict for i, verdict in found.items() if i not in self._prose}
        return found

    def _verdict(self, block: Block) -> Verdict | None:
        """What the elements around a block say of it: a caption, a link, a part that is named after what it holds."""
        if block.element.tag == "h1":
            return None
        for element in block.element.around():
            share = self._held.get(element, 0) / self._total
            if element.tag in ("figure", "figcaption") and share <= _PART:
                return "caption", "markup: inside a figure"
            if element.hidden and share <= _PART and self._hides:
                return "layout", "markup: inside an element that is not shown"
            for naming in self._names(element):
                if naming.kind != "story" and share <= naming.most and naming in self._trusted:
                    return cast(NoiseKind, naming.kind), f"markup: {naming.why}"
        if block.link_share > 0.9 and not _SENTENCE.search(block.text):
            return "related-links", "markup: all of it is a link"
        return None

    def main(self, indexes: Sequence[int]) -> frozenset[Element]:
        """The innermost element that holds most of the prose, or the elements in it that bear the name of a body."""
        held = self._per_element(i for i in indexes if i in self._prose)
        main = self._innermost([i for i in indexes if i in self._prose], held)
        if main is None:
            return frozenset()
        bodies = {body for i in indexes if (body := self._body(self._blocks[i].element, main))}
        if sum(held.get(body, 0) for body in bodies) >= _BODY_SHARE * held[main]:
            return frozenset(bodies)
        return frozenset({main})

    def _innermost(self, indexes: Sequence[int], held: dict[Element, int]) -> Element | None:
        """The innermost element around the longest stretch of prose that holds most of it."""
        total = sum(self._prose[i] for i in indexes)
        around = (self._blocks[i].element for i in indexes)
        longest = max(around, key=lambda e: held[e.parent or e], default=None)
        return next((e for e in longest.around() if held[e] >= _MAIN_SHARE * total), None) if longest else None

    def _body(self, element: Element, main: Element) -> Element | None:
        """The outermost element around one, inside `main`, that is named after the body of a story."""
        found = None
        for around in element.around():
            if any(naming.kind == "story" for naming in self._names(around)):
                found = around
            if around is main:
                return found
        return None
