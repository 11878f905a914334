"""Writes what is generated in docs: the command reference and the JSON Schema of the ledger.

python scripts/reference.py          writes the files
python scripts/reference.py --check  fails where a file is not what it would write
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from typer import Typer
from typer.testing import CliRunner

from variorum.cli import app
from variorum.publish.exports import json

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# Commands

Made from the help texts by `python scripts/reference.py`.

| exit code | meaning |
|---|---|
| 0 | all is well |
| 1 | nothing was built, fetched or written |
| 2 | the command was asked for something that does not exist |
| 3 | some reports could not be read or fetched; each is named on stderr, the rest was |
"""


def commands() -> str:
    """The command reference."""
    sections = [f"## variorum {' '.join(name)}\n\n```text\n{_help(*name)}\n```\n" for name in _names(app)]
    return "\n".join([HEAD, f"```text\n{_help()}\n```\n", *sections])


def _names(group: Typer) -> Iterator[tuple[str, ...]]:
    """The words that call each command, those of groups behind the others."""
    yield from ((command.name,) for command in group.registered_commands if command.name)
    for inner in group.registered_groups:
        if inner.typer_instance:
            yield from ((str(inner.name), *name) for name in _names(inner.typer_instance))


def _help(*command: str) -> str:
    result = CliRunner(env={"COLUMNS": "80"}).invoke(app, [*command, "--help"], prog_name="variorum")
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


FILES = {ROOT / "docs/commands.md": commands, ROOT / "docs/schema/ledger-1.json": json.schema}


def main() -> int:
    stale = 0
    for path, make in FILES.items():
        text = make()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" in sys.argv:
            print(f"{path}: out of date; run python scripts/reference.py", file=sys.stderr)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
