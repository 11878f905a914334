"""A row of a list of articles (a JSON object, a line of a table) to its report."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.model.report import Place
from variorum.read.decode import refuse_long_lines
from variorum.read.item import Item, harmless
from variorum.read.raw import Raw
from variorum.read.services import Article, Value, article_of, articles_in

ADVICE = 'give each report an object or a row of its own, with "text" or "html"'
_LONGEST_NAME = 200  # characters that an article may give itself for a name


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row comes from: `name` tells the user, `places` lead to it in the item, `sha256` is of the bytes read.

    `pointer` leads on to the row where those bytes hold several. `flat`: the row is a line of a table with columns, and
    no JSON.
    """

    item: Item
    name: str
    places: tuple[Place, ...]
    sha256: str
    media_type: str
    pointer: str = ""
    flat: bool = False
    encoding: str = "utf-8"


def read_rows(document: object, origin: Origin) -> Iterator[Raw | Item | ReadError | LeftOut]:
    """The reports of a row, which may be a document that lists many articles."""
    if not isinstance(document, dict):
        where, kind = _where(origin, origin.pointer), type(document).__name__
        yield ReadError(where, f"expected an object, got {kind}", ADVICE)
        return
    for pointer, row in articles_in(document):
        try:
            yield _outcome(article_of(row, pointer, document), origin.pointer + pointer, origin)
        except ReadError as problem:
            yield problem


def _outcome(article: Article, pointer: str, origin: Origin) -> Raw | Item | LeftOut:
    given = article.text or article.html
    where = _where(origin, pointer)
    if given is None:
        return _without_words(article, where, origin.item.name)
    name = f"{origin.item.name}#{harmless(article.ident.strip())[:_LONGEST_NAME]}" if article.ident else where
    inside = (*origin.item.inside, *origin.places, _field(given, origin))
    if article.text:
        refuse_long_lines(given.words, where)
        return Raw(
            name, origin.sha256, origin.media_type, given.words, article.metadata,
            encoding=origin.encoding, inside=inside, part=pointer,
        )  # fmt: skip
    member = origin.item.member(given.words.encode(), inside[-1], "text/html", article.metadata)
    return replace(member, name=name, inside=inside)


def _where(origin: Origin, pointer: str) -> str:
    return f"{origin.name}#{pointer}" if pointer else origin.name


def _field(value: Value, origin: Origin) -> Place:
    """The field that holds the words: a column, or a JSON pointer from the row's document on."""
    if origin.flat:
        return Place(kind="column", member=value.pointer[1:])
    return Place(kind="json", member=origin.pointer + value.pointer)


def _without_words(article: Article, where: str, source: str) -> LeftOut:
    if article.links_only:
        reason = "only links to reports, without their text; download them with `variorum fetch`"
        return LeftOut(stage="read", reason=reason, source=source)
    raise ReadError(where, 'there is neither a "text" nor an "html" with words in it', ADVICE)
