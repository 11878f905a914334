import os
import subprocess
import sys
from functools import partial

import pytest

from variorum.archive import engine
from variorum.archive.engine import Engine, check
from variorum.errors import RequestError


def raised(base: int, task: int) -> tuple[int, int]:
    return task, base**task


def test_each_task_is_done_once() -> None:
    assert sorted(Engine(jobs=2).each(partial(raised, 3), range(7))) == [(n, 3**n) for n in range(7)]
    assert list(Engine().each(partial(raised, 3), [])) == []


@pytest.mark.parametrize(
    ("missing", "cluster", "extra"), [("daft", None, "archive"), ("pyarrow", None, "archive"), ("ray", "x", "cluster")]
)
def test_a_missing_library_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, missing: str, cluster: str | None, extra: str
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda name: None if name == missing else True)
    with pytest.raises(RequestError, match=rf"{missing}.*variorum\[{extra}\]"):
        check(cluster)


def test_nothing_is_told_about_its_use() -> None:
    """The library asks these variables when it is imported."""
    code = "import os; from variorum.archive.engine import Engine; Engine().daft; print(os.environ['DO_NOT_TRACK'])"
    bare = {name: value for name, value in os.environ.items() if name != "DO_NOT_TRACK"}
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=bare, timeout=60
    )
    assert done.stdout == "1\n"
