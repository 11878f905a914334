"""What the pages look like and what they do: one style, one script and the fonts, to link or to put inline."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from markupsafe import Markup

STYLES = (
    "base.css", "overview.css", "timeline.css", "says.css", "figures.css", "copies.css", "tables.css", "reader.css",
    "narrow.css", "print.css",
)  # fmt: skip
SCRIPTS = (
    "page.js", "packed.js", "address.js", "search.js", "theme.js", "timeline.js", "compare.js", "cite.js", "start.js",
)  # fmt: skip
FONTS = {
    "inter-regular.woff2": ("Inter", 400, "normal"),
    "inter-semibold.woff2": ("Inter", 600, "normal"),
    "vollkorn-regular.woff2": ("Vollkorn", 400, "normal"),
    "vollkorn-italic.woff2": ("Vollkorn", 400, "italic"),
    "vollkorn-medium.woff2": ("Vollkorn", 500, "normal"),
    "vollkorn-bold.woff2": ("Vollkorn", 700, "normal"),
}


@cache
def style() -> str:
    """All style sheets as one, without the fonts."""
    return "".join(_read("css", name) for name in STYLES)


@cache
def script() -> str:
    """All scripts as one: they share one scope, which nothing else on the page can see."""
    return f'(() => {{\n"use strict";\n{"".join(_read("js", name) for name in SCRIPTS)}}})();\n'


@cache
def font(name: str) -> bytes:
    """A font of `FONTS` (WOFF2)."""
    return (files("variorum.publish") / "assets" / "fonts" / name).read_bytes()


def faces(address: str | None = None) -> str:
    """The fonts as CSS: loaded from `{address}/{name}`, or, without an address, held inside."""
    return "".join(
        f"@font-face{{font-family:{family};font-weight:{weight};font-style:{slope};font-display:swap;"
        f'src:url({f"{address}/{name}" if address else _data(name)}) format("woff2")}}\n'
        for name, (family, weight, slope) in FONTS.items()
    )


def inline() -> dict[str, Markup]:
    """What a page without a server holds: `css`, `js`, and the policy that lets a browser run exactly these two."""
    css, js = f"\n{faces()}{style()}", f"\n{script()}"
    policy = (
        f"default-src 'none'; script-src {_digest(js)}; style-src {_digest(css)}; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"css": Markup(css), "js": Markup(js), "policy": Markup(policy)}


def _data(name: str) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(font(name)).decode()}"


def _digest(text: str) -> str:
    """The hash by which a content security policy knows an inline element."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(folder: str, name: str) -> str:
    return (files("variorum.publish") / "assets" / folder / name).read_text("utf-8")
