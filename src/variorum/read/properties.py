"""What programs write into the properties of a document: which titles and names in there mean nothing."""

import re
from datetime import date

_NO_TITLE = re.compile(
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
_DAY = re.compile(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})")


def title_in(value: str) -> str | None:
    """A title that somebody gave; null for the names of files and programs."""
    title = _clean(value)
    return title if title and not _NO_TITLE.fullmatch(title) else None


def author_in(value: str) -> str | None:
    """The name of a writer; null for what programs put where none was given."""
    name = _clean(value)
    return name if name and not _NOBODY.fullmatch(name) else None


def day_in(value: str) -> str | None:
    """The day of a date as documents write it (`D:20310304090000+01'00'`, `2031-03-04T09:00:00Z`), in ISO 8601."""
    match = _DAY.match(value.strip())
    if not match:
        return None
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None


def plain(words: str) -> str:
    """Words for comparison: in lower case, without punctuation."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def _clean(value: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())
