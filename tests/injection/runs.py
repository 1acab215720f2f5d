"""Every command of the command line, with files in which a stranger wrote wherever one can."""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import sheets
from attrs import define, field
from injection import places
from injection.texts import LINE_ENDS, fit_for_csv

import sakip
from sakip import cli

if TYPE_CHECKING:
    from collections.abc import Callable

NINE: Final = "waktu;prosedur;persyaratan;biaya;produk;kompetensi;perilaku;pengaduan;sarana"
BINARY: Final = ("xlsx", "docx", "png", "pdf")


class Ran(NamedTuple):
    """What a run of the command line came to: its code, what it printed, and the files that it wrote."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str
    files: tuple[Path, ...]


def ran(arguments: Sequence[str], *files: Path) -> Ran:
    """Run the command line here."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = cli.main(list(arguments))
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return Ran(tuple(arguments), code, out.getvalue(), err.getvalue(), tuple(file for file in files if file.exists()))


def parser() -> argparse.ArgumentParser:
    """The parser with all its commands."""
    return cli._parser("id", list(commands_named()))


def commands_named() -> Iterator[str]:
    """The name of each command there is."""
    for action in cli._parser("id", [])._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices


def command_parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command."""
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError


@define
class Files:
    """The files a run reads, in one folder; each place where anybody may write gets the next of the texts."""

    folder: Path
    texts: Sequence[str]
    mark: str = ""
    start: int = 0
    flat: bool = False
    _given: Iterator[str] = field(init=False)

    @classmethod
    def of(cls, folder: Path, texts: Sequence[str], mark: str = "", start: int = 0, *, flat: bool = False) -> Files:
        """Write them: ``mark`` stands behind names that others refer to, ``start`` is the first of the texts.

        ``flat`` leaves line ends out of the tables in which they part rows, or entries of a cell.
        """
        made = cls(folder, texts, mark, start, flat)
        made._write_sets()
        made._write_tables()
        made._write_akip()
        return made

    def __attrs_post_init__(self) -> None:
        self._given = islice(cycle(self.texts), self.start, None)

    @property
    def text(self) -> str:
        """The next text."""
        return next(self._given)

    @property
    def heading(self) -> str:
        """The next text, in one line: not every reader of CSV takes more for a heading."""
        return _flat(self.text) or "x"

    def path(self, name: str) -> str:
        """Return a path of the folder."""
        return str(self.folder / name)

    def code(self, name: str) -> str:
        """Return the name of something in the set."""
        return f"{name}{self.mark}"

    def _save(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8", newline="")

    def _write_sets(self) -> None:
        office = places.poisoned(self._given, self.mark)
        self._save("set.json", json.dumps(office, default=str))
        child = {
            "schema": 1,
            "code": "anak",
            "extends": "set.json",
            "title": f"{self.text} ",
            "office": {"name": self.text},
        }
        changed = {"code": self.code("ikm"), "definition": f"{self.text} "}
        self._save("anak.json", json.dumps(child | {"indicator": [changed]}))
        broken = office | {"year": self.text, self.text: 1, "target": [{"indicator": self.text, "period": self.text}]}
        self._save("rusak.json", json.dumps(broken, default=str))
        card = sakip.assess(sakip.load(self.path("set.json")))
        trace = card[self.code("ikm")].explain().to_dict()
        trace["value"] |= {"published": self.text, "status": self.text, "category": self.text}
        self._save("jejak.json", json.dumps(trace))
        self._save("rusak-jejak.json", json.dumps({self.text: self.text}))

    def _write_tables(self) -> None:
        heads = ("indicator", "period", "component", "value", "document", "note", self.heading)
        rows = [
            (self.code("ikm"), "2024", "nilai", "81", self.text, self.text, self.text),
            (self.code("ikm"), "2024", self.text, "81", "", "", ""),
            (self.code("ikm"), self.text, "nilai", "81", "", "", ""),
            (self.code("ikm"), "2024", "nilai", self.text, "", "", ""),
            (f"z{self.text}", "2024", "nilai", "1", "", "", ""),
        ]
        self._table("realisasi.csv", [heads, *rows])
        answers = ("4", "3", "4", "4", "3", "4", "4", "3", "4")
        services = [(self.text, *answers), (f"{self.text}2", *answers), ("KTP", *answers[:-1], self.text)]
        self._table(
            "survei.csv", [("layanan", *NINE.split(";"), self.heading), *((*row, self.text) for row in services)]
        )
        people = ("nip", "nama", "unit", "pendidikan", "jabatan", "diklat", "skp", "disiplin", self.heading)
        good = ("S1", "pelaksana", "bimtek 24 JP", "Baik", "")
        self._table("asn.csv", [
            people,
            ("1", self.text, self.text, *good, ""),
            ("2", "B", f"{self.text}2", *good, ""),
            *((str(place + 3), "C", self.text, *good[:place], self.text, *good[place + 1 :], "") for place in range(5)),
        ])  # fmt: skip
        self._table("terbitan.csv", [
            ("indicator", "target", "realisation", "achievement", "source"),
            *((self.text, "89", "97", ratio, self.text) for ratio in ("108,99", "12,3", self.text)),
            (self.text, self.text, "1", "1", self.text),
        ])  # fmt: skip
        self._table("besar.csv", [
            ("indicator", "target", "jumlah", self.heading.replace('"', "")),  # which Polars does not read in a heading
            (self.code("desa"), "80", "81", self.text),
            (self.text, "80", "81", self.text),
            (self.code("desa"), "80", self.text, ""),
        ], ",")  # fmt: skip
        indicator = {"code": self.code("desa"), "name": self.text, "unit": "desa", "polarity": "higher"}
        formula = {"kind": "count", "component": "jumlah"}
        office = {"schema": 1, "code": self.code("besar"), "indicator": [indicator | {"formula": formula}]}
        self._save("besar.json", json.dumps(office))

    def _table(self, name: str, rows: Sequence[Sequence[str]], separator: str = ";") -> None:
        if self.flat and name in {"realisasi.csv", "asn.csv"}:
            rows = [list(map(_flat, row)) for row in rows]
        stream = io.StringIO()
        csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
        self._save(name, "".join(filter(fit_for_csv, stream.getvalue())))

    def _write_akip(self) -> None:
        said = json.dumps(self.text)
        sheet = sheets.ALONE
        for name in ("LKE Contoh", "Satu", "Dua", "Pertama", "Kedua", "Ketiga"):
            sheet = sheet.replace(json.dumps(name), json.dumps(self.text))
        self._save("lke.toml", _toml(sheet))
        about = f'schema = 1\nsheet = "lke.toml"\nunit = {said}\nperiod = 2024\ndocument = {said}\nnote = {said}\n'
        self._save("akip.toml", _toml(f'{about}[grades]\n"1.a" = "A"\n"2.a" = "A"\n"2.b" = "B"\n'))
        self._save("akip-rusak.toml", _toml(f"{about}[grades]\n{said} = {said}\n"))


def _flat(text: str) -> str:
    return " ".join(LINE_ENDS.sub(" ", text).split())


def _toml(text: str) -> str:
    """Return JSON strings as TOML has them: it knows no halves of characters."""
    return re.sub(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}", "", text).replace("\x7f", "")


def good_runs(files: Files) -> Iterator[tuple[str, ...]]:
    """Yield the arguments of at least one run of every command, without ``--format`` and ``--out``."""
    at = files.path
    yield ("sets",)
    for name in ("set.json", "anak.json", "rusak.json"):
        yield ("show", at(name), "--readings")
    for code in ("ikm", "predikat"):
        yield ("explain", at("set.json"), files.code(code), "--realisations", at("realisasi.csv"))
    yield ("survey", at("survei.csv"), "--period", "2024", "--explain", "--published", "81,1", "--population", "9999")
    yield ("ipasn", at("asn.csv"), "--on", "2024-12-31", "--explain")
    yield ("akip", at("akip.toml"), "--explain")
    yield ("akip", at("akip-rusak.toml"))
    yield ("akip", "--template", at("lke.toml"))
    yield ("audit", at("terbitan.csv"), "--all")
    yield ("regulations",)
    yield ("regulations", "permenpanrb-14-2017")
    yield ("series", at("set.json"), "--realisations", at("realisasi.csv"))
    yield ("report", at("set.json"), "--realisations", at("realisasi.csv"))
    yield ("schema",)
    yield ("replay", at("jejak.json"))
    yield ("replay", at("rusak-jejak.json"))
    yield ("check", at("set.json"), "--realisations", at("realisasi.csv"))
    yield ("check", "--list")
    yield ("assess", at("set.json"), "--realisations", at("realisasi.csv"))
    yield ("assess", at("anak.json"))


def new_runs(files: Files, out: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    """Yield the arguments of runs that write a file or folder, under a name that ``out`` makes of an ending."""
    at = files.path
    named = ("--code", "uji-2024", "--name", files.text, "--regency", files.text, "--province", files.text)
    yield ("new", out(""), *named, "--namespace", "jatim.uji")
    for name in ("pk", "iku", "pengukuran", "lkjip", "rapor"):
        for form in ("docx", "xlsx"):
            yield ("paper", name, at("set.json"), "--without-pictures", "--out", out(f".{form}"))
    for kind, more in (("bullet", ()), ("trend", ("--indicator", files.code("ikm"))), ("heatmap", (at("anak.json"),))):
        yield ("plot", at("set.json"), *more, "--kind", kind, "--out", out(".svg"))
    yield ("form", at("set.json"), "--out", out(".xlsx"))
    for form, ending in (("scorecards", ".xlsx"), ("page", ".html"), ("json", ".json"), ("datapackage", ".zip"),
                         ("ms-ind", ".csv"), ("ms-ind", ".xlsx"), ("iati", ".xml")):  # fmt: skip
        yield ("export", form, at("set.json"), "--out", out(ending))
    for engine in ("polars", "duckdb"):
        yield ("assess-table", at("besar.csv"), "--set", at("besar.json"), "--out", out(".csv"), "--engine", engine)
