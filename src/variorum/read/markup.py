"""HTML to blocks of text in reading order, every character tied to the place in the source that it came from."""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead"
    " title tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_UNREAD = frozenset(
    "script style noscript template svg math iframe object canvas audio video select option textarea button dialog"
    " head".split()
)
_ASIDE = frozenset({"nav", "aside", "footer", "form"})
_REFERENCE = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+)|[a-zA-Z][a-zA-Z0-9]*);?")
_DEEPEST = 200  # no page that people made is deeper; below it elements are not told apart
_IMPLIED_END = {
    "p": frozenset({"p"}),
    "li": frozenset({"li"}),
    "td": frozenset({"td", "th"}),
    "tr": frozenset({"tr", "td", "th"}),
}


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An open element: its tag, its class and id, and the element that holds it, at some depth."""

    tag: str
    names: str
    parent: "Element | None" = field(default=None, repr=False)
    depth: int = 0

    def ancestors(self) -> "list[Element]":
        """The element and all that hold it, from the inside out."""
        found = [self]
        while found[-1].parent is not None:
            found.append(found[-1].parent)
        return found


@dataclass(slots=True)
class Piece:
    """Characters of a block and their source; `source` is null for white space that markup stands for."""

    text: str
    source: tuple[int, int] | None
    linked: bool


@dataclass(slots=True)
class Block:
    """One paragraph, heading, cell or item."""

    element: Element
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def link_share(self) -> float:
        """The part of the characters that are links."""
        return sum(len(p.text) for p in self.pieces if p.linked) / max(1, sum(len(p.text) for p in self.pieces))


class BlockParser(HTMLParser):
    """Feeds blocks. With `whole`, `nav`, `aside`, `footer` and `form` are read too."""

    def __init__(self, source: str, whole: bool = False) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[Block] = []
        self.metas: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.page_title = ""
        self._source = source
        self._skipped = _UNREAD if whole else _UNREAD | _ASIDE
        self._lines = [0, *(m.end() for m in re.finditer("\n", source))]
        self._element = Element("html", "")
        self._block: Block | None = None
        self._skipping: list[str] = []
        self._links = 0
        self._json = self._in_title = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag in ("meta", "link", "time"):
            self.metas.append((tag, given))
        self._in_title = tag == "title" and not self.page_title
        self._json = tag == "script" and "ld+json" in given.get("type", "")
        if tag == "body":
            self._skipping.clear()  # a head that was never closed
        if tag in self._skipped:
            self._skipping.append(tag)
        if tag == "br":
            self._add("\n", None)
        if tag in _BLOCKS:
            self._block = None
        if tag == "a":
            self._links += 1
        if tag in _VOID:
            return
        self._leave(_IMPLIED_END.get(tag, frozenset()), within=1)
        if self._element.depth < _DEEPEST:
            names = f"{given.get('class', '')} {given.get('id', '')} {given.get('itemprop', '')}"
            self._element = Element(tag, names, self._element, self._element.depth + 1)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._json = False
        if tag in self._skipping:
            del self._skipping[len(self._skipping) - 1 - self._skipping[::-1].index(tag) :]
        if tag in _BLOCKS:
            self._block = None
        if tag == "a":
            self._links = max(0, self._links - 1)
        self._leave(frozenset({tag}), within=40)

    def _leave(self, tags: frozenset[str], within: int) -> None:
        """Closes the innermost open element of some tags, with all that is open inside it."""
        for element in self._element.ancestors()[:within]:
            if element.tag in tags and element.parent is not None:
                self._element = element.parent
                return

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._json:
            self.scripts.append(data)
        elif self._in_title:
            self.page_title += data
        else:
            self._characters(data, self._offset())

    def _characters(self, data: str, start: int) -> None:
        """Adds text; the parser leaves references in it where a comment or tag was never closed."""
        at = 0
        for match in _REFERENCE.finditer(data):
            self._add(data[at : match.start()], (start + at, start + match.start()))
            self._add(html.unescape(match.group()), (start + match.start(), start + match.end()))
            at = match.end()
        self._add(data[at:], (start + at, start + len(data)))

    def handle_entityref(self, name: str) -> None:
        self._reference()

    def handle_charref(self, name: str) -> None:
        self._reference()

    def _reference(self) -> None:
        start = self._offset()
        match = _REFERENCE.match(self._source, start)
        raw = match.group() if match else self._source[start : start + 1]
        if self._in_title:
            self.page_title += html.unescape(raw)
        else:
            self._add(html.unescape(raw), (start, start + len(raw)))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, text: str, source: tuple[int, int] | None) -> None:
        if self._skipping or not text:
            return
        if self._block is None:
            holder = next(e for e in self._element.ancestors() if e.tag in _BLOCKS)
            self._block = Block(holder)
            self.blocks.append(self._block)
        self._block.pieces.append(Piece(text, source, self._links > 0))
