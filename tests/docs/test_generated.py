"""The generated files of docs are what their script would write now."""

import subprocess
import sys
from pathlib import Path

from variorum.cli import app

ROOT = Path(__file__).resolve().parents[2]


def test_generated_files_are_current() -> None:
    command = [sys.executable, str(ROOT / "scripts/reference.py"), "--check"]
    result = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr


def test_every_command_is_documented() -> None:
    reference = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    groups = {"": app, **{f"{group.name} ": group.typer_instance for group in app.registered_groups}}
    commands = [(name, command) for name, group in groups.items() if group for command in group.registered_commands]
    assert {name for name, _ in commands} == {"", "archive "}
    for name, command in commands:
        assert command.callback is not None
        assert command.callback.__doc__, f"{name}{command.name}: expected a docstring, which is its help text"
        assert f"## variorum {name}{command.name}\n" in reference
