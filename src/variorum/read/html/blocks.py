"""HTML to blocks of text in reading order, every character tied to the place in the source that it came from."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from variorum.errors import ReadError
from variorum.read.html.tokens import Start, Text, tokens

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead"
    " title tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_UNREAD = frozenset(
    "script style noscript template svg math iframe noembed noframes object canvas audio video select option textarea"
    " button dialog head title".split()
)
_HEAD = frozenset("head meta link script style title base noscript template".split())
_TOLD = frozenset({"meta", "link", "time", "body", "html"})  # elements whose attributes tell about the page
_REFERENCE = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+)|[a-zA-Z][a-zA-Z0-9]*);?")
_WRITER = re.compile(
    r"(?:^|[\s_-])(?:authors?|byline|autor\w*|auteurs?|writers?|reporter|verfasser|skribent)"
    r"(?:[_-]*(?:name|names|link|title|text))?(?:$|\s)",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TOLD_APART = 200  # no page that people made is deeper; elements below are taken for one
_DEEPEST = 20_000  # open elements; a page of many old tags that were never closed stays below it
_MOST_BLOCKS = 50_000
_MOST_CHARACTERS = 5_000_000  # of text, all of which every later stage goes over
_NEAR = 40  # open elements that a closing tag is looked for among
_IMPLIED_END = {
    "a": frozenset({"a"}),
    "p": frozenset({"p"}),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}),
    "tr": frozenset({"tr", "td", "th"}),
}


@dataclass(slots=True, eq=False)
class Element:
    """An open element: its tag, its class, id, itemprop and itemtype, and the element that holds it.

    What is in an `unread` element is no text, what is in a `hidden` one is not shown, a `writer` is named after who
    wrote the page; all three hold for the elements inside.
    """

    tag: str
    names: str = ""
    parent: "Element | None" = field(default=None, repr=False)
    depth: int = 0
    ident: str = ""
    unread: bool = False
    hidden: bool = False
    writer: bool = False
    linked: bool = False

    def around(self) -> "Iterator[Element]":
        """The element and all that hold it, from the inside out."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


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


@dataclass(slots=True)
class Told:
    """What tags tell beside the text: `tag`, its attributes, the element and the number of the block it stands in."""

    tag: str
    attributes: dict[str, str]
    element: Element
    block: int


class BlockReader:
    """The blocks of a page, what its tags tell, its JSON-LD scripts, its title and the words marked as its writers.

    Raises `ReadError`, which names `name`, where the page passes a limit.
    """

    def __init__(self, source: str, name: str) -> None:
        self.blocks: list[Block] = []
        self.told: list[Told] = []
        self.scripts: list[str] = []
        self.writers: list[str] = []
        self.page_title = ""
        self._source, self._name = source, name
        self._element = self._root = Element("html")
        self._below = 0  # open elements that are too deep to be told apart
        self._block: Block | None = None
        self._characters = 0
        self._json = False
        for token in tokens(source):
            if isinstance(token, Text):
                self._words(token)
            elif isinstance(token, Start):
                self._open(token)
            else:
                self._close(token.tag)

    def _open(self, token: Start) -> None:
        tag, given = token.tag, token.attributes()
        if tag in _TOLD:
            self.told.append(Told(tag, given, self._element, len(self.blocks)))
        self._json = tag == "script" and "ld+json" in given.get("type", "")
        if tag == "body" or (self._element.tag == "head" and tag not in _HEAD):  # the head may have no end
            self._element, self._below = self._root, 0
        if tag == "br":
            self._add("\n", None)
        if tag in _BLOCKS:
            self._block = None
        if tag not in _VOID:
            self._enter(tag, given)
            if token.closed:
                self._close(tag)

    def _enter(self, tag: str, given: dict[str, str]) -> None:
        self._leave(_IMPLIED_END.get(tag, frozenset()), within=1)
        above = self._element
        if above.depth >= _TOLD_APART:
            self._below += 1
            if self._below > _DEEPEST:
                raise ReadError(self._name, f"its elements lie more than {_DEEPEST} deep", "save the text alone")
            return
        names = (
            f"{given.get('class', '')} {given.get('id', '')} {given.get('itemprop', '')} {given.get('itemtype', '')}"
        )
        self._element = Element(
            tag,
            names,
            above,
            above.depth + 1,
            given.get("id", ""),
            unread=above.unread or tag in _UNREAD,
            hidden=above.hidden or "hidden" in given or bool(_UNSEEN.search(given.get("style", ""))),
            writer=above.writer or given.get("rel") == "author" or bool(_WRITER.search(names)),
            linked=above.linked or (tag == "a" and "href" in given),
        )

    def _close(self, tag: str) -> None:
        self._json = False
        if tag in _BLOCKS:
            self._block = None
        if self._below:
            self._below -= 1
        else:
            self._leave(frozenset({tag}), within=_NEAR)

    def _leave(self, tags: frozenset[str], within: int) -> None:
        """Closes the innermost open element of some tags, with all that is open inside it."""
        element = self._element
        for _ in range(within if not self._below else 0):
            if element.parent is None:
                return
            if element.tag in tags:
                self._element = element.parent
                return
            element = element.parent

    def _words(self, token: Text) -> None:
        if token.raw == "script" and self._json:
            self.scripts.append(self._source[token.start : token.end])
        elif token.raw == "title" and not self.page_title:
            self.page_title = html.unescape(self._source[token.start : token.end])
        elif not self._element.unread:
            text = self._source[token.start : token.end]
            if self._element.writer and not text.isspace():
                self.writers.append(html.unescape(text))
            self._resolve(text, token.start)

    def _resolve(self, text: str, start: int) -> None:
        """Adds text, each character reference a piece of its own."""
        at = 0
        if "&" in text:
            for match in _REFERENCE.finditer(text):
                self._add(text[at : match.start()], (start + at, start + match.start()))
                self._add(html.unescape(match.group()), (start + match.start(), start + match.end()))
                at = match.end()
        self._add(text[at:], (start + at, start + len(text)))

    def _add(self, text: str, source: tuple[int, int] | None) -> None:
        if self._element.unread or not text or (self._block is None and text.isspace()):
            return
        if self._block is None:
            self._begin()
        self._characters += len(text)
        if self._characters > _MOST_CHARACTERS:
            raise ReadError(self._name, f"its text has more than {_MOST_CHARACTERS} characters", "break it up")
        if self._block is not None:
            self._block.pieces.append(Piece(text, source, self._element.linked))

    def _begin(self) -> None:
        holder = next((e for e in self._element.around() if e.tag in _BLOCKS), self._element)
        self._block = Block(holder)
        self.blocks.append(self._block)
        if len(self.blocks) > _MOST_BLOCKS:
            raise ReadError(self._name, f"it has more than {_MOST_BLOCKS} paragraphs and cells", "break it up")
