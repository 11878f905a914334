"""Which files of an archive or folder are meant to be read."""

import pytest

from variorum.read import unread


@pytest.mark.parametrize(
    "name", ["a.txt", "d/a.txt", "readme-first/a.txt", "d.e/a.txt", "../a.txt", "./a.txt", "READMES.txt"]
)
def test_files_are_read(name: str) -> None:
    assert unread(name) is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".a.txt", "hidden files"),
        ("d/.git/a.txt", "hidden files"),
        ("__MACOSX/a.txt", "hidden files"),
        ("d\\.a.txt", "hidden files"),
        ("README", "README files"),
        ("d/ReadMe.html", "README files"),
    ],
)
def test_others_are_left_out_with_a_reason(name: str, reason: str) -> None:
    assert unread(name) == reason
