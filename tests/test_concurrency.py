"""Threads, tasks and processes: the same numbers, whoever else computes at the same time."""

from __future__ import annotations

import asyncio
import decimal
import functools
import json
import os
import pickle
import subprocess
import sys
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from environments import steps
from environments.carrying import digests, useless
from environments.values import met, public
from environments.walking import everything

import sakip
from sakip import review, workbooks
from sakip.exports import excel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THREADS: Final = 8
T = TypeVar("T")
_LOAD: Final = openpyxl.load_workbook


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads that are interrupted wherever they can be."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def at_once(work: Callable[[int], T], many: int = THREADS) -> list[T]:
    """Do something in as many threads, all of which begin together."""
    barrier = threading.Barrier(many)

    def begun(place: int) -> T:
        barrier.wait()
        return work(place)

    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(begun, range(many)))


def forget() -> None:
    """Empty every cache of the library, as when a process begins."""
    for _, value in everything():
        if isinstance(value, functools._lru_cache_wrapper):
            value.cache_clear()


# --- threads ----------------------------------------------------------------------------------------------------------


def test_threads_come_to_the_same_whatever_their_decimal_context(tmp_path: Path, hasty: None) -> None:
    """Each loads, assesses, explains and replays from empty caches; the contexts of half of them are of no use."""
    del hasty
    names = ("cards", "law", "numbers", "instruments")
    expected = digests(tmp_path, names)
    forget()

    def work(place: int) -> tuple[dict[str, str], bool]:
        folder = tmp_path / str(place)
        folder.mkdir()
        with decimal.localcontext(useless() if place % 2 else None) as context:
            before = repr(context)
            return digests(folder, names), repr(decimal.getcontext()) == before

    assert at_once(work) == [(expected, True)] * THREADS


def test_threads_share_a_set_and_a_scorecard(hasty: None) -> None:
    """What is worked out once for a value is worked out by whoever comes first, and is the same for all."""
    del hasty
    expected = _said(sakip.load("mojosari-2024"), sakip.assess(steps.office(), steps.intake().realisations))
    office, reported = sakip.load("mojosari-2024"), steps.intake().realisations
    card = sakip.assess(office, reported)
    assert at_once(lambda _: _said(office, card)) == [expected] * THREADS
    assert at_once(lambda _: sakip.assess(office, reported) == card) == [True] * THREADS


def _said(office: sakip.IndicatorSet, card: sakip.Scorecard) -> list[Any]:
    made: list[Any] = [office.plan.outline(), hash(office), sakip.dumps(office), card.to_dicts()]
    return [*made, *(finding.message() for finding in review.review(office).findings), *(one.why() for one in card)]


def test_threads_read_workbooks_and_leave_the_filters_of_warnings(
    tmp_path: Path, hasty: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which belong to the whole process: two that silence openpyxl at once would put each other's filters back."""
    del hasty
    excel.scorecard(sakip.assess(sakip.load("muncar-2024")), tmp_path / "kartu.xlsx")
    silent: set[int] = set()
    reading = []

    def load(*given: Any, **how: Any) -> Any:
        reading.append(1)
        for _ in range(20_000):
            silent.add(len(reading))
        reading.pop()
        return _LOAD(*given, **how)

    monkeypatch.setattr(openpyxl, "load_workbook", load)
    with warnings.catch_warnings():
        before = list(warnings.filters)
        read = at_once(lambda _: repr(workbooks.read(tmp_path / "kartu.xlsx")))
        assert warnings.filters == before
    assert (silent, len(set(read))) == ({1}, 1)


# --- tasks ------------------------------------------------------------------------------------------------------------


def test_tasks_take_turns_within_an_assessment(tmp_path: Path) -> None:
    """Thirty are interrupted after each text of the scenario, each in a decimal context of its own."""
    expected = list(steps.LIGHT["numbers"](tmp_path))
    step = steps.LIGHT["numbers"]

    async def task(place: int) -> bool:
        decimal.setcontext(useless() if place % 2 else decimal.Context(prec=1 + place))
        context = repr(decimal.getcontext())
        made = []
        for text in step(tmp_path):
            made.append(text)
            await asyncio.sleep(0)
        return made == expected and repr(decimal.getcontext()) == context

    async def tasks() -> list[bool]:
        return await asyncio.gather(*map(task, range(30)))

    assert asyncio.run(tasks()) == [True] * 30


# --- processes --------------------------------------------------------------------------------------------------------


def test_every_public_value_travels_between_processes(tmp_path: Path) -> None:
    """To one with another seed of hashes, in which it is equal to its copy, and back, where it is what it was.

    There, first of all, eight threads have asked for every name at once; then the set is assessed in processes that
    were started in every way there is.
    """
    found = met(tmp_path)
    assert [name for name, kind in public().items() if kind not in found] == []
    values = {name: found[kind] for name, kind in public().items()}
    file = tmp_path / "values.pickle"
    file.write_bytes(pickle.dumps(values))
    environment = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-W", "error", str(Path(steps.__file__).with_name("processes.py")), str(file)]
    done = subprocess.run(command, check=False, capture_output=True, env=environment)  # noqa: S603  # our own
    assert (done.returncode, done.stderr.decode()) == (0, "")
    told = json.loads(done.stdout)
    assert (told["imported"], told["again"]) == ([], [])
    assert set(told["processes"].values()) == {True}
    back = pickle.loads(file.with_suffix(".back").read_bytes())  # noqa: S301  # our own
    assert {name for name, one in back.items() if one != values[name] or type(one) is not type(values[name])} == set()
