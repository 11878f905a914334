"""What a PDF says of itself: the title in its largest letters or its properties, its author, when the file was made."""

from collections.abc import Iterator, Mapping, Sequence

from variorum.read.pdf.flow import story_size
from variorum.read.pdf.layout import Layout
from variorum.read.pdf.margins import address_of
from variorum.read.pdf.paragraphs import Paragraph
from variorum.read.properties import author_in, day_in, plain, title_in
from variorum.read.raw import Metadata

_LARGER = 1.2  # times the size of the story: headlines are set at least so large
_LONGEST = 250  # characters of a title


def metadata_of(properties: Mapping[str, str], layouts: Sequence[Layout]) -> Metadata:
    """The metadata of a document that has pages with words."""
    first = layouts[0].paragraphs
    return Metadata(
        title=_title(title_in(properties.get("Title", "")), first),
        author=author_in(properties.get("Author", "")),
        url=address_of(line for layout in layouts for line in layout.margins),
        made=day_in(properties.get("CreationDate", "")),
    )


def _title(stated: str | None, first: Sequence[Paragraph]) -> str | None:
    """The title of the properties where the first page has it too, else the headline, else that of the properties."""
    page = " ".join(plain(paragraph.text) for paragraph in first)
    if stated and plain(stated) in page:
        return stated
    return next(_headlines(first), None) or stated


def _headlines(first: Sequence[Paragraph]) -> Iterator[str]:
    """What stands in letters clearly larger than the story, the largest first; one word is the name of the paper."""
    body = story_size(line for paragraph in first for line in paragraph.lines)
    large = [p for p in first if p.size >= _LARGER * body and len(p.text) <= _LONGEST]
    for paragraph in sorted(large, key=lambda p: -p.size):
        if len(paragraph.text.split()) > 2:
            yield paragraph.text
