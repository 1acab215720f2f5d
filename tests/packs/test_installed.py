"""What a package on the path offers is found by its metadata, and a set file without running its code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import sakip
from sakip.errors import SetFileError

if TYPE_CHECKING:
    from pathlib import Path

SET = """
code = "{code}"
[[indicator]]
code = "a"
name = "Satu"
unit = "poin"
formula = {{ kind = "count" }}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path, as pip installs packages into."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def install(site: Path, name: str, version: str, offered: str) -> Path:
    """Put a package there that says what it offers; importing it is an error."""
    package = site / name
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('this package was imported')\n", encoding="utf-8")
    information = site / f"{name}-{version}.dist-info"
    information.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: {version}\n"
    (information / "METADATA").write_text(metadata, encoding="utf-8")
    (information / "entry_points.txt").write_text(offered, encoding="utf-8")
    return package


def test_a_set_file_of_a_package_is_read_without_importing_it(site: Path) -> None:
    package = install(site, "sakip_satu", "1.2", "[sakip.sets]\njatim.satu.iku-2025 = sakip_satu.data:iku_2025.toml\n")
    (package / "data").mkdir()
    (package / "data" / "iku_2025.toml").write_text(SET.format(code="iku-2025"), encoding="utf-8")
    assert "jatim.satu.iku-2025" in sakip.available()
    office = sakip.load("jatim.satu.iku-2025")
    assert str(office["a"].origin) == "jatim.satu.iku-2025 (sakip-satu 1.2)"
    assert office.origin.file == str(package / "data" / "iku_2025.toml")
    assert "sakip_satu" not in sys.modules
    derived = sakip.loads(f'extends = "jatim.satu.iku-2025"\n{SET.format(code="x")}')
    assert derived["a"].origin.distribution == "sakip-satu"


def test_two_packages_may_use_the_same_local_code(site: Path) -> None:
    for name in ("satu", "dua"):
        package = install(
            site, f"sakip_{name}", "1.0", f"[sakip.sets]\njatim.{name}.iku-2025 = sakip_{name}:iku.toml\n"
        )
        (package / "iku.toml").write_text(SET.format(code="iku-2025"), encoding="utf-8")
    both = [sakip.load(f"jatim.{name}.iku-2025") for name in ("satu", "dua")]
    assert [office.code for office in both] == ["iku-2025", "iku-2025"]
    assert [office["a"].origin.distribution for office in both] == ["sakip-satu", "sakip-dua"]


def test_a_clash_names_both_packages(site: Path) -> None:
    for name in ("satu", "dua"):
        package = install(site, f"sakip_{name}", "1.0", f"[sakip.sets]\njatim.iku = sakip_{name}:iku.toml\n")
        (package / "iku.toml").write_text(SET.format(code="iku"), encoding="utf-8")
    with pytest.raises(SetFileError) as caught:
        sakip.load("jatim.iku")
    (finding,) = caught.value.findings
    assert finding.code == "pack-clash"
    assert "sakip-satu 1.0, sakip_satu:iku.toml" in finding.text()
    assert "sakip-dua 1.0, sakip_dua:iku.toml" in finding.text()
    assert sakip.load("muncar-2024")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("sakip_satu:hilang.toml", "there is no file 'hilang.toml'"),
        ("tidak_ada_di_sini:iku.toml", "package 'tidak_ada_di_sini', which is not there"),
        ("sakip_satu:objek", "this package was imported"),
        ("sakip_satu:../rahasia.toml", ""),
        ("sakip_satu/../../rahasia:iku.toml", ""),
    ],
)
def test_a_pack_that_cannot_be_loaded_says_why(site: Path, value: str, why: str) -> None:
    """Nor is there a way out of the package's folder by the value of an entry point."""
    install(site, "sakip_satu", "1.0", f"[sakip.sets]\njatim.satu.x = {value}\n")
    (site / "rahasia.toml").write_text(SET.format(code="rahasia"), encoding="utf-8")
    with pytest.raises(SetFileError) as caught:
        sakip.load("jatim.satu.x")
    (finding,) = caught.value.findings
    assert finding.code == "pack-broken"
    assert why in finding.text("en")


def test_faults_of_a_packaged_file_come_with_their_lines(site: Path) -> None:
    package = install(site, "sakip_satu", "1.0", "[sakip.sets]\njatim.satu.x = sakip_satu:iku.toml\n")
    (package / "iku.toml").write_text(SET.format(code="x") + "warna = 1\n", encoding="utf-8")
    with pytest.raises(SetFileError) as caught:
        sakip.load("jatim.satu.x")
    (finding,) = caught.value.findings
    assert (finding.code, str(finding.place)) == ("unknown-key", f"{package / 'iku.toml'}:8 indicator[0].warna")


def test_metadata_that_cannot_be_read_hides_nothing(site: Path) -> None:
    package = install(site, "sakip_satu", "1.0", "[sakip.sets]\njatim.satu.x = sakip_satu:iku.toml\n")
    (package / "iku.toml").write_text(SET.format(code="x"), encoding="utf-8")
    (site / "sakip_satu-1.0.dist-info" / "METADATA").write_text("", encoding="utf-8")
    assert sakip.load("jatim.satu.x")["a"].name == "Satu"


@pytest.mark.parametrize(
    "value", ["sakip_satu:data/iku.toml", "sakip_satu:a b.toml", "sakip_satu:iku.TOML", "../x.toml"]
)
def test_a_value_that_is_nearly_a_file_imports_nothing(site: Path, value: str) -> None:
    """The remedy says how a file in a folder is named."""
    install(site, "sakip_satu", "1.0", f"[sakip.sets]\njatim.satu.x = {value}\n")
    with pytest.raises(SetFileError) as caught:
        sakip.load("jatim.satu.x")
    assert "names no file of a package" in caught.value.findings[0].text("en")
    assert "sakip_satu" not in sys.modules
