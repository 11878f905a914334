"""The paragraphs of XML news: NITF and XHTML name hundreds of elements, of which few stand inside a line."""

from variorum.read.html.blocks import Block, Piece
from variorum.read.html.blocks import Element as Holder
from variorum.read.xml import Element, Words

_IN_LINE = frozenset(
    "a abbr acronym b bdi bdo cite code dfn em font i ins kbd label mark q s samp small span strike strong sub sup time"
    " tt u var alt-code chron city classifier copyrite copyrite.holder copyrite.year country denom event frac frac-sep"
    " function lang location money name.family name.given num numer object.title org person postaddr pronounce region"
    " state sublocation virtloc".split()
)
_UNREAD = frozenset("head script style del media-metadata media-object media-reference".split())
_CAPTIONS = frozenset("media figure figcaption".split())


def paragraphs(element: Element) -> list[Block]:
    """The paragraphs of an element in their order; the name of what holds one is `caption` where it is a picture's."""
    blocks: list[Block] = []
    _gather(element, "p", blocks, fresh=True)
    return [block for block in blocks if block.text.strip()]


def _gather(element: Element, holder: str, blocks: list[Block], fresh: bool) -> bool:
    """Adds what an element holds; `fresh`: its first words begin a paragraph. Says so of what comes behind it."""
    for part in element.parts:
        if isinstance(part, Words):
            if fresh:
                blocks.append(Block(Holder(holder)))
            blocks[-1].pieces.append(Piece(part.text, part.source, linked=False))
            fresh = False
        elif part.name == "br" and blocks:
            blocks[-1].pieces.append(Piece("\n", None, linked=False))
        elif part.name in _IN_LINE:
            fresh = _gather(part, holder, blocks, fresh)
        elif part.name not in _UNREAD:
            _gather(part, "caption" if part.name in _CAPTIONS else holder, blocks, fresh=True)
            fresh = True
    return fresh
