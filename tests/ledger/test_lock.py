import subprocess
import sys
from pathlib import Path

import pytest

from variorum.errors import StoreError
from variorum.ledger.lock import held

HOLD = """
import sys, time
from pathlib import Path
from variorum.ledger.lock import held
with held(Path(sys.argv[1]), "taken"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_lock_is_of_one_process_and_falls_when_that_is_killed(tmp_path: Path) -> None:
    lock = tmp_path / "new" / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(lock)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="somebody else"), held(lock, "somebody else has it"):
            pass
        holder.kill()
    with held(lock, "somebody else has it"):
        pass


def test_a_folder_that_is_a_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file: cannot be written"), held(tmp_path / "file" / "lock", "taken"):
        pass
