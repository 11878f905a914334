"""Reports made from plain text, for tests of tracing."""

from collections.abc import Callable

import pytest

from samples import plain_report
from variorum.annotate.parser import SpacyParser
from variorum.model import Annotation, Published

Annotate = Callable[..., Annotation]


@pytest.fixture(scope="session")
def annotate() -> Annotate:
    """`annotate(name, text, published=None)`: a report whose whole text is the story, parsed."""

    def make(name: str, text: str, published: str | None = None) -> Annotation:
        report = plain_report(text, name, published=Published(value=published, why="test"))
        return Annotation(report, SpacyParser().parse(report))

    return make
