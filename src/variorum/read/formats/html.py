"""HTML: the text in reading order with an exact map to the source, and what markup tells about the page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.errors import ReadError
from variorum.model.report import Noise, NoiseKind, SourceRun
from variorum.read.decode import decode
from variorum.read.htmlmeta import metadata_of
from variorum.read.item import Item
from variorum.read.markup import Block, BlockParser, Element
from variorum.read.raw import Metadata, Raw, digest

MEDIA_TYPE = "text/html"
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_SENTENCE = re.compile(r"[.!?…。！？।۔]['\"”’»)]*\s*$")
_MAIN_SHARE = 0.8  # of the prose that a part of the page must hold to be its main part


def _name(words: str) -> re.Pattern[str]:
    """A pattern of words among class and id names."""
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE)


_PART = 0.25  # of the prose at most, for a part to be named as noise; whole stories stand in oddly named elements too
_NAMED_NOISE: tuple[tuple[NoiseKind, float, re.Pattern[str]], ...] = (
    ("caption", _PART, _name(r"captions?|wp-caption-text|image-credit|photo-credit|img-credit")),
    (
        "related-links",
        _PART,
        _name(r"related|recommended|recirc|read-?more|most-?read|breadcrumbs?|tags?|trending|see-?also"),
    ),
    (
        "share",
        _PART,
        _name(r"share|sharing|social|newsletter|subscribe|sign-?up|comments?|disqus|registration"),
    ),
    ("advert", _PART, _name(r"ad|ads|advert|advertisement|promo|sponsored|outbrain|taboola")),
    ("other", _PART, _name(r"twitter-tweet|instagram-media|fb-post|tiktok-embed")),
    ("layout", 0.7, _name(r"cookies?|cookie\w*|consent|onetrust|ot|gdpr|cli|privacy|modal|popup")),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text; `source_map` is into its markup."""

    text: str
    metadata: Metadata
    source_map: tuple[SourceRun, ...]
    noise: tuple[Noise, ...]


def read_html(item: Item) -> Iterator[Raw]:
    """The one report of a page; raises `ReadError` where it cannot be read."""
    data = item.data()
    declared = _CHARSET.search(data[:4096])
    markup, encoding = decode(data, item.name, declared[1].decode("ascii") if declared else item.charset)
    page = page_of(markup, item.name)
    metadata = page.metadata.over(item.metadata)
    yield Raw(
        item.name, digest(data), MEDIA_TYPE, page.text, metadata, page.source_map, page.noise, encoding, item.inside
    )


def page_of(markup: str, source: str) -> Page:
    """The page of some markup; raises `ReadError`, which names `source`, where it has no words."""
    parser = BlockParser(markup)
    blocks = [b for b in parser.blocks if b.text.strip()]
    if not any(_is_prose(b) for b in blocks):  # all of it in a form, or behind an element that was never closed
        blocks = [b for b in BlockParser(markup, whole=True).blocks if b.text.strip()]
    if not blocks:
        raise ReadError(source, "the page has no words in it", "give a page with text")
    text, runs, bounds = _laid_out(blocks)
    foreign = _foreign(blocks)
    noise = tuple(Noise(start=bounds[i][0], end=bounds[i][1], kind=kind, why=why) for i, (kind, why) in foreign.items())
    return Page(text, metadata_of(parser.metas, parser.scripts, parser.page_title), runs, noise)


def _laid_out(blocks: Sequence[Block]) -> tuple[str, tuple[SourceRun, ...], dict[int, tuple[int, int]]]:
    """Blocks to one text, an empty line between them; white space collapses, as a browser shows it."""
    parts: list[str] = []
    runs: list[SourceRun] = []
    bounds: dict[int, tuple[int, int]] = {}
    at = 0
    for i, block in enumerate(blocks):
        if parts:
            parts.append("\n\n")
            at += 2
        start = at
        for text, source in _collapsed(block):
            parts.append(text)
            if source:
                _extend(runs, at, text, source)
            at += len(text)
        bounds[i] = (start, at)
    return "".join(parts), tuple(runs), bounds


def _collapsed(block: Block) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """The runs of a block without space at its ends. Space other than one blank becomes a blank without a source."""
    waiting: tuple[str, tuple[int, int] | None] | None = None
    begun = False
    for text, source in _split(block):
        if _SPACE.fullmatch(text):
            kept = "\n" if source is None else " "
            if waiting is None:
                waiting = (kept, source if text == " " else None)
            else:
                waiting = ("\n" if "\n" in (kept, waiting[0]) else " ", None)
            continue
        if waiting and begun:
            yield waiting
        waiting, begun = None, True
        yield text, source


def _split(block: Block) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """The pieces of a block, cut into runs of space and of other characters."""
    for piece in block.pieces:
        entity = piece.source is not None and piece.source[1] - piece.source[0] != len(piece.text)
        if entity or piece.source is None:
            yield piece.text, piece.source
            continue
        for match in re.finditer(r"[ \t\n\r\f\v]+|[^ \t\n\r\f\v]+", piece.text):
            yield match.group(), (piece.source[0] + match.start(), piece.source[0] + match.end())


def _extend(runs: list[SourceRun], at: int, text: str, source: tuple[int, int]) -> None:
    """Adds a run, joined to the last one where both go on from it and neither resolves a character reference."""
    last = runs[-1] if runs else None
    plain = source[1] - source[0] == len(text)
    joins = (
        last
        and last.source_start is not None
        and last.end == at
        and last.source_end == source[0]
        and last.end - last.start == source[0] - last.source_start
    )
    if last and joins and plain:
        runs[-1] = last.model_copy(update={"end": at + len(text), "source_end": source[1]})
    else:
        runs.append(SourceRun(start=at, end=at + len(text), source_start=source[0], source_end=source[1]))


def _is_prose(block: Block) -> bool:
    text = block.text
    return len(text) >= 60 and block.link_share < 0.5 and bool(_SENTENCE.search(text))


def _foreign(blocks: Sequence[Block]) -> dict[int, tuple[NoiseKind, str]]:
    """What markup says is not the story, by index of the block."""
    prose = _prose(blocks)
    found = {i: verdict for i, block in enumerate(blocks) if (verdict := _verdict(block, prose))}
    left = [block for i, block in enumerate(blocks) if i not in found]
    main = _main_part(left, _prose(left))
    inside = [main is None or main in b.element.ancestors() for b in blocks]
    first = inside.index(True) if True in inside else 0
    heading = next((i for i, b in enumerate(blocks[:first]) if b.element.tag == "h1"), first)
    for i in range(len(blocks)):
        if i not in found and not inside[i] and not heading <= i < first:
            found[i] = ("layout", "markup: outside the part of the page that holds its prose")
    return found


def _prose(blocks: Iterable[Block]) -> dict[Element, int]:
    """The characters of prose in each element."""
    found: defaultdict[Element, int] = defaultdict(int)
    for block in blocks:
        if _is_prose(block):
            for element in block.element.ancestors():
                found[element] += len(block.text)
    return found


def _main_part(blocks: Sequence[Block], prose: dict[Element, int]) -> Element | None:
    """The innermost element that holds most of the prose."""
    total = sum(len(b.text) for b in blocks if _is_prose(b))
    longest = max((b for b in blocks if _is_prose(b)), key=lambda b: prose[b.element.parent or b.element], default=None)
    if longest is None:
        return None
    return next(e for e in longest.element.ancestors() if prose[e] >= _MAIN_SHARE * total)


def _verdict(block: Block, prose: dict[Element, int]) -> tuple[NoiseKind, str] | None:
    """What the elements around a block say of it: a caption, a link, a part that is named after what it holds."""
    around = block.element.ancestors()
    total = prose.get(around[-1], 0)
    if block.element.tag == "h1":
        return None
    for element in around:
        share = prose.get(element, 0) / max(1, total)
        if element.tag in ("figure", "figcaption") and share <= _PART:
            return "caption", "markup: inside a figure"
        for kind, most, form in _NAMED_NOISE:
            if share <= most and form.search(element.names):
                return kind, f"markup: inside an element named {element.names.strip()!r}"
    if block.link_share > 0.9 and not _SENTENCE.search(block.text):
        return "related-links", "markup: all of it is a link"
    return None
