"""What the documentation shows, run: the README's examples, its tables, and the examples in docstrings."""

from __future__ import annotations

import doctest
import importlib.metadata
import pkgutil
import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pages
import pytest

import sakip

if TYPE_CHECKING:
    from types import ModuleType

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


def test_examples_of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's Python runs and prints what its comments say, and its TOML is a set with a result."""
    monkeypatch.chdir(tmp_path)
    page = pages.Page(README)
    page.check()
    printed = "".join(page.printed)
    assert printed.startswith("89.32 101.50 Sangat Tinggi\nPersentase Realisasi Anggaran")
    assert "LRA 2024" in printed
    (own,) = (block for block in page.blocks if block.language == "toml")
    assessment = sakip.assess(sakip.loads(own.text))["posyandu-aktif"]
    assert (str(assessment.value), str(assessment.achievement.value)) == ("87.10", "96.78")
    assert (assessment.explain().text(), assessment.explain().text("en")) != ("", "")


def test_every_page_the_readme_names_is_there() -> None:
    """Links of the README lead to files of the repository."""
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8")) if "://" not in link]
    assert len(links) > 20
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_changelog_names_every_regulation() -> None:
    """Whoever upgrades reads which law the numbers stand on; a regulation added without a word is found here."""
    told = " ".join((ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split())
    assert "### Regulations" in told
    assert [held.citation for held in sakip.regulations.all_regulations() if held.citation not in told] == []


def test_a_citation_is_that_of_this_version() -> None:
    """The citation names the version, and an installation brings it along."""
    cited = (ROOT / "docs" / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {sakip.__version__}\n" in cited
    assert "\nlicense: MIT\n" in cited
    try:
        files = [str(file) for file in importlib.metadata.files("sakip") or ()]
    except importlib.metadata.PackageNotFoundError:
        files = []
    if "sakip/__init__.py" not in files:
        pytest.skip("sakip is not installed but used where its sources are")
    assert [name for name in files if name.endswith(".dist-info/extra_metadata/CITATION.cff")]


def test_the_picture_was_taken_of_what_the_library_shows() -> None:
    """The picture in the README names the page it was taken of, which is the one that is made today."""
    making = runpy.run_path(str(ROOT / "docs" / "images" / "make_scorecard.py"))
    picture = making["PICTURE"]
    assert f"(docs/images/{picture.name})" in README.read_text(encoding="utf-8")
    assert f"Source\0{making['digest']()}".encode() in picture.read_bytes()


def test_the_two_commands_are_one_line_each() -> None:
    """Both begin with the virtual environment, and their line is all there is to type; so does that of the pages."""
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 3
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
