"""What a report says, in a form that a test can read: names in place of ids, quotes in place of spans."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from variorum.model import Annotation, Statement


@dataclass(frozen=True)
class Said:
    """One statement. `chain` names the carriers after the speaker."""

    speaker: str | None
    content: str
    mode: str
    chain: tuple[str, ...]
    certainty: str
    act: str
    quoted: tuple[str, ...]
    addressee: tuple[str, ...]
    record: Statement


@pytest.fixture(scope="session")
def said(annotated: Callable[..., Annotation]) -> Callable[[str], list[Said]]:
    """`said(text)`: the statements of a text, in text order."""

    def read(text: str) -> list[Said]:
        found = annotated(text)
        names = {a.id: a.name for a in found.actors}
        return [
            Said(
                speaker=names[s.speaker] if s.speaker else None,
                content=" … ".join(" ".join(c.quote.split()) for c in s.content),
                mode=s.mode,
                chain=tuple(names[hop.actor] for hop in s.chain[1:]),
                certainty=s.certainty,
                act=s.act,
                quoted=tuple(q.quote for q in s.quoted),
                addressee=tuple(names[a] for a in s.addressee),
                record=s,
            )
            for s in found.statements
        ]

    return read
