"""The tools are asked by the SDK's own client, in the process and as a program that it starts."""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from variorum.errors import StoreError
from variorum.ledger import Store
from variorum.model import Ledger, Span
from variorum.serve.assistant import assistant

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def stored(tmp_path: Path, small_ledger: Ledger) -> Store:
    store = Store(tmp_path / "story")
    with store.writer() as writer:
        writer.write(small_ledger)
    return store


async def asked(client: Client, tool: str, arguments: dict[str, object]) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    found: dict[str, Any] = json.loads(result.content[0].text)  # type: ignore[union-attr] # tools answer in text
    return found


@pytest.fixture
def ask(stored: Store) -> Ask:
    """`ask(tool, **arguments)`: what the tool answers."""

    def call(tool: str, **arguments: object) -> dict[str, Any]:
        async def go() -> dict[str, Any]:
            async with Client(assistant(stored)) as client:
                return await asked(client, tool, arguments)

        return asyncio.run(go())

    return call


def spans(value: object) -> list[Span]:
    """Every span in an answer."""
    if isinstance(value, dict):
        own = [Span.model_validate(value)] if set(value) == {"report", "start", "end", "quote"} else []
        return own + [span for part in value.values() for span in spans(part)]
    return [span for part in value for span in spans(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("tool", ["who_said", "which_figures", "how_many_origins"])
def test_every_row_has_spans_that_verify(ask: Ask, small_ledger: Ledger, tool: str) -> None:
    texts = {report.id: report.text for report in small_ledger.reports}
    found = ask(tool)
    assert found["total"] == len(found["rows"]) > 0
    for row in found["rows"]:
        assert spans(row)
        for span in spans(row):
            span.verify(texts[span.report])


def test_who_said_what(ask: Ask) -> None:
    (row,) = ask("who_said", by="lopes", about="dredge")["rows"]
    assert (row["speaker"], row["mode"], row["act"]) == ("Ana Lopes", "direct", "pledge")
    assert row["content"][0]["quote"] == "We will dredge the harbour by May"
    assert ask("who_said", by="nobody else")["rows"] == []


def test_how_many_origins(ask: Ask) -> None:
    (row,) = ask("how_many_origins", about="harbour")["rows"]
    assert row["independent_origins"] == 1
    assert len(row["carried_by"]) == 2
    assert "no point about" in ask("how_many_origins", about="zebra")["note"]


def test_figures_reports_and_words(ask: Ask) -> None:
    (measure,) = ask("which_figures", about="boats")["rows"]
    assert [(f["low"], f["comparator"]) for f in measure["figures"]] == [(40, "about")] * 2
    assert [row["file"] for row in ask("reports")["rows"]] == ["harbour.txt", "coast.txt"]
    assert ask("search", words="dredge")["total"] > 0
    assert ask("who_said", offset=10_000)["rows"] == []


def test_a_program_serves_it_over_its_streams(stored: Store) -> None:
    parameters = StdioServerParameters(
        command=sys.executable, args=["-c", "from variorum.cli import main; main()", "mcp", str(stored.folder)]
    )

    async def go() -> tuple[list[str], dict[str, Any]]:
        async with Client(parameters) as client:
            tools = await client.list_tools()
            return [tool.name for tool in tools.tools], await asked(client, "who_said", {"by": "Ana"})

    names, found = asyncio.run(asyncio.wait_for(go(), 60))
    assert names == ["reports", "who_said", "which_figures", "how_many_origins", "search"]
    assert found["total"] == 1


def test_no_story_is_told_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no story here"):
        assistant(Store(tmp_path / "none"))
