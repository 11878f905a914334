"""How a page is laid out: its paragraphs in reading order, its margins, what runs sideways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.read.pdf.columns import columns_of
from variorum.read.pdf.document import Sheet, Word
from variorum.read.pdf.lines import Line
from variorum.read.pdf.margins import margins_of
from variorum.read.pdf.paragraphs import Paragraph, leading_of, paragraphs_of


@dataclass(frozen=True, slots=True)
class Layout:
    """One page: its paragraphs in reading order, the lines in its `margins` and those that run `sideways`."""

    sheet: Sheet
    paragraphs: tuple[Paragraph, ...]
    margins: tuple[Line, ...] = ()
    sideways: tuple[Line, ...] = ()


def layouts_of(sheets: Sequence[Sheet]) -> tuple[Layout, ...]:
    """The layout of every page; all are looked at together, for a head is known by its coming again."""
    margins = margins_of(sheets)
    columns = {sheet.number: columns_of(sheet, _inside(sheet, margins[sheet.number])) for sheet in sheets}
    lead = leading_of(column for page in columns.values() for column in page)
    return tuple(
        Layout(
            sheet,
            tuple(paragraph for column in columns[sheet.number] for paragraph in paragraphs_of(column, lead)),
            margins[sheet.number],
            tuple(_sideways(sheet)),
        )
        for sheet in sheets
    )


def _sideways(sheet: Sheet) -> Iterator[Line]:
    """The words that run sideways, in the order in which they were written; those above one another are a line."""
    line: list[Word] = []
    for word in (word for word in sheet.words if word.sideways):
        if line and (word.left > line[-1].right or word.right < line[-1].left):
            yield Line(sheet, tuple(line))
            line = []
        line.append(word)
    if line:
        yield Line(sheet, tuple(line))


def _inside(sheet: Sheet, margins: Sequence[Line]) -> list[Word]:
    """The upright words of a page that stand in no margin."""
    outside = {id(word) for line in margins for word in line.words}
    return [word for word in sheet.words if not word.sideways and id(word) not in outside]
