"""The two notebooks of the tutorial, run as their readers would run them: from the first cell to the last."""

from __future__ import annotations

import html
import json
import os
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import sakip

FORMAT: Any = nbformat  # its functions are not annotated
DOCS = Path(__file__).parent.parent / "docs"
NOTEBOOKS = {"en": DOCS / "tutorial" / "mojosari.ipynb", "id": DOCS / "id" / "tutorial" / "mojosari.ipynb"}
# what both notebooks leave behind, by the name each gives to it
FACTS = """
import json
print(sakip.__file__)
print(json.dumps([{key: str(value) for key, value in row.items()} for row in CARD.to_dicts()]))
"""


class Done:
    """A notebook that was run: what each of its cells shows, and what it leaves behind."""

    def __init__(self, notebook: Any, folder: Path) -> None:
        self.folder = folder
        self._shown = {cell.id: _text(cell.outputs) for cell in notebook.cells if cell.cell_type == "code"}
        self.library, facts = self._shown["facts"].splitlines()
        self.rows = {row["indicator"]: row for row in json.loads(facts)}

    def __getitem__(self, cell: str) -> str:
        return self._shown[cell]


def _text(outputs: list[Any]) -> str:
    """Return what a reader sees: of a view its words, and otherwise what is printed."""
    seen = []
    for output in outputs:
        data = output.get("data", {})
        if "text/html" in data:
            seen.append(re.sub(r"<style>.*?</style>", " ", data["text/html"], flags=re.DOTALL))
            seen[-1] = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", seen[-1])).split())
        else:
            seen.append(output.get("text") or data["text/plain"])
    return "".join(seen)


def _absolute(path: str) -> str:
    return os.pathsep.join(str(Path(part).absolute()) for part in path.split(os.pathsep) if part)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Done]:
    """Both notebooks, each run in a folder of its own by a kernel that finds the library these tests find."""
    ran = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", _absolute(os.environ.get("PYTHONPATH", "")))
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        for lang, card in (("en", "card"), ("id", "rapor")):
            folder = tmp_path_factory.mktemp(lang)
            notebook = FORMAT.read(NOTEBOOKS[lang], as_version=4)
            notebook.cells.append(FORMAT.v4.new_code_cell(FACTS.replace("CARD", card), id="facts"))
            client = NotebookClient(
                notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
            )
            ran[lang] = Done(client.execute(), folder)
    return ran


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.ipynb")), ids=lambda path: str(path.relative_to(DOCS)))
def test_a_notebook_is_stored_without_what_it_shows(path: Path) -> None:
    """Outputs are made when the documentation is built; stored ones would be out of date."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    nbformat.validate(stored)
    code = [cell for cell in stored["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert all(cell["metadata"] == {} for cell in stored["cells"])
    assert (stored["nbformat"], stored["nbformat_minor"]) == (4, 5)
    assert stored["metadata"]["kernelspec"]["name"] == "python3"


def test_the_indonesian_notebook_goes_the_same_path() -> None:
    """It has another text for other readers, and leaves out what only programmers look for."""
    english, indonesian = ([cell.id for cell in FORMAT.read(path, as_version=4).cells] for path in NOTEBOOKS.values())
    assert [cell for cell in english if cell in indonesian] == indonesian
    assert set(english) - set(indonesian) == {"published", "csv-about", "replay"}


def test_both_notebooks_come_to_the_same_scorecard(done: dict[str, Done]) -> None:
    assert done["en"].rows == done["id"].rows
    values = {code: (row["value"], row["achievement"]) for code, row in done["en"].rows.items()}
    assert values == {
        "ikm": ("86.40", "99.31"),
        "pelayanan-sesuai-standar": ("96.25", "96.25"),
        "koordinasi-ditindaklanjuti": ("None", "None"),
        "nilai-sakip": ("80.00", "100.00"),
        "realisasi-anggaran": ("89.32", "101.50"),
        "ip-asn": ("80.50", "100.63"),
        "inovasi": ("2", "200.00"),
    }


def test_the_kernel_runs_the_library_under_test(done: dict[str, Done]) -> None:
    assert {Path(one.library) for one in done.values()} == {Path(sakip.__file__).absolute()}


@pytest.mark.parametrize(
    ("lang", "cell", "words"),
    [
        ("en", "one", ["2501/28", "89.32"]),
        ("en", "read", ["realisations.csv:10", "“8O.5” is no number", "Laporan BKPSDM 2024"]),
        ("en", "blank", ["not-reported None", "blank is not taken as zero"]),
        ("en", "zero", ["not-computable zero-denominator", "‘hasil_koordinasi’ is 0 for 2024"]),
        ("en", "mend", ["80.50 Tinggi"]),
        ("en", "explain", ["realisasi ÷ pagu × 100%", "1,250,500,000 ÷ 1,400,000,000 × 100% = 89.321428…%"]),
        ("en", "explain", ["reported as 1,250.5 juta rupiah", "LRA 2024", "target 88%", "Sangat Tinggi"]),
        ("en", "replay", ["89.32", "True"]),
        ("en", "bands", ["80 belongs to both “Sangat Baik” and “Memuaskan”"]),
        ("en", "edge", ["below it: Sangat Baik", "above it: Memuaskan", "reads it: Sangat Baik"]),
        ("en", "reading", ["PermenPANRB Nomor 88 Tahun 2021"]),
        ("id", "one", ["89,321428…%", "89,32%", "101,50%"]),
        ("id", "read", ["realisasi.csv:10", "“8O,5”", "Laporan BKPSDM 2024"]),
        ("id", "blank", ["belum diisi", "kosong tidak dianggap nol"]),
        ("id", "zero", ["‘hasil_koordinasi’ bernilai 0 untuk 2024"]),
        ("id", "mend", ["80,50 Tinggi"]),
        ("id", "explain", ["1.250.500.000 ÷ 1.400.000.000 × 100% = 89,321428…%", "LRA 2024"]),
        ("id", "edge", ["di bawahnya: Sangat Baik", "di atasnya:  Memuaskan", "himpunan ini: Sangat Baik"]),
    ],
)
def test_a_notebook_shows_what_it_is_about(done: dict[str, Done], lang: str, cell: str, words: list[str]) -> None:
    """The texts between the cells speak of these."""
    missing = [word for word in words if word not in done[lang][cell]]
    assert not missing, done[lang][cell]


@pytest.mark.parametrize(
    ("lang", "page", "workbook"),
    [("en", "scorecard.html", "scorecard.xlsx"), ("id", "rapor.html", "rapor.xlsx")],
)
def test_a_notebook_leaves_what_can_be_handed_in(done: dict[str, Done], lang: str, page: str, workbook: str) -> None:
    written = done[lang].folder
    assert "Kecamatan Mojosari" in (written / page).read_text(encoding="utf-8")
    assert (written / workbook).read_bytes().startswith(b"PK")
