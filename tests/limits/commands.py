"""The command line with files that never end, that are folders or pipes, and arguments of a megabyte.

A command ends with the code 1 or 2 and a message, and never with a traceback.
"""

from __future__ import annotations

import contextlib
import io
import os
from functools import partial
from typing import TYPE_CHECKING, Final

from limits.measuring import LONGEST_MESSAGE, Case
from sakip import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_MEBI: Final = 1_048_576


def _ran(arguments: Sequence[object]) -> str:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = cli.main([str(one) for one in arguments])
        except SystemExit as stopped:  # argparse
            code = int(stopped.code or 0)
    if len(err.getvalue()) > LONGEST_MESSAGE:
        return f"exit {code} with {len(err.getvalue())} characters"
    return f"exit {code}"


def _command(name: str, *arguments: object, ends: str = "exit 2", make: Callable[[Path], object] | None = None) -> Case:
    def made(folder: Path) -> list[object]:
        given = make(folder) if make is not None else None
        return [given if one is None else one for one in arguments]

    return Case(name, ends, made, _ran)


def _pipe(text: bytes, folder: Path) -> Path:
    """A pipe that somebody fills with the same text for as long as it is read."""
    path = folder / "pipa.csv"
    os.mkfifo(path)
    if not os.fork():
        with contextlib.suppress(OSError), path.open("wb") as pipe:
            for _ in range(200_000_000 // len(text)):
                pipe.write(text)
        os._exit(0)
    return path


# the command, and with what code it ends over a device
_FILES: Final = (
    ("realisations", ("assess", "mojosari-2024", "--realisations"), "exit 2"),
    ("survey", ("survey", "--on", "2024-12-31"), "exit 1"),
    ("ipasn", ("ipasn", "--on", "2024-12-31"), "exit 1"),
    ("akip", ("akip",), "exit 1"),
    ("audit", ("audit",), "exit 1"),
    ("replay", ("replay",), "exit 2"),
    ("check", ("check",), "exit 2"),
)

CASES: Final = (
    *(
        _command(f"{name}: {given}", *arguments, given, ends=ends)
        for name, arguments, ends in _FILES
        for given in ("/dev/zero", "/dev/urandom")
    ),
    *(_command(f"{name}: a folder", *arguments, "/") for name, arguments, _ in _FILES),
    *(_command(f"{name}: a name of 1 MiB", *arguments, "x" * _MEBI) for name, arguments, _ in _FILES),
    _command("new: a sheet without an end", "new", "uji-2025", "--name", "Uji", "--from", "/dev/zero"),
    _command("an indicator of 1 MiB", "explain", "mojosari-2024", "i" * _MEBI),
    _command("a period of 1 MiB", "assess", "mojosari-2024", "--period", "2" * _MEBI),
    _command("an option of 1 MiB", "assess", "mojosari-2024", "--" + "x" * _MEBI),
    _command("a command of 1 MiB", "x" * _MEBI),
    _command("a period of 10**9", "assess", "mojosari-2024", "--period", str(10**9)),
    _command("a cap of 1e999999999", "audit", "--cap", "1e999999999", "x.csv"),
    _command("a name of 1,000 folders", "show", "x/" * 1_000 + "x.toml"),
    _command(
        "realisations: a pipe without an end",
        "assess",
        "mojosari-2024",
        "--realisations",
        None,
        make=partial(_pipe, b"indicator,period,component,value\n" * 1_000),
    ),
    _command(
        "audit: a pipe without an end",
        "audit",
        None,
        make=partial(_pipe, b"indicator,target,realisation,achievement\n" * 1_000),
        ends="exit 1",
    ),
    _command("replay: 1 MiB and a byte", "replay", None, make=lambda folder: _written(folder, " " * (_MEBI + 1))),
    _command("replay: 100,000 brackets", "replay", None, make=lambda folder: _written(folder, "[" * 100_000)),
    _command(
        "replay: an integer of 100,000 digits", "replay", None, make=lambda folder: _written(folder, "9" * 100_000)
    ),
)


def _written(folder: Path, text: str) -> Path:
    path = folder / "jejak.json"
    path.write_text(text, encoding="utf-8")
    return path
