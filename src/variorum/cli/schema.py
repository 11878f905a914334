"""`variorum schema`: the shape of the exported ledger."""

from variorum.cli.output import emit
from variorum.publish.exports import json


def schema() -> None:
    """Print the JSON Schema of the exported ledger, format 1."""
    emit(json.schema())
