"""Whatever a stranger hands in ends in time with an error of the library: the table, and what no table shows.

The seconds asserted here are no timing of the library: they are the claim. An input that fills a processor for
minutes would pass every other test. Counted is what the process itself used of a processor, not a clock on the wall.
Hardly any input takes half of what it may, so that a slower machine, or one with much else to do, holds them too; the
nearest is the longest table to audit, with two thirds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("resource", reason="this system cannot hold a process to limits")
if not hasattr(os, "fork"):
    pytest.skip("this system has no processes that begin as copies", allow_module_level=True)
pytest.importorskip("openpyxl", reason="workbooks are read by openpyxl: pip install 'sakip[excel]'")

from limits.cases import AREAS
from limits.measuring import Case, Ending, measured
from limits.tables import surveyed
from sakip.errors import NumberError, PeriodError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize("areas", [AREAS[:4], AREAS[4:]], ids=" ".join)  # as few processes as there are halves
def test_every_hostile_input_ends_in_time_with_an_error_of_ours(areas: Sequence[str]) -> None:
    """A process that has imported nothing but the library hands each to a copy of itself."""
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "limits", "--json", *areas]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=surroundings)  # noqa: S603  # our own
    endings = [Ending(**json.loads(line)) for line in done.stdout.splitlines()]
    assert endings, done.stderr
    assert [f"{one.name}: {one.broken}. {one.said}" for one in endings if one.broken] == []
    assert done.returncode == 0


def test_memory_does_not_grow_with_the_length_of_a_survey(tmp_path: Path) -> None:
    """Twenty megabytes of answers take no more than five do."""
    small, large = (measured(surveyed(size), tmp_path) for size in (5, 20))
    assert (small.ended, large.ended) == ("skm-by-position", "skm-by-position")
    assert large.mebibytes < small.mebibytes + 4 < 20


def test_what_escapes_a_limit_is_ended_and_told(tmp_path: Path) -> None:
    """The law can be broken: by an error that is not ours, by a crash, by memory, by a wrong error, by many words."""

    def ends(call: Callable[[Any], object]) -> str:
        return measured(Case("x", NumberError, lambda _: None, call), tmp_path).broken

    def fails(error: BaseException) -> Callable[[Any], object]:
        def call(_: Any) -> object:
            raise error

        return call

    assert not ends(fails(NumberError("x")))
    assert ends(fails(PeriodError("x"))) == "ended with PeriodError, not NumberError"
    assert ends(fails(ValueError("x"))) == "ended with ValueError, not NumberError"
    assert ends(fails(NumberError("x" * 100_000))) == "100001 characters"
    assert ends(lambda _: os.kill(os.getpid(), 9)) == "ended with stopped (SIGKILL), not NumberError"
    assert ends(lambda _: bytearray(3 << 30)) == "ended with MemoryError, not NumberError"
    assert ends(lambda _: len(bytearray(b"x") * (300 << 20))).endswith("300 MiB")
