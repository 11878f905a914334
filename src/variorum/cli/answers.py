"""What the commands that answer one question have in common: their formats."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated

import typer

from variorum.cli.output import emit, is_read_by_a_person, json_lines, json_text
from variorum.model import Record


class AnswerFormat(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


FormatOption = Annotated[
    AnswerFormat | None,
    typer.Option("--format", help="How to print it.", show_default="table on a terminal, else jsonl"),
]


def answer(format: AnswerFormat | None, value: object, rows: Iterable[Record], draw: Callable[[], str]) -> None:
    """Prints an answer: `value` as JSON, its `rows` as JSON lines, or what `draw` makes of it for a person."""
    if format is None:
        format = AnswerFormat.TABLE if is_read_by_a_person() else AnswerFormat.JSONL
    if format is AnswerFormat.TABLE:
        emit(draw())
    else:
        emit(json_text(value) if format is AnswerFormat.JSON else json_lines(rows))
