"""The gold record of the example story points at the words that its reports really have."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

STORY = Path(__file__).parents[2] / "examples" / "strait-ferry"
GOLD: dict[str, Any] = yaml.safe_load((STORY / "gold.yaml").read_text(encoding="utf-8"))
BYTES = {report: (STORY / entry["file"]).read_bytes() for report, entry in GOLD["meta"]["files"].items()}
TEXTS = {report: raw.decode("utf-8") for report, raw in BYTES.items()}


@pytest.mark.parametrize("report", sorted(BYTES))
def test_the_reports_are_the_ones_that_were_read(report: str) -> None:
    assert hashlib.sha256(BYTES[report]).hexdigest() == GOLD["meta"]["files"][report]["sha256"]


def words(span: str | dict[str, Any]) -> str:
    return span if isinstance(span, str) else str(span["span"])


@pytest.mark.parametrize("statement", GOLD["statements"], ids=lambda statement: statement["id"])
def test_quoted_words_stand_between_quotation_marks(statement: dict[str, Any]) -> None:
    text = TEXTS[statement["report"]]
    for quoted in map(words, statement["quoted"]):
        assert any(f"{left}{quoted}{right}" in text for left, right in ('""', "“”", "‘’")), quoted
    for content in map(words, statement["content"]):
        assert content in text


def test_every_actor_of_a_chain_is_in_the_list() -> None:
    known = {actor["id"] for actor in GOLD["actors"] + GOLD["documents"]}
    hops = [hop for statement in GOLD["statements"] for hop in statement["chain"]]
    assert {actor for hop in hops for actor in (hop if isinstance(hop, list) else [hop])} <= known
