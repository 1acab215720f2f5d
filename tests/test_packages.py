"""Two packs as other people would publish them: built, installed into a folder of their own, used and tested there.

The first is a regency's base set, a single TOML file; the second a kecamatan's, which extends it and brings two
strategies and a check of its own.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import sakip

PACKAGES = Path(__file__).parent / "packages"
INCLUDED = re.compile(r"\{literalinclude\} (\S+)")
NAMES = ("sakip-kabupaten-contoh", "sakip-kecamatan-contoh")

USE = """
import json, sys
import sakip
office = sakip.load("jatim.contoh.kecamatan-contoh-2025")
report = [sakip.Realisation("desa-tercapai", "2025", {"tercapai": 9, "seluruh": 12}),
          sakip.Realisation("penurunan-stunting", "2025", {"kasus_awal": 40, "kasus_akhir": 34})]
card = sakip.assess(office, report)
loaded, found = sakip.packs.installed().every("sakip.checks")
print(json.dumps({
    "sets": sakip.available(),
    "values": {a.indicator.code: str(a.value) for a in card if a.value is not None},
    "targets": {a.indicator.code: str(a.target.value) for a in card},
    "origins": {i.code: str(i.origin) for i in office},
    "overrides": [[o.name, o.key, str(o.before), str(o.after), o.below.distribution] for o in office.overrides],
    "explained": card["desa-tercapai"].explain().text(),
    "base is not imported": "sakip_kabupaten_contoh" not in sys.modules,
    "checks": list(loaded), "findings": len(found),
}))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder both packages are installed in, from wheels that were built of them."""
    folder = tmp_path_factory.mktemp("packages")
    for name in NAMES:
        built = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
        subprocess.run(built, check=True, capture_output=True, cwd=PACKAGES / name)  # noqa: S603  # our own
    wheels = [str(wheel) for wheel in (folder / "dist").iterdir()]
    options = ["--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", "--target", str(folder / "site")]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, *wheels], check=True, capture_output=True)  # noqa: S603  # our own
    return folder / "site"


def ran(site: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run this Python with the packages on its path."""
    path = os.pathsep.join([str(site), str(Path(sakip.__file__).parents[1])])
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, cwd=cwd)  # noqa: S603, PLW1510  # our own; the test looks at the code


def test_the_kecamatan_extends_the_regency_and_computes_with_its_own_formulas(site: Path) -> None:
    """Values are exact, targets are the kecamatan's where it has its own, and everything knows who brought it."""
    done = ran(site, "-c", USE)
    assert not done.stderr
    said = json.loads(done.stdout)
    assert {"jatim.contoh.iku-2025", "jatim.contoh.kecamatan-contoh-2025"} < set(said["sets"])
    assert said["values"] == {"desa-tercapai": "75.00", "penurunan-stunting": "15.00"}
    assert said["targets"] == {
        "ikm": "8831/100",
        "nilai-sakip": "78",
        "realisasi-anggaran": "92",
        "desa-tercapai": "80",
        "penurunan-stunting": "10",
    }
    assert said["origins"]["ikm"] == "jatim.contoh.iku-2025 (sakip-kabupaten-contoh 1.2)"
    assert said["origins"]["desa-tercapai"] == "jatim.contoh.kecamatan-contoh-2025 (sakip-kecamatan-contoh 0.3)"
    assert ["pk-2025", "targets.ikm", "86", "88.31", "sakip-kabupaten-contoh"] in said["overrides"]
    assert "tercapai ÷ seluruh × 100%" in said["explained"]
    assert said["base is not imported"]
    assert (said["checks"], said["findings"]) == (["jatim.contoh.tanpa-penanggung-jawab"], 0)


def test_the_command_line_knows_them(site: Path) -> None:
    done = ran(site, "-m", "sakip", "show", "jatim.contoh.kecamatan-contoh-2025")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Berdasarkan jatim.contoh.iku-2025 (sakip-kabupaten-contoh 1.2)" in done.stdout
    assert "document pk-2025: targets.ikm: 86 → 88.31" in done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_their_own_tests_pass(site: Path, name: str) -> None:
    """With the conformance kit, as their authors run them."""
    done = ran(site, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", cwd=PACKAGES / name)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_a_strategy_takes_at_most_twelve_lines() -> None:
    """Each strategy of the pack, its docstring with its worked examples included."""
    text = (PACKAGES / NAMES[1] / "src" / "sakip_kecamatan_contoh" / "rumus.py").read_text(encoding="utf-8")
    for strategy in re.split(r"\n\n\n", text)[1:]:
        assert len([line for line in f"import sakip\n{strategy}".splitlines() if line.strip()]) <= 12


def test_the_documentation_shows_these_files_and_no_copies() -> None:
    """Every file it includes is there, and every file of the packs that matters is included."""
    page = PACKAGES.parents[1] / "docs" / "how-to" / "a-pack-of-your-own.md"
    included = {(page.parent / name).resolve() for name in INCLUDED.findall(page.read_text(encoding="utf-8"))}
    assert all(path.is_file() for path in included)
    shown = {path for path in PACKAGES.rglob("*") if path.suffix in {".py", ".toml"} and path.name != "__init__.py"}
    assert {path.resolve() for path in shown if "__pycache__" not in path.parts} == included
