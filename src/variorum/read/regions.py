"""What markup says of the parts of a page: which blocks are the story, which stand around it, and why.

Names of classes, ids and properties are in `data/markup.tsv`; rows with a domain hold for pages of that domain alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from variorum.model.report import NoiseKind
from variorum.read.blocks import Block, Element
from variorum.text.gazetteer import cell, table

_SENTENCE = re.compile(r"[.!?…。！？।۔]['\"”’»)]*\s*$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST_PROSE = 60  # characters
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_MAIN_SHARE = 0.8  # of the prose that a part of the page must hold to be its main part
_BODY_SHARE = 0.5  # of the main part's prose, for elements that are named after the body of a story to be all of it
_PART = 0.25  # of the prose at most, for a part to be noise; whole stories stand in oddly made elements too

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
    rows = [_naming(row) for row in table("markup")]
    own = [r for r in rows if any(domain == d or domain.endswith("." + d) for d in r.domains)]
    return (*own, *(r for r in rows if not r.domains))


def _naming(row: dict[str, str]) -> Naming:
    form = re.compile(rf"(?:^|[\s_-])(?:{row['names']})(?:$|[\s_-])", re.IGNORECASE)
    return Naming(row["kind"], float(row["most"] or 1), cell(row, "domain"), form, row["why"])


def is_prose(block: Block) -> bool:
    """Does a block read as a paragraph: a long text, ended as a sentence, not one link?"""
    text = block.text
    if len(text) < _SHORTEST_PROSE and len(text) + 2 * len(_WIDE.findall(text)) < _SHORTEST_PROSE:
        return False
    return block.link_share < 0.5 and bool(_SENTENCE.search(text))


@dataclass(frozen=True)
class Regions:
    """The blocks of one page, with what its markup tells of them."""

    blocks: Sequence[Block]
    domain: str

    def foreign(self) -> dict[int, Verdict]:
        """What is not the story, by index of the block."""
        prose = _prose(self.blocks)
        found = {i: verdict for i, block in enumerate(self.blocks) if (verdict := self._verdict(block, prose))}
        left = [block for i, block in enumerate(self.blocks) if i not in found]
        main = self._main(left)
        inside = [not main or any(e in main for e in b.element.around()) for b in self.blocks]
        first = inside.index(True) if True in inside else 0
        heading = next((i for i, b in enumerate(self.blocks[:first]) if b.element.tag == "h1"), first)
        for i in range(len(self.blocks)):
            if i not in found and not inside[i] and not heading <= i < first:
                found[i] = ("layout", "markup: outside the part of the page that holds its prose")
        return found

    def _main(self, blocks: Sequence[Block]) -> frozenset[Element]:
        """The innermost element that holds most of the prose, or the elements in it that bear the name of a body."""
        prose = _prose(blocks)
        main = _innermost(blocks, prose)
        if main is None:
            return frozenset()
        bodies = {body for block in blocks if (body := self._body(block.element, main))}
        if sum(prose.get(body, 0) for body in bodies) >= _BODY_SHARE * prose[main]:
            return frozenset(bodies)
        return frozenset({main})

    def _body(self, element: Element, main: Element) -> Element | None:
        """The outermost element around one, inside `main`, that is named after the body of a story."""
        found = None
        for around in element.around():
            if any(naming.kind == "story" and naming.form.search(around.names) for naming in namings(self.domain)):
                found = around
            if around is main:
                return found
        return None

    def _verdict(self, block: Block, prose: Mapping[Element, int]) -> Verdict | None:
        """What the elements around a block say of it: a caption, a link, a part that is named after what it holds."""
        if block.element.tag == "h1":
            return None
        around = list(block.element.around())
        total = max(1, prose.get(around[-1], 0))
        for element in around:
            share = prose.get(element, 0) / total
            if element.tag in ("figure", "figcaption") and share <= _PART:
                return "caption", "markup: inside a figure"
            if element.hidden and share <= _PART:
                return "layout", "markup: inside an element that is not shown"
            named = next((n for n in namings(self.domain) if _names(n, element, share)), None)
            if named:
                return cast(NoiseKind, named.kind), f"markup: {named.why} ({' '.join(element.names.split())[:60]})"
        if block.link_share > 0.9 and not _SENTENCE.search(block.text):
            return "related-links", "markup: all of it is a link"
        return None


def _names(naming: Naming, element: Element, share: float) -> bool:
    return naming.kind != "story" and share <= naming.most and bool(naming.form.search(element.names))


def _prose(blocks: Iterable[Block]) -> dict[Element, int]:
    """The characters of prose in each element."""
    found: defaultdict[Element, int] = defaultdict(int)
    for block in blocks:
        if is_prose(block):
            for element in block.element.around():
                found[element] += len(block.text)
    return found


def _innermost(blocks: Sequence[Block], prose: Mapping[Element, int]) -> Element | None:
    """The innermost element that holds most of the prose."""
    total = sum(len(b.text) for b in blocks if is_prose(b))
    longest = max((b for b in blocks if is_prose(b)), key=lambda b: prose[b.element.parent or b.element], default=None)
    if longest is None:
        return None
    return next(e for e in longest.element.around() if prose[e] >= _MAIN_SHARE * total)
