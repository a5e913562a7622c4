"""How worker processes are started."""

import signal

from onrecord.pipeline.workers import _pool


def blocked() -> set[int]:
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))


def test_workers_leave_interrupts_to_whoever_started_them() -> None:
    with _pool(1) as pool:
        assert signal.SIGINT in pool.submit(blocked).result()
    assert signal.SIGINT not in blocked()
