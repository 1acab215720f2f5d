from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import jsonschema
import pytest

import sakip
from sakip import workbooks
from sakip.exports.json import schema

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

DEFINED = {"$defs": schema("scorecard")["$defs"]}
SET = """\
schema = 1
code = "{code}"
title = "Kecamatan {code}"
year = 2024
indicator = [{{ code = "desa", name = "Desa", unit = "desa", polarity = "higher", formula = {{ kind = "count" }} }}]
target = [{{ indicator = "desa", period = 2024, value = 10 }}]
realisation = [{{ indicator = "desa", period = 2024, components = {{ jumlah = {value} }} }}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three offices, one of them with a broken file."""
    made = tmp_path / "kantor"
    made.mkdir()
    for code, value in (("a", 9), ("b", 10)):
        (made / f"{code}.toml").write_text(SET.format(code=code, value=value), encoding="utf-8")
    (made / "c.toml").write_text("schema = 1\ncode =", encoding="utf-8")
    return made


def test_a_nation_in_one_workbook(run: Run, folder: Path, tmp_path: Path) -> None:
    """A row an indicator of an office, in the order of the files; the broken one is named and hides nobody."""
    out = tmp_path / "negara.xlsx"
    said = run("export", "scorecards", folder, "--out", out)
    assert said.code == 1
    assert "c.toml" in said.err
    texts = [cell.text for sheet in workbooks.read(out).sheets for row in sheet.rows for cell in row.cells.values()]
    assert texts.index("Kecamatan a") < texts.index("Kecamatan b")


@pytest.mark.parametrize("name", ["negara.jsonl", "negara.ndjson"])
def test_a_scorecard_a_line(run: Run, folder: Path, tmp_path: Path, name: str) -> None:
    """Each line is whole JSON."""
    out = tmp_path / name
    run("export", "json", folder, "--out", out)
    cards = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [card["assessments"][0]["achievement"] for card in cards] == ["90.00", "100.00"]


def test_sets_of_a_folder_may_be_json(run: Run, folder: Path, tmp_path: Path) -> None:
    """As another program writes them."""
    office = sakip.load(folder / "a.toml")
    (folder / "a.toml").unlink()
    (folder / "a.json").write_text(sakip.dumps(office, "json"), encoding="utf-8")
    run("export", "json", folder, "--out", tmp_path / "n.jsonl")
    lines = (tmp_path / "n.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["set"] == office.code


def test_a_page_of_all(run: Run, folder: Path, tmp_path: Path) -> None:
    """One document, a box an office."""
    out = tmp_path / "negara.html"
    run("export", "page", folder, "--out", out)
    page = out.read_text(encoding="utf-8")
    assert page.count("<!doctype html>") == 1
    assert page.index("Kecamatan a") < page.index("Kecamatan b")


def test_a_data_package(run: Run, folder: Path, tmp_path: Path) -> None:
    """As a folder and as one file, with the same tables."""
    run("export", "datapackage", folder, "--out", tmp_path / "paket")
    run("export", "datapackage", folder, "--out", tmp_path / "paket.zip")
    with zipfile.ZipFile(tmp_path / "paket.zip") as held:
        names = sorted(held.namelist())
        rows = list(csv.DictReader(io.StringIO(held.read("assessments.csv").decode())))
    assert names == sorted(file.name for file in (tmp_path / "paket").iterdir())
    assert [row["achievement"] for row in rows] == ["90.00", "100.00"]


def test_metadata_and_results_are_of_one_set(run: Run, folder: Path, tmp_path: Path) -> None:
    """Several are refused, one is written, and the blanks of the form are named."""
    said = run("export", "ms-ind", folder, "--out", tmp_path / "m.csv")
    assert said.code == 2
    assert "satu himpunan" in said.err
    one = folder / "a.toml"
    assert run("export", "ms-ind", one, "--out", tmp_path / "m.csv").code == 1
    assert run("export", "ms-ind", one, "--out", tmp_path / "m.xlsx").code == 1
    assert "Desa" in (tmp_path / "m.csv").read_text(encoding="utf-8-sig")
    assert run("export", "iati", one, "--out", tmp_path / "i.xml").code == 0
    assert "<result" in (tmp_path / "i.xml").read_text(encoding="utf-8")
    ET.parse(tmp_path / "i.xml")  # noqa: S314  # our own


def test_a_set_without_a_year_is_named(run: Run, folder: Path, tmp_path: Path) -> None:
    """Like a broken one; by itself it is wrong use."""
    undated = SET.format(code="d", value=1).replace("year = 2024\n", "")
    (folder / "d.toml").write_text(undated, encoding="utf-8")
    said = run("export", "json", folder, "--out", tmp_path / "n.jsonl")
    assert "d.toml" in said.err
    assert run("export", "json", folder / "d.toml", "--out", tmp_path / "d.json").code == 2
    assert run("export", "json", folder / "d.toml", "--period", "2024", "--out", tmp_path / "d.json").code == 0


def test_a_set_without_a_year_is_named_as_assess_names_it(run: Run, folder: Path, tmp_path: Path) -> None:
    """In the language asked for, alone and among others."""
    file = folder / "d.toml"
    file.write_text(SET.format(code="d", value=1).replace("year = 2024\n", ""), encoding="utf-8")
    for lang, said in (("id", "himpunan d tidak menyebut tahun"), ("en", "set d has no year")):
        for asked in ((file,), (folder,)):
            err = run("export", "json", *asked, "--out", tmp_path / "k.jsonl", "--lang", lang).err
            assert said.split(" d ")[1] in err
            assert "--period 2024" in err
            assert "Year(" not in err


def test_two_sets_of_one_code_are_named(run: Run, folder: Path, tmp_path: Path) -> None:
    """Both are written, and whoever joins by the code is warned."""
    (folder / "c.toml").write_text(SET.format(code="a", value=1), encoding="utf-8")
    out = tmp_path / "negara.jsonl"
    said = run("export", "json", folder, "--out", out)
    assert said.code == 1
    assert f"{folder / 'c.toml'}: kode himpunannya, “a”, sudah dipakai {folder / 'a.toml'}" in said.err
    assert len(out.read_text(encoding="utf-8").splitlines()) == 3
    english = run("export", "json", folder, "--out", out, "--lang", "en").err
    assert f"{folder / 'a.toml'} has" in english


def test_findings_are_written_as_data(run: Run, folder: Path, tmp_path: Path) -> None:
    """As a scorecard has them: which sets were left out, and why; none is an empty list."""
    found = tmp_path / "temuan.json"
    said = run("export", "json", folder, "--out", tmp_path / "k.jsonl", "--findings", found)
    assert said.code == 1
    told = json.loads(found.read_text(encoding="utf-8"))
    assert (told["format"], told["written"], told["count"]) == ("sakip.findings/1", 2, 3)
    assert [one["code"] for one in told["findings"]] == ["export-left-out", "toml-no-value"]
    assert told["findings"][1]["file"] == str(folder / "c.toml")
    jsonschema.validate(told["findings"], {"type": "array", "items": {"$ref": "#/$defs/finding"}, **DEFINED})
    (folder / "c.toml").unlink()
    run("export", "json", folder, "--out", tmp_path / "k.jsonl", "--findings", found)
    assert json.loads(found.read_text(encoding="utf-8"))["findings"] == []


def test_findings_go_over_nothing_that_is_read_or_written(run: Run, folder: Path, tmp_path: Path) -> None:
    file = folder / "a.json"
    file.write_text("{}", encoding="utf-8")
    for findings in (file, tmp_path / "k.json"):
        said = run("export", "json", file, "--out", tmp_path / "k.json", "--findings", findings)
        assert (said.code, file.read_text(encoding="utf-8")) == (2, "{}")
        assert "--findings" in said.err
    assert run("export", "json", file, "--out", file).code == 2
    assert file.read_text(encoding="utf-8") == "{}"
    assert run("export", "json", file, "--out", tmp_path / "k.json", "--findings", tmp_path / "k.csv").code == 2


def test_how_many_of_how_many_is_said(run: Run, folder: Path, tmp_path: Path) -> None:
    """On the screen, and in the forms that can hold it who was left out; nobody is written twice."""
    said = run("export", "page", folder, folder / "a.toml", "--out", tmp_path / "n.html")
    assert said.err.endswith("Ditulis 2 dari 3 himpunan.\n")
    assert "c.toml" in (tmp_path / "n.html").read_text(encoding="utf-8")
    run("export", "datapackage", folder, "--out", tmp_path / "paket")
    assert "c.toml" in (tmp_path / "paket" / "findings.csv").read_text(encoding="utf-8")


def test_a_set_that_cannot_be_loaded_is_named_in_the_language_asked_for(run: Run, folder: Path, tmp_path: Path) -> None:
    """Beside others with its faults, by itself as the heading of these."""
    broken, out = folder / "c.toml", tmp_path / "n.jsonl"
    assert f"{broken} tidak ikut ditulis: tidak dapat dimuat." in run("export", "json", folder, "--out", out).err
    assert f"{broken} is left out: it cannot be" in run("export", "json", folder, "--out", out, "--lang", "en").err
    alone = run("export", "json", broken, "--out", tmp_path / "c.json")
    assert (alone.code, alone.err.splitlines()[0]) == (1, f"{broken} tidak dapat dimuat, 1 kesalahan:")


def test_an_empty_folder_is_no_nation(run: Run, tmp_path: Path) -> None:
    """Nothing is written, and the folder is named."""
    (tmp_path / "kosong").mkdir()
    said = run("export", "page", tmp_path / "kosong", "--out", tmp_path / "n.html")
    assert said.code == 2
    assert "kosong" in said.err
    assert not (tmp_path / "n.html").exists()


def test_several_are_no_single_json(run: Run, folder: Path, tmp_path: Path) -> None:
    """The name that holds several is given."""
    said = run("export", "json", folder, "--out", tmp_path / "n.json")
    assert said.code == 2
    assert ".jsonl" in said.err


def test_a_name_that_does_not_fit(run: Run, tmp_path: Path) -> None:
    """The endings that do are named."""
    said = run("export", "scorecards", "muncar-2024", "--out", tmp_path / "n.csv")
    assert (said.code, said.err.endswith("Yang dapat ditulis: .xlsx.\n")) == (2, True)
