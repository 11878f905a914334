"""Sweeps stay away while a story is worked out, and come back."""

import gc
from threading import Barrier, Thread

import pytest

from variorum.sweeps import held_off


class Ring:
    """Refers to itself, so that only a sweep frees it."""

    def __init__(self) -> None:
        self.own = self


def swept() -> int:
    """How many sweeps come while many rings are made."""
    seen: list[str] = []
    note = lambda phase, _: seen.append(phase)  # noqa: E731 # the very object is taken out again
    gc.callbacks.append(note)
    try:
        for _ in range(20_000):
            Ring()
    finally:
        gc.callbacks.remove(note)
    return seen.count("start")


def test_no_sweep_comes_inside_and_they_come_again_after() -> None:
    assert swept()
    with held_off():
        assert not swept()
    assert swept()


def test_a_library_that_enables_sweeps_does_not_bring_them_back() -> None:
    with held_off():
        gc.enable()
        assert not swept()


def test_blocks_may_stand_in_one_another() -> None:
    before = gc.get_threshold()
    with held_off():
        with held_off():
            assert not swept()
        assert not swept()
    assert gc.get_threshold() == before


def test_an_error_inside_brings_them_back() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="inside"), held_off():
        raise ValueError("inside")
    assert gc.get_threshold() == before


def test_threads_whose_blocks_overlap_leave_the_process_as_it_was() -> None:
    """The first to come goes first, while the other is still inside."""
    before, both, one_left = gc.get_threshold(), Barrier(2), Barrier(2)
    inside: list[tuple[int, int, int]] = []

    def first() -> None:
        with held_off():
            both.wait(10)
        one_left.wait(10)

    def second() -> None:
        with held_off():
            both.wait(10)
            one_left.wait(10)
            inside.append(gc.get_threshold())

    threads = [Thread(target=work) for work in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [least for least, *_ in inside] == [0]
    assert gc.get_threshold() == before


def test_a_decorated_function_holds_them_off_each_time_it_is_called() -> None:
    work = held_off()(swept)
    assert [work(), work()] == [0, 0]
    assert swept()
