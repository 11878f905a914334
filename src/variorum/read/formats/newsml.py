"""NewsML-G2 of the IPTC: news items, one a file or many in a message, their text as NITF, XHTML or plain."""

from collections.abc import Iterator

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.read.formats.nitf import nitf_metadata
from variorum.read.item import Item
from variorum.read.news import standing, story_of, words_of
from variorum.read.raw import Metadata, Raw
from variorum.read.xml import Document, Element, parse

MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"
_NEWS, _OTHERS = "newsItem", ("packageItem", "conceptItem", "knowledgeItem", "catalogItem", "planningItem")


def read_newsml(item: Item) -> Iterator[Raw | ReadError | LeftOut]:
    """A report for each news item with text; pictures, packages and concepts are left out."""
    document = parse(item.data(), item.name)
    root = document.root
    stories = [root] if root.name == _NEWS else list(root.all(_NEWS))
    for story in stories:
        try:
            yield _report(item, document, story, story.attributes.get("guid", "") if len(stories) > 1 else "")
        except ReadError as problem:
            yield problem
    for other in [root] if root.name in _OTHERS else root.all(*_OTHERS):
        yield LeftOut(stage="read", reason=f"a {other.name}, which tells of other items", source=item.name)


def _report(item: Item, document: Document, story: Element, part: str) -> Raw | LeftOut:
    content = next(story.all("inlineXML", "inlineData"), None)
    if content is None:
        return LeftOut(stage="read", reason="news items whose text lies elsewhere, or pictures", source=item.name)
    metadata = _metadata(story)
    nitf = content.first("nitf")
    if nitf is not None:
        metadata = metadata.over(nitf_metadata(nitf))
    return story_of(item, document, content.first("body") or content, metadata, (MEDIA_TYPE, part))


def _metadata(story: Element) -> Metadata:
    """What the item says of its story; the content's own dates go before those of the version."""
    told = story.first("contentMeta") or Element("", "", {})
    status, language = story.first("itemMeta", "pubStatus"), told.first("language")
    version = [story.first("itemMeta", name) for name in ("firstCreated", "versionCreated")]
    return Metadata(
        title=words_of([told.first("headline"), story.first("itemMeta", "title")]),
        outlet=_party(story.first("itemMeta", "provider")) or _party(story.first("rightsInfo", "copyrightHolder")),
        published=words_of([told.first("contentCreated"), *version]),
        author=words_of([told.first("by"), told.first("creator", "name")]),
        url=_address(story),
        language=language.attributes.get("tag") if language else None,
        note=standing(_code(status), words_of([story.first("itemMeta", "embargoed")]) or ""),
    )


def _party(element: Element | None) -> str | None:
    """The name of a party, or what stands for it."""
    if element is None:
        return None
    return words_of([element.first("name")]) or element.attributes.get("literal")


def _code(element: Element | None) -> str:
    return element.attributes.get("qcode") or element.attributes.get("uri", "") if element else ""


def _address(story: Element) -> str | None:
    """The web address among the item's links."""
    links = (link.attributes.get("href", "") for link in story.all("link"))
    return next((link for link in links if link.startswith(("http://", "https://"))), None)
