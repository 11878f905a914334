"""XML read safely: no entity of the document's own, nothing from outside, no end of depth; text with its exact place.

The parser is the expat of the standard library, which says for each run of text at which byte it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from variorum.errors import ReadError
from variorum.read.decode import decode

_DEEPEST = 200  # elements inside one another
_MOST = 1_000_000  # elements and runs of text
_ADVICE = "save it as plain XML without a document type of its own"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text and its half-open range in the characters of the source."""

    text: str
    source: tuple[int, int]


@dataclass(slots=True, eq=False)
class Element:
    """An element: its name without the namespace, the namespace, its attributes by name, and what it holds in order."""

    name: str
    namespace: str
    attributes: dict[str, str]
    parts: "list[Element | Words]" = field(default_factory=list)

    def all(self, *names: str) -> "Iterator[Element]":
        """The elements of these names that lie in this one at any depth, in the order of the document."""
        waiting = [part for part in reversed(self.parts) if isinstance(part, Element)]
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            waiting += [part for part in reversed(element.parts) if isinstance(part, Element)]

    def first(self, *path: str) -> "Element | None":
        """The first element that a path leads to, whose steps may leave out elements between."""
        found: Element | None = self
        for name in path:
            found = next(found.all(name), None) if found else None
        return found

    def words(self) -> "Iterator[Words]":
        """All runs of text in it."""
        waiting: list[Element | Words] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, Words):
                yield part
            else:
                waiting += reversed(part.parts)

    def text(self) -> str:
        """All of its text, white space collapsed."""
        return " ".join("".join(words.text for words in self.words()).split())


@dataclass(frozen=True, slots=True)
class Document:
    """The root of a document, and the encoding that its characters were decoded from."""

    root: Element
    encoding: str


def parse(data: bytes, source: str) -> Document:
    """The tree of an XML document; raises `ReadError`, which names `source`, where it is broken or not safe."""
    declared = _declared(data)
    text, encoding = decode(data, source, declared)
    return Document(_Builder(text, source).root, encoding)


def _declared(data: bytes) -> str | None:
    """The encoding that the declaration names."""
    line = data[:200].partition(b"?>")[0]
    _, found, rest = line.partition(b"encoding=")
    return rest[1:].split(rest[:1])[0].decode("ascii", "replace") if found and rest else None


class _Builder:
    """Builds the tree while the parser goes through the text."""

    def __init__(self, text: str, source: str) -> None:
        self._source = source
        self._data = text.encode()
        self._byte = self._character = self._parts = 0
        self._open = [Element("", "", {})]
        self._parser = parser = expat.ParserCreate("utf-8", "\n")  # no name or namespace has a line break in it
        parser.buffer_text = False
        parser.UseForeignDTD(True)  # so that entities of HTML, which news is full of, come to `_skipped`
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._words
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise self._refused(f"it is no whole XML ({error})", "copy it again") from error
        self.root = next(part for part in self._open[0].parts if isinstance(part, Element))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count()
        if len(self._open) > _DEEPEST:
            raise self._refused(f"its elements lie more than {_DEEPEST} deep", _ADVICE)
        namespace, _, local = name.rpartition("\n")
        element = Element(local, namespace, {key.rpartition("\n")[2]: value for key, value in attributes.items()})
        self._open[-1].parts.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _skipped(self, name: str, _parameter: bool) -> None:
        """An entity that the document does not declare: one of HTML, or refused."""
        words = html5.get(f"{name};")
        if words is None:
            raise self._refused(f"it uses the entity {name!r}, which is not known", _ADVICE)
        self._words(words)

    def _words(self, text: str) -> None:
        self._count()
        start = self._at(self._parser.CurrentByteIndex)
        reference = self._data[self._byte : self._byte + 1] == b"&"
        length = self._data.index(b";", self._byte) + 1 - self._byte if reference else len(text)
        self._open[-1].parts.append(Words(text, (start, start + length)))

    def _at(self, byte: int) -> int:
        """The character at a byte; bytes are asked for in their order."""
        self._character += len(self._data[self._byte : byte].decode())
        self._byte = byte
        return self._character

    def _entity(self, name: str, *_: object) -> None:
        raise self._refused(f"it declares the entity {name!r}, which is not expanded", _ADVICE)

    def _count(self) -> None:
        self._parts += 1
        if self._parts > _MOST:
            raise self._refused(f"it has more than {_MOST} elements and runs of text", "break it up")

    def _refused(self, problem: str, advice: str) -> ReadError:
        return ReadError(self._source, problem, advice)
