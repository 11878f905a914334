"""A stored report as it was before the other reports of its story were asked."""

from variorum.errors import StoreError
from variorum.model import Report


def unresolved(report: Report) -> Report:
    """The report as reading made it, with what resolution found taken away.

    Raises `StoreError` for a report that was stored before the date as read was kept.
    """
    published = report.published_as_read
    if published is None:
        raise StoreError(
            f"{report.source}: stored by an older Variorum, which did not keep its date as read; build the story anew"
        )
    line = report.dateline
    if line and published.value is None:  # reading gives a dateline no year where the report states no date
        line = line.model_copy(update={"date": None})
    found = {"published": published, "published_as_read": None, "dateline": line, "outlet": None, "credits": ()}
    return report.model_copy(update=found)
