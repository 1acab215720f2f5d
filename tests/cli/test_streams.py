"""Whose error it is that the system names no file of: that of the output, of what is read or of what is written."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

import sakip
from sakip import cli
from sakip.exports import excel

if TYPE_CHECKING:
    from conftest import Run

ASSESS = ("assess", "muncar-2024")


def failing(number: int) -> Any:
    """A function that fails as reading and writing an open file do."""

    def fail(*_: Any, **__: Any) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("out", [(), ("--out", "hasil.json")], ids=["screen", "out"])
@pytest.mark.parametrize("command", [ASSESS, ("explain", "muncar-2024", "ikm"), ("check", "muncar-2024")])
def test_a_file_that_cannot_be_read_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: tuple[str, ...], out: tuple[str, ...]
) -> None:
    """Not the output, which a program that runs a command goes on to print to."""
    monkeypatch.chdir(tmp_path)
    Path("r.csv").touch()
    monkeypatch.setattr(sakip, "read_realisations", failing(errno.EIO))
    said = run(*command, "--realisations", "r.csv", *out)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"sakip: berkas r.csv tidak dapat dipakai: {os.strerror(errno.EIO)}\n"
    assert not sys.stdout.closed


@pytest.mark.parametrize("out", [(), ("--out", "hasil.json")], ids=["screen", "out"])
def test_an_error_of_a_file_nobody_knows_names_none(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, out: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sakip, "load", failing(errno.EIO))
    said = run(*ASSESS, *out)
    assert said == (2, "", f"sakip: sebuah berkas tidak dapat dipakai: {os.strerror(errno.EIO)}\n")
    assert run(*ASSESS, *out, "--lang", "en").err.startswith("sakip: a file cannot be used: ")
    assert not sys.stdout.closed


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EPIPE])
@pytest.mark.parametrize("name", ["hasil.json", "hasil.xlsx"])
def test_a_file_that_cannot_be_written_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, number: int
) -> None:
    """Nor is a pipe whose reader has left taken for the output, which is fine then."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "write_text", failing(number))
    monkeypatch.setattr(excel, "scorecard", failing(number))
    said = run(*ASSESS, "--out", name)
    assert said == (2, "", f"sakip: berkas {name} tidak dapat dipakai: {os.strerror(number)}\n")
    assert not sys.stdout.closed
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["write", "flush"])
def test_an_output_that_takes_no_more_is_named_and_given_up(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """What is waiting is not tried again when the interpreter shuts down."""
    full = io.StringIO()
    monkeypatch.setattr(full, where, failing(errno.ENOSPC))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", full)
        code = cli.main([*ASSESS, "--format", "json"])
    assert (code, full.closed) == (2, True)
    said = f"sakip: berkas stdout tidak dapat dipakai: {os.strerror(errno.ENOSPC)}\n"
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize("name", ["hasil.json", "hasil.xlsx"])
def test_a_link_to_a_folder_that_is_not_there_names_that_folder(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """And no folder of ours, beside the place where the result would go."""
    monkeypatch.chdir(tmp_path)
    Path(name).symlink_to(Path("tiada") / name)
    said = run(*ASSESS, "--out", name)
    folder = tmp_path.resolve() / "tiada"
    assert said == (2, "", f"sakip: berkas {name} tidak dapat dipakai: folder {folder} belum ada; buat dahulu\n")
