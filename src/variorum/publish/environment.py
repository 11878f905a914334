"""The templates, and what they may call. Everything is escaped unless it was made by a template."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from variorum.publish import notes, words
from variorum.publish.view import report_says


def render(template: str, **context: object) -> Markup:
    """A template of the package with its context; an undefined name in it is an error."""
    return Markup(environment().get_template(template).render(**context))


def exact(text: str) -> Markup:
    """The text escaped so that a browser gives back every character, and counts as many as the report has.

    A bare carriage return would become a newline. A NUL cannot stand in HTML: a browser drops it, and every address
    after it would be off by one, so the sign for an unknown character stands for it.
    """
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))


@cache
def environment() -> Environment:
    """The one environment of all pages; a server may add loaders of its own templates to an overlay of it."""
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
        "address": notes.address,
        "manner": notes.manner,
        "sentence": words.sentence,
        "report_says": report_says,
    }
    made.globals |= {"count": words.count, "number": words.number}
    return made
