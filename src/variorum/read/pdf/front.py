"""What a PDF says of itself: the title in its largest letters or its properties, its author, when the file was made."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from variorum.read.pdf.flow import story_size
from variorum.read.pdf.layout import Layout
from variorum.read.pdf.margins import address_of
from variorum.read.pdf.paragraphs import Paragraph
from variorum.read.raw import Metadata

_LARGER = 1.2  # times the size of the story: headlines are set at least so large
_LONGEST = 250  # characters of a title
_JUNK = re.compile(
    r"(?:microsoft (?:word|powerpoint|office\w*|publisher)|untitled)\b.*"
    r"|(?:no title|title|unknown|unnamed|layout|document|(?:powerpoint )?presentation|slide|print(?:ing)?|blank|new"
    r"|scan\w*|image\w*|img\w*|file\w*|test|null|none|n/?a|\(?anonymous\)?)\W*\d*"
    r"|.*\.(?:docx?|rtf|odt|pdf|indd|qxd|qxp|pptx?|xlsx?|tmp|html?|php|aspx?|pages|tex|dvi|ps|eps|jpe?g|tiff?|png)"
    r"|(?:https?|file)://.*|about:.*|\W*|\S*\d\S*|[\w-]*_[\w-]*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:user|admin\w*|administrator|owner|author|root|guest|default|unknown|anonymous|none|pc|\w*\d+\w*|.*[@\\/].*)"
    r"|.*\b(?:microsoft|adobe|acrobat|indesign|word|windows|office|latex|libreoffice)\b.*",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})")


def metadata_of(properties: Mapping[str, str], layouts: Sequence[Layout]) -> Metadata:
    """The metadata of a document that has pages with words."""
    first = layouts[0].paragraphs
    given = _clean(properties.get("Title", ""))
    author = _clean(properties.get("Author", ""))
    return Metadata(
        title=_title(given, first),
        author=author if author and not _NOBODY.fullmatch(author) else None,
        url=address_of(line for layout in layouts for line in layout.margins),
        made=_day(properties.get("CreationDate", "")),
    )


def _title(given: str, first: Sequence[Paragraph]) -> str | None:
    """The title of the properties where the first page has it too, else the headline, else that of the properties."""
    stated = given if given and not _JUNK.fullmatch(given) else None
    page = " ".join(_plain(paragraph.text) for paragraph in first)
    if stated and _plain(stated) in page:
        return stated
    return next(_headlines(first), None) or stated


def _headlines(first: Sequence[Paragraph]) -> Iterator[str]:
    """What stands in letters clearly larger than the story, the largest first; one word is the name of the paper."""
    body = story_size(line for paragraph in first for line in paragraph.lines)
    large = [p for p in first if p.size >= _LARGER * body and len(p.text) <= _LONGEST]
    for paragraph in sorted(large, key=lambda p: -p.size):
        if len(paragraph.text.split()) > 2:
            yield paragraph.text


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _clean(value: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _day(value: str) -> str | None:
    """The day of a date as PDF writes it (`D:20310304090000+01'00'`), in ISO 8601; null where it is none."""
    match = _DATE.match(value.strip())
    if not match:
        return None
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None
