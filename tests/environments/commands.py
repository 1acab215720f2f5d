"""The steps of the scenario that are commands: what each prints, writes and exits with."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import sakip
from environments.steps import CASES, REPORTED, SETS
from sakip import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from environments.steps import Made

ANSWERS: Final = CASES / "skm_raw.csv"
PRINTED: Final = (
    "sets", "show mojosari-2024 --readings", "show mumbulsari-2025", "check mojosari-2024", "check --list",
    "assess mojosari-2024 --realisations REPORTED", "assess mojosari-2024 --realisations REPORTED --format json",
    "assess muncar-2024 --format csv", "assess muncar-2024 --format html", "explain muncar-2024 ikm",
    "explain muncar-2024 ikm --format json", "series muncar-2024", "report muncar-2024", "regulations",
    "regulations permenpanrb-14-2017", "schema", "schema scorecard", "survey ANSWERS --on 2024-12-31", "replay TRACE",
    "akip CASES/akip-evaluasi.toml --explain", "audit CASES/published.csv --all", "ipasn PEOPLE --on 2024-12-31",
    "show muncar", "assess", "assess tidak-ada.toml", "paper agreement mojosari-2024",
)  # fmt: skip
WRITTEN: Final = (
    "assess mojosari-2024 --realisations REPORTED --out MADE.html", "assess muncar-2024 --out MADE.csv",
    "export json muncar-2024 --out MADE.json", "export iati muncar-2024 --out MADE.xml",
)  # fmt: skip
_PEOPLE: Final = "unit,pendidikan,jabatan,skp,diklat,disiplin\nKecamatan,S1,pelaksana,Baik,seminar,tidak pernah\n"


def _files(folder: Path) -> dict[str, str]:
    """Write what the commands read, and return the names the commands above call it by."""
    (folder / "realisasi.csv").write_text(REPORTED, encoding="utf-8")
    (folder / "pegawai.csv").write_text(_PEOPLE, encoding="utf-8")
    trace = sakip.assess(sakip.load(SETS[2]))["ikm"].explain().to_dict()
    (folder / "jejak.json").write_text(json.dumps(trace), encoding="utf-8")
    return {
        "ANSWERS": str(ANSWERS), "CASES": str(CASES), "REPORTED": str(folder / "realisasi.csv"),
        "PEOPLE": str(folder / "pegawai.csv"), "TRACE": str(folder / "jejak.json"), "MADE": str(folder / "hasil"),
    }  # fmt: skip


def _carried_out(line: str, called: Mapping[str, str], lang: str) -> str:
    """Return what a command says and exits with, without the folders of this machine."""
    words = [*line.split(), "--lang", lang]
    for name, path in called.items():
        words = [word.replace(name, path) for word in words]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = cli.main(words)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return _anywhere(f"{line}\n{code}\n{out.getvalue()}\n{err.getvalue()}", called)


def _anywhere(said: str, called: Mapping[str, str]) -> str:
    for name, path in called.items():
        said = said.replace(path, name)
    return said


def _printed(folder: Path) -> Iterator[Made]:
    called = _files(folder)
    for place, line in enumerate(PRINTED):
        yield _carried_out(line, called, ("id", "en")[place % 2])


def _written(folder: Path) -> Iterator[Made]:
    called = _files(folder)
    for line in WRITTEN:
        yield _carried_out(line, called, "id")
        name = line.split()[-1].replace("MADE", called["MADE"])
        yield _anywhere(Path(name).read_bytes().decode(), called)
    new = folder / "baru"
    yield _carried_out("new MADE-paket --code jatim.contoh.baru-2025 --name Baru", {"MADE": str(new)}, "id")
    for file in sorted(Path(f"{new}-paket").rglob("*.*")):
        yield file.name
        yield file.read_bytes()


COMMANDS: Final[Mapping[str, Callable[[Path], Iterator[Made]]]] = MappingProxyType(
    {"printed": _printed, "written": _written}
)
