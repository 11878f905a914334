"""What is true of a story in a PostgreSQL database alone."""

from typing import Any

import pytest

from variorum.errors import RequestError, StoreError
from variorum.ledger import Store
from variorum.ledger import server as server_module
from variorum.ledger.server import Server
from variorum.model import Ledger


def test_two_stories_of_one_database_know_nothing_of_each_other(database: str, small_ledger: Ledger) -> None:
    one, other = (Store(f"{database}&story=pair-{n}") for n in (1, 2))
    for store, ledger in ((one, small_ledger), (other, Ledger(reports=small_ledger.reports[:1]))):
        with store.writer() as writer:
            writer.write(ledger)
    assert one.view().ledger() == small_ledger
    assert other.view().counts()["statements"] == other.view().search("dredge", tables=("statements",)).total == 0


def test_a_lock_of_one_story_is_none_of_another(database: str) -> None:
    with Store(f"{database}&story=held-1").writer(), Store(f"{database}&story=held-2").writer():
        pass


@pytest.mark.parametrize(
    "address",
    ["postgresql://h/db", "postgresql://h/?story=a", "postgresql://h/db?story=Ä", 'postgresql://h/db?story=a";--',
     "postgresql://h/db?story=a&story=b", "postgres://h/db?story=", f"postgresql://h/db?story={'a' * 60}"],
)  # fmt: skip
def test_an_address_without_a_story_is_a_wrong_use(address: str) -> None:
    with pytest.raises(RequestError, match="expected postgresql://USER@HOST/DATABASE"):
        Store(address)


def test_a_password_is_not_shown() -> None:
    store = Store("postgres://ana:secret@127.0.0.1:1/db?story=a")
    assert store.home.name == "postgresql://ana:***@127.0.0.1:1/db?story=a"
    with pytest.raises(StoreError) as failed:
        store.view()
    assert "secret" not in str(failed.value)


def test_without_the_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> Any:
        return None

    monkeypatch.setattr(server_module.importlib.util, "find_spec", missing)
    with pytest.raises(StoreError, match=r"pip install 'variorum\[postgresql\]'"):
        Server("postgresql://nobody@nowhere/none?story=a").exists()
