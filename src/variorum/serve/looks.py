"""How the served pages look: the templates and assets of the dossier, and a few of their own."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from variorum.publish import assets
from variorum.publish.environment import environment
from variorum.publish.sections import SECTIONS
from variorum.serve.links import Addresses

FONTS: Final = "/assets/fonts"
_TYPES: Final[Mapping[str, str]] = MappingProxyType({"css": "text/css", "js": "text/javascript", "woff2": "font/woff2"})
_OWN: Final = {"live.css": ("live.css",), "live.js": ("more.js", "correct.js", "select.js")}


def render(template: str, **context: object) -> Markup:
    """A template with its context; an undefined name in it is an error."""
    context = {"links": Addresses(), "sections": SECTIONS, "current": "", "title": "", "search": "", **context}
    return Markup(_environment().get_template(template).render(**context))


def asset(name: str) -> tuple[bytes, str] | None:
    """A style sheet, script or font by its name, with its media type; nothing for any other name."""
    kind = _TYPES.get(name.rpartition(".")[2], "")
    if name.startswith("fonts/") and name.removeprefix("fonts/") in assets.FONTS:
        return assets.font(name.removeprefix("fonts/")), kind
    if name == "page.css":
        return (assets.faces(FONTS) + assets.style()).encode(), kind
    if name == "page.js":
        return assets.script().encode(), kind
    return (_own(name).encode(), kind) if name in _OWN else None


@cache
def _environment() -> Environment:
    """That of the dossier, and before its templates those of the server."""
    shared = environment()
    own = PackageLoader("variorum.serve", "templates")
    return shared.overlay(loader=ChoiceLoader([own, *([shared.loader] if shared.loader else [])]))


@cache
def _own(name: str) -> str:
    folder = files("variorum.serve") / "assets"
    return "".join((folder / part).read_text("utf-8") for part in _OWN[name])
