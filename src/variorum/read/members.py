"""Which files of an archive or folder are meant to be read."""

import re

_HIDDEN = re.compile(r"(?:^|[/\\])(?:\.[^./\\]|__MACOSX(?:[/\\]|$))")
_ABOUT = re.compile(r"(?:^|[/\\])README(?:\.[^/\\]*)?$", re.IGNORECASE)


def unread(name: str) -> str | None:
    """Why a file of this name is left out, or null: hidden files, and those that tell about the others."""
    if _HIDDEN.search(name):
        return "hidden files"
    return "README files" if _ABOUT.search(name) else None
