"""Rooms are loaded by one thread at a time."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import sakip
from sakip import rooms

if TYPE_CHECKING:
    import pytest


def test_a_room_is_the_module_of_its_name() -> None:
    assert rooms.room("figures").number is sakip.number
    assert rooms.room("comparison.series").series is sakip.series


def test_threads_that_load_rooms_wait_for_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """None begins while another is on its way, whichever rooms they are and wherever a thread is interrupted."""
    barrier, inside = Barrier(8), [0]
    met: set[int] = set()

    def loading(name: str) -> None:
        del name
        inside[0] += 1
        for _ in range(2000):
            met.add(inside[0])
        inside[0] -= 1

    def load(place: int) -> None:
        barrier.wait()
        rooms.room(f"room{place}")

    monkeypatch.setattr(rooms, "import_module", loading)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(load, range(8)))
    sys.setswitchinterval(interval)
    assert met == {1}


def test_loading_may_need_another_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread that is loading one may load the next: it does not wait for itself."""
    monkeypatch.setattr(rooms, "import_module", lambda name: rooms.room("b") if name == "sakip.a" else name)
    assert rooms.room("a") == "sakip.b"
