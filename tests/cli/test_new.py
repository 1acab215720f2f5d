from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own
import pytest

import sakip
from sakip.cli import new

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{answer}\n" for answer in answers)))


def only(folder: Path) -> Path:
    """The set file of a pack."""
    (file,) = (folder / "src").rglob("*.toml")
    return file


def test_with_code_and_name_nothing_is_asked(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even at a terminal; what was made is listed, and what to type next can be typed."""
    answering(monkeypatch)
    folder = tmp_path / "paket uji"
    said = run("new", folder, "--code", "uji-2025", "--name", "Kecamatan Uji")
    assert (said.code, said.err) == (0, "")
    assert "Paket lokal.uji-2025 dibuat" in said.out
    file = only(folder)
    assert file.name == "iku_2025.toml"
    commands = [line.strip() for line in said.out.splitlines() if line.startswith(("  sakip", "  pip"))]
    assert commands == [
        f'sakip check "{file.as_posix()}"',
        f'sakip assess "{file.as_posix()}"',
        f'pip install -e "{folder.as_posix()}"',
    ]
    assert run("assess", file).code == 0
    assert run("show", file).code == 0


def test_the_example_passes_every_check(tmp_path: Path, run: Run) -> None:
    """What a pack starts with has nothing a reviewer would ask about."""
    run("new", tmp_path / "uji", "--code", "uji-2025", "--name", "Kecamatan Uji")
    said = run("check", only(tmp_path / "uji"))
    assert (said.code, "Tidak ada temuan" in said.out) == (0, True), said.out


def test_who_comes_with_a_sheet_is_shown_the_form(tmp_path: Path, run: Run) -> None:
    """The numbers of the year are filled in with Excel again."""
    (tmp_path / "isian.csv").write_text("Sasaran;Indikator;Target 2025\nS;Jumlah rapat;12\n", encoding="utf-8")
    named = ("--code", "uji-2025", "--name", "Kecamatan Uji")
    sheet = run("new", tmp_path / "uji", *named, "--from", tmp_path / "isian.csv")
    assert f"sakip form {only(tmp_path / 'uji')} --out isian.xlsx\n" in sheet.out
    assert "sakip form" not in run("new", tmp_path / "lain", *named).out


def test_in_english(tmp_path: Path, run: Run) -> None:
    said = run("new", tmp_path / "uji", "--code", "uji-2025", "--name", "Uji", "--lang", "en")
    assert "was made in" in said.out


def test_questions_are_asked_of_people(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Indonesian, again where an answer cannot be used, and a blank one takes what is proposed."""
    answering(monkeypatch, "", "Kecamatan Uji", "Kabupaten Jember", "", "dua ribu", "2025", "")
    said = run("new", tmp_path / "uji")
    assert said.code == 0, said.err
    assert "Nama perangkat daerah" in said.err
    assert "“dua ribu” bukan tahun" in said.err
    assert "[uji-2025]" in said.err
    office = sakip.load(only(tmp_path / "uji"))
    assert (office.code, office.year, office.office_name) == ("uji-2025", 2025, "Kecamatan Uji")
    assert office.office is not None
    assert (office.office.regency, office.office.province) == ("Kabupaten Jember", "")


def test_only_the_year_is_asked_where_only_it_is_missing(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "2026")
    assert run("new", tmp_path / "uji", "--code", "uji", "--name", "Uji").code == 0
    assert only(tmp_path / "uji").name == "iku_2026.toml"


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        ((), "--code, --name"),
        (("--code", "uji-2025"), "--name"),
        (("--code", "uji"), "--name, --year"),
        (("--name", "Uji"), "--code"),
        (("--code", "uji", "--name", "Uji"), "--year"),
    ],
)
def test_without_a_terminal_all_that_is_missing_is_named(
    tmp_path: Path, run: Run, options: tuple[str, ...], missing: str
) -> None:
    """One error says all of it, and nothing is written."""
    said = run("new", tmp_path / "uji", *options)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert f"belum disebut: {missing}." in said.err
    assert not (tmp_path / "uji").exists()


def test_somebody_who_stops_answering(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of what is typed is an error, not a question for ever."""
    answering(monkeypatch, "Kecamatan Uji")
    said = run("new", tmp_path / "uji")
    assert (said.code, (tmp_path / "uji").exists()) == (2, False)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--code", "../../x-2025"), "tidak dapat menjadi kode"),
        (("--code", "x-2025", "--namespace", "a/b"), "tidak dapat menjadi kode"),
        (("--code", "x-2025", "--year", "dua"), "bukan tahun"),
        (("--code", "x-2025", "--year", "9" * 5000), "bukan tahun"),
        (("--code", "x-2025", "--extends", "mojosari-2025"), "mojosari-2024"),
        (("--code", "x-2025", "--extends", "induk.toml"), "ialah berkas"),
        (("--code", "x-2025", "--from", "tidak-ada.xlsx"), "tidak-ada.xlsx"),
    ],
)
def test_wrong_use_writes_nothing(tmp_path: Path, run: Run, options: tuple[str, ...], said: str) -> None:
    """Each is one sentence in Indonesian and exit code 2."""
    result = run("new", tmp_path / "uji", "--name", "Uji", *options)
    assert (result.code, said in result.err) == (2, True), result.err
    assert list(tmp_path.rglob("*")) == []


def test_a_filled_folder_is_left_alone(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before anything is asked."""
    (tmp_path / "ada").write_text("isi", encoding="utf-8")
    answering(monkeypatch)
    said = run("new", tmp_path)
    assert (said.code, "tidak ada yang ditimpa" in said.err) == (2, True)
    assert "Nama" not in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["ada"]


def sheet(path: Path, rows: list[list[Any]]) -> Path:
    book: Any = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_sheet_becomes_a_set(tmp_path: Path, run: Run) -> None:
    """What has to be looked at is listed, with exit code 1; a sheet with nothing unclear gives 0."""
    head = ["Sasaran", "Indikator", "Satuan", "Arah", "Target"]
    file = sheet(tmp_path / "isian.xlsx", [["Perjanjian Kinerja"], head, ["S", "Jumlah inovasi", "Inovasi", "naik", 2]])
    options = ("--code", "uji-2025", "--name", "Uji", "--from", file)
    said = run("new", tmp_path / "jelas", *options)
    assert (said.code, "1 indikator dari" in said.out) == (0, True), said.out
    sheet(file, [head, ["S", "Jumlah inovasi", "Inovasi", None, "BB"]])
    said = run("new", tmp_path / "kabur", *options)
    assert said.code == 1
    assert f"{file}:2 Sheet E" in said.out
    assert "# PERIKSA:" in only(tmp_path / "kabur").read_text(encoding="utf-8")
    assert [one.name for one in sakip.load(only(tmp_path / "kabur"))] == ["Jumlah inovasi"]


def test_a_sheet_that_cannot_be_read_writes_nothing(tmp_path: Path, run: Run) -> None:
    """The file is named, with what is wrong and what to do."""
    file = tmp_path / "isian.xlsx"
    file.write_bytes(b"\xd0\xcf\x11\xe0")
    said = run("new", tmp_path / "uji", "--code", "uji-2025", "--name", "Uji", "--from", file)
    assert (said.code, "simpan sebagai .xlsx" in said.err) == (1, True), said.err
    assert not (tmp_path / "uji").exists()


def test_a_set_is_built_upon_another(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "uji"
    assert run("new", folder, "--code", "uji-2025", "--name", "Uji", "--extends", "mojosari-2024").code == 0
    assert sakip.load(only(folder)).extends == "mojosari-2024"


@pytest.mark.parametrize(("path", "typed"), [("a/b", "a/b"), ("a b", '"a b"')])
def test_a_path_is_written_as_it_is_typed(path: str, typed: str) -> None:
    assert new._typed(path) == typed


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--code", "a-2025", "--year", "2024"), "kode “a-2025” menyebut tahun lain daripada 2024"),
        (("--code", "a b"), "a b"),
        (("--from", "tidak-ada.xlsx"), "berkas tidak-ada.xlsx tidak dapat dipakai: tidak ditemukan"),
    ],
)
def test_what_cannot_be_used_is_said_before_anything_is_asked(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    answering(monkeypatch, "Kecamatan Uji")
    done = run("new", tmp_path / "uji", *options)
    assert done.code == 2
    assert said in done.err
    assert "Nama perangkat daerah" not in done.err


def test_whoever_stops_a_command_sees_no_traceback(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C at a question."""

    def stopped() -> str:
        raise KeyboardInterrupt

    answering(monkeypatch)
    monkeypatch.setattr("sys.stdin.readline", stopped)
    done = run("new", tmp_path / "uji")
    assert (done.code, "Traceback" in done.err) == (130, False)
    assert not (tmp_path / "uji").exists()
