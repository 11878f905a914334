"""Writes what is generated in docs: the command reference and the JSON Schema of the ledger.

python scripts/reference.py          writes the files
python scripts/reference.py --check  fails where a file is not what it would write
"""

import sys
from pathlib import Path

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
    names = [command.name for command in app.registered_commands if command.name]
    sections = [f"## variorum {name}\n\n```text\n{_help(name)}\n```\n" for name in names]
    return "\n".join([HEAD, f"```text\n{_help()}\n```\n", *sections])


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
