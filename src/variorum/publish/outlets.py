"""Who put the reports of a story out: the known outlets, and what may be added to the table for those that are not."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import Literal

from variorum.model import Ledger, Record, Report
from variorum.publish.reports import Named, Names
from variorum.text.gazetteer import plain_form
from variorum.text.outlets import Outlet, host_of, outlet_at, outlets


class Known(Record):
    """A row of the table of outlets; `reports` are those of the story that it put out, none where no story is asked."""

    entry: Literal["known"] = "known"
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    kind: str
    owner: str
    source: str
    reports: tuple[Named, ...] = ()


class Proposed(Record):
    """An outlet that the table does not have. `names` are what its reports call it, with where each stands.

    Nothing is said of its country, kind or owner: that is for who adds it to find out. `line` is the
    beginning of its row in the table.
    """

    entry: Literal["proposed"] = "proposed"
    names: tuple[str, ...]
    domain: str
    why: str
    line: str
    reports: tuple[Named, ...]


def known() -> tuple[Known, ...]:
    """The whole table."""
    return tuple(_known(outlet, ()) for outlet in outlets())


def of_story(ledger: Ledger) -> tuple[Known | Proposed, ...]:
    """The outlets of a story's reports by name, then a proposal for each domain, or name without one, not known."""
    names = Names(ledger)
    found: defaultdict[Outlet, list[str]] = defaultdict(list)
    others: defaultdict[str, list[Report]] = defaultdict(list)
    for report in ledger.reports:
        outlet = outlet_of(report)
        if outlet:
            found[outlet].append(report.id)
        elif report.url or report.masthead:
            others[host_of(report.url or "") or (report.masthead.name if report.masthead else "")].append(report)
    rows = [_known(outlet, names.several(ids)) for outlet, ids in sorted(found.items(), key=lambda kv: kv[0].name)]
    return (*rows, *(_proposed(key, reports, names) for key, reports in sorted(others.items())))


def outlet_of(report: Report) -> Outlet | None:
    """The known outlet of a report: by the domain of its address, else by the name that it bears."""
    by_address = outlet_at(report.url) if report.url else None
    if by_address or report.masthead is None:
        return by_address
    wanted = plain_form(report.masthead.name).casefold()
    return next((o for o in outlets() if wanted in {plain_form(name).casefold() for name in o.names}), None)


def _known(outlet: Outlet, reports: tuple[Named, ...]) -> Known:
    return Known(**asdict(outlet), reports=reports)


def _proposed(key: str, reports: Iterable[Report], names: Names) -> Proposed:
    given = list(reports)
    called = tuple(dict.fromkeys(r.masthead.name for r in given if r.masthead))
    domain = next((host_of(r.url) for r in given if r.url), "")
    bases = dict.fromkeys(r.masthead.basis for r in given if r.masthead)
    why = f"named by: {', '.join(bases)}" if bases else "no name stands on its reports; the domain alone is known"
    line = "\t".join((called[0] if called else key, "|".join(called[1:]), domain, "", "", "", ""))
    return Proposed(names=called, domain=domain, why=why, line=line, reports=names.several(r.id for r in given))
