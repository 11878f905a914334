"""Writes the versions of uv.lock as a constraints file for pip, and prints the development dependencies.

python scripts/locked.py CONSTRAINTS
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def constraint(package: dict[str, Any]) -> str:
    """`name==version`, with a marker where the lock holds several versions."""
    line = f"{package['name']}=={package['version']}"
    markers = package.get("resolution-markers")
    return f"{line} ; {' or '.join(f'({marker})' for marker in markers)}" if markers else line


def main() -> None:
    locked = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    lines = [constraint(package) for package in locked["package"] if "registry" in package["source"]]
    Path(sys.argv[1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = [requirement.replace(" ", "") for requirement in project["dependency-groups"]["dev"]]
    print("\n".join(names))


if __name__ == "__main__":
    main()
