"""The live pages: the sections of the dossier, one at a time, and beside them rows, search, review and decisions."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from variorum.amend.add import ADDED
from variorum.publish.sections import READER, SECTIONS, Section
from variorum.serve.live import Live, State
from variorum.serve.looks import asset, render
from variorum.serve.options import Options
from variorum.serve.problems import Problem
from variorum.serve.rowpage import mergeable, row_page
from variorum.serve.selection import selected
from variorum.serve.signing import form_mark

AT_ONCE: Final = 40  # rows of the review, of decisions and of a search that a page shows
NAME_COOKIE: Final = "variorum-by"
_BY_ID: Final = {section.id: section for section in SECTIONS}
_SUGGESTED: Final = 300  # actors that a form suggests by name


class Pages:
    """The pages that can be looked at."""

    def __init__(self, live: Live, options: Options) -> None:
        self._live, self._options = live, options

    def routes(self) -> Sequence[Route]:
        return (
            Route("/", self.front),
            Route("/assets/{name:path}", self.asset),
            Route("/reports", self.report),
            Route("/reports/{report}", self.report),
            Route("/rows/{key}", self.row),
            Route("/rows/{key}/forms", self.row_forms),
            Route("/search", self.search),
            Route("/review", self.review),
            Route("/decisions", self.decisions),
            Route("/decisions.jsonl", self.exported),
            Route("/add", self.add),
            Route("/entries/{section}", self.entries),
            Route("/{section}", self.section),
        )

    def front(self, _request: Request) -> Response:
        return RedirectResponse(f"/{SECTIONS[0].id}", 307)

    def asset(self, request: Request) -> Response:
        found = asset(request.path_params["name"])
        if found is None:
            raise Problem(404, "there is nothing at this address")
        return Response(found[0], headers={"Cache-Control": "max-age=3600"}, media_type=found[1])

    def section(self, request: Request) -> Response:
        """A section with its first entries, or with those `from` a place on."""
        section = _section(request)
        return self._shown(request, section, _from(request))

    def report(self, request: Request) -> Response:
        """The text of one report, the first where none is named."""
        wanted = request.path_params.get("report")
        witnesses = self._live.state().pages.view.witnesses
        place = next((n for n, w in enumerate(witnesses) if wanted in (None, w.id)), None)
        if place is None:
            raise Problem(404, "no such report in this story")
        return self._shown(request, READER, place)

    def entries(self, request: Request) -> Response:
        """Only entries, for a page that has those before them."""
        return HTMLResponse(self._live.state().entries(_section(request), _from(request)))

    def row(self, request: Request) -> Response:
        return self._row(request, "row.html")

    def row_forms(self, request: Request) -> Response:
        """Only the forms of a row, for a page that shows it already."""
        return self._row(request, "forms.html")

    def search(self, request: Request) -> Response:
        words = request.query_params.get("words", "")
        start = _from(request)
        hits = self._live.view.search(words, offset=start, limit=AT_ONCE)
        return self._page(request, "search.html", hits=hits, search=words, start=start, at_once=AT_ONCE)

    def review(self, request: Request) -> Response:
        queue, start = self._live.state().queue, _from(request)
        shown = queue[start : start + AT_ONCE]
        return self._page(
            request, "review.html", queue=shown, total=len(queue), start=start, at_once=AT_ONCE, current="review"
        )

    def decisions(self, request: Request) -> Response:
        """Every decision, the newest first; those that fit nothing any more above all others."""
        made = tuple(reversed(self._live.state().ledger.decisions))
        start = _from(request)
        orphans = tuple(d for d in made if d.orphaned and not d.undone_by)
        rest = tuple(d for d in made if d not in orphans)
        return self._page(
            request, "decisions.html", orphans=orphans, decisions=rest[start : start + AT_ONCE], total=len(rest),
            start=start, at_once=AT_ONCE, current="decisions", working=self._live.working,
        )  # fmt: skip

    def exported(self, _request: Request) -> Response:
        """All decisions as JSON lines, as `variorum adopt` takes them."""
        lines = "".join(f"{decision.model_dump_json()}\n" for decision in self._live.state().ledger.decisions)
        named = {"Content-Disposition": 'attachment; filename="decisions.jsonl"'}
        return Response(lines, headers=named, media_type="application/jsonl")

    def add(self, request: Request) -> Response:
        """The form that makes a statement or an event of words: selected ones, or such as a person types."""
        asked = request.query_params
        state = self._live.state()
        words = selected(state, asked.get("words", ""), asked.get("report", ""), asked.get("quote", ""))
        kinds = sorted({event.kind for event in state.ledger.events})
        return self._page(
            request, "add.html", selection=words, asked=asked, tables=tuple(ADDED), kinds=kinds, current="reader"
        )

    def _row(self, request: Request, template: str) -> Response:
        found = row_page(self._live.state(), request.path_params["key"])
        if found is None:
            raise Problem(404, "no such row in this story; a decision or another build may have taken it away")
        return self._page(request, template, row=found, mergeable=mergeable(found.table))

    def _shown(self, request: Request, section: Section, start: int) -> Response:
        state = self._live.state()
        total = state.total(section)
        if start and start >= total:
            raise Problem(404, f"{section.title} has {total} entries")
        return self._page(
            request, "section.html", section=section, body=state.section(section, start), current=section.id,
            start=start, total=total, at_once=section.at_once,
        )  # fmt: skip

    def _page(self, request: Request, template: str, **context: object) -> Response:
        state = self._live.state()
        by = unquote(request.cookies.get(NAME_COOKIE, ""))
        forms = {"mark": form_mark(self._options), "by": by or self._options.by, "actors": suggested(state)}
        return HTMLResponse(
            render(template, view=state.pages.view, title=state.pages.title, here=_here(request), **forms, **context)
        )


def suggested(state: State) -> tuple[str, ...]:
    """The names that a form suggests, those that are named most often."""
    named = sorted(state.ledger.actors, key=lambda actor: -len(actor.mentions))
    return tuple(dict.fromkeys(actor.name for actor in named))[:_SUGGESTED]


def _section(request: Request) -> Section:
    section = _BY_ID.get(request.path_params["section"])
    if section is None:
        raise Problem(404, "there is nothing at this address")
    return section


def _from(request: Request) -> int:
    given = request.query_params.get("from", "0")
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise Problem(400, "from: expected a whole number")
    return int(given)


def _here(request: Request) -> str:
    """The page that a form on it leads back to."""
    question = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path.removesuffix('/forms')}{question}"
