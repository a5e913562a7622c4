"""Reading captures on a Ray cluster, from two workers of one machine to many machines, results in the order given."""

import logging
import os
import pickle
import socket
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import onrecord
from onrecord.errors import BadSource, EngineFailed, MissingPart
from onrecord.model import Capture
from onrecord.pipeline.engines import Fetch, Look, Looked, Seen
from onrecord.pipeline.workers import look_apart

if TYPE_CHECKING:
    import pyarrow

LOCAL = "local"
"""The address that stands for a cluster of this machine alone, started for one build and ended with it."""
_ROUND = 50_000
"""Captures that are handed to Ray as one dataset: lists of more would fill the memory of the machine that writes."""
_BATCH = 16
"""Most captures that are read by one call: one answer is held in memory whole."""
_BATCHES_EACH = 4
"""Batches that each worker gets at least, so that none idles while another has many left."""
_STORE = 512 << 20
"""Bytes of shared memory in which a cluster of this machine holds what is read and not yet written."""
_TRIES = 2
"""Times that a batch is handed out whose worker dies each time. Then its captures are read one by one by the writer."""

_ANSWERS_WITHIN = 10
"""Seconds within which a cluster answers. Ray itself would ask for a quarter of an hour."""

_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
"""Nothing is told to Ray's makers, and what its processes log stays in its own files."""


@dataclass(frozen=True, slots=True)
class OnRay:
    """The engine of many machines: Ray Data, whose actors each hold the models.

    ``address`` is that of a cluster of which this machine is one, "auto" for the one that runs here. ``workers`` 0
    means one for each core of the cluster. All machines need the same onrecord; the record itself, only this one.
    Raises MissingPart where Ray is not installed, BadSource for an address that will not do, and, when it is used,
    EngineFailed where the cluster cannot be had or gives up.
    """

    workers: int = 0
    address: str = LOCAL

    def __post_init__(self) -> None:
        if self.address.startswith("ray://"):
            raise BadSource(
                f"{self.address} is a client's address, and the machine that writes must be one of the cluster",
                fix="run `ray start --address HOST:PORT` here, then build with --address auto",
            )
        _library()

    def looks(self, look: Look[Seen], ids: Sequence[str], fetch: Fetch) -> Iterator[Looked[Seen]]:
        """As ``Engine`` has it."""
        if not ids:
            return
        with _cluster(self.address, self.workers) as cores:
            work = _Work(look, fetch, self.workers or cores)
            for start in range(0, len(ids), _ROUND):
                yield from work.of(ids[start : start + _ROUND])


class _Work:
    """Captures read on a cluster that is there, a round at a time."""

    def __init__(self, look: Look[Any], fetch: Fetch, workers: int) -> None:
        self._look, self._fetch, self._workers = look, fetch, workers
        self._desk = _desk(fetch)

    def of(self, ids: Sequence[str]) -> Iterator[Looked[Any]]:
        """One round. What does not come back is read here, each capture in a process of its own."""
        wanted = iter(ids)
        for looked in self._come_back(ids):
            for capture_id in wanted:
                if capture_id == looked.capture:
                    break
                yield self._apart(capture_id)
            yield looked
        yield from map(self._apart, wanted)

    def _come_back(self, ids: Sequence[str]) -> Iterator[Looked[Any]]:
        import pyarrow as arrow  # noqa: PLC0415  # comes with ray, which is an extra
        from ray import data  # noqa: PLC0415

        size = max(1, min(_BATCH, len(ids) // (self._workers * _BATCHES_EACH)))
        batches = [arrow.table({"id": list(ids[at : at + size])}) for at in range(0, len(ids), size)]
        read = data.from_arrow(batches).map_batches(
            _Reader,
            fn_constructor_args=(self._look, self._desk, onrecord.__version__),
            batch_size=None,
            batch_format="pyarrow",
            zero_copy_batch=True,
            compute=data.ActorPoolStrategy(size=min(self._workers, len(batches))),
            num_cpus=1,
        )
        done: Iterable[Any] = read.iter_batches(batch_size=None, batch_format="pyarrow")
        with _plain_errors():
            for batch in done:
                for looked in batch.column("looked").to_pylist():
                    yield pickle.loads(looked)  # noqa: S301  # what our own actors made

    def _apart(self, capture_id: str) -> Looked[Any]:
        (capture,) = self._fetch([capture_id])
        return look_apart(self._look, capture)


class _Reader:
    """An actor that reads: the models are loaded by the first capture, and stay."""

    def __init__(self, look: Look[Any], desk: Any, version: str) -> None:
        if onrecord.__version__ != version:
            raise EngineFailed(
                f"a machine of the cluster has onrecord {onrecord.__version__}, this one {version}",
                fix="install the same version on all of them",
            )
        self._look, self._desk = look, desk

    def __call__(self, batch: "pyarrow.Table") -> "pyarrow.Table":
        import pyarrow as arrow  # noqa: PLC0415  # as above
        import ray  # noqa: PLC0415

        captures = ray.get(self._desk.hand_out.remote(batch.column("id").to_pylist()))
        looked = [pickle.dumps(Looked(c.id, c.name, self._look(c))) for c in captures]
        return arrow.table({"looked": arrow.array(looked, arrow.large_binary())})


class _Desk:
    """An actor beside the writer that hands captures out of the record, so that no other machine needs the file."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._asked: Counter[str] = Counter()

    def hand_out(self, ids: Sequence[str]) -> list[Capture]:
        """A batch of captures; none when it has been asked for too often, which Ray does for ever where workers die."""
        self._asked[ids[0]] += 1
        return list(self._fetch(ids)) if self._asked[ids[0]] <= _TRIES else []


def _desk(fetch: Fetch) -> Any:
    import ray  # noqa: PLC0415  # as above
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy  # noqa: PLC0415

    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    made = ray.remote(_Desk).options(num_cpus=0, max_restarts=-1, max_task_retries=-1, scheduling_strategy=here)
    return made.remote(fetch)


@contextmanager
def _cluster(address: str, workers: int) -> Iterator[int]:
    """A cluster for as long as it is needed; how many cores it has."""
    ray = _library()
    own = {"num_cpus": workers or None, "object_store_memory": _STORE, "include_dashboard": False}
    _check_answer(address)
    with _plain_errors():
        ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False, **(own if address == LOCAL else {}))
    try:
        _settle()
        yield max(1, int(ray.cluster_resources().get("CPU", 1)))
    finally:
        ray.shutdown()


def _check_answer(address: str) -> None:
    """Raise EngineFailed where nothing answers. What is no HOST:PORT is looked up by Ray, which says so at once."""
    host, _, port = address.rpartition(":")
    if port.isdecimal():
        try:
            socket.create_connection((host, int(port)), timeout=_ANSWERS_WITHIN).close()
        except (OSError, OverflowError) as error:
            raise EngineFailed(
                f"no Ray cluster answers at {address} ({error})", fix="start one with `ray start`, or give its address"
            ) from None


def _settle() -> None:
    """How Ray Data is to work here: in order, and silently."""
    from ray import data  # noqa: PLC0415  # as above

    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False


def _library() -> Any:
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)  # Ray reads them when it is loaded
    try:
        import ray  # noqa: PLC0415  # two hundred megabytes that only clusters need
        import ray.data  # noqa: PLC0415
    except ImportError:
        raise MissingPart(
            "reading on many machines needs Ray, which is not installed", fix="install it: pip install 'onrecord[ray]'"
        ) from None
    return ray


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Turn what Ray raises inside into EngineFailed."""
    import ray  # noqa: PLC0415  # as above

    try:
        yield
    except (ray.exceptions.RayError, ConnectionError, ValueError, RuntimeError) as error:
        raise EngineFailed(
            f"Ray gave up: {' '.join(str(error).split())[:300]}",
            fix="look at the cluster with `ray status`; the same command goes on from where it stopped",
        ) from None
