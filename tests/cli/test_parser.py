from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.mark.parametrize(
    ("typed", "said", "english"),
    [
        ("asses muncar-2024", "tidak ada perintah “asses”. Maksudnya “assess”?", "Did you mean “assess”?"),
        ("zzz", "tidak ada perintah “zzz”. Yang ada: sets, show,", "There are: sets, show,"),
        ("", "belum disebut: COMMAND", "not given: COMMAND"),
        ("assess", "belum disebut: SET", "not given: SET"),
        ("paper PK x --out a.docx", "NAME: “PK” tidak dikenal. Maksudnya “pk”?", "Did you mean “pk”?"),
        ("assess x --format tabel", "--format: “tabel” tidak dikenal. Maksudnya “table”?", "“tabel” is not known."),
        ("assess rapor kec.toml", "“kec.toml” berlebih. Bila termasuk nama berkas", 'quotes: "rapor kec.toml".'),
        ("assess x --outt y", "tidak ada pilihan --outt. Maksudnya “--out”?", "Did you mean “--out”?"),
        ("assess x --out", "--out memerlukan isi di belakangnya", "--out needs something behind it"),
        ("assess x --p 2024", "--p dapat berarti", "--p may mean"),
        ("report x --years dua", "--years: 'dua' bukan bilangan bulat", "'dua' is no whole number"),
        ("new x --from a.csv --extends b", "--extends tidak dapat dipakai bersama --from", "does not go with --from"),
        ("audit x --cap dua", "--cap: “dua” bukan angka", "--cap: “dua”"),
    ],
)
def test_what_is_typed_wrongly_is_said_with_what_may_be_meant(run: Run, typed: str, said: str, english: str) -> None:
    """In the language asked for, and never over a page of choices where one is near."""
    wrong = run(*typed.split())
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.startswith("cara pakai: sakip")
    assert said in wrong.err
    wrong = run(*typed.split(), "--lang", "en")
    assert wrong.err.startswith("usage: sakip")
    assert english in wrong.err


def test_a_file_of_another_name_is_said_to_be_there(run: Run, tmp_path: Path) -> None:
    """Notepad adds an ending of its own; a workbook goes another way into the library."""
    for name, said, english in (
        ("kec.toml.txt", "ada, tetapi namanya harus berakhiran .toml", "ends in .toml"),
        ("kec.xlsx", "--realisations", "--realisations"),
    ):
        file = tmp_path / name
        file.touch()
        assert said in run("assess", str(file)).err
        assert english in run("assess", str(file), "--lang", "en").err
    assert "tidak ada yang bernama" in run("assess", str(tmp_path / "tiada.txt")).err


@pytest.mark.parametrize("name", ["isian.csv", "isian.xlsx"])
def test_a_folder_to_write_to_that_is_not_there_is_named(run: Run, tmp_path: Path, name: str) -> None:
    """The file need not be there, and its folder has to be."""
    said = run("assess", "muncar-2024", "--out", str(tmp_path / "hasil" / name))
    assert said.code == 2
    assert f"folder {tmp_path / 'hasil'} belum ada" in said.err
