"""A report as it was read: its text, where the story is, and what is known of its origin."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.span import Bounds, Span

Precision = Literal["day", "month", "year"]
Basis = Literal["stated", "url", "dateline", "metadata", "inferred"]
NoiseKind = Literal[
    "date-stamp",
    "teaser",
    "related-links",
    "original-url",
    "caption",
    "pull-quote",
    "share",
    "advert",
    "layout",
    "other",
]


class Published(Record):
    """When the report came out. `value` is null where nothing fixes it; `earliest` and `latest` bound it then.

    All dates are ISO 8601 (`2031-03-09`, `2031-03`, `2031`). `time` is the moment in ISO 8601, with its offset from UTC
    where one is given, where the source states a time of day. `questioned` says why a stated date is doubtful.
    """

    value: str | None = None
    precision: Precision | None = None
    basis: Basis | None = None
    earliest: str | None = None
    latest: str | None = None
    time: str | None = None
    span: Span | None = None
    questioned: str | None = None
    why: str


class Dateline(Record):
    """The line `PLACE, Date (Agency)` before the first sentence.

    `date` is ISO 8601 where a year is known, else null; `month_day` (`06-05`) is what the line itself says in either
    case.
    """

    place: str | None = None
    date: str | None = None
    month_day: str | None = None
    agency: str | None = None
    span: Span


class Masthead(Record):
    """The name of the outlet as the report gives it, before it is known as an actor."""

    name: str
    basis: Literal["stated", "dateline", "url", "metadata", "inferred"]
    span: Span | None = None
    why: str


class Noise(Record):
    """Characters that are not the story. Half-open, in code points of `report.text`."""

    start: int
    end: int
    kind: NoiseKind
    why: str


class InLanguage(Record):
    """Characters of the story in another language than the report's. Half-open, in code points of `report.text`."""

    start: int
    end: int
    language: str
    why: str


class SourceRun(Record):
    """A run of `report.text` and the place in the source that it came from.

    In a source that is text, `source_start` and `source_end` are a half-open range of its characters once it is
    decoded. On a page of a document, `page` counts from 1 and `box` is left, bottom, right, top in points (1/72 inch)
    from the page's lower left corner. In a document of XML parts (DOCX, ODT), the range lies in the characters of
    `part`, and `paragraph` is its number there, counted from 1.
    """

    start: int
    end: int
    source_start: int | None = None
    source_end: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    part: str | None = None
    paragraph: int | None = None


class Place(Record):
    """Where something lies in the container that holds it: a file in an archive, a record in a WARC, a line.

    `kind` is the format of the container (`zip`, `warc`, `jsonl`), `member` what names the thing in it (a path, a
    number, an address), `offset` and `length` its bytes in the container where it lies there in one piece.
    """

    kind: str
    member: str | None = None
    offset: int | None = None
    length: int | None = None


class Report(Record):
    """One report. `story` and `noise` together cover the whole text, without overlap.

    `language` is the ISO 639-1 code of the story's language, `und` where it is not sure; `other_languages` are the
    parts of the story that are in another. English is analysed in full, also in a report in another language.

    Reading fills all but `outlet` and `credits`, which are actor ids and come with resolution, and `published_as_read`,
    which keeps the date as this report alone gives it once the other reports were asked; `masthead` is the
    outlet's name as read, `credit_spans` the names in credit lines around the story (`With inputs from …`, `— AP`),
    which are noise. `source_map` is empty where `text` is the decoded source itself.

    The source is the file named by `source`, or what lies in it behind the containers of `inside`, the outermost
    first. `sha256` is of the source's bytes, `encoding` the character set that they were decoded from, null where
    they are no text. `updated` is the day or moment of the last change, ISO 8601, as the source states it.
    """

    id: str
    source: str
    sha256: str
    media_type: str
    encoding: str | None = None
    inside: tuple[Place, ...] = ()
    text: str
    title: str | None = None
    masthead: Masthead | None = None
    outlet: str | None = None
    published: Published
    updated: str | None = None
    published_as_read: Published | None = None
    dateline: Dateline | None = None
    byline: Span | str | None = None
    credits: tuple[str, ...] = ()
    credit_spans: tuple[Span, ...] = ()
    url: str | None = None
    language: str
    other_languages: tuple[InLanguage, ...] = ()
    story: tuple[Bounds, ...]
    noise: tuple[Noise, ...]
    source_map: tuple[SourceRun, ...] = ()
    why: str

    @property
    def writers(self) -> str | None:
        """The words of the byline, wherever they stand."""
        return self.byline.quote if isinstance(self.byline, Span) else self.byline

    def span(self, start: int, end: int) -> Span:
        """The verified span `[start, end)` of this report."""
        return Span.cut(self.id, self.text, start, end)

    def language_of(self, start: int, end: int) -> str:
        """The language that `[start, end)` is in, as `language` has it."""
        return next((p.language for p in self.other_languages if p.start <= start and end <= p.end), self.language)

    def reads_as_english(self, start: int, end: int) -> bool:
        """May `[start, end)` be analysed as English: is it so, or of no language that is known?"""
        return self.language_of(start, end) in ("en", "und")

    def in_story(self, start: int, end: int) -> bool:
        """Does `[start, end)` lie inside one part of the story?"""
        return any(a <= start and end <= b for a, b in self.story)
