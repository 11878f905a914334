"""Outlets by name and by the domain of an address."""

import pytest

from variorum.text.gazetteer import gazetteer
from variorum.text.outlets import KINDS, OWNERS, host_of, outlet_at, outlets


def test_every_row_is_of_a_known_kind_and_owner() -> None:
    assert {outlet.kind for outlet in outlets()} == set(KINDS)
    assert {outlet.owner for outlet in outlets()} == set(OWNERS)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.reuters.com/world/a-1", "Reuters"),
        ("http://en.yna.co.kr:80/view", "Yonhap"),
        ("dawn.com/news/1", "Dawn"),
        ("https://notdawn.com/news", None),
        ("https://com", None),
        ("http://[half", None),
    ],
)
def test_an_outlet_is_known_by_its_domain_or_a_part_of_it(url: str, name: str | None) -> None:
    found = outlet_at(url)
    assert (found.name if found else None) == name


def test_a_host_has_no_www() -> None:
    assert host_of("https://www.Post.example/a?b#c") == "post.example"


@pytest.mark.parametrize(("name", "kind", "state_run"), [("KCNA", "news-agency", True), ("BBC", "outlet", False)])
def test_outlets_are_names_in_running_text(name: str, kind: str, state_run: bool) -> None:
    assert (kind, state_run) in {(entry.kind, entry.state_run) for entry in gazetteer().get(name)}
