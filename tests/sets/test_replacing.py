"""A file that is replaced: at once, with what it was told, and never a device."""

from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from sakip.sets.writing.replacing import replace_file, replaced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions, links and pipes of a POSIX system")


def _read(pipe: Path) -> Callable[[], bytes]:
    """Begin to read from a pipe, and return what gives all that came out of it."""
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_bytes()))
    reader.start()

    def whole() -> bytes:
        reader.join()
        return found[0]

    return whole


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """As a device does: nothing takes the place of /dev/null, whoever runs the program."""
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    whole = _read(pipe)
    replace_file(pipe, b"isi")
    assert whole() == b"isi"
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_command_writes_to_a_pipe_it_is_given(tmp_path: Path, run: Run) -> None:
    pipe = tmp_path / "hasil.csv"
    os.mkfifo(pipe)
    whole = _read(pipe)
    assert run("series", "muncar-2024", "--out", pipe).code == 1
    assert whole().startswith(b"indicator,")
    assert pipe.is_fifo()


def test_a_command_keeps_the_permissions_of_a_file_and_the_aim_of_a_link(tmp_path: Path, run: Run) -> None:
    file, link = tmp_path / "rahasia.xlsx", tmp_path / "tautan.xlsx"
    file.touch(0o600)
    link.symlink_to(file)
    assert run("assess", "muncar-2024", "--out", link).code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.stat().st_size > 0


def test_a_new_file_gets_the_permissions_of_every_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the mask of the process being touched, which the files of all its threads are made by."""
    (tmp_path / "lain").touch()

    def refused(_: int) -> int:
        raise AssertionError

    monkeypatch.setattr(os, "umask", refused)
    replace_file(tmp_path / "baru", b"isi")
    assert (tmp_path / "baru").stat().st_mode == (tmp_path / "lain").stat().st_mode


def test_what_goes_wrong_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "iku.toml"
    file.write_bytes(b"lama")

    def half() -> None:
        with replaced(file) as beside:
            beside.write_bytes(b"set")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert file.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        replace_file(tmp_path, b"")


@pytest.mark.parametrize("linked", [False, True], ids=["folder", "link"])
def test_a_folder_that_is_not_there_is_an_error_of_the_file_that_was_named(tmp_path: Path, linked: bool) -> None:
    """Not of one beside it, which nobody has heard of."""
    file = missing = tmp_path / "tiada" / "iku.toml"
    if linked:
        file = tmp_path / "iku.toml"
        file.symlink_to(missing)
    with pytest.raises(FileNotFoundError) as caught:
        replace_file(file, b"")
    assert caught.value.filename == str(file)
