"""A PostgreSQL for tests and measures alone: a cluster in a folder that goes away, without a port."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REQUIRED = "VARIORUM_TEST_POSTGRESQL"  # set where the tests on PostgreSQL must run; then its absence fails them
ABSENT = "no initdb and postgres here; Debian's package is postgresql"
_OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c shared_buffers=256MB"


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs; of several versions, the newest."""
    named = shutil.which("initdb")
    folders = [Path(named).resolve().parent] if named else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").is_file()), None)


@contextmanager
def cluster() -> Iterator[str]:
    """Starts a server, gives the address of its database without a story, and stops it.

    The server refuses to run as root, so for root it runs as the user `postgres`, whom Debian's package makes.
    """
    programs = binaries()
    if programs is None:
        raise FileNotFoundError(ABSENT)
    folder = Path(tempfile.mkdtemp(prefix="variorum-pg-"))
    try:
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = folder / "data"
        _run(programs / "initdb", "--pgdata", data, "--username=tests", "--auth=trust", "--encoding=UTF8", "--no-sync")
        _run(programs / "pg_ctl", "start", "-w", "-D", data, "-l", folder / "log", "-o", f"{_OPTIONS} -k {folder}")
        try:
            yield f"postgresql://tests@/postgres?host={folder}"
        finally:
            _run(programs / "pg_ctl", "stop", "-D", data, "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(*command: str | Path) -> None:
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*as_owner, *map(str, command)], check=False, capture_output=True, text=True, cwd="/")
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr or done.stdout}")
