"""Reports made from plain text, for tests of tracing."""

from collections.abc import Callable

import pytest

from variorum.annotate.parser import SpacyParser
from variorum.model import Annotation, Published, Report

Annotate = Callable[..., Annotation]


@pytest.fixture(scope="session")
def annotate() -> Annotate:
    """`annotate(name, text, published=None)`: a report whose whole text is the story, parsed."""

    def make(name: str, text: str, published: str | None = None) -> Annotation:
        report = Report(
            id=name,
            source=f"{name}.txt",
            sha256="0" * 64,
            media_type="text/plain",
            text=text,
            published=Published(value=published, why="test"),
            language="en",
            story=((0, len(text)),),
            noise=(),
            why="test",
        )
        return Annotation(report, SpacyParser().parse(report))

    return make
