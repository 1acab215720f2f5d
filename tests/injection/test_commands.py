"""Every command in every form: nothing of a stranger's text is obeyed, and none of it begins a line of its own."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

import pytest
from injection import checks
from injection.runs import BINARY, Files, Ran, command_parsers, good_runs, new_runs, ran
from injection.texts import BROKEN, FORMULAS, PRINTED, TEXTS, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARSERS: Final = command_parsers()
EVERY: Final = list(TEXTS.values())
NAMED_BADLY: Final = "a\nERROR \x1b[31m\u202e=1[b]"
"""A folder whose name stands in every message about a file in it."""


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is broken for want of room."""
    monkeypatch.setenv("COLUMNS", "4000")


def formats(command: str) -> list[str]:
    """Return the forms a command may be asked for."""
    found = [action.choices for action in PARSERS[command]._actions if action.dest == "format"]
    return [str(form) for form in found[0] or ()] if found else [""]


def every_run(files: Files) -> Iterator[Ran]:
    """Run every command in every form that can be printed."""
    for arguments in good_runs(files):
        for form in formats(arguments[0]):
            if form not in BINARY:
                yield ran([*arguments, *(["--format", form] if form else [])])


def test_every_command_is_run(tmp_path: Path) -> None:
    """A command that is new is run here as well, or this says so."""
    files = Files.of(tmp_path, ["aman"])
    told = {arguments[0] for arguments in (*good_runs(files), *new_runs(files, lambda ending: f"x{ending}"))}
    assert told == set(PARSERS)


@pytest.mark.parametrize("start", range(0, len(EVERY), 30))
def test_what_is_printed_is_text(tmp_path: Path, start: int) -> None:
    """Each text in its turn in every place: no control characters, no formulas in CSV, and JSON that can be read."""
    folder = tmp_path / NAMED_BADLY
    folder.mkdir()
    for run in every_run(Files.of(folder, EVERY, PRINTED, start)):
        checks.printed(run.out)
        checks.printed(run.err)
        assert run.code != 2 or not run.out, run.arguments
        if "json" in run.arguments and run.out and "--template" not in run.arguments:
            checks.values(run.out)
        elif "csv" in run.arguments and "--template" not in run.arguments:
            checks.cells(run.out)


def test_a_line_end_in_a_text_begins_no_line(tmp_path: Path) -> None:
    """With every line end there is, as many lines are printed as without: no line is forged."""
    folders = [tmp_path / "satu", tmp_path / "lima"]
    for folder in folders:
        folder.mkdir()
    hostile, plain = (
        Files.of(folder, [text], flat=True) for folder, text in zip(folders, (BROKEN, WHOLE), strict=True)
    )
    for one, other in zip(every_run(hostile), every_run(plain), strict=True):
        if not {"json", "csv", "html"} & set(one.arguments) and "--template" not in one.arguments:
            assert checks.lines(one.out) == checks.lines(other.out), one.arguments
        assert checks.lines(one.err) == checks.lines(other.err), one.arguments


VALUED: Final = [
    (command, action.option_strings[-1] if action.option_strings else "")
    for command, parser in PARSERS.items()
    for action in parser._actions
    if action.nargs != 0 and not isinstance(action, argparse._HelpAction)
]


@pytest.mark.parametrize("width", ["²", "-5", "0", "x\x1b[31m", "40"])
def test_what_surrounds_a_run_is_no_command(monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    """A width that is none is not used."""
    monkeypatch.setenv("COLUMNS", width)
    run = ran(["assess", "muncar-2024"])
    assert run.code == 0
    checks.printed(run.out)


def test_what_is_typed_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each argument of each command: it is repeated in one line, or it is used as it is."""
    text = "=1;{0.__class__}%s[red]\x1b]0;x\x07\nERROR x\u202e\u2028ERROR y"
    monkeypatch.chdir(tmp_path)
    files = Files.of(tmp_path, ["aman"])
    first = {
        arguments[0]: list(arguments) for arguments in new_runs(files, lambda ending: str(tmp_path / f"x{ending}"))
    }
    first |= {arguments[0]: list(arguments) for arguments in good_runs(files)}
    for command, option in VALUED:
        typed = [*first[command], f"{option}={text}"] if option else [command, text, *first[command][2:]]
        run = ran(typed)
        checks.printed(run.err)
        checks.printed(run.out)
        if run.code == 2:
            assert not [line for line in run.err.splitlines() if line.startswith("ERROR")], typed
    run = ran([text])
    assert run.code == 2
    checks.printed(run.err)
    assert run.err.splitlines()[-1].startswith("sakip: ")


@pytest.mark.parametrize("start", [0, 5])
def test_no_cell_is_a_formula(tmp_path: Path, start: int) -> None:
    """Names, codes, headings, units and whatever else a command writes as CSV, where all of it begins like one."""
    files = Files.of(tmp_path, list(FORMULAS.values()), start=start, flat=True)
    for arguments in good_runs(files):
        if "csv" in formats(arguments[0]) and "--template" not in arguments:
            checks.cells(ran([*arguments, "--format", "csv"]).out)
    out = tmp_path / "keluar"
    out.mkdir()
    numbers = iter(range(1000))
    for arguments in new_runs(files, lambda ending: str(out / f"{next(numbers)}{ending}")):
        if arguments[0] in {"assess-table", "new"} or arguments[-1].endswith(".csv"):
            assert ran(arguments).code != 2
    written = list(out.rglob("*.csv"))
    assert len(written) >= 4
    for file in written:
        checks.cells(file.read_text(encoding="utf-8-sig"))
