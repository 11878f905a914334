"""The ledger as one JSON object, format 1, and the schema that it keeps to."""

import json

from variorum.model import Ledger


def document(ledger: Ledger) -> str:
    """The whole ledger, one line per nesting level, ending in a line feed."""
    return ledger.model_dump_json(indent=1) + "\n"


def schema() -> str:
    """The JSON Schema (draft 2020-12) of `document`."""
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Ledger.model_json_schema(mode="serialization"),
    }
    return json.dumps(described, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
