import re
from importlib.resources import files

import pytest

from variorum.publish import assets


@pytest.mark.parametrize(
    ("folder", "listed"), [("css", assets.STYLES), ("js", assets.SCRIPTS), ("fonts", assets.FONTS)]
)
def test_every_file_is_listed_and_every_listed_file_is_there(folder: str, listed: tuple[str, ...]) -> None:
    there = {item.name for item in (files("variorum.publish") / "assets" / folder).iterdir()}
    assert there - {"LICENSE.txt"} == set(listed)


def test_fonts_are_held_inside_or_linked() -> None:
    held, linked = assets.faces(), assets.faces("/assets")
    assert held.count("data:font/woff2;base64,") == linked.count("url(/assets/") == len(assets.FONTS)
    assert "/assets/" not in held
    assert all(assets.font(name).startswith(b"wOF2") for name in assets.FONTS)


def test_the_fonts_stay_light() -> None:
    assert sum(len(assets.font(name)) for name in assets.FONTS) < 160_000


def test_nothing_in_style_or_script_could_end_its_element_or_leave_the_page() -> None:
    for text in (assets.style(), assets.script()):
        assert not re.search(r"</(script|style)|<!--", text, re.I)
        assert "http" not in text
        assert "@import" not in text
