"""One hostile input in a process of its own: how it ended, what it took of the processor and of the memory.

The process is forked from one that has imported the library, so that neither counts, and is held by limits of the
system: an input that escapes those of the library ends there and takes nothing with it. What is counted is the time of
the processor that the process itself used, and how much its memory grew at its peak; no clock on the wall.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NoReturn

from attrs import frozen

import sakip
from sakip.errors import SakipError

MOST_SECONDS: Final = 1.0
"""How many seconds of a processor an input may take."""
LEGAL_SECONDS: Final = 5.0
"""How many an input may take that is as large as is legal."""
MOST_MEBIBYTES: Final = 200
"""How much memory an input may take beyond the library and itself."""
LONGEST_MESSAGE: Final = 65_536
"""How many characters an error may say: one that repeats a megabyte is as much of a bomb as its input."""

_STOPPED_AFTER: Final = 10  # seconds of a processor
_GIVEN_UP_AFTER: Final = 60  # seconds of the clock, for what waits and computes nothing
_ROOM: Final = 1 << 30  # bytes
_MEBI: Final = 1 << 20
_PER_UNIT: Final = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss


@frozen
class Case:
    """A hostile input: what it is, how it is made in a folder, and the function of the library it is handed to.

    ``ends`` is the class of the error it has to end with; or, of an input that is legal or that only makes findings,
    the text that ``call`` returns. ``seconds`` is what it may take, more for what is as large as is legal.
    """

    name: str
    ends: type[SakipError] | str
    make: Callable[[Path], Any]
    call: Callable[[Any], object]
    seconds: float = MOST_SECONDS


@frozen
class Ending:
    """How an input ended: by an error, with a text, or ``stopped`` by the system; and what it took."""

    name: str
    expected: str
    ended: str
    said: str
    length: int
    seconds: float
    mebibytes: float
    size: str
    most: float

    @property
    def broken(self) -> str:
        """What of the law it broke, nothing where it held."""
        faults = [f"ended with {self.ended}, not {self.expected}"] * (self.ended != self.expected)
        faults += [f"{self.seconds:.2f} s"] * (self.seconds > self.most)
        faults += [f"{self.mebibytes:.0f} MiB"] * (self.mebibytes > MOST_MEBIBYTES)
        faults += [f"{self.length} characters"] * (self.length > LONGEST_MESSAGE)
        return "; ".join(faults)


def warm() -> None:
    """Load what the library loads when it is first used, such as the units: that is no part of an input.

    The collector of garbage need not walk through it, over and over.
    """
    office = sakip.load("mojosari-2024")
    sakip.assess(office)
    sakip.units.factor("juta rupiah", "rupiah")
    sakip.loads(
        'schema = 1\ncode = "x"\ntitle = "X"\n[[indicator]]\ncode = "a"\nname = "A"\nunit = "desa"\n'
        'formula = { kind = "count" }'
    )
    gc.collect()
    gc.freeze()


def measured(case: Case, folder: Path) -> Ending:
    """Make an input here and hand it to the library in a process of its own."""
    given = case.make(folder)
    expected = case.ends if isinstance(case.ends, str) else case.ends.__name__
    gc.collect()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _run(case, given, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        told = stream.read()
    _, status, used = os.wait4(child, 0)
    if not told:
        why = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}"
        told = json.dumps((f"stopped ({why})", "", 0, used.ru_utime + used.ru_stime, 0)).encode()
    ended, said, length, seconds, mebibytes = json.loads(told)
    return Ending(case.name, expected, ended, said, length, seconds, mebibytes, _size(given), case.seconds)


def _run(case: Case, given: Any, writing: int) -> NoReturn:
    """Hand over the input, tell how it ended, and end this process without anything of the one it is a copy of."""
    import resource  # where there is a fork

    try:
        gc.freeze()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        stopped_after = max(_STOPPED_AFTER, int(case.seconds) + 1)
        resource.setrlimit(resource.RLIMIT_CPU, (stopped_after, stopped_after + 1))
        with suppress(OSError, ValueError):  # systems without a file that says it
            resource.setrlimit(resource.RLIMIT_AS, (_addressed() + _ROOM, most))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_GIVEN_UP_AFTER + 4 * stopped_after)
        before, started = resource.getrusage(resource.RUSAGE_SELF), time.process_time()
        ended, said = _ended(case, given)
        seconds, after = time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF)
        grown = (after.ru_maxrss - before.ru_maxrss) * _PER_UNIT / _MEBI
        os.write(writing, json.dumps((ended, said[:400], len(said), seconds, grown)).encode())
    finally:
        os._exit(0)


def _ended(case: Case, given: Any) -> tuple[str, str]:
    try:
        returned = str(case.call(given))
    except SakipError as error:
        kind = case.ends if isinstance(case.ends, type) and isinstance(error, case.ends) else type(error)
        return kind.__name__, str(error)
    except BaseException as error:  # noqa: BLE001  # whatever else it is, is told
        return type(error).__name__, repr(error)[:2_000]
    return returned[:400], ""


def _addressed() -> int:
    """How many bytes of addresses this process has."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _size(given: Any) -> str:
    """How large an input is, where that says anything."""
    with suppress(OSError, TypeError, ValueError):
        if isinstance(given, Path) and given.is_file():
            return _bytes(given.stat().st_size)
    return _bytes(len(given)) if isinstance(given, str | bytes) else ""


def _bytes(count: int) -> str:
    return (
        f"{count / _MEBI:.1f} MiB" if count >= _MEBI else f"{count / 1024:.0f} KiB" if count >= 1024 else f"{count} B"
    )
