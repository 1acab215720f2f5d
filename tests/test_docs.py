"""What the documentation shows, run: the README's examples, its tables, and the examples in docstrings."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sybil import Document
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

import sakip

if TYPE_CHECKING:
    from types import ModuleType

    from sybil.example import Example

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def _modules() -> list[str]:
    return [
        found.name for found in pkgutil.walk_packages(sakip.__path__, "sakip.") if not found.name.endswith("__main__")
    ]


@pytest.mark.parametrize("name", ["sakip", *_modules()])
def test_examples_of_docstrings(name: str) -> None:
    """Every example in a docstring prints what it says."""
    module: ModuleType = importlib.import_module(name)
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0


class _TomlBlocks(CodeBlockParser):
    """A TOML block of the documentation is a set: it loads, and can be assessed."""

    language = "toml"

    def evaluate(self, example: Example) -> None:
        card = sakip.assess(sakip.loads(str(example.parsed)))
        example.namespace["card"] = card
        assert all(assessment.explain().text() for assessment in card)


def test_examples_of_the_readme(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's Python runs and prints what its comments say, and its TOML is a set with a result."""
    monkeypatch.chdir(ROOT)  # its files are named as in a clone
    document = Document.parse(str(README), PythonCodeBlockParser(), _TomlBlocks())
    examples = list(document.examples())
    assert [type(example.parsed).__name__ for example in examples].count("Lexeme") == len(examples) == 8
    for example in examples:
        example.evaluate()
    printed = capsys.readouterr().out
    assert printed.startswith("89.32 101.50 Sangat Tinggi\n")
    assert "belum diisi Belum ada realisasi Indeks Profesionalitas ASN untuk 2024." in printed
    made = printed.partition("Sangat Baik\n")[2].splitlines()
    assert made[:2] == ["True", "['no-sasaran', 'annex-incomplete', 'no-polarity']"]
    survey = printed.partition("86.33 Baik\n")[2].splitlines()
    assert survey[:3] == ["Produk spesifikasi jenis pelayanan", "183 False", "penimbang 0,11"]
    assert survey[3].startswith("IKM Kecamatan (ikm)")
    assert any("jawaban: 0 × 1, 0 × 2, 73 × 3, 27 × 4" in line for line in survey)
    years = printed.partition("80.65 80% 100.81\n")[2].splitlines()
    assert years[0] == "PK Perubahan 2024 Nomor 700/98/2024"
    assert years[1].endswith("berstatus diajukan dan tidak dihitung. 1")
    assert years[2] == "['91.00', '93.50', '97.95', '93.93', '97.66']"
    assert "another regulation begins (PermenPANRB 88/2021)" in years[3]
    assert years[4] == "None Persentase posyandu aktif for 2024 is incomplete: there is no number from Kecamatan Lain."
    assert years[5] == "sasaran-1 101.56 1"
    assert years[6] == "Inovasi not-reproduced 103.65 Two digits are swapped in the printed figure."
    assert "['SASARAN', 'KINERJA LAINNYA']\n('Penyebab: belum ditulis', 'Solusi: belum ditulis')\n" in printed
    own = document.namespace["card"]["posyandu-aktif"]
    assert (str(own.value), str(own.achievement.value)) == ("87.10", "96.78")


FACTS = re.compile(r"^\| (more|less) is better, ([\d,]+) → ([\d,]+) \| \d \| (.+) \|$", re.MULTILINE)


def test_the_readme_says_what_the_library_answers() -> None:
    """Each answer of the table "same facts, how many answers" is computed again."""
    rows = FACTS.findall(README.read_text(encoding="utf-8"))
    assert len(rows) == 10
    for better, target, result, said in rows:
        rules = ["higher"] if better == "more" else ["lower-mirror", "lower-inverse"]
        answers = {rule: _answer(rule, target, result) for rule in rules}
        if len(set(answers.values())) == 1 and (len(rules) == 1 or said.startswith("none")):
            assert said == answers[rules[0]]
        else:
            assert said == ", ".join(f"{answer} ({rule})" for rule, answer in answers.items())


def _answer(rule: str, target: str, result: str) -> str:
    indicator = sakip.Indicator(code="x", name="X", unit="kasus", polarity=rule, formula=sakip.count())
    year = sakip.Year(2024)
    assessment = sakip.assess_one(
        indicator,
        sakip.Target("x", year, sakip.read_id(target)),
        sakip.Realisation("x", year, {"jumlah": sakip.read_id(result)}),
    )
    achievement = assessment.achievement
    if achievement.value is None:
        return f"none: {achievement.reason}"
    return sakip.write_id(achievement.value)


def test_the_picture_was_taken_of_what_the_library_shows() -> None:
    """The picture in the README names the page it was taken of, which is the one that is made today."""
    making = runpy.run_path(str(ROOT / "docs" / "images" / "make_scorecard.py"))
    picture = making["PICTURE"]
    assert f"(docs/images/{picture.name})" in README.read_text(encoding="utf-8")
    assert f"Source\0{making['digest']()}".encode() in picture.read_bytes()


def test_the_two_commands_are_one_line_each() -> None:
    """Both begin with the virtual environment, and their line is all there is to type."""
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        assert block.startswith("python3 -m venv ")
        assert block.count("\n") == 1


def test_nothing_speaks_of_this_machine() -> None:
    """No tracked file of the documentation names a path of a home directory or a package registry."""
    places: list[Any] = [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        ROOT / "pyproject.toml",
        *(ROOT / "docs").rglob("*.*"),
    ]
    for place in places:
        assert not re.search(rb"/root/|/home/|pypi\.org|files\.pythonhosted", place.read_bytes()), place
