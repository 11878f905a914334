"""HTML to tokens: tags, text and the raw text of scripts, each with its place in the source.

It reads as the HTML standard's tokenizer does, in one pass whose time is linear in the length of the source, whatever
stands there: a tag that never ends, a comment or script that never closes.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|))*+)>"
)
_HASTY_TAG = re.compile(r"<(?P<end>/)?(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>[^>]*+)>")
_ATTRIBUTE = re.compile(r"([^\s=/>\"'][^\s=/>]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
}
_BROKEN = 100  # tags that never end, after which quotation marks in tags are no longer believed


@dataclass(frozen=True, slots=True)
class Start:
    """An opening tag, in lower case; the attributes are read when they are asked for."""

    tag: str
    written: str

    @property
    def closed(self) -> bool:
        """Does it close itself (`<svg/>`)?"""
        return self.written.endswith("/") and self.tag not in _RAW

    def attributes(self) -> dict[str, str]:
        """The attributes by name in lower case; of two of one name the first counts."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.written):
            value = double or single or bare
            found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
        return found


@dataclass(frozen=True, slots=True)
class End:
    """A closing tag, in lower case."""

    tag: str


@dataclass(frozen=True, slots=True)
class Text:
    """Characters `[start, end)` of the source; `raw` names the element whose inside they are as a whole."""

    start: int
    end: int
    raw: str = ""


Token = Start | End | Text


def tokens(source: str) -> Iterator[Token]:
    """The tokens in order; comments and declarations are left out."""
    at, broken, last = 0, 0, source.rfind(">")
    text = 0  # where the text begins that has not been given yet
    while (at := source.find("<", at)) != -1:
        if source.startswith(("<!", "<?"), at):
            if text < at:
                yield Text(text, at)
            at = text = _behind(source, at)
            continue
        match = (_TAG if broken < _BROKEN else _HASTY_TAG).match(source, at) if at < last else None
        if match is None:
            broken += source[at + 1 : at + 2].isalpha()
            at += 1
            continue
        if text < at:
            yield Text(text, at)
        at = text = match.end()
        name = match["name"].lower()
        yield End(name) if match["end"] else Start(name, match["attributes"])
        if name in _RAW and not match["end"]:
            close = _RAW[name].search(source, at)
            at = text = close.start() if close else len(source)
            yield Text(match.end(), at, raw=name)
    if text < len(source):
        yield Text(text, len(source))


def _behind(source: str, at: int) -> int:
    """Where the comment or declaration that begins at `at` ends; what never closes runs to the end of the source."""
    close = "-->" if source.startswith("<!--", at) else ">"
    found = source.find(close, at + 2)
    return found + len(close) if found != -1 else len(source)
