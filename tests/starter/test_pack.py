from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path as FilePath
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.errors import PeriodError, UnknownNameError
from sakip.packs import is_namespaced
from sakip.starter import BaseError, CodeError, FolderError, MissingError, Pack
from sakip.starter.pack import form

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = {
    ".gitignore",
    "README.md",
    "pyproject.toml",
    "realisasi.csv",
    "src/sakip_uji_coba/__init__.py",
    "src/sakip_uji_coba/iku_2025.toml",
    "tests/test_set.py",
}


def uji(**facts: str) -> Pack:
    return Pack(**{"code": "uji-2025", "name": "Kecamatan Uji Coba", **facts})  # type: ignore[arg-type]


def test_a_pack_is_made_whole(tmp_path: Path) -> None:
    """Its set loads and assesses, and its parts name one another rightly."""
    pack = uji(regency="Kabupaten Jember", province="Jawa Timur")
    folder = tmp_path / "uji"
    assert set(pack.write(folder)) == WHOLE
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == WHOLE
    office = sakip.load(folder / pack.path)
    assert (office.code, office.year, office.office_name) == ("uji-2025", 2025, "Kecamatan Uji Coba")
    assert [indicator.formula.kind for indicator in office] == ["external_score", "ratio", "count"]
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["name"] == "sakip-uji-coba"
    assert project["project"]["dependencies"] == ["sakip>=0.1"]
    assert project["project"]["entry-points"] == {
        "sakip.sets": {"jawa-timur.jember.uji-2025": "sakip_uji_coba:iku_2025.toml"}
    }
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["src/sakip_uji_coba"]
    assert '"jawa-timur.jember.uji-2025"' in (folder / "tests/test_set.py").read_text(encoding="utf-8")
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert pack.path in readme
    assert "$" not in readme


def test_the_example_is_assessed_from_its_form(tmp_path: Path) -> None:
    """Blank it is not filled in, with no finding but that; filled in, every indicator has a category."""
    pack = uji()
    pack.write(tmp_path)
    office = sakip.load(tmp_path / pack.path)
    empty = (tmp_path / "realisasi.csv").read_text(encoding="utf-8")
    assert empty == form(office)
    assert {str(assessment.status) for assessment in sakip.assess(office)} == {str(sakip.Status.NOT_REPORTED)}
    values = iter(["88,5", "45", "50", "6"])
    filled = [
        line if not place else line[:-1] + next(values) + ";Laporan" for place, line in enumerate(empty.splitlines())
    ]
    (tmp_path / "isi.csv").write_text("\n".join(filled), encoding="utf-8")
    read = sakip.read_realisations(tmp_path / "isi.csv", office)
    card = sakip.assess(office, read.realisations)
    assert [str(assessment.value) for assessment in card] == ["88.50", "90.00", "6"]
    assert all(assessment.achievement_category for assessment in card)


def test_the_pack_installs_loads_and_passes_its_tests(tmp_path: Path) -> None:
    """The wheel holds the set and the entry point that names it; beside the library it is known by that name."""
    pack = uji()
    pack.write(tmp_path)
    program = "import hatchling.build, sys; sys.stdout.write(hatchling.build.build_wheel(sys.argv[1]))"
    built = python(tmp_path, "-c", program, str(tmp_path / "dist"))
    # a wheel of Python alone is installed by unpacking it
    with ZipFile(tmp_path / "dist" / built.splitlines()[-1]) as wheel:
        wheel.extractall(tmp_path / "site")
    loaded = python(tmp_path, "-c", f"import sakip; print(sakip.load({pack.entry!r}).office_name)")
    assert loaded == "Kecamatan Uji Coba\n"
    assert pack.entry in python(tmp_path, "-c", "import sakip; print(*sakip.available())").split()
    assert " passed" in python(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")


def python(folder: Path, *arguments: str) -> str:
    """What a fresh interpreter says that has the library and the pack."""
    library = FilePath(sakip.__file__).parents[1]
    paths = os.pathsep.join([str(library), str(folder / "site")])
    done = subprocess.run(  # noqa: S603  # our own
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


NASTY = st.text(
    st.one_of(st.characters(), st.sampled_from("\"'\\\n\r\t[]#$={}\u2028\u202e\x00\x1b")), min_size=1, max_size=60
).filter(str.strip)


@given(NASTY, NASTY, NASTY)
def test_names_are_text_and_nothing_but(name: str, regency: str, province: str) -> None:
    """Whatever stands in a name, every file reads as it should, and has no table or key more."""
    try:
        pack = Pack(code="uji-2025", name=name, regency=regency, province=province)
    except MissingError:
        return  # a name of nothing that is shown
    files = pack.files()
    project = tomllib.loads(files["pyproject.toml"])
    plain = tomllib.loads(uji().files()["pyproject.toml"])
    assert project.keys() == plain.keys()
    assert project["project"].keys() == plain["project"].keys()
    assert project["project"]["description"] == f"Indikator kinerja {pack.name}"
    office = sakip.loads(files[pack.path])
    assert office.office is not None
    assert office.office.name == pack.name
    assert len(office) == 3
    assert all(part not in {"", ".."} for path in files for part in path.split("/"))
    assert is_namespaced(pack.entry)
    assert pack.package.isidentifier()
    assert pack.package.isascii()


def test_a_name_cannot_open_a_table() -> None:
    """A quote, a line end and a heading in a name stay in it."""
    files = uji(name='x"\n[project]\nname = "y').files()
    assert tomllib.loads(files["pyproject.toml"])["project"]["name"] == "sakip-x-project-name-y"


@pytest.mark.parametrize(
    "code", ["../x", "a/b", "a\\b", "", "a b", "a..b", ".a", "a-", "é-2025", 'a"25', "a" * 91, "a\n25"]
)
@pytest.mark.parametrize("where", ["code", "namespace"])
def test_a_code_is_a_code(code: str, where: str) -> None:
    """Letters, digits and single marks between them: no way out of the folder, and nothing to escape."""
    if where == "namespace" and not code.strip():
        assert uji(namespace=code).entry == "lokal.uji-2025"
        return
    with pytest.raises(CodeError) as raised:
        uji(**{where: code})
    assert raised.value.value == code.strip()


@pytest.mark.parametrize(
    ("facts", "entry", "reference"),
    [
        ({}, "lokal.uji-2025", "sakip_uji_coba:iku_2025.toml"),
        ({"province": "Jawa Timur"}, "jawa-timur.uji-2025", "sakip_uji_coba:iku_2025.toml"),
        ({"regency": "Kota Kediri"}, "kota-kediri.uji-2025", "sakip_uji_coba:iku_2025.toml"),
        ({"namespace": "jatim.jember"}, "jatim.jember.uji-2025", "sakip_uji_coba:iku_2025.toml"),
        ({"code": "jatim.jember.uji-2026"}, "jatim.jember.uji-2026", "sakip_uji_coba:iku_2026.toml"),
        ({"code": "jember.uji-2026", "namespace": "jatim"}, "jatim.jember.uji-2026", "sakip_uji_coba:iku_2026.toml"),
        ({"name": "KECAMATAN  Bancar"}, "lokal.uji-2025", "sakip_bancar:iku_2025.toml"),
        ({"name": "Dinas Pariwisata"}, "lokal.uji-2025", "sakip_dinas_pariwisata:iku_2025.toml"),
        ({"name": "县"}, "lokal.uji-2025", "sakip_uji_2025:iku_2025.toml"),
    ],
)
def test_what_a_pack_is_called(facts: dict[str, str], entry: str, reference: str) -> None:
    assert (uji(**facts).entry, uji(**facts).reference) == (entry, reference)


def test_the_year_is_said_or_told_by_the_code() -> None:
    """There is no clock to take it from."""
    assert Pack(code="uji", name="Uji", year=2024).year == 2024
    assert Pack(code="uji-2025", name="Uji", year=2024).year == 2024
    with pytest.raises(MissingError, match="year") as raised:
        Pack(code="uji", name="Uji")
    assert raised.value.missing == "--year"
    with pytest.raises(PeriodError):
        Pack(code="uji", name="Uji", year=99_999)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that holds anything, or a file, is refused; an empty one is taken."""
    (tmp_path / "berkas").write_text("isi", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "berkas"):
        with pytest.raises(FolderError):
            uji().write(folder)
    (tmp_path / "kosong").mkdir()
    assert uji().write(tmp_path / "kosong")
    assert (tmp_path / "berkas").read_text(encoding="utf-8") == "isi"


def test_a_set_may_build_upon_another() -> None:
    """All of the base is in it; a base that is not there, or is a file, is refused before anything is written."""
    pack = uji(extends="mojosari-2024")
    office = sakip.loads(pack.files()[pack.path])
    assert [indicator.code for indicator in office] == [indicator.code for indicator in sakip.load("mojosari-2024")]
    assert (office.extends, office.year, office.office_name) == ("mojosari-2024", 2025, "Kecamatan Uji Coba")
    assert tomllib.loads(pack.files()["pyproject.toml"])["project"]["dependencies"] == ["sakip>=0.1"]
    with pytest.raises(UnknownNameError, match="mojosari-2024"):
        uji(extends="mojosari-2025").files()
    with pytest.raises(BaseError):
        uji(extends="../induk.toml")


def test_a_pack_needs_the_one_it_builds_upon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A base of another package is installed with it."""
    info = tmp_path / "sakip_induk-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sakip-induk\nVersion: 1.0\n", encoding="utf-8")
    points = "[sakip.sets]\njatim.induk-2025 = sakip_induk:iku.toml\n"
    (info / "entry_points.txt").write_text(points, encoding="utf-8")
    (tmp_path / "sakip_induk").mkdir()
    (tmp_path / "sakip_induk" / "__init__.py").touch()
    base = uji()
    (tmp_path / "sakip_induk" / "iku.toml").write_text(base.files()[base.path], encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    files = uji(extends="jatim.induk-2025").files()
    assert tomllib.loads(files["pyproject.toml"])["project"]["dependencies"] == ["sakip>=0.1", "sakip-induk"]
    assert len(sakip.loads(files[base.path])) == 3


def test_ten_indicators_take_less_than_80_lines(tmp_path: Path) -> None:
    """A set of ten is one file a planner can read: all of it loads, has its target and is assessed."""
    file = FilePath(__file__).parents[1] / "cases" / "sepuluh-indikator.toml"
    text = file.read_text(encoding="utf-8")
    office = sakip.load(file)
    assert (len(office), len(office.targets)) == (10, 10)
    assert len(text.splitlines()) <= 80
    rows = form(office).splitlines()
    filled = [rows[0], *(f"{row[:-1]}50;Laporan" for row in rows[1:])]
    (tmp_path / "isi.csv").write_text("\n".join(filled), encoding="utf-8")
    read = sakip.read_realisations(tmp_path / "isi.csv", office)
    card = sakip.assess(office, read.realisations)
    assert not [finding for finding in (*read.findings, *card.findings) if finding.severity != "info"]
    assert all(assessment.achievement.value is not None for assessment in card)


def test_a_pack_takes_the_set_it_is_given() -> None:
    """What a sheet was turned into is its set file, and the form is that of its components."""
    text = """\
schema = 1
code = "a"
year = 2025
[[indicator]]
code = "x"
name = "X"
unit = "orang"
formula = { kind = "count" }
"""
    files = Pack(code="uji-2025", name="Uji", set_text=text).files()
    assert files["src/sakip_uji/iku_2025.toml"] == text
    assert files["realisasi.csv"] == "indicator;period;component;value;document\nx;2025;jumlah;;\n"
