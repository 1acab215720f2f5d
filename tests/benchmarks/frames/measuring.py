"""Measuring two ways of doing one thing beside each other: A B A B in one process, or whole processes for their memory.

A machine drifts while it is measured, so a figure alone says little: medians of rounds that take turns are compared.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MEBIBYTE: Final = 1_024  # of the kilobytes that getrusage counts in


@frozen
class Taken:
    """What one way took: seconds by the clock, seconds of all processors, and the most memory in MiB, where known."""

    wall: float
    processor: float
    peak: float | None = None


def interleaved(ways: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, Taken]:
    """Run every way once to warm up and then ``rounds`` times in turns; return the medians of each."""
    for way in ways.values():
        way()
    taken: dict[str, list[Taken]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            gc.collect()
            taken[name].append(_timed(way))
    return {name: _median(every) for name, every in taken.items()}


def processes(ways: Mapping[str, tuple[str, ...]], rounds: int) -> dict[str, Taken]:
    """Run ways as whole processes in turns: each is what follows ``python -m``; return the medians of each."""
    taken: dict[str, list[Taken]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, arguments in ways.items():
            taken[name].append(process(*arguments))
    return {name: _median(every) for name, every in taken.items()}


def process(*arguments: str) -> Taken:
    """Run ``python -m`` with arguments, and return what that process took."""
    program = "import sys; from benchmarks.frames.measuring import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own
    return Taken(**json.loads(done.stdout.splitlines()[-1]))


def main(arguments: list[str]) -> None:
    """Run a module of these benchmarks as it would be by ``python -m``, and print what the process took."""
    import resource  # there is none on Windows
    import runpy

    start = time.perf_counter()
    sys.argv = arguments
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=False)
    wall = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    taken = {"wall": wall, "processor": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / _MEBIBYTE}
    sys.stdout.write(f"{json.dumps(taken)}\n")


def _timed(way: Callable[[], Any]) -> Taken:
    wall, processor = time.perf_counter(), time.process_time()
    way()
    return Taken(time.perf_counter() - wall, time.process_time() - processor)


def _median(every: list[Taken]) -> Taken:
    peaks = [one.peak for one in every if one.peak is not None]
    return Taken(
        median(one.wall for one in every),
        median(one.processor for one in every),
        median(peaks) if peaks else None,
    )
