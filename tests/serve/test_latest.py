from pathlib import Path

from variorum.ledger import Store
from variorum.model import Ledger
from variorum.serve.latest import Latest


def test_the_story_is_read_once_for_each_time_it_is_written(tmp_path: Path, small_ledger: Ledger) -> None:
    store, made = Store(tmp_path / "story"), list[Ledger]()
    with store.writer() as writer:
        writer.write(small_ledger)

        def make(ledger: Ledger) -> int:
            made.append(ledger)
            return len(made)

        latest = Latest(store.view(), make)
        assert [latest.get(), latest.get()] == [1, 1]
        writer.write(Ledger(reports=small_ledger.reports))
        assert [latest.get(), latest.get()] == [2, 2]
        assert made[1].statements == ()


def test_what_was_just_written_is_not_read_again(tmp_path: Path, small_ledger: Ledger) -> None:
    store = Store(tmp_path / "story")
    with store.writer() as writer:
        writer.write(small_ledger)
        latest = Latest(store.view(), id)
        latest.put(small_ledger)
        assert latest.get() == id(small_ledger)
