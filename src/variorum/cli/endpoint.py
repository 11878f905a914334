"""How a command is told of a large model to ask, and what it tells of the asking."""

import os
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.output import complain, note
from variorum.errors import RequestError
from variorum.model import Ledger

if TYPE_CHECKING:
    from variorum.endpoint import Asker

EndpointOption = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="Also ask a large model, at an OpenAI-compatible address, who says what.",
        show_default=False,
    ),
]
ModelOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="The model of --endpoint, by its name there.", show_default=False)
]
SendToOption = Annotated[
    str | None,
    typer.Option(
        metavar="HOST",
        help="Let the text of the reports leave this machine for the host of --endpoint.",
        show_default=False,
    ),
]


def asker_of(endpoint: str | None, model: str | None, send_to: str | None) -> "Asker | None":
    """The large model that was asked for, if any; says so where text leaves the machine.

    Raises `RequestError` where the options do not fit together, or `endpoint_of` refuses them.
    """
    if endpoint is None or model is None:
        if endpoint or model or send_to:
            raise RequestError("expected --endpoint and --model together, and --send-to only with them; give both")
        return None
    from variorum.endpoint import Asker, Client, endpoint_of  # noqa: PLC0415 # few ask one
    from variorum.endpoint.address import KEY  # noqa: PLC0415

    found = endpoint_of(endpoint, model, send_to, os.environ.get(KEY) or None)
    if not found.here:
        way = "encrypted" if found.target.scheme == "https" else "unencrypted"
        note(f"the text of the reports leaves this machine, {way}, for {found.target.host}")
    return Asker(Client(found))


def missed(asker: "Asker | None", ledger: Ledger) -> int:
    """How many paragraphs the model did not read, once that and what else is worth knowing has been told."""
    if asker is None:
        return 0
    if not asker.formed:
        note(f"{asker.name}: does not hold the model to a form of answers; it was asked for one in words only")
    unread = Counter(left.reason for left in ledger.left_out if left.stage == "endpoint")
    for reason, times in unread.most_common():
        complain(f"{reason} (paragraphs: {times}); Variorum has read them alone; build again to ask again")
    added = sum(statement.read_by is not None for statement in ledger.statements)
    note(f"statements that only {asker.name} has seen: {added}")
    return unread.total()
