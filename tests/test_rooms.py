"""Rooms are loaded by one thread at a time."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any, Final

import pytest

import sakip
from sakip import rooms

if TYPE_CHECKING:
    from pathlib import Path

# a thread stops before it carries out the named module, whose import lock it holds, until it is told to go on
STOPPING: Final = """
import os, pickle, signal, sys, threading
from importlib.machinery import PathFinder, SourceFileLoader
import sakip
from sakip import rooms

stopped, go = threading.Event(), threading.Event()


class Stopping(SourceFileLoader):
    def exec_module(self, module):
        stopped.set()
        go.wait()
        super().exec_module(module)


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == sys.argv[1]:
            spec = PathFinder.find_spec(name, path)
            spec.loader = Stopping(spec.loader.name, spec.loader.path)
            return spec


sys.meta_path.insert(0, Finder)
"""


def told(program: str, *arguments: str) -> str:
    """Run a program that has to end, and return what it prints."""
    command = [sys.executable, "-c", STOPPING + program, *arguments]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=60)  # noqa: S603  # our own
    assert done.returncode == 0, done.stderr
    return done.stdout


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


def test_what_is_loaded_is_handed_over_without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that is imported past the door may ask for it, while another thread loads what needs that module."""

    class Taken:
        def __enter__(self) -> None:
            raise AssertionError

        def __exit__(self, *_: object) -> None:
            raise AssertionError

    monkeypatch.setattr(rooms, "_ONE_AT_A_TIME", Taken())
    assert rooms.room("comparison") is sakip.comparison


def test_a_package_is_loaded_before_what_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """As by whoever imports it: nobody holds the one and waits for the other."""
    asked: list[str] = []
    monkeypatch.setattr(rooms, "import_module", asked.append)
    rooms.room("a.b.c")
    assert asked == ["sakip.a", "sakip.a.b", "sakip.a.b.c"]


def test_who_is_told_of_a_deadlock_or_given_half_a_module_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The threads that it would have waited for are on their way by then; what is wrong otherwise is raised."""
    deadlock = RuntimeError("deadlock detected by _ModuleLock('sakip.sets.model')")
    half = ImportError("cannot import name 'Indicator' from partially initialized module 'sakip.indicators'")
    wrong: list[Exception] = [deadlock, half, deadlock]

    def loading(name: str) -> Any:
        if wrong:
            raise wrong.pop()
        return name

    monkeypatch.setattr(rooms, "import_module", loading)
    assert rooms.room("a") == "sakip.a"
    wrong += [ImportError("No module named 'attrs'")] * 9
    with pytest.raises(ImportError, match="attrs"):
        rooms.room("a")


@pytest.mark.parametrize(
    "past_the_door", ["import sakip.sets", "pickle.load(open(sys.argv[2], 'rb'))"], ids=["import", "pickle"]
)
def test_a_thread_that_imports_past_the_door_is_not_waited_for_by_one_it_waits_for(
    tmp_path: Path, past_the_door: str
) -> None:
    """It has begun the room that the other one, who holds the door, needs too; then it imports further rooms."""
    kept = tmp_path / "himpunan.pickle"
    kept.write_bytes(pickle.dumps(sakip.load("muncar-2024")))
    program = f"""
def past_the_door():
    {past_the_door}

def at_the_door(name, load=rooms.import_module):
    go.set()
    return load(name)

thread = threading.Thread(target=past_the_door)
thread.start()
stopped.wait()
rooms.import_module = at_the_door
print(len(sakip.load("muncar-2024")))
thread.join()
"""
    assert told(program, "sakip.sets", str(kept)) == "5\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked on POSIX only")
def test_a_process_that_is_forked_while_a_thread_loads_can_load_too() -> None:
    """It is forked once the room is loaded: what was half loaded would stay so."""
    program = """
thread = threading.Thread(target=lambda: sakip.load)
thread.start()
stopped.wait()
os.register_at_fork(before=go.set)
child = os.fork()
if child == 0:
    signal.alarm(30)  # which ends it where it waits for ever
    print(len(sakip.load("muncar-2024")), flush=True)
    os._exit(0)
print(os.waitpid(child, 0)[1])
thread.join()
"""
    assert told(program, "sakip.bands") == "5\n0\n"
