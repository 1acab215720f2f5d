"""What stands behind an index: the report, and the file it was counted from."""

from __future__ import annotations

import hashlib
import os
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip import Evidence
from sakip.instruments import akip, ipasn, skm

if TYPE_CHECKING:
    from collections.abc import Callable

    from sakip import Realisation

DAY = date(2024, 12, 31)
CASES = Path(__file__).parents[1] / "cases"
EMPLOYEES = "pendidikan;jabatan;skp;disiplin;seminar;diklat_teknis\nS1;pelaksana;Baik;;ya;ya\n"


def survey(_: Path) -> tuple[Path, Callable[..., Realisation]]:
    path = CASES / "skm_raw.csv"
    return path, skm.read(path, on=DAY).realisation


def employees(folder: Path) -> tuple[Path, Callable[..., Realisation]]:
    path = folder / "pegawai.csv"
    path.write_text(EMPLOYEES, encoding="utf-8")
    return path, ipasn.read(path, on=DAY).realisation


def evaluation(_: Path) -> tuple[Path, Callable[..., Realisation]]:
    path = CASES / "akip-evaluasi.toml"
    return path, akip.read(path).realisation


@pytest.mark.parametrize("measured", [survey, employees, evaluation])
def test_a_file_is_evidence_by_its_name_and_hash_beside_the_report(
    measured: Callable[[Path], tuple[Path, Callable[..., Realisation]]], tmp_path: Path
) -> None:
    """Whoever has the file can tell that it is the one, and no path of a machine gets into a report."""
    path, realisation = measured(tmp_path)
    file = Evidence(path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    other = Evidence("Berita acara")
    made = realisation("x", 2024, document="Laporan 2024", evidence=[other])
    assert made.evidence == (Evidence("Laporan 2024"), other, file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no name on this system")
def test_a_pipe_is_measured_and_is_no_evidence(tmp_path: Path) -> None:
    """It cannot be read again to be hashed, and waiting for it would last for ever."""
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("persyaratan\n4\n3\n",))
    writer.start()
    result = skm.read(pipe, on=DAY, unsur=["persyaratan"])
    writer.join()
    assert (str(result.pooled.value), result.source) == ("87.50", None)


def test_answers_that_came_from_no_file_have_no_file_behind_them() -> None:
    result = skm.measure([{"persyaratan": 4}], on=DAY, unsur=["persyaratan"])
    assert result.realisation("ikm", 2024).evidence == ()
    assert result.realisation("ikm", 2024, document="Laporan").evidence == (Evidence("Laporan"),)
