"""Whose turn it is: readers go before who works ahead, and nobody is left waiting."""

import threading
import time

from onrecord.serve.turns import Turns

SOON = 5.0


def begun(work: threading.Thread) -> threading.Thread:
    work.daemon = True
    work.start()
    return work


def test_who_has_the_turn_may_take_it_again() -> None:
    turns = Turns()
    with turns, turns:
        pass
    with turns.aside():
        pass


def test_work_ahead_waits_for_every_reader_that_waits() -> None:
    turns, order = Turns(), list[str]()
    inside, go = threading.Event(), threading.Event()

    def reads(name: str) -> None:
        with turns:
            inside.set()
            go.wait(SOON)
            order.append(name)

    def works() -> None:
        with turns.aside():
            order.append("ahead")

    first = begun(threading.Thread(target=reads, args=("first",)))
    assert inside.wait(SOON)
    ahead = begun(threading.Thread(target=works))
    second = begun(threading.Thread(target=reads, args=("second",)))
    time.sleep(0.05)
    assert not order
    go.set()
    for thread in (first, ahead, second):
        thread.join(SOON)
    assert order == ["first", "second", "ahead"]


def test_a_reader_comes_between_two_parts_of_work_ahead() -> None:
    turns, parts, read = Turns(), list[int](), threading.Event()

    def works() -> None:
        for part in range(2000):
            with turns.aside():
                parts.append(part)
                time.sleep(0.001)
            if read.is_set():
                return

    ahead = begun(threading.Thread(target=works))
    time.sleep(0.02)
    asked = time.monotonic()
    with turns:
        read.set()
    assert time.monotonic() - asked < 1.0
    ahead.join(SOON)
    assert len(parts) < 2000


def test_one_thread_at_a_time_has_the_turn() -> None:
    turns, inside, most = Turns(), list[int](), list[int]()

    def takes(number: int) -> None:
        for _ in range(20):
            with turns.aside() if number % 2 else turns:
                inside.append(number)
                most.append(len(inside))
                inside.remove(number)

    threads = [begun(threading.Thread(target=takes, args=(number,))) for number in range(6)]
    for thread in threads:
        thread.join(SOON)
    assert max(most) == 1
    assert len(most) == 120
