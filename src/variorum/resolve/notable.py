"""Which events of a story belong in its ledger.

A report tells of many small doings. One whose word is no trigger of the table (`event_kinds.tsv`) matters where more
than one report tells of it, or where it is dated; and always only where it is told who takes part.
"""

from variorum.model import Event
from variorum.text.kinds import is_listed


def is_notable(event: Event) -> bool:
    """Does an event, with the mentions of all reports, belong in the ledger?"""
    if is_listed(event.kind):
        return True
    reports = {mention.report for mention in event.mentions}
    return bool(event.participants) and (len(reports) > 1 or bool(event.when))
