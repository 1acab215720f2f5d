from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

CONTOH = str(Path(__file__).parents[1] / "cases" / "kecamatan-contoh.toml")


@pytest.mark.parametrize(("suffix", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_picture_of_a_set(run: Run, tmp_path: Path, suffix: str, begins: bytes) -> None:
    """The picture is in the file, and its alternative text on the screen."""
    out = tmp_path / f"capaian.{suffix}"
    said = run("plot", "muncar-2024", "--out", str(out), "--width", "80")
    assert said.code == 0
    assert "Indeks Kepuasan Masyarakat: 97,66" in said.out
    assert out.read_bytes().startswith(begins)


def test_the_trend_of_an_indicator(run: Run, tmp_path: Path) -> None:
    """It says where the series breaks, by exit code too."""
    out = tmp_path / "tren.svg"
    said = run("plot", "muncar-2024", "--kind", "trend", "--indicator", "nilai-sakip", "--out", str(out))
    assert said.code == 1
    assert "PermenPANRB 88/2021" in said.out
    assert out.exists()


def test_offices_beside_one_another(run: Run, tmp_path: Path) -> None:
    """Several sets make a heat map, each by the name of its office."""
    out = tmp_path / "peta.png"
    said = run("plot", "muncar-2024", CONTOH, "--kind", "heatmap", "--out", str(out))
    assert said.code in {0, 1}
    assert "Kecamatan Muncar" in said.out
    assert "Kecamatan Contoh" in said.out


@pytest.mark.parametrize(("more", "remedy"), [(["--kind", "trend"], "--indicator"), ([CONTOH], "--kind heatmap")])
def test_options_that_do_not_go_together(run: Run, tmp_path: Path, more: list[str], remedy: str) -> None:
    """A trend without its indicator, and several sets in a picture of one."""
    said = run("plot", "muncar-2024", *more, "--out", str(tmp_path / "x.png"))
    assert said.code == 2
    assert remedy in said.err
    assert not list(tmp_path.iterdir())
