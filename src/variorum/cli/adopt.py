"""`variorum adopt`: decisions that were made on another copy of a story."""

from typing import Annotated

import typer
from pydantic import ValidationError

from variorum.cli.output import note
from variorum.cli.story import StoryArgument
from variorum.errors import ReadError
from variorum.ledger import Store
from variorum.model import Decision


def adopt(
    story: StoryArgument,
    file: Annotated[
        typer.FileText,
        typer.Argument(help="Decisions as JSON lines; - is standard input.", encoding="utf-8", show_default=False),
    ],
) -> None:
    """Take over decisions that were made elsewhere.

    `variorum show STORY decisions --format jsonl` writes them. Each is found again by the words that it rests on, never
    by an id alone; one whose words are not in this story is kept, changes nothing, and is shown as orphaned. Taking the
    same decisions over twice changes nothing.
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import

    decisions = [_decision(line, number, file.name) for number, line in enumerate(file, start=1) if line.strip()]
    ledger = pipeline.decide(story, decisions, adopted=True)
    mine = {decision.id for decision in decisions}
    orphans = [d for d in ledger.decisions if d.id in mine and d.orphaned]
    for decision in orphans:
        note(f"orphaned: {decision.id} {decision.says} {' '.join(decision.about)}: {decision.orphaned}")
    note(f"{Store(story).home.name}: {len(mine)} decisions taken over, {len(orphans)} of them orphaned")


def _decision(line: str, number: int, name: str) -> Decision:
    try:
        return Decision.model_validate_json(line)
    except ValidationError as error:
        raise ReadError(
            f"{name}, line {number}",
            f"expected a decision as `variorum show STORY decisions --format jsonl` writes it, found "
            f"{error.error_count()} errors in it",
            "nothing was taken over; mend the line or leave it out",
        ) from None
