"""The page: one HTML file that holds the whole story, reads without a network and without scripts."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from variorum.model import Ledger
from variorum.publish import headlines, reader, words
from variorum.publish.copies import copies
from variorum.publish.figures import charts
from variorum.publish.overview import overview
from variorum.publish.speakers import speakers
from variorum.publish.timeline import SHAPES, timeline
from variorum.publish.view import View, report_says
from variorum.publish.wordings import wordings

SECTIONS = (
    ("overview", "Overview"),
    ("timeline", "Timeline"),
    ("says", "Who says"),
    ("figures", "Figures"),
    ("copies", "Copies"),
    ("commitments", "Commitments"),
    ("wording", "Wording"),
    ("silence", "Silence"),
    ("reader", "Reports"),
)


def page(ledger: Ledger) -> str:
    """The ledger as one self-contained HTML document. The same ledger gives the same page, byte for byte."""
    view = View(ledger)
    template = _environment().get_template("page.html")
    return template.render(
        view=view,
        ledger=ledger,
        sections=SECTIONS,
        head=headlines.headlines(view),
        overview=overview(view),
        timeline=timeline(view),
        shapes=SHAPES,
        speakers=speakers(view),
        charts=charts(view),
        copies=copies(view),
        wordings=wordings(view),
        editions=reader.editions(view),
        layers=reader.LAYERS,
        lean=len(view.witnesses) > reader.LEAN_ABOVE,
        shown_at_first=reader.SHOWN_AT_FIRST,
        css=_asset("page.css"),
        js=_asset("page.js"),
    )


def exact(text: str) -> Markup:
    """The text escaped so that a browser gives back every character: a bare carriage return would become a newline."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("variorum.publish", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {
        "exact": exact,
        "clip": words.clip,
        "bare": words.within_marks,
        "has_marks": words.has_marks,
        "day": words.day,
        "address": reader.address,
        "manner": reader.manner,
        "sentence": words.sentence,
        "report_says": report_says,
    }
    made.globals |= {"count": words.count}
    return made


@cache
def _asset(name: str) -> Markup:
    """A file of the package that goes into the page as it is."""
    return Markup((files("variorum.publish") / "templates" / name).read_text("utf-8"))
