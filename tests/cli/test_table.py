from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import engines
import pages
import pytest

import sakip
from sakip.cli import engines as carriers
from sakip.cli.progress import working
from sakip.testing import nation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from conftest import Run

pl = pytest.importorskip("polars")

SET = """\
schema = 1
code = "contoh"
title = "Kecamatan Contoh"
year = 2024
[[indicator]]
code = "ikm"
name = "IKM"
unit = "poin"
polarity = "higher"
scale = "skm"
achievement_scale = "capaian"
formula = { kind = "external_score", assessor = "Pengolah", document = "SKM" }
[[indicator]]
code = "anggaran"
name = "Anggaran"
unit = "persen"
polarity = "higher"
formula = { kind = "ratio", numerator = "realisasi", denominator = "pagu", unit = "rupiah" }
"""
ROWS: Mapping[str, Sequence[Any]] = {
    "office": ["01", "01", "02", "02", "02"],
    "indicator": ["ikm", "anggaran", "ikm", "anggaran", "anggaran"],
    "period": ["2024"] * 5,
    "target": [88.0, 95.0, 80.0, 0.0, 90.0],
    "nilai": [88.31, None, None, None, None],
    "realisasi": [None, 1250.5, None, 3.0, 1.0],
    "pagu": [None, 1400.0, None, 4.0, 0.0],
}
ON_ONE_MACHINE = [engines.one("polars"), engines.one("duckdb")]
HERE = Path(__file__)
HOW_TO = HERE.parents[2] / "docs" / "how-to"


@pytest.fixture
def run(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``sakip assess-table`` where the set is."""
    monkeypatch.chdir(tmp_path)
    Path("contoh.toml").write_text(SET, encoding="utf-8")
    return partial(run, "assess-table", "--set", "contoh.toml")


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Write a table, whose columns may be others than usual."""

    def write(name: str = "tabel.parquet", /, separator: str = ",", **other: Sequence[Any]) -> Path:
        frame = pl.DataFrame({**ROWS, **other}, strict=False)
        path = tmp_path / name
        if path.suffix == ".csv":
            frame.write_csv(path, separator=separator)
        else:
            frame.write_parquet(path)
        return path

    return write


def counts(said: str, part: str) -> dict[str | None, int]:
    return {one["reason"]: one["rows"] for one in json.loads(said)[part]}


def codes(said: str) -> list[str]:
    return [finding["code"] for finding in json.loads(said)["findings"]]


# --- what comes out ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
@pytest.mark.parametrize("engine", ON_ONE_MACHINE)
def test_every_row_is_there_with_its_value_or_the_reason_why_not(
    run: Run, table: Callable[..., Path], engine: Any, suffix: str
) -> None:
    """Codes keep their leading zeros, from a CSV file too, and rows their order."""
    said = run(table(f"tabel.{suffix}"), "--out", f"hasil.{suffix}", "--engine", engine.name, "--format", "json")
    assert (said.code, said.err) == (0, "")
    made = pl.read_parquet("hasil.parquet") if suffix == "parquet" else pl.read_csv("hasil.csv", infer_schema=False)
    assert made.columns[: len(ROWS)] == list(ROWS)
    assert made["office"].to_list() == ROWS["office"]
    assert [None if value is None else float(value) for value in made["value"]] == [88.31, 89.32, None, 75, None]
    assert [None if value is None else float(value) for value in made["achievement"]] == [
        100.35,
        94.02,
        None,
        None,
        None,
    ]
    assert made["category"].to_list() == ["A", None, None, None, None]
    assert made["reason"].to_list() == [None, None, "not-reported", None, "zero-denominator"]
    held = json.loads(said.out)
    assert (held["format"], held["set"], held["engine"], held["rows"]) == ("sakip.table/1", "contoh", engine.name, 5)
    assert counts(said.out, "value") == {None: 3, "not-reported": 1, "zero-denominator": 1}
    assert counts(said.out, "achievement") == {None: 2, "not-reported": 1, "zero-target": 1, "zero-denominator": 1}
    assert codes(said.out) == (["table-csv"] if suffix == "csv" else [])


@pytest.mark.parametrize("engine", [engines.one("spark")])
def test_spark_reads_and_writes_folders_and_leaves_a_session_that_was_there(
    run: Run, table: Callable[..., Path], engine: Any
) -> None:
    session = engines.session("local[2]")
    folder = table("satu.parquet").rename("bagian.parquet")
    Path("tabel.parquet").mkdir()
    folder.rename(Path("tabel.parquet") / "bagian.parquet")
    assert run("tabel.parquet", "--out", "hasil.parquet", "--engine", engine.name, "--format", "json").code == 0
    made = pl.read_parquet("hasil.parquet/*.parquet").sort("office", "indicator", "target")
    assert made["value"].to_list() == [89.32, 88.31, 75.0, None, None]
    assert session.range(1).count() == 1
    said = run("hasil.parquet", "--out", "dua.parquet", "--force")
    assert (said.code, said.out) == (2, "")  # a folder is read as one table, which is assessed already
    assert "“status”" in said.err


def test_the_summary_is_a_table_whose_columns_add_up_to_the_rows(run: Run, table: Callable[..., Path]) -> None:
    said = run(table(), "--out", "hasil.parquet")
    assert (said.code, said.err) == (0, "")
    assert "5 baris ditulis ke hasil.parquet" in said.out
    lines = [line.split() for line in said.out.splitlines() if re.search(r"\d+ +\d+ *$", line)]
    assert [line[-2:] for line in lines] == [["3", "2"], ["1", "1"], ["1", "1"], ["0", "1"]]
    assert lines[1][:3] == ["belum", "diisi", "not-reported"]
    english = run(table(), "--out", "hasil.parquet", "--force", "--lang", "en").out
    assert "5 rows written to hasil.parquet" in english
    assert "not computable: target is zero" in english


def test_columns_are_named_for_all_indicators_or_for_one(run: Run, tmp_path: Path) -> None:
    """What is said of one goes before what is said of all, in whatever order."""
    rows = {"kode": ["ikm", "anggaran"], "sasaran": [80, 90], "a": [88, 90], "b": [1, 100]}
    pl.DataFrame(rows).write_parquet(tmp_path / "lain.parquet")
    named = ("--indicator", "kode", "--target", "sasaran", "--columns", "anggaran:realisasi=a")
    said = run("lain.parquet", "--out", "o.parquet", *named, "--columns", "nilai=a", "--columns", "realisasi=b",
               "--columns", "pagu=b")  # fmt: skip
    assert said.code == 0
    assert pl.read_parquet("o.parquet")["value"].to_list() == [88.0, 90.0]


@pytest.mark.parametrize("engine", ON_ONE_MACHINE)
def test_unknown_indicators_and_numbers_beyond_are_found_and_kept(
    run: Run, table: Callable[..., Path], engine: Any
) -> None:
    strange = table(indicator=["ikn", None, "ikn", "anggaran", "anggaran"], realisasi=[1, 1, 1, 1e300, 3.125])
    said = run(strange, "--out", "o.parquet", "--engine", engine.name, "--lang", "en")
    assert said.code == 1
    assert "Rows whose indicator set contoh does not have: 3 (ikn, (blank)). Did you mean “ikm”?" in said.out
    assert "more than 2 decimals: 2. Check" in said.out
    assert pl.read_parquet("o.parquet").height == 5
    again = run(strange, "--out", "o.parquet", "--force", "--places", "3", "--format", "json")
    assert counts(again.out, "value") == {"unknown-indicator": 3, "zero-denominator": 1, "out-of-bounds": 1}


def test_a_wide_kernel_holds_larger_numbers(run: Run, table: Callable[..., Path]) -> None:
    large = table(realisasi=[None, 3_000_000_000_000_000, None, 3, 1], pagu=[None, 4_000_000_000_000_000, None, 4, 0])
    assert run(large, "--out", "o.parquet", "--format", "json").code == 1
    assert run(large, "--out", "o.parquet", "--force", "--kernel", "wide", "--format", "json").code == 0


# --- CSV --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ON_ONE_MACHINE)
def test_a_cell_that_is_no_number_is_told_and_hides_no_other_row(
    run: Run, table: Callable[..., Path], engine: Any
) -> None:
    """One written in thousands is refused where it cannot be read, and doubted where it can."""
    odd = table("t.csv", separator=";", realisasi=["x", "1.250,5", None, "3.000", " 1 "])
    said = run(odd, "--out", "o.parquet", "--engine", engine.name, "--format", "json")
    assert said.code == 1
    assert codes(said.out) == ["table-csv", "table-no-number", "table-maybe-thousands", "table-out-of-bounds"]
    messages = [finding["message"] for finding in json.loads(said.out)["findings"]]
    assert messages[0].startswith("Kolom dipisah “;”; target, nilai, realisasi, pagu dibaca sebagai angka")
    assert "2, misalnya “1.250,5”" in messages[1]
    made = pl.read_parquet("o.parquet")
    assert made["realisasi"].to_list() == [None, None, None, 3.0, 1.0]
    assert made["reason"].to_list() == [None, "out-of-bounds", "not-reported", None, "zero-denominator"]


@pytest.mark.parametrize("engine", ON_ONE_MACHINE)
def test_a_cell_that_is_refused_is_not_told_as_read(run: Run, table: Callable[..., Path], engine: Any) -> None:
    """1.250.000 is no number; only 1.250 was read with a decimal point."""
    odd = table("t.csv", nilai=["1.250.000", "1.250", None, None, None])
    said = run(odd, "--out", "o.csv", "--engine", engine.name, "--format", "json")
    refused, doubted, *_ = [finding["message"] for finding in json.loads(said.out)["findings"]][1:]
    assert "angka: 1, misalnya “1.250.000”" in refused
    assert "“1.250” yang dibaca dengan titik desimal: 1." in doubted


@pytest.mark.parametrize("engine", ON_ONE_MACHINE)
@pytest.mark.parametrize("number", ["1_000", "1e3", "inf", "NaN", "+5", "5,5", "٥", "Rp5"])
def test_only_plain_numbers_are_read(run: Run, table: Callable[..., Path], engine: Any, number: str) -> None:
    """What an engine would read on its own, or one of them and not the other, is refused by both."""
    odd = table("t.csv", nilai=[number, None, None, None, None])
    said = run(odd, "--out", "o.csv", "--engine", engine.name, "--format", "json")
    assert counts(said.out, "value")["out-of-bounds"] == 1


@pytest.mark.parametrize("engine", ON_ONE_MACHINE)
def test_a_byte_order_mark_and_other_line_ends_are_no_part_of_a_name(run: Run, engine: Any) -> None:
    Path("t.csv").write_bytes('\ufeffindicator;target;nilai;realisasi;pagu;"ke;t"\r\nikm;80;88.4;;;"a;b"\r\n'.encode())
    assert run("t.csv", "--out", "o.parquet", "--engine", engine.name).code == 0
    assert pl.read_parquet("o.parquet").row(0, named=True)["ke;t"] == "a;b"


@pytest.mark.parametrize("engine", ON_ONE_MACHINE)
@pytest.mark.parametrize("kind", [pl.String, pl.Categorical, pl.Enum(["=cmd()", "-1", "x"])], ids=str)
def test_texts_of_every_kind_are_no_formulas(run: Run, table: Callable[..., Path], engine: Any, kind: Any) -> None:
    """However a column of words is kept in the file that is read; a negative number is none either."""
    path = table(catatan=pl.Series(["=cmd()", "-1", "x", None, "=cmd()"], dtype=kind))
    assert run(path, "--out", "o.csv", "--engine", engine.name, "--format", "json").code == 0
    made = pl.read_csv("o.csv", infer_schema=False)
    assert made["catatan"].to_list() == ["'=cmd()", "-1", "x", None, "'=cmd()"]


def test_what_else_holds_texts_is_no_formula(run: Run, table: Callable[..., Path]) -> None:
    """DuckDB writes bytes, lists and structures as texts, and numbers and days as they are."""
    duckdb = pytest.importorskip("duckdb")
    texts = "'=cmd()'::BLOB a, ['x;=cmd()'] b, {'k': 'x;=cmd()'} c"
    others = "DATE '2024-01-02' d, -1.50::DECIMAL(4, 2) e, -1e-9 f, TRUE g"
    duckdb.read_parquet(str(table())).project(f"*, {texts}, {others}").write_parquet("lain.parquet")
    assert run("lain.parquet", "--out", "o.csv", "--engine", "duckdb", "--format", "json").code == 0
    row = pl.read_csv("o.csv", infer_schema=False).row(0, named=True)
    assert [row[name] for name in "abcdefg"] == [
        "'=cmd()", "['x;'=cmd()']", "{'k': 'x;'=cmd()'}", "2024-01-02", "-1.50", "-1e-09", "true",
    ]  # fmt: skip


def test_a_file_with_a_header_alone_makes_one(run: Run, table: Callable[..., Path]) -> None:
    path = table("t.csv")
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    said = run(path, "--out", "o.csv")
    assert (said.code, len(Path("o.csv").read_text(encoding="utf-8").splitlines())) == (0, 1)


# --- a row a component ------------------------------------------------------------------------------------------------

LONG = """\
indicator;period;office;component;value;target
anggaran;2024;01;realisasi;1250.5;95
anggaran;2024;01;pagu;1400;95
anggaran;2024;02;realisasi;3;95
anggaran;2024;02;pagu;4;95
anggaran;2024;02;pagu;5;95
ikm;2024;01;nilai;88.31;88
ikm;2024;02;nilia;88.31;88
ikm;2024;03;nilai;n/a;88
ikn;2024;01;nilai;88.31;88
"""


@pytest.mark.parametrize("engine", ON_ONE_MACHINE)
def test_rows_of_one_component_each_are_put_together_first(run: Run, engine: Any) -> None:
    """What was reported twice, under a name nobody knows or as no number is told, and hides nothing else."""
    Path("panjang.csv").write_text(LONG, encoding="utf-8")
    said = run("panjang.csv", "--out", "o.parquet", "--long", "--engine", engine.name, "--format", "json")
    assert said.code == 1
    made = pl.read_parquet("o.parquet").sort("indicator", "office")
    assert made.select("indicator", "office", "value", "reason").rows() == [
        ("anggaran", "01", 89.32, None),
        ("anggaran", "02", None, "conflict"),
        ("ikm", "01", 88.31, None),
        ("ikm", "02", None, "not-reported"),
        ("ikm", "03", None, "out-of-bounds"),
        ("ikn", "01", None, "unknown-indicator"),
    ]
    assert made["nilai"].to_list() == [None, None, 88.31, None, None, None]
    assert codes(said.out) == [
        "table-csv", "table-no-number", "table-unknown-indicators", "table-unknown-components", "table-conflicts",
        "table-out-of-bounds",
    ]  # fmt: skip
    messages = " ".join(finding["message"] for finding in json.loads(said.out)["findings"])
    assert "komponennya tidak dimiliki indikatornya: 1;" in messages
    assert "angka berbeda: 1 baris" in messages


def test_a_long_table_names_what_it_lacks(run: Run, table: Callable[..., Path]) -> None:
    said = run(table(), "--out", "o.parquet", "--long")
    assert (said.code, said.out) == (2, "")
    assert "tabel tidak punya kolom component, value." in said.err


# --- what is wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--target", "sasaran", "--columns", "pagu=plafon", "--columns", "ikm:nilai=x"], "sasaran, x, plafon"),
        (["--columns", "pagu"], "“pagu”|'pagu'"),
        (["--columns", "=x"], "=x"),
        (["--columns", "pagi=x"], "pagu"),
        (["--columns", "ikn:nilai=x"], "ikm"),
        (["--columns", "ikm:pagu=x"], "nilai"),
        (["--columns", "pagu=office"], "office"),
        (["--memory", "1GB"], "--memory"),
        (["--long", "--columns", "pagu=x"], "--columns"),
        (["--engine", "duckdb", "--memory", "banyak"], "duckdb"),
        (["--places", "x"], "x"),
        (["--places", "10"], "10"),
        (["--engine", "excel"], "excel"),
        (["--out", "o.xlsx"], "o.xlsx"),
        (["--out", "tiada/o.parquet"], "tiada"),
        (["--engine", "spark", "--out", "o.csv"], "o.csv"),
    ],
)
def test_wrong_use_is_said_and_leaves_nothing_behind(
    run: Run, table: Callable[..., Path], lang: str, options: list[str], named: str
) -> None:
    path = table()
    before = sorted(path.parent.iterdir())
    said = run(path, *(() if "--out" in options else ("--out", "o.parquet")), *options, "--lang", lang)
    assert (said.code, said.out) == (2, "")
    assert re.search(named.replace(", ", "'?, '?"), said.err)
    assert "Traceback" not in said.err
    assert sorted(path.parent.iterdir()) == before


@pytest.mark.parametrize("engine", ON_ONE_MACHINE)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.parquet", b"PAR1 and no more"),
        ("t.csv", b""),
        ("t.csv", b"indicator,target,nilai,realisasi,pagu\nikm,80,87.4,1,2,3,4\n"),
        ("t.csv", b"indicator,target,nilai,realisasi,pagu\nikm,80,\xff\xfe,1,2\n"),
        ("t.csv", b"indicator,target,nilai,realisasi,pagu,nilai\nikm,80,1,1,1,1\n"),
        ("t.xlsx", b"PK"),
    ],
)
def test_a_file_no_engine_reads_is_wrong_use_and_leaves_nothing_behind(
    run: Run, engine: Any, name: str, content: bytes
) -> None:
    Path(name).write_bytes(content)
    before = sorted(Path().iterdir())
    said = run(name, "--out", "o.parquet", "--engine", engine.name)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("sakip: ")
    assert sorted(Path().iterdir()) == before


def test_a_table_that_is_there_is_replaced_only_where_that_is_asked_for(run: Run, table: Callable[..., Path]) -> None:
    path, out = table(), Path("o.parquet")
    out.write_text("hasil tahun lalu", encoding="utf-8")
    assert run(path, "--out", out).code == 2
    assert run(path, "--out", out, "--force", "--target", "tiada").code == 2
    assert out.read_text(encoding="utf-8") == "hasil tahun lalu"
    assert run(path, "--out", out, "--force").code == 0
    assert pl.read_parquet(out).height == 5


@pytest.mark.skipif(os.name == "nt", reason="permissions and links of a POSIX system")
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("engine", ON_ONE_MACHINE)
def test_a_table_keeps_the_permissions_of_a_file_and_the_aim_of_a_link(
    run: Run, table: Callable[..., Path], engine: Any, suffix: str
) -> None:
    """Whatever folder that is in, in which nothing is left beside it."""
    Path("arsip").mkdir()
    file, link = Path("arsip", f"rahasia.{suffix}"), Path(f"tautan.{suffix}")
    file.touch(0o600)
    link.symlink_to(file)
    assert run(table(), "--out", link, "--force", "--engine", engine.name, "--format", "json").code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.stat().st_size > 0
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="links of a POSIX system")
def test_a_folder_gives_up_its_place_behind_a_link_too(run: Run, table: Callable[..., Path]) -> None:
    Path("arsip.parquet").mkdir()
    Path("tautan.parquet").symlink_to("arsip.parquet")
    assert run(table(), "--out", "tautan.parquet", "--force", "--format", "json").code == 0
    assert Path("tautan.parquet").is_symlink()
    assert pl.read_parquet("arsip.parquet").height == 5


@pytest.mark.skipif(os.name == "nt", reason="devices and links of a POSIX system")
@pytest.mark.parametrize("engine", [engines.one("spark")])
def test_no_folder_takes_the_place_of_a_pipe(run: Run, table: Callable[..., Path], engine: Any) -> None:
    """Nor that of a device, which the whole system needs."""
    os.mkfifo("pipa")
    Path("o.parquet").symlink_to("pipa")
    assert run(table(), "--out", "o.parquet", "--force", "--engine", engine.name).code == 2
    assert Path("pipa").is_fifo()


def test_a_folder_to_write_to_that_is_not_there_is_named(run: Run, table: Callable[..., Path]) -> None:
    said = run(table(), "--out", "tiada/o.parquet")
    assert said == (2, "", "sakip: berkas tiada/o.parquet tidak dapat dipakai: folder tiada belum ada; buat dahulu\n")


@pytest.mark.parametrize("read", ["tabel.parquet", "contoh.toml"])
def test_what_is_read_is_never_replaced(run: Run, table: Callable[..., Path], read: str) -> None:
    path = table()
    before = Path(read).read_bytes()
    assert run(path, "--out", read, "--force").code == 2
    assert Path(read).read_bytes() == before


def test_a_file_that_is_missing_is_named(run: Run) -> None:
    said = run("tiada.parquet", "--out", "o.parquet")
    assert (said.code, said.err) == (2, "sakip: berkas tiada.parquet tidak dapat dipakai: tidak ditemukan\n")


@pytest.mark.parametrize("engine", carriers.ENGINES)
def test_an_engine_that_is_not_installed_is_named_with_what_to_install(
    run: Run, table: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    package = {"spark": "pyspark"}.get(engine, engine)
    monkeypatch.setattr(carriers, "find_spec", lambda name: None if name == package else find_spec(name))
    said = run(table(), "--out", "o.parquet", "--engine", engine)
    assert (said.code, said.out) == (2, "")
    assert f"memerlukan {package} yang belum terpasang. Pasang: pip install 'sakip[table" in said.err


def test_spark_without_java_says_so(run: Run, table: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carriers, "find_spec", lambda _: True)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr("shutil.which", lambda _: None)
    said = run(table(), "--out", "o.parquet", "--engine", "spark")
    assert said.code == 2
    assert "Java 17" in said.err


def test_without_rich_the_summary_is_refused_before_the_work(
    run: Run, table: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sakip.cli.table.find_spec", lambda _: None)
    assert run(table(), "--out", "o.parquet").code == 2
    assert not Path("o.parquet").exists()
    assert run(table(), "--out", "o.parquet", "--format", "json").code == 0


# --- while it runs ----------------------------------------------------------------------------------------------------


def test_a_bar_shows_what_is_known_on_a_terminal_and_nothing_off_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with working(lambda: 1_500_000, lambda: 40.0, "id"):
        pass
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    known: float | None
    for known in (40.0, None):
        with working(lambda: 1_500_000, partial(float, known) if known else lambda: None, "id"):
            pass
        shown = capsys.readouterr().err
        assert "menghitung" in shown
        assert "1.5 MB" in shown


def test_duckdb_tells_how_far_it_is_only_while_it_works(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    carrier = carriers.engine("duckdb", "", tmp_path)
    assert carrier.done() is None
    carrier.close()


# --- the how-to -------------------------------------------------------------------------------------------------------


def test_the_how_to_makes_the_table_that_was_assessed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The counts it prints of the cluster are those of every row assessed alone; its steps are tried with the pages."""
    monkeypatch.chdir(tmp_path)
    page = HOW_TO / "a-nation-on-a-cluster.md"
    pages.names_of(page, 1)
    assert sakip.load("nasional.toml").indicators == nation().indicators
    printed = re.findall(r"\| *([\w-]+)\| *([\w-]+)\| +(\d+)\|", page.read_text(encoding="utf-8"))
    counted: dict[tuple[str, str], int] = {}
    for row in pl.read_parquet("nasional.parquet").iter_rows(named=True):
        key = _alone(row)
        counted[key] = counted.get(key, 0) + 1
    assert {(status, reason): int(count) for status, reason, count in printed} == counted


def _alone(row: Mapping[str, Any]) -> tuple[str, str]:
    """Assess one row by the scalar reading."""
    indicator = next(one for one in nation().indicators if one.code == row["indicator"])
    names = (part.name for part in indicator.formula.components)
    components = dict(zip(names, (row["numerator"], row["denominator"]), strict=False))
    period = sakip.Year(2021)
    target = None if row["target"] is None else sakip.Target(indicator.code, period, row["target"])
    found = sakip.assess_one(indicator, target, sakip.Realisation(indicator.code, period, components))
    return str(found.status), "NULL" if found.reason is None else str(found.reason)


@pytest.mark.parametrize("engine", [engines.one("spark")])
def test_spark_runs_the_program_of_the_how_to(tmp_path: Path, engine: Any) -> None:
    """A Java machine of its own is asked, with a Python for executors that cannot do anything."""
    (tmp_path / "contoh.toml").write_text(SET, encoding="utf-8")
    frame = pl.DataFrame(ROWS, strict=False)
    frame = frame.with_columns(numerator=pl.coalesce("nilai", "realisasi"), denominator="pagu")
    frame.drop("nilai", "realisasi", "pagu").write_parquet(tmp_path / "tabel.parquet")
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",  # compiling well takes longer than these rows
        "spark.sql.shuffle.partitions": "1",
        "spark.ui.enabled": "false",
        "spark.pyspark.driver.python": sys.executable,
        "spark.pyspark.python": "/bin/false",
    }
    options = [part for name, value in settings.items() for part in ("--conf", f"{name}={value}")]
    submit = Path(sys.executable).with_name("spark-submit")
    done = subprocess.run(  # noqa: S603  # our own program
        [
            submit,
            "--master",
            "local[1]",
            *options,
            HOW_TO / "nation_on_spark.py",
            "contoh.toml",
            "tabel.parquet",
            "hasil",
        ],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(sakip.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    made = pl.read_parquet(tmp_path / "hasil" / "*.parquet").sort("office", "indicator", "target")
    assert made["value"].to_list() == [89.32, 88.31, 75.0, None, None]
    assert re.search(r"not-reported\| +not-reported\| +1\|", done.stdout), engine.name
