"""`variorum decide`: what a person says about the machine's rows."""

import getpass
from enum import StrEnum
from typing import Annotated

import typer

from variorum.amend.request import Desk, Request
from variorum.cli.output import note
from variorum.cli.story import StoryArgument
from variorum.ledger import Store
from variorum.model import Decision, Ledger


class Judgement(StrEnum):
    """What a decision says."""

    SAME = "same"
    DIFFERENT = "different"
    WRONG = "wrong"
    RIGHT = "right"
    EDIT = "edit"
    ADD = "add"


def decide(  # noqa: PLR0913, PLR0917 # an option each: they are the parts of a decision
    story: StoryArgument,
    says: Annotated[Judgement, typer.Argument(help="The judgement.", show_default=False)],
    about: Annotated[
        list[str],
        typer.Argument(help="Rows by id, or words as REPORT-START-END.", show_default=False),
    ],
    field: Annotated[str | None, typer.Option(help="The field to edit.", show_default="none")] = None,
    value: Annotated[
        str | None, typer.Option(help="Its new value; for add the mode or kind.", show_default="none")
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(help="A row or words that the new value names, such as the speaker; may be given again."),
    ] = None,
    table: Annotated[
        str | None, typer.Option(help="What added words become: statements or events.", show_default="none")
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who decides.", show_default="the name of the account")] = None,
    why: Annotated[str | None, typer.Option(help="The reason, kept with the decision.", show_default="none")] = None,
) -> None:
    """Say what is right about a row, and build everything that follows from it anew.

    same joins two or more actors, events or measures. different tells two of them apart, or splits off the words that
    are named. wrong takes a row away; right leaves it as it is and out of the review. edit sets a field; without
    --value and --to it is emptied. add makes words a statement or an event.

    A decision is kept with the words that it rests on and replayed at every build. Calling a decision wrong undoes it.
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import

    request = Request.read(
        {
            "says": says.value,
            "about": about,
            "table": table,
            "field": field,
            "value": value,
            "to": to or (),
            "note": why,
        }
    )
    decision = Desk(Store(story).view().ledger()).decide(request, by or account())
    note(_told(decision, pipeline.decide(story, [decision])))


def account() -> str:
    """The name of the account that runs the program, for a signature."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _told(decision: Decision, ledger: Ledger) -> str:
    return f"{decision.id}: kept; rows that are now other than the machine made them: {len(ledger.overruled)}"
